"""An archive made from the data that another one published: downloads -> archive.toml, seeds/, corrections/, ledger.

Everything is made in a hidden folder beside the new archive, which takes its name at the end: a failure leaves nothing.
Only files with the names below are asked for, and only files with names of this program's own are written.
"""

import shutil
from pathlib import Path

from msgspec import Struct

from site_builder import config, corrections, permalinks
from site_builder.errors import SiteBuilderError
from site_builder.imports import articles, fixes, package
from site_builder.imports.places import Place, place

__all__ = ["Imported", "import_data"]


class Imported(Struct, frozen=True):
    """What was made."""

    folder: Path
    articles: int
    corrections: int
    addresses: int  # in the ledger
    reread: bool  # whether the data are of an older version, so that facts are found anew


def import_data(whence: str, folder: Path) -> Imported:
    """Make an archive in `folder` of the data published at `whence`, an address or a folder.

    Raises SiteBuilderError for data that cannot be read, that do not belong together or that cannot be an archive.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder}: is not empty; nothing was written. Name a new folder."
        raise SiteBuilderError(message)
    data = place(whence)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.parent / f".{folder.name}.importing"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    try:
        made = _filled(data, new)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return Imported(folder, *made)


def _filled(data: Place, new: Path) -> tuple[int, int, int, bool]:
    """Fill a new archive; return the articles, corrections and addresses, and whether facts are found anew."""
    package.write(data, new)
    count, reread = articles.write(data, new)
    corrected = fixes.write(data, new)
    addresses = _ledger(data, new)
    config.load(new)
    corrections.load(new)
    return count, corrected, addresses, reread


def _ledger(data: Place, new: Path) -> int:
    lines = list(data.lines(permalinks.NAME, optional=True))
    if not lines:
        return 0
    (new / permalinks.NAME).write_bytes(b"".join(lines))
    return len(permalinks.load(new))

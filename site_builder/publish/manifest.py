"""The list of every file that a build put into the output folder, with the hash of its bytes.

It is published as data/manifest.txt in the form that `sha256sum --check` reads, and says which files are the program's:
a file that it does not list is somebody else's and never touched.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder.errors import SiteBuilderError
from site_builder.publish.stage import FILE_MODE

MANIFEST = "data/manifest.txt"

_LINE = re.compile(r"([0-9a-f]{64})  ([^\0]+)")
_SHOWN = 10  # foreign files named in an error


def write(hashes: Mapping[str, str]) -> bytes:
    """Return the manifest of {path: sha256}, sorted by path."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode()


def read(site: Path) -> dict[str, str]:
    """Return {path: sha256} of a published folder; empty when it has no manifest that this program wrote."""
    try:
        lines = (site / MANIFEST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found = [_LINE.fullmatch(line) for line in lines]
    return {match[2]: match[1] for match in found if match} if all(found) else {}


def intact(site: Path, listed: Mapping[str, str]) -> dict[str, str]:
    """Return the part of a manifest whose files are there with the bytes that it lists."""
    return {path: sha256 for path, sha256 in listed.items() if digest(f"{site}/{path}") == sha256}


def digest(path: str) -> str | None:
    """Return the hash of a plain file with the usual permissions, None for anything else."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or stat.S_IMODE(status.st_mode) != FILE_MODE:
            return None
        with open(path, "rb") as file:  # noqa: PTH123  # once per file of a site
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def files(folder: Path) -> Iterator[str]:
    """Yield the path of everything below `folder` that is not a folder, relative to it, with "/"."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    yield path


def owned(site: Path) -> dict[str, str]:
    """Return the manifest of a folder that may be replaced: absent, empty, or holding nothing but listed files.

    Raises SiteBuilderError naming what is there besides.
    """
    if not os.path.lexists(site):
        return {}
    if not site.is_dir() or site.is_symlink():
        message = f"{site}: is not a folder; delete it, or choose another place with --output"
        raise SiteBuilderError(message)
    listed = read(site)
    foreign = sorted(path for path in files(site) if path not in listed and (path != MANIFEST or not listed))
    if foreign:
        raise SiteBuilderError(_refusal(site, foreign))
    return listed


def _refusal(site: Path, foreign: list[str]) -> str:
    names = "".join(f"\n  {path}" for path in foreign[:_SHOWN])
    more = f"\n  and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
    return (
        f"{site}: holds {len(foreign)} file(s) that no build put there; nothing was changed:{names}{more}\n"
        f"Move them away (files to publish belong into static/ of the archive), or choose another --output."
    )

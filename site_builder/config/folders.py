"""The sources that archive.toml names, and what holds for all articles of each."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from site_builder.config.given import GivenError, given
from site_builder.config.shapes import Folder, Sources
from site_builder.config.shaping import convert, table
from site_builder.config.written import File
from site_builder.model import Given


def folders(file: File, root: Path, tables: Mapping[str, object]) -> dict[str, Given]:
    """Return every source with what holds for it, from one [sources] table or several [[sources]]."""
    several = tables.get("sources")
    if isinstance(several, list):
        if not all(isinstance(one, dict) for one in several):
            file.fail("sources", "is a list of something else than tables; write [[sources]] on a line of its own")
        written = [convert(file, "sources", one, Folder, nth) for nth, one in enumerate(several, 1)]
        return {_source(file, root, one.path, n): _given(file, one, n) for n, one in enumerate(written, 1)}
    sources = convert(file, "sources", table(file, tables, "sources"), Sources)
    if not sources.paths:
        file.fail("sources.paths", 'is empty; name at least one folder: paths = ["seeds"]')
    of_all = _given(file, sources, 1)
    return {_source(file, root, path, 1, "paths"): of_all for path in sources.paths}


def _given(file: File, said: Sources | Folder, nth: int) -> Given:
    try:
        return given(said.outlet, said.province, said.author, said.tags, said.columns)
    except GivenError as error:
        file.fail(f"sources.{error.key}", str(error), nth)


def _source(file: File, root: Path, path: str, nth: int, key: str = "path") -> str:
    """Return the path in its plain form: relative to the archive, inside it, there."""
    plain = PurePosixPath(path)
    if not path.strip() or plain.is_absolute() or ".." in plain.parts or "\\" in path or "\0" in path:
        file.fail(
            f"sources.{key}",
            f'"{path}" leads to no folder inside the archive; name one that does, such as "seeds"',
            nth,
        )
    if not os.path.exists(root / plain):  # noqa: PTH110  # which holds for names too long to be there as well
        file.fail(f"sources.{key}", f'"{path}" is not there; create that folder or correct its name', nth)
    return str(plain)

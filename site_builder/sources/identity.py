"""The id of an article: its key, or else where it lies."""

from functools import lru_cache
from pathlib import PurePosixPath

from site_builder.model import Input


def path_id(item: Input) -> str:
    """Return the path without extension, relative to the source folder; a line of a .jsonl file adds its number."""
    directory, _, file = item.path.rpartition("/")
    dot = file.rfind(".")
    stem = file[:dot] if 0 < dot < len(file) - 1 else file  # as PurePath.stem
    name = _below(directory, item.folder) + stem
    return f"{name}-{item.line}" if item.line else name


@lru_cache
def _below(directory: str, folder: str) -> str:
    """Return the folders between a source folder and a file; none where the file itself is the source."""
    return "".join(f"{part}/" for part in PurePosixPath(directory).parts[len(PurePosixPath(folder).parts) :])

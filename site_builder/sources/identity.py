"""The id of an article: its key, or else where it lies."""

from functools import lru_cache
from pathlib import PurePosixPath

from site_builder.model import Input


def path_id(item: Input) -> str:
    """Return the path without extension, relative to the source folder; a line of a .jsonl file adds its number."""
    path = PurePosixPath(item.path)
    below = path.with_suffix("").parts[_depth(item.folder) :]
    name = "/".join(below) or path.stem  # a single file may be a source, too
    return f"{name}-{item.line}" if item.line else name


@lru_cache
def _depth(folder: str) -> int:
    return len(PurePosixPath(folder).parts)

"""The id of an article: its key, or else where it lies."""

from pathlib import PurePosixPath

from site_builder.model import Input


def path_id(item: Input) -> str:
    """Return the path without extension, relative to the source folder; a line of a .jsonl file adds its number."""
    path = PurePosixPath(item.path)
    depth = len(PurePosixPath(item.folder).parts)
    name = "/".join(path.with_suffix("").parts[depth:]) or path.stem  # a single file may be a source, too
    return f"{name}-{item.line}" if item.line else name

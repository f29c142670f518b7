"""The id of an article: its key, or else where it lies."""

from pathlib import PurePosixPath

from site_builder.model import Input


class Found(Input, frozen=True):
    """An input together with the source folder it was found in, to which its id is relative."""

    folder: str = ""  # relative to the archive, with "/"; "." for the archive itself


def path_id(item: Input) -> str:
    """Return the path without extension, relative to the source folder; a line of a .jsonl file adds its number."""
    path = PurePosixPath(item.path)
    parts = path.with_suffix("").parts
    # An input that has lost its folder on the way is taken to lie in a source folder right inside the archive.
    depth = len(PurePosixPath(item.folder).parts) if isinstance(item, Found) else min(1, len(parts) - 1)
    name = "/".join(parts[depth:])
    return f"{name}-{item.line}" if item.line else name

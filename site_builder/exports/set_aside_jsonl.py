"""data/set-aside.jsonl: the inputs that could not be read, with the reason."""

from collections.abc import Iterator

from site_builder.exports import jsonl
from site_builder.model import Archive, File
from site_builder.urls import DATA

PATH = f"{DATA}set-aside.jsonl"


def files(archive: Archive) -> Iterator[File]:
    """Yield the table, sorted by path and line."""
    yield File(
        PATH, jsonl.lines({"path": one.path, "line": one.line, "reason": str(one.reason)} for one in archive.set_aside)
    )

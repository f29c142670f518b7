"""What a result shows of each article, in files of a few articles; static/search/cards.js reads them.

Articles are numbered by date, oldest first, the undated before them, so that sorting by date is free and a new article
changes the last file only.  A file is a JSON array of [id, address, title, date or "", first words].  Files lie in
folders of `FOLDER` files; a folder's name changes when a file in it does, so no cache can mix two builds.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from msgspec import json

from site_builder.model import Record

FOLDER = 64
_FEW, _FILES = 4, 6_000  # articles a file; files at most, for which larger archives give more articles to each


class Folder(NamedTuple):
    """The files of one folder under their number in the whole row of files."""

    name: str
    files: list[tuple[int, bytes]]


def numbered(records: Sequence[Record]) -> list[Record]:
    """Return the records in the order of their numbers."""
    return sorted(records, key=lambda record: (record.date or "", record.id))


def size(articles: int) -> int:
    """Return how many articles share a file."""
    return max(_FEW, -(-articles // _FILES))


def folders(records: Sequence[Record]) -> Iterator[Folder]:
    """Yield the folders of the cards of numbered records."""
    few = size(len(records))
    contents = [_content(records[i : i + few]) for i in range(0, len(records), few)]
    for i in range(0, len(contents), FOLDER):
        files = contents[i : i + FOLDER]
        yield Folder(f"{crc32(b''.join(files)):08x}", [*enumerate(files, i)])


def _content(records: Sequence[Record]) -> bytes:
    return json.encode([(r.id, r.url, r.title, r.date or "", r.lead) for r in records])

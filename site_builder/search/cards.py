"""What a result shows of each article, in files of a few articles; static/search/cards.js reads them.

Articles are numbered by date, oldest first, the undated before them, so that sorting by date is free and a new article
changes the last file only.  A file is a JSON array of [id, address, title, date or "", text].  In archives of up to
`WHOLE` articles each has its own file with its text, so that results show words in their context; in larger ones, where
a file is shared, only its first words.

Files lie in folders of `FOLDER` files; a folder's name changes when a file in it does, so no cache can mix two builds.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from msgspec import json

from site_builder.model import Record

FOLDER = 64
WHOLE = 11_000  # so that there are fewer than 15,000 files
_LONGEST = 6_000  # characters of a text: beyond, what is found is rarely what was looked for
_FEW, _FILES = 4, 5_000  # articles a file of larger archives; files at most, for which still larger ones share more


class Folder(NamedTuple):
    """The files of one folder under their number in the whole row of files."""

    name: str
    files: list[tuple[int, bytes]]


def numbered(records: Sequence[Record]) -> list[Record]:
    """Return the records in the order of their numbers."""
    return sorted(records, key=lambda record: (record.date or "", record.id))


def size(articles: int) -> int:
    """Return how many articles share a file."""
    return 1 if articles <= WHOLE else max(_FEW, -(-articles // _FILES))


def folders(records: Sequence[Record], texts: Sequence[str]) -> Iterator[Folder]:
    """Yield the folders of the cards of numbered records; `texts`: of each its text, or none to give first words."""
    few = size(len(records))
    shown = [_shown(r, texts[i]) for i, r in enumerate(records)] if texts else [r.lead for r in records]
    contents = [_content(records[i : i + few], shown[i : i + few]) for i in range(0, len(records), few)]
    for i in range(0, len(contents), FOLDER):
        files = contents[i : i + FOLDER]
        yield Folder(f"{crc32(b''.join(files)):08x}", [*enumerate(files, i)])


def _shown(record: Record, text: str) -> str:
    """Return what an excerpt may be taken from."""
    return text[:_LONGEST] or record.lead


def _content(records: Sequence[Record], shown: Sequence[str]) -> bytes:
    rows = zip(records, shown, strict=True)
    return json.encode([(r.id, r.url, r.title, r.date or "", text) for r, text in rows])

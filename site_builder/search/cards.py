"""What a result shows of each article, in files of a few articles; static/search/cards.js reads them.

A file is a JSON array of [id, address, title, date or "", text], or 0 for a number that no article has.  In archives
of up to `WHOLE` articles each has its own file with its text, so that results show words in their context; in larger
ones, where a file is shared, only its first words.

Files lie in folders of `FOLDER` files; a folder's name changes when a file in it does, so no cache can mix two builds.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import groupby, pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from msgspec import Struct, json

from site_builder.model import File, Source
from site_builder.search.numbering import Numbering

FOLDER = 128
WHOLE = 11_000  # so that there are fewer than 15,000 files
NONE = "00000000"  # a folder without files
_LONGEST = 6_000  # characters of a text: beyond, what is found is rarely what was looked for
_FILES = 5_000  # files at most, for which larger archives share them


class Entry(Struct, gc=False):
    """What a card shows of an article, and where its text comes from."""

    id: str
    url: str
    title: str
    source: Source
    date: str | None
    lead: str


class Cards(NamedTuple):
    """How the cards are laid out."""

    per_file: int  # numbers that share a file
    whole: bool  # whether cards show texts instead of first words


class Folder(Struct, frozen=True):
    """The articles of one folder, and what its content follows from."""

    place: int
    first: int  # of its articles among all, oldest first; and the end of the last
    end: int
    key: str


def layout(numbering: Numbering) -> Cards:
    """Return how the cards of an archive are laid out."""
    whole = len(numbering.numbers) <= WHOLE
    return Cards(1 if whole else max(4, -(-numbering.space // _FILES)), whole)


def folders(numbering: Numbering, cards: Cards) -> Iterator[Folder]:
    """Yield the folders that have files."""
    numbers = np.array(numbering.numbers, np.int64)
    places, first = np.unique(numbers // (cards.per_file * FOLDER), return_index=True)
    bounds = [*first.tolist(), numbers.size]
    for place, (i, j) in zip(places.tolist(), pairwise(bounds), strict=True):
        yield Folder(place, i, j, _key(numbering, cards, place, i, j))


def _key(numbering: Numbering, cards: Cards, place: int, first: int, end: int) -> str:
    """Return what the content of a folder follows from, as a hash."""
    key, digests = blake2b(json.encode((cards, place)), digest_size=16), numbering.records.digests()
    key.update(numbering.numbers[first:end].tobytes())
    key.update(b"".join([digests[place] for place in numbering.places[first:end]]))
    return key.hexdigest()


def names(made: Iterable[tuple[int, str]]) -> str:
    """Return the names of all folders end to end, of some of which the place and the name are given."""
    known = dict(made)
    return "".join(known.get(place, NONE) for place in range(max(known, default=-1) + 1))


def paths(name: str, numbering: Numbering, folder: Folder, cards: Cards) -> list[str]:
    """Return the paths of a folder's files."""
    numbers = numbering.numbers[folder.first : folder.end]
    return [_path(name, file) for file in sorted({number // cards.per_file for number in numbers})]


def files(numbering: Numbering, folder: Folder, cards: Cards, text: Callable[[Entry], str]) -> tuple[str, list[File]]:
    """Return a folder's name and files; `text` gives an article's text."""
    contents = []
    for file, group in groupby(
        numbering.told(Entry, folder.first, folder.end), key=lambda row: row[0] // cards.per_file
    ):
        rows: list[object] = [0] * cards.per_file
        for number, record in group:
            rows[number % cards.per_file] = _shown(record, text(record)[:_LONGEST] if cards.whole else record.lead)
        contents.append((file, json.encode(rows)))
    name = f"{crc32(json.encode([(file, crc32(content)) for file, content in contents])):08x}"
    return name, [File(_path(name, file), content) for file, content in contents]


def _path(name: str, file: int) -> str:
    return f"search/cards/{name}/{file}.json"


def _shown(r: Entry, text: str) -> tuple[str, str, str, str, str]:
    return r.id, r.url, r.title, r.date or "", text

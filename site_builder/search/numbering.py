"""The articles' numbers: by date, with room between them.

Numbers rise with the date, so that sorting by date is free and a month is a range of numbers.  About every other number
of a month is free, and what stands where follows from the articles themselves.  So one article more takes a free number
near its day and moves at most a few neighbours; were there no room, all later articles would move, and with them every
file of the index.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar
from zlib import crc32

from msgspec import Struct

from site_builder.model import Record, Source
from site_builder.packed import Packed, packed

T = TypeVar("T")

_ROOM = 5 / 3  # numbers for an article, at least
_LEAST = 16  # numbers of a month
_DAYS = 31
_CODES = 1 << 32


class Province(Struct, gc=False):
    """The province that an article is about."""

    key: str
    name: str


class Entry(Struct, gc=False):
    """What the index needs to know of a record, besides its words."""

    id: str
    source: Source
    date: str | None
    province: Province | None


class _Dated(Struct, gc=False):
    id: str
    date: str | None


class Numbering(NamedTuple):
    """The articles, oldest first, the undated before them; the number of each, rising; and what each month takes."""

    records: Packed[Record]  # in any order
    places: "array[int]"  # of each article among them
    numbers: "array[int]"
    months: list[tuple[str, int]]  # ("2024-05", numbers), in order; "" for the undated

    def told(self, kind: type[T], first: int = 0, end: int | None = None) -> Iterator[tuple[int, T]]:
        """Yield the number of each article, or of those from one to another, and what a kind of fewer fields has."""
        tell, rows = self.records.teller(kind), slice(first, end)
        for place, number in zip(self.places[rows], self.numbers[rows], strict=True):
            yield number, tell(place)

    @property
    def space(self) -> int:
        """Return how many numbers there are, free ones among them."""
        return sum(room for _, room in self.months)


def numbered(records: Iterable[Record]) -> Numbering:
    """Return the numbers of records, in whatever order they are given."""
    known = packed(Record, records)
    found = Numbering(known, array("I"), array("I"), [])
    base = 0
    keyed = sorted((r.date or "", crc32(r.id.encode()), r.id, place) for place, r in enumerate(known.told(_Dated)))
    if keyed and keyed[0][0]:
        found.months.append(("", _LEAST))  # for the first one without a date
        base = _LEAST
    for month, group in groupby(keyed, key=lambda row: row[0][:7]):
        inside = [*group]
        room = _room(len(inside))
        found.places.extend(place for *_, place in inside)
        found.numbers.extend(base + place for place in _places([_wish(*row[:2]) for row in inside], room))
        found.months.append((month, room))
        base += room
    return found


def _wish(date: str, code: int) -> float:
    """Return where in its month an article would stand, from 0 to 1."""
    return ((int(date[8:]) - 1 if date else 0) + code / _CODES) / (_DAYS if date else 1)


def _room(articles: int) -> int:
    """Return how many numbers a month takes: 16, 24, 32, 48, 64 and so on, so that it rarely changes."""
    room = _LEAST
    while room < articles * _ROOM:
        room = room * 3 // 2 if room & (room - 1) == 0 else room * 4 // 3
    return room


def _places(wishes: Sequence[float], room: int) -> list[int]:
    """Return a place for each of rising wishes: the nearest free one after those before it, or before the end."""
    places: list[int] = []
    for wish in wishes:
        places.append(max(int(wish * room), places[-1] + 1 if places else 0))
    last = room
    for i in range(len(places) - 1, -1, -1):
        last = places[i] = min(places[i], last - 1)
    return places

"""The articles' numbers: by date, with room between them.

Numbers rise with the date, so that sorting by date is free and a month is a range of numbers.  About every other number
of a month is free, and what stands where follows from the articles themselves.  So one article more takes a free number
near its day and moves at most a few neighbours; were there no room, all later articles would move, and with them every
file of the index.
"""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.memo import Memo
from site_builder.model import Record, Source
from site_builder.packed import Packed
from site_builder.search.listed import Articles, listed

T = TypeVar("T")

_ROOM = 5 / 3  # numbers for an article, at least
_LEAST = 16  # numbers of a month
_DAYS = 31
_CODE = 32  # bits of a checksum
_CODES = 1 << _CODE


class Entry(Struct, gc=False):
    """What is asked of a single article."""

    id: str
    source: Source


class Numbering(NamedTuple):
    """The articles, oldest first, the undated before them; the number of each, rising; and what each month takes."""

    articles: Articles  # in any order
    places: "array[int]"  # of each article among them
    numbers: "array[int]"
    months: list[tuple[str, int]]  # ("2024-05", numbers), in order; "" for the undated

    def told(self, kind: type[T], first: int = 0, end: int | None = None) -> Iterator[tuple[int, T]]:
        """Yield the number of each article, or of those from one to another, and what a kind of fewer fields has."""
        tell, rows = self.records.teller(kind), slice(first, end)
        for place, number in zip(self.places[rows], self.numbers[rows], strict=True):
            yield number, tell(place)

    @property
    def records(self) -> Packed[Record]:
        """Return the articles' records."""
        return self.articles.records

    @property
    def space(self) -> int:
        """Return how many numbers there are, free ones among them."""
        return sum(room for _, room in self.months)


def numbered(records: Iterable[Record], memo: Memo | None = None) -> Numbering:
    """Return the numbers of records, in whatever order they are given."""
    articles = listed(records, memo or Memo())
    order = _order(articles)
    day, code = articles.days[order].astype(np.int64), articles.codes[order]
    wishes = np.where(day, day % 100 - 1, 0) + code / _CODES
    wishes /= np.where(day, _DAYS, 1)
    # One without a date is expected, so that the first moves no other.
    months = [("", _LEAST)] if day.size and day[0] else []
    base = sum(room for _, room in months)
    numbers = [np.empty(0, np.int64)]
    for month, first, end in _months(day):
        room = _room(end - first)
        numbers.append(base + _places(wishes[first:end], room))
        months.append((month, room))
        base += room
    return Numbering(articles, _array(order), _array(np.concatenate(numbers)), months)


def _order(articles: Articles) -> NDArray[np.int64]:
    """Return the places of articles by date, then by the checksum of the id, then by the id."""
    days, codes, ids = articles.days, articles.codes, articles.ids
    order = np.argsort(days.astype(np.int64) << _CODE | codes, kind="stable")
    equal = np.flatnonzero((np.diff(days[order]) == 0) & (np.diff(codes[order]) == 0))
    if equal.size:  # hardly ever
        order = np.array(sorted(order.tolist(), key=lambda at: (days[at], codes[at], ids[at], at)), np.int64)
    return order


def _months(day: NDArray[np.int64]) -> Iterator[tuple[str, int, int]]:
    """Yield each month of rising days, and where among them it begins and ends."""
    month, first = np.unique(day // 100, return_index=True)
    for one, i, j in zip(month.tolist(), first.tolist(), [*first[1:].tolist(), day.size], strict=False):
        yield f"{one // 100:04}-{one % 100:02}" if one else "", i, j


def _array(numbers: NDArray[np.int64]) -> "array[int]":
    found = array("I")
    found.frombytes(numbers.astype(np.uintc).tobytes())
    return found


def _room(articles: int) -> int:
    """Return how many numbers a month takes: 16, 24, 32, 48, 64 and so on, so that it rarely changes."""
    room = _LEAST
    while room < articles * _ROOM:
        room = room * 3 // 2 if room & (room - 1) == 0 else room * 4 // 3
    return room


def _places(wishes: NDArray[np.float64], room: int) -> NDArray[np.int64]:
    """Return a place for each of rising wishes: the nearest free one after those before it, or before the end."""
    before = np.arange(wishes.size)
    places = np.maximum.accumulate((wishes * room).astype(np.int64) - before)
    last = np.minimum.accumulate(places[::-1])[::-1]
    return np.minimum(last, room - wishes.size) + before

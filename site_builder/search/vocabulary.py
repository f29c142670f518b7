"""All words of the archive, in the order in which the index lists them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.search.columns import Numbers, Strings
from site_builder.search.marks import marks
from site_builder.text.fold import fold

T = TypeVar("T")
_SHARED = 15  # bytes of a common beginning that are worth finding


class Vocabulary(Struct, frozen=True, array_like=True):
    """Distinct words, sorted by their folded form as JavaScript compares strings, then by spelling."""

    exact: list[str]
    folded: list[str]  # of each
    marks: list[bytes]  # what tells each from its folded form
    ids: list[int]  # of each, a number that it keeps when there are more


class Order(NamedTuple):
    """What follows from a vocabulary, as columns."""

    words: Vocabulary
    folded: list[str]  # sorted, distinct
    group: Numbers  # of each exact word: the number of its folded form
    start: Numbers  # of each folded form: its first exact word; one more at the end
    marks: Strings  # after an empty one
    plain: Strings  # every folded form, after an empty one
    crc: Numbers  # of every folded form, after that of nothing
    ids: NDArray[np.uint32]  # of each exact word
    rank: NDArray[np.uint32]  # of each id: the place of its word


EMPTY = Vocabulary([], [], [], [])


def grown(old: Vocabulary, words: Iterable[str]) -> Vocabulary:
    """Return a vocabulary with more words."""
    more = sorted((utf16(fold(w)), utf16(w), w) for w in set(words).difference(old.exact))
    there = range(len(old.exact))
    places = [bisect_left(there, row[:2], key=lambda n: (utf16(old.folded[n]), utf16(old.exact[n]))) for row in more]
    new = [word for *_, word in more]
    return Vocabulary(
        _inserted(old.exact, places, new),
        _inserted(old.folded, places, [*map(fold, new)]),
        _inserted(old.marks, places, [*map(marks, new)]),
        _inserted(old.ids, places, [*range(len(old.exact), len(old.exact) + len(new))]),
    )


def _inserted(column: list[T], places: Sequence[int], values: Sequence[T]) -> list[T]:
    """Return a list with values before those that stand at rising places."""
    out: list[T] = []
    last = 0
    for place, value in zip(places, values, strict=True):
        out += column[last:place]
        out.append(value)
        last = place
    return out + column[last:]


def ordered(words: Vocabulary) -> Order:
    """Return the columns of a vocabulary."""
    ids = np.array(words.ids, np.uint32)
    distinct = [*dict.fromkeys(words.folded)]
    place = {form: n for n, form in enumerate(distinct)}
    group = np.fromiter(map(place.__getitem__, words.folded), np.int64, len(words.folded))
    return Order(
        words=words,
        folded=distinct,
        group=group,
        start=np.searchsorted(group, np.arange(len(distinct) + 1)),
        marks=Strings([b"", *words.marks]),
        plain=Strings([b"", *(form.encode() for form in distinct)], _SHARED),
        crc=np.array([0, *(crc32(form.encode()) for form in distinct)], np.int64),
        ids=ids,
        rank=np.argsort(ids).astype(np.uint32),
    )


def utf16(s: str) -> bytes:
    """Return a key that sorts as JavaScript compares strings."""
    return s.encode("utf-16-be", "surrogatepass")

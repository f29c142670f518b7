"""All words of the archive, in the order in which the index lists them."""

from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.search.columns import Numbers, Strings
from site_builder.search.marks import marks
from site_builder.text.fold import fold

_SHARED = 15  # bytes of a common beginning that are worth finding


class Vocabulary(Struct, frozen=True, array_like=True):
    """Distinct words, sorted by their folded form as JavaScript compares strings, then by spelling."""

    exact: list[str]
    folded: list[str]  # of each
    marks: list[bytes]  # what tells each from its folded form


class Order(NamedTuple):
    """What follows from a vocabulary, as columns."""

    words: Vocabulary
    folded: list[str]  # sorted, distinct
    group: Numbers  # of each exact word: the number of its folded form
    start: Numbers  # of each folded form: its first exact word; one more at the end
    marks: Strings  # after an empty one
    plain: Strings  # every folded form, after an empty one
    crc: Numbers  # of every folded form, after that of nothing


EMPTY = Vocabulary([], [], [])


def grown(old: Vocabulary, words: Iterable[str]) -> tuple[Vocabulary, NDArray[np.uint32]]:
    """Return a vocabulary with more words, and for each of the old ones its place there."""
    more = [(utf16(fold(w)), utf16(w), w) for w in set(words).difference(old.exact)]
    if not more:
        return old, np.arange(len(old.exact), dtype=np.uint32)
    rows = [(utf16(f), utf16(w), w, f, m) for w, f, m in zip(old.exact, old.folded, old.marks, strict=True)]
    rows.extend((f, key, w, fold(w), marks(w)) for f, key, w in more)
    order = sorted(range(len(rows)), key=rows.__getitem__)
    place = np.empty(len(rows), np.uint32)
    place[order] = np.arange(len(rows))
    new = Vocabulary(*(list(column) for column in zip(*((rows[i][2:]) for i in order), strict=True)))
    return new, place[: len(old.exact)]


def ordered(words: Vocabulary) -> Order:
    """Return the columns of a vocabulary."""
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
    )


def utf16(s: str) -> bytes:
    """Return a key that sorts as JavaScript compares strings."""
    return s.encode("utf-16-be", "surrogatepass")

"""All words of the archive, in the order in which the index lists them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.search.columns import Numbers, Strings, starts
from site_builder.search.marks import marks
from site_builder.text.fold import fold

T = TypeVar("T")
_SHARED = 15  # bytes of a common beginning that are worth finding
_U4 = np.dtype("<u4")


class Vocabulary(Struct, frozen=True, array_like=True):
    """Distinct words, sorted by their folded form as JavaScript compares strings, then by spelling.

    As columns, of which few bytes differ when there are some words more; all numbers are "<u4".
    """

    exact: str = ""  # a line each
    group: bytes = b""  # of each, the number of its folded form
    ids: bytes = b""  # of each, a number that it keeps when there are more
    marks: bytes = b""  # what tells each from its folded form, end to end
    marked: bytes = b""  # bytes that these take
    folded: str = ""  # the folded forms, a line each
    crc: bytes = b""  # of each form


class Order(NamedTuple):
    """What follows from a vocabulary."""

    words: Vocabulary
    exact: list[str]
    folded: list[str]  # sorted, distinct
    group: Numbers  # of each exact word: the number of its folded form
    marks: Strings  # after an empty one
    plain: Strings  # every folded form, after an empty one
    crc: Numbers  # of every folded form, after that of nothing
    ids: NDArray[np.uint32]  # of each exact word
    rank: NDArray[np.uint32]  # of each id: the place of its word


EMPTY = Vocabulary()


def grown(old: Vocabulary, words: Iterable[str]) -> Vocabulary:
    """Return a vocabulary with more words."""
    exact = _lines(old.exact)
    new = sorted((utf16(fold(w)), utf16(w), w) for w in set(words).difference(exact))
    if not new:
        return old
    forms, group = _lines(old.folded), np.frombuffer(old.group, _U4)
    there = range(len(exact))
    places = [bisect_left(there, row[:2], key=lambda n: (utf16(forms[group[n]]), utf16(exact[n]))) for row in new]
    added = [word for *_, word in new]
    folded = [*map(fold, added)]
    known = {*forms}.intersection(folded)
    other = [form for form in dict.fromkeys(folded) if form not in known]
    where = [bisect_left(forms, utf16(form), key=utf16) for form in other]
    every = _inserted(forms, where, other)
    number = {form: n for n, form in enumerate(every)}
    moved = group + np.searchsorted(where, group, "right").astype(_U4)
    told = [*map(marks, added)]
    begins = starts(np.frombuffer(old.marked, _U4))[places].tolist()
    return Vocabulary(
        "\n".join(_inserted(exact, places, added)),
        _more(moved, places, [number[form] for form in folded]),
        _more(np.frombuffer(old.ids, _U4), places, range(len(exact), len(exact) + len(added))),
        b"".join(_spliced(old.marks, begins, told)),
        _more(np.frombuffer(old.marked, _U4), places, [*map(len, told)]),
        "\n".join(every),
        _more(np.frombuffer(old.crc, _U4), where, [crc32(form.encode()) for form in other]),
    )


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _more(column: NDArray[np.uint32], places: Sequence[int], values: Sequence[int]) -> bytes:
    """Return a column as bytes, with values before those that stand at rising places."""
    return np.insert(column, places, np.array(values, _U4)).astype(_U4).tobytes()


def _inserted(column: list[T], places: Sequence[int], values: Sequence[T]) -> list[T]:
    """Return a list with values before those that stand at rising places."""
    out: list[T] = []
    last = 0
    for place, value in zip(places, values, strict=True):
        out += column[last:place]
        out.append(value)
        last = place
    return out + column[last:]


def _spliced(data: bytes, places: Sequence[int], values: Sequence[bytes]) -> Iterator[bytes]:
    """Yield bytes and the values before those that stand at rising places."""
    for value, (i, j) in zip(values, pairwise((0, *places)), strict=True):
        yield data[i:j]
        yield value
    yield data[places[-1] :]


def ordered(words: Vocabulary) -> Order:
    """Return what follows from a vocabulary."""
    ids, folded = np.frombuffer(words.ids, _U4), _lines(words.folded)
    rank = np.empty(ids.size, np.uint32)
    rank[ids] = np.arange(ids.size)
    return Order(
        words=words,
        exact=_lines(words.exact),
        folded=folded,
        group=np.frombuffer(words.group, _U4).astype(np.int64),
        marks=Strings(words.marks, np.append(0, np.frombuffer(words.marked, _U4))),
        plain=Strings(words.folded.replace("\n", "").encode(), _sizes(words.folded), _SHARED),
        crc=np.append(0, np.frombuffer(words.crc, _U4)).astype(np.int64),
        ids=ids,
        rank=rank,
    )


def _sizes(lines: str) -> Numbers:
    """Return how many bytes each line takes, after an empty one."""
    ends = np.flatnonzero(np.frombuffer(lines.encode() + b"\n", np.uint8) == ord("\n"))
    sizes: Numbers = np.diff(ends, prepend=-1) - 1
    return np.append(0, sizes if lines else sizes[:0])


def utf16(s: str) -> bytes:
    """Return a key that sorts as JavaScript compares strings."""
    return s.encode("utf-16-be", "surrogatepass")

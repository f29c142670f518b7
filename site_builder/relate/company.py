"""Who appears with whom: officials named in the same articles.

An article that names n officials counts 1 / (n - 1) for each pair, so that a long list of guests weighs no more for
each of them than a meeting of two.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from operator import itemgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.model import Companion, Record
from site_builder.packed import packed

CLOSEST = 20  # companions kept for each official
CROWD = 60  # officials in one article from which it says nothing about pairs

_ONE = 10**12  # weights are added as whole numbers, whose sum no order changes
_DIGITS = 6
_HALF = 32  # bits of one official in a pair

Numbers = NDArray[np.int64]


class _Named(Struct, gc=False):
    key: str | None


class _Names(Struct, gc=False):
    people: tuple[_Named, ...]


def companions(records: Iterable[Record]) -> dict[str, tuple[Companion, ...]]:
    """Return, for each official's key, the closest companions, closest first."""
    numbers: dict[str, int] = {}
    pair, weight = array("q"), array("q")
    for one in packed(Record, records).told(_Names):
        keys = dict.fromkeys(numbers.setdefault(who.key, len(numbers)) for who in one.people if who.key)
        if 1 < len(keys) <= CROWD:
            both = [number for a, b in combinations(keys, 2) for number in (a << _HALF | b, b << _HALF | a)]
            pair.extend(both)
            weight.extend([_ONE // (len(keys) - 1)] * len(both))
    names = [*numbers]
    summed = _summed(np.frombuffer(pair, np.int64), np.frombuffer(weight, np.int64))
    return {names[key]: _closest(names, others) for key, others in groupby(summed, key=itemgetter(0))}


def _summed(pair: Numbers, weight: Numbers) -> Iterator[tuple[int, int, int, int]]:
    """Yield each official with each companion, the articles of both and their weight, in order of officials."""
    if not len(pair):
        return
    order = np.argsort(pair, kind="stable")
    pair, weight = pair[order], weight[order]
    starts = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]]))
    counts = np.diff(starts, append=len(pair))
    once, total = pair[starts], np.add.reduceat(weight, starts)
    rows = (once >> _HALF, once & ((1 << _HALF) - 1), counts, total)
    yield from zip(*(row.tolist() for row in rows), strict=True)


def _closest(names: Sequence[str], others: Iterable[tuple[int, int, int, int]]) -> tuple[Companion, ...]:
    known = (Companion(names[other], n, round(total / _ONE, _DIGITS)) for _, other, n, total in others)
    return tuple(sorted(known, key=lambda c: (-c.weight, -c.articles, c.key))[:CLOSEST])

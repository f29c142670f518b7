"""Who appears with whom: officials named in the same articles.

An article that names n officials counts 1 / (n - 1) for each pair, so that a long list of guests weighs no more for
each of them than a meeting of two.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.numbered import Numbers, joined
from site_builder.packed import SIZE, digest

CLOSEST = 20  # companions kept for each official
CROWD = 60  # officials in one article from which it says nothing about pairs

_ONE = 10**12  # weights are added as whole numbers, whose sum no order changes
_DIGITS = 6
_MOST = 1 << 31  # articles
_HALF = 32  # bits of one official in a pair


class Company(Struct, frozen=True):
    """The closest companions of all officials, by number: those of each together, closest first."""

    edges: Numbers  # where those of each begin, and where the last end
    other: Numbers
    articles: Numbers  # of both
    weight: NDArray[np.float64]

    def of(self, person: int) -> Iterator[tuple[int, int, float]]:
        """Yield the companions of one, each with the number of articles and the weight."""
        part = slice(*self.edges[person : person + 2].tolist())
        return zip(self.other[part].tolist(), self.articles[part].tolist(), self.weight[part].tolist(), strict=True)

    def told(self, keys: Sequence[str]) -> list[bytes]:
        """Return, for each official, all of that as bytes; `keys`: of all officials."""
        others, place = np.unique(self.other, return_inverse=True)
        digests = b"".join(digest(keys[other].encode()) for other in others.tolist())
        rows = np.empty(len(place), [("who", f"V{SIZE}"), ("articles", "<i8"), ("weight", "<f8")])
        rows["who"], rows["articles"] = np.frombuffer(digests, f"V{SIZE}")[place], self.articles
        rows["weight"] = self.weight
        data, width = rows.tobytes(), rows.dtype.itemsize
        return [data[start * width : end * width] for start, end in pairwise(self.edges.tolist())]


def companions(article: Numbers, person: Numbers, people: int) -> Company:
    """Return the closest companions of so many officials, numbered in the order of their keys.

    `article`, `person`: who is named where, in the order of articles.
    """
    pair, weight = _pairs(article, person)
    order = np.argsort(pair, kind="stable")
    pair, weight = pair[order], weight[order]
    starts = np.flatnonzero(np.diff(pair, prepend=-1))
    pair, articles = pair[starts], np.diff(starts, append=len(pair))
    totals, place = np.unique(np.add.reduceat(weight, starts) if len(starts) else weight, return_inverse=True)
    weights, rank = np.unique([round(total / _ONE, _DIGITS) for total in totals.tolist()], return_inverse=True)
    one, other, rank = pair >> _HALF, pair & ((1 << _HALF) - 1), rank[place]
    order = np.lexsort((_MOST - articles << _HALF | other, one << _HALF | len(weights) - rank))
    nth = np.arange(len(one)) - np.searchsorted(one, one)
    order = order[nth < CLOSEST]
    edges = np.searchsorted(one[order], np.arange(people + 1))
    return Company(edges, other[order], articles[order], weights[rank[order]])


def _pairs(article: Numbers, person: Numbers) -> tuple[Numbers, Numbers]:
    """Return each official with each other one in the same article, packed into one number, and what that weighs."""
    named = np.unique(article << _HALF | person)
    where, who = named >> _HALF, named & ((1 << _HALF) - 1)
    starts = np.flatnonzero(np.diff(where, prepend=-1))
    sizes = np.diff(starts, append=len(where))
    pairs, weights = list[Numbers](), list[Numbers]()
    for size in (size for size in np.unique(sizes).tolist() if 1 < size <= CROWD):
        rows = who[starts[sizes == size][:, None] + np.arange(size)]
        a, b = np.nonzero(~np.eye(size, dtype=bool))
        pairs.append((rows[:, a] << _HALF | rows[:, b]).ravel())
        weights.append(np.full(len(pairs[-1]), _ONE // (size - 1), np.int64))
    return joined(pairs), joined(weights)

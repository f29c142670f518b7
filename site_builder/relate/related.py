"""Which articles a reader may want next: those that share officials, districts and communes, close in time.

What few articles share weighs more: a point less for each doubling of their number.  So weights are whole numbers,
which add up to the same in any order, and depend on how many share a feature alone: another article elsewhere in the
archive changes nothing.  Each article is compared only with its nearest neighbours in time under each shared feature,
so the work grows with the number of articles, not with its square.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.numbered import Numbers, joined, told
from site_builder.packed import SIZE
from site_builder.relate.mentions import Mentions

SHOWN = 6
NEIGHBOURS = 12  # articles to each side in time that are looked at under one feature
HEAVIEST = 14  # points of a feature that one article has; each doubling takes one away, down to one point

Wide = NDArray[np.uint64]

# Pairs are packed into numbers of 64 bits, so that sorting numbers sorts pairs: bits of a place in time, and of points.
_PLACE, _POINTS = 22, 18
_PLACES, _MOST = np.uint64((1 << _PLACE) - 1), np.uint64((1 << _POINTS) - 1)
_ONE, _LAST = np.uint64(1), np.uint64(1 + _PLACE + _POINTS)


class Related(Mapping[str, tuple[str, ...]]):
    """The articles closest to each that has any: ids by id, closest first, made when they are asked for."""

    def __init__(self, ids: Sequence[str], near: Numbers, others: Numbers) -> None:
        """`ids`: of articles, sorted; `near`, `others`: places of articles among them, `near` in ascending order."""
        self._ids, self._others = ids, others
        self._edges = np.searchsorted(near, np.arange(len(ids) + 1))

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """Return the ids of the articles closest to one."""
        place = bisect_left(self._ids, key)
        if place == len(self._ids) or self._ids[place] != key or self._edges[place] == self._edges[place + 1]:
            raise KeyError(key)
        return tuple(self._ids[other] for other in self._others[slice(*self._edges[place : place + 2])].tolist())

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of those that have any."""
        return compress(self._ids, np.diff(self._edges).tolist())

    def __len__(self) -> int:
        """Return how many have any."""
        return int(np.count_nonzero(np.diff(self._edges)))

    def told(self, digests: Sequence[bytes]) -> Mapping[str, bytes]:
        """Return, for each article, the digests of those closest to it, end to end; `digests`: of all articles."""
        all_, edges = told(digests, self._others), (self._edges * SIZE).tolist()
        return {id_: all_[start:end] for id_, (start, end) in zip(self._ids, pairwise(edges), strict=True)}


def related(of: Mentions, who: Numbers, same: Mapping[str, Sequence[str]]) -> Related:
    """Return, for each article that has any, the ids of the articles closest to it, closest first.

    Of equally close ones the nearest in time comes first, and the earlier of two.  `of`: of articles sorted by id;
    `who`: numbers of the officials who are mentioned; `same`: articles that carry the same report, which are left out:
    they are listed apart.
    """
    days = [day or "" for day in of.days]
    in_time = np.array(sorted(range(len(days)), key=days.__getitem__), np.int64)
    rank = np.argsort(in_time)
    feature, article = joined([of.unit, who + of.units]), joined([of.unit_in, of.article])
    apart = _places([of.ids[place] for place in in_time.tolist()], same)
    near, others = _best(*_apart(*_scored(*_shared(feature, rank[article])), apart))
    here = in_time[near.astype(np.int64)]
    order = np.argsort(here, kind="stable")
    return Related(of.ids, here[order], in_time[others.astype(np.int64)][order])


def _places(ids: Sequence[str], same: Mapping[str, Sequence[str]]) -> Wide:
    """Return the pairs of articles with the same report, the earlier first, each packed into one number."""
    place = {id_: place for place, id_ in enumerate(ids) if id_ in same}
    pairs = {(place[a], place[b]) for a, others in same.items() for b in others}
    return np.array([a << _PLACE | b for a, b in pairs if a < b], np.uint64)


def _shared(feature: Numbers, place: Numbers) -> tuple[Wide, Wide, Wide]:
    """Return earlier and later place and points, for each feature that two neighbours in time share.

    `feature`, `place`: the features of the articles, and the places of these in time.
    """
    pair = np.unique(feature << _PLACE | place)
    feature, place_of = pair >> _PLACE, (pair & int(_PLACES)).astype(np.uint64)
    points = np.maximum(1, HEAVIEST - np.log2(np.maximum(1, np.bincount(feature))).astype(np.int64))[feature]
    pairs = [(np.flatnonzero(feature[:-step] == feature[step:]), step) for step in range(1, NEIGHBOURS + 1)]
    first = np.concatenate([at for at, _ in pairs])
    second = np.concatenate([at + step for at, step in pairs])
    return place_of[first], place_of[second], points[first].astype(np.uint64)


def _scored(a: Wide, b: Wide, points: Wide) -> tuple[Wide, Wide]:
    """Return each pair once, packed into one number, with all its points."""
    packed = np.sort(a << np.uint64(_PLACE + _POINTS) | b << np.uint64(_POINTS) | points)
    pair = packed >> np.uint64(_POINTS)
    starts = _starts(pair)
    total = np.add.reduceat(packed & _MOST, starts) if len(starts) else packed
    return pair[starts], np.minimum(total, _MOST)


def _apart(pair: Wide, points: Wide, same: Wide) -> tuple[Wide, Wide]:
    """Leave pairs out."""
    others = ~np.isin(pair, same)
    return pair[others], points[others]


def _best(pair: Wide, points: Wide) -> tuple[Wide, Wide]:
    """Return each article with each of those closest to it, closest first, as places in time."""
    a, b = pair >> np.uint64(_PLACE), pair & _PLACES
    rest = (_MOST - points) << np.uint64(_PLACE) | b - a  # fewer points, then farther in time, come later
    backward, forward = (b << _LAST | rest << _ONE, a << _LAST | rest << _ONE | _ONE)
    packed = np.sort(np.concatenate([backward, forward]))
    near = packed >> _LAST
    starts = _starts(near)
    nth = np.arange(len(near)) - np.repeat(starts, np.diff(starts, append=len(near)))
    packed, near = packed[nth < SHOWN], near[nth < SHOWN]
    distance = packed >> _ONE & _PLACES
    return near, np.where(packed & _ONE, near + distance, near - distance)


def _starts(numbers: Wide) -> Numbers:
    """Return where runs of equal numbers begin."""
    return np.flatnonzero(np.concatenate([numbers[:1] == numbers[:1], numbers[1:] != numbers[:-1]]))

"""Which articles a reader may want next: those that share officials, districts and communes, close in time.

What few articles share weighs more: a point less for each doubling of their number.  So weights are whole numbers,
which add up to the same in any order, and depend on how many share a feature alone: another article elsewhere in the
archive changes nothing.  Each article is compared only with its nearest neighbours in time under each shared feature,
so the work grows with the number of articles, not with its square.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from site_builder.relate.mentions import Mentions, interned

SHOWN = 6
NEIGHBOURS = 12  # articles to each side in time that are looked at under one feature
HEAVIEST = 14  # points of a feature that one article has; each doubling takes one away, down to one point

Numbers = NDArray[np.uint64]

# Pairs are packed into numbers of 64 bits, so that sorting numbers sorts pairs: bits of a place in time, and of points.
_PLACE, _POINTS = 22, 18
_PLACES, _MOST = np.uint64((1 << _PLACE) - 1), np.uint64((1 << _POINTS) - 1)
_ONE, _LAST = np.uint64(1), np.uint64(1 + _PLACE + _POINTS)


class Related(Mapping[str, tuple[str, ...]]):
    """The articles closest to each that has any: ids by id, closest first, made when they are asked for."""

    def __init__(self, ids: Sequence[str], near: Numbers, others: Numbers) -> None:
        """`near`, `others`: places of articles among the ids, `near` in ascending order."""
        self._ids, self._near, self._others = ids, near.astype(np.uint32), others.astype(np.uint32)
        self._place: dict[str, int] = {}

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """Return the ids of the articles closest to one."""
        self._place = self._place or {id_: place for place, id_ in enumerate(self._ids)}
        place = np.uint32(self._place[key])
        start, end = np.searchsorted(self._near, (place, place + np.uint32(1))).tolist()
        if start == end:
            raise KeyError(key)
        return tuple(self._ids[other] for other in self._others[start:end].tolist())

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of those that have any."""
        return (self._ids[place] for place in np.unique(self._near).tolist())

    def __len__(self) -> int:
        """Return how many have any."""
        return len(np.unique(self._near))


def related(of: Mentions, keys: Iterable[str], same: Mapping[str, Sequence[str]]) -> Related:
    """Return, for each article that has any, the ids of the articles closest to it, closest first.

    Of equally close ones the nearest in time comes first, and the earlier of two.  `of`: of articles sorted by id;
    `keys`: of each mention; `same`: articles that carry the same report, which are left out: they are listed apart.
    """
    days = [day or "" for day in of.days]
    ordered = sorted(range(len(days)), key=days.__getitem__)
    ids, rank = [of.ids[place] for place in ordered], np.argsort(ordered)
    _, who = interned([([*keys], np.arange(len(of.article)))])
    feature, article = np.concatenate([of.unit, who + of.units]), np.concatenate([of.unit_in, of.article])
    return Related(ids, *_best(*_apart(*_scored(*_shared(feature, rank[article])), _places(ids, same))))


def _places(ids: Sequence[str], same: Mapping[str, Sequence[str]]) -> Numbers:
    """Return the pairs of articles with the same report, the earlier first, each packed into one number."""
    place = {id_: place for place, id_ in enumerate(ids) if id_ in same}
    pairs = {(place[a], place[b]) for a, others in same.items() for b in others}
    return np.array([a << _PLACE | b for a, b in pairs if a < b], np.uint64)


def _shared(feature: NDArray[np.int64], place: NDArray[np.int64]) -> tuple[Numbers, Numbers, Numbers]:
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


def _scored(a: Numbers, b: Numbers, points: Numbers) -> tuple[Numbers, Numbers]:
    """Return each pair once, packed into one number, with all its points."""
    packed = np.sort(a << np.uint64(_PLACE + _POINTS) | b << np.uint64(_POINTS) | points)
    pair = packed >> np.uint64(_POINTS)
    starts = _starts(pair)
    total = np.add.reduceat(packed & _MOST, starts) if len(starts) else packed
    return pair[starts], np.minimum(total, _MOST)


def _apart(pair: Numbers, points: Numbers, same: Numbers) -> tuple[Numbers, Numbers]:
    """Leave pairs out."""
    others = ~np.isin(pair, same)
    return pair[others], points[others]


def _best(pair: Numbers, points: Numbers) -> tuple[Numbers, Numbers]:
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


def _starts(numbers: Numbers) -> NDArray[np.int64]:
    """Return where runs of equal numbers begin."""
    return np.flatnonzero(np.concatenate([numbers[:1] == numbers[:1], numbers[1:] != numbers[:-1]]))

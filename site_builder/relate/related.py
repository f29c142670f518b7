"""Which articles a reader may want next: those that share officials, districts and communes, close in time.

What few articles share weighs more: a point less for each doubling of their number.  So weights are whole numbers,
which add up to the same in any order, and depend on how many share a feature alone: another article elsewhere in the
archive changes nothing.  Each article is compared only with its nearest neighbours in time under each shared feature,
so the work grows with the number of articles, not with its square.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.model import Record
from site_builder.packed import Packed, told
from site_builder.relate.named import Named

SHOWN = 6
NEIGHBOURS = 12  # articles to each side in time that are looked at under one feature
HEAVIEST = 14  # points of a feature that one article has; each doubling takes one away, down to one point

Numbers = NDArray[np.uint64]

# Pairs are packed into numbers of 64 bits, so that sorting numbers sorts pairs: bits of a place in time, and of points.
_PLACE, _POINTS = 22, 18
_PLACES, _MOST = np.uint64((1 << _PLACE) - 1), np.uint64((1 << _POINTS) - 1)
_ONE, _LAST = np.uint64(1), np.uint64(1 + _PLACE + _POINTS)


class _Key(Struct, gc=False):
    key: str | None


class _Featured(Struct, gc=False):
    """What of a record tells how close others are."""

    id: str
    date: str | None
    districts: tuple[_Key, ...]
    communes: tuple[_Key, ...]
    people: tuple[_Key, ...]


def related(records: Iterable[Record] | Packed[Named], same: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return, for each article that has any, the ids of the articles closest to it, closest first.

    Of equally close ones the nearest in time comes first, and the earlier of two.  `same`: articles that carry the same
    report, which are left out: they are listed apart.
    """
    known = [(one.date or "", one.id, [*_features(one)]) for one in told(records, _Featured)]
    ordered = sorted(known, key=lambda one: one[:2])
    ids = [id_ for _, id_, _ in ordered]
    near, others = _best(*_apart(*_scored(*_shared([features for *_, features in ordered])), _places(ids, same)))
    here, there = near.tolist(), others.tolist()
    edges = [*_starts(near).tolist(), len(here)]
    return {ids[here[a]]: tuple(ids[j] for j in there[a:b]) for a, b in pairwise(edges)}


def _places(ids: Sequence[str], same: Mapping[str, Sequence[str]]) -> Numbers:
    """Return the pairs of articles with the same report, the earlier first, each packed into one number."""
    place = {id_: place for place, id_ in enumerate(ids) if id_ in same}
    pairs = {(place[a], place[b]) for a, others in same.items() for b in others}
    return np.array([a << _PLACE | b for a, b in pairs if a < b], np.uint64)


def _shared(ordered: Sequence[Iterable[str]]) -> tuple[Numbers, Numbers, Numbers]:
    """Return earlier and later place and points, for each feature that two neighbours in time share."""
    numbers: dict[str, int] = {}
    features: list[int] = []
    places: list[int] = []
    for place, names in enumerate(ordered):
        found = {numbers.setdefault(name, len(numbers)) for name in names}
        features += found
        places += [place] * len(found)
    feature, place_of = np.array(features, np.int64), np.array(places, np.uint64)
    order = np.argsort(feature, kind="stable")
    feature, place_of = feature[order], place_of[order]
    points = np.maximum(1, HEAVIEST - np.log2(np.bincount(feature)).astype(np.int64))[feature].astype(np.uint64)
    pairs = [(np.flatnonzero(feature[:-step] == feature[step:]), step) for step in range(1, NEIGHBOURS + 1)]
    first = np.concatenate([at for at, _ in pairs])
    second = np.concatenate([at + step for at, step in pairs])
    return place_of[first], place_of[second], points[first]


def _features(one: _Featured) -> Iterator[str]:
    return (thing.key for thing in (*one.people, *one.districts, *one.communes) if thing.key)


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

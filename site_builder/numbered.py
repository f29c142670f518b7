"""What runs of things tell, as numbers: a name is told once, and by its number wherever it comes again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from site_builder.packed import SIZE, digest

_SHORT = 12 * SIZE  # bytes that are kept sooner than hashed: a hash takes longer than a hundred bytes more
T = TypeVar("T")
Numbers = NDArray[np.int64]


def numbers(packed: bytes) -> Numbers:
    """Return numbers that were kept in 4 bytes each."""
    return np.frombuffer(packed, np.uint32).astype(np.int64)


def joined(some: Iterable[Numbers]) -> Numbers:
    """Return numbers one after the other."""
    return np.concatenate([np.zeros(0, np.int64), *some])


def interned(runs: Iterable[tuple[Iterable[T], Numbers]]) -> tuple[Mapping[T, int], Numbers]:
    """Return all things of runs, each once, and the numbers that tell them, which told those of each run before."""
    known: dict[T, int] = {}
    again = [
        np.array([known.setdefault(one, len(known)) for one in things], np.int64)[numbers_] for things, numbers_ in runs
    ]
    return known, joined(again)


def grouped(group: Numbers, digests: bytes) -> Iterator[tuple[int, list[int], bytes]]:
    """Yield each group by its number, with the places of its members and the digests of these, in their order."""
    order = np.argsort(group, kind="stable")
    ordered, places = group[order], order.tolist()
    told = np.frombuffer(digests, f"V{SIZE}")[order].tobytes()
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    edges = pairwise([*starts.tolist(), len(places)])
    for number, (start, end) in zip(ordered[starts].tolist(), edges, strict=True):
        yield number, places[start:end], told[start * SIZE : end * SIZE]


def made_of(what: bytes, seen: bytes) -> bytes:
    """Return under what something is kept that follows from bytes: these themselves if they are few."""
    return what + seen if len(seen) <= _SHORT else what + digest(seen) + b"#"


def told(digests: Sequence[bytes], places: Numbers) -> bytes:
    """Return the digests of things, given by their places, end to end."""
    return np.frombuffer(b"".join(digests), f"V{SIZE}")[places].tobytes()

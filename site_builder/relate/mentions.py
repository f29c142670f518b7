"""Whom and which places each article names, as numbers: what relates articles looks at no more of most records.

What follows from a run of records is kept, so that only those of the runs that changed are looked at themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.memo import Memo
from site_builder.model import Record
from site_builder.packed import SIZE, Packed, decoder, packed
from site_builder.relate.told import EDGES, Told, told

T = TypeVar("T")
Numbers = NDArray[np.int64]


class Mentions(Struct, frozen=True):
    """Every holder of a public post in every article, in the order of articles; and the places that each names.

    Articles are told by their places among the records.
    """

    records: Packed[Record]
    ids: Sequence[str]
    days: Sequence[str | None]
    signed: Numbers  # first byte of each record's signature, 0 where there is none
    edges: Numbers  # a row a record: of the parts that stand in its light form
    names: Sequence[str]
    same: Sequence[str]  # of each name, what is the same for all its spellings
    name: Numbers  # of each mention, the place in `names`
    article: Numbers
    at: Numbers  # first byte of what stands where the key of their page belongs
    width: Numbers  # bytes of it
    digests: bytes  # of all that is told of each, end to end
    units: int  # how many there are
    unit: Numbers
    unit_in: Numbers  # article


def mentions(records: Iterable[Record], memo: Memo | None = None) -> Mentions:
    """Return what records tell; `memo`: what they told the last time."""
    things = packed(Record, records)
    runs = [*map(decoder(Told), (memo or Memo()).each("told", things, msgspec.Raw, told))]
    first = np.array([run.start for run in things.runs()], np.int64)
    starts = np.array([0, *things.ends[:-1]], np.int64)[: len(things)]

    def of_run(part: Callable[[Told], bytes]) -> Numbers:
        return joined(numbers(part(run)) + start for run, start in zip(runs, first, strict=True))

    def of_all(part: Callable[[Told], bytes]) -> Numbers:
        return joined(numbers(part(run)) for run in runs)

    article, signed = of_run(lambda run: run.article), of_all(lambda run: run.signed)
    names, name = interned((run.names, numbers(run.name)) for run in runs)
    units, unit = interned((run.units, numbers(run.unit)) for run in runs)
    return Mentions(
        records=things,
        ids=[id_ for run in runs for id_ in run.ids],
        days=[day for run in runs for day in run.days],
        signed=np.where(signed, signed + starts, 0),
        edges=of_all(lambda run: run.light).reshape(-1, EDGES) + starts[:, None],
        names=[spelt for spelt, _ in names],
        same=[same for _, same in names],
        name=name,
        article=article,
        at=of_all(lambda run: run.at) + starts[article],
        width=of_all(lambda run: run.width),
        digests=b"".join(run.digests for run in runs),
        units=len(units),
        unit=unit,
        unit_in=of_run(lambda run: run.unit_in),
    )


def grouped(group: Numbers, digests: bytes) -> Iterator[tuple[int, list[int], bytes]]:
    """Yield each group by its number, with the places of its members and the digests of these, in their order."""
    order = np.argsort(group, kind="stable")
    ordered, places = group[order], order.tolist()
    told_ = np.frombuffer(digests, f"V{SIZE}")[order].tobytes()
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    edges = pairwise([*starts.tolist(), len(places)])
    for number, (start, end) in zip(ordered[starts].tolist(), edges, strict=True):
        yield number, places[start:end], told_[start * SIZE : end * SIZE]


def interned(runs: Iterable[tuple[Sequence[T], Numbers]]) -> tuple[Mapping[T, int], Numbers]:
    """Return all things of runs, each once, and the numbers that tell them, which told those of each run before."""
    known: dict[T, int] = {}
    again = [
        np.array([known.setdefault(one, len(known)) for one in things], np.int64)[numbers] for things, numbers in runs
    ]
    return known, joined(again)


def joined(numbers: Iterable[Numbers]) -> Numbers:
    """Return numbers one after the other."""
    return np.concatenate([np.zeros(0, np.int64), *numbers])


def numbers(packed_: bytes) -> Numbers:
    """Return numbers that were kept in 4 bytes each."""
    return np.frombuffer(packed_, np.uint32).astype(np.int64)

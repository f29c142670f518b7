"""Whom and which places each article names, as numbers: what relates articles looks at no more of most records.

What follows from a run of records is kept, so that only those of the runs that changed are looked at themselves.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np
from msgspec import Struct

from site_builder.memo import Memo
from site_builder.model import Record
from site_builder.numbered import Numbers, interned, joined, numbers
from site_builder.packed import Packed, decoder, packed
from site_builder.relate.told import EDGES, Told, told


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

"""What a run of records tells: whom and which places each names, and where in its bytes stands what is copied.

Numbers have 4 bytes each; places in bytes count from the first of the record.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.msgpack import encode

from site_builder.model import Record
from site_builder.packed import decoder, digest
from site_builder.text.fold import same

EDGES = 6  # of the parts of a record that stand in its light form: where each begins and ends


class Told(Struct, array_like=True, gc=False):
    """What is kept of a run of records."""

    ids: list[str]
    days: list[str | None]
    signed: bytes  # where each record's signature is, 0 where there is none
    light: bytes  # the edges of each record's parts
    names: list[tuple[str, str]]  # as printed, and what is the same for all its spellings
    name: bytes  # of each mention of a holder of a public post: the place in `names`
    article: bytes  # and the record's in the run
    at: bytes  # where the key of their page belongs
    width: bytes  # bytes of what is there
    digests: bytes  # of all that is told of them
    units: list[str]  # keys of districts and communes
    unit: bytes  # of each of a record's units: the place in `units`
    unit_in: bytes  # and the record's in the run


class _Person(Struct, gc=False):
    """A Person, of which all but what decides their key stays packed."""

    name: str
    key: str | None
    official: bool
    mentions: msgspec.Raw
    posts: msgspec.Raw


class _Key(Struct, gc=False):
    key: str | None


# A Record, of which all but its people stays packed.
_OPEN = {"id": str, "date": str | None, "people": tuple[_Person, ...], "signature": bytes}
_Record: Any = msgspec.defstruct("_Record", [(name, _OPEN.get(name, msgspec.Raw)) for name in Record.__struct_fields__])

# What those look at who look at all records one after the other, in the parts in which it stands in a record.
_PARTS = (
    ("id", "url", "title", "source", "published", "date"),
    ("event_dates", "province", "provinces", "districts", "communes"),
    ("corrections",),
)
LIGHT: Any = msgspec.defstruct("LIGHT", [(name, msgspec.Raw) for names in _PARTS for name in names])
HEAD = bytes([0x80 + len(LIGHT.__struct_fields__)])  # what msgpack begins so many fields with
_Parts: Any = tuple(msgspec.defstruct("_Part", [(name, msgspec.Raw) for name in names]) for names in _PARTS)

_record = decoder(_Record)
_units = decoder(tuple[_Key, ...])
_raw = decoder(dict[str, msgspec.Raw])


def told(records: Iterable[msgspec.Raw]) -> bytes:
    """Return, packed, what a run of records tells."""
    run = _Telling()
    for number, raw in enumerate(records):
        run.add(number, bytes(raw))
    return run.packed()


class _Telling:
    """A run of which one record after the other is looked at."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._days: list[str | None] = []
        self._names: dict[str, int] = {}
        self._units: dict[str, int] = {}
        self._numbers = {name: array("I") for name in ("signed", "light", "name", "article", "at", "width")}
        self._unit, self._unit_in = array("I"), array("I")
        self._digests = bytearray()

    def add(self, number: int, data: bytes) -> None:
        """Look at the record of a number, given as its bytes."""
        record = _record(data)
        self._ids.append(record.id)
        self._days.append(record.date)
        # Whatever else has the very bytes of a signature, or of a part, is as good a place to copy it from.
        self._numbers["signed"].append(data.index(record.signature) if record.signature else 0)
        self._numbers["light"].extend(_edges(data))
        units = dict.fromkeys(one.key for raw in (record.districts, record.communes) for one in _units(raw) if one.key)
        self._unit.extend(self._units.setdefault(key, len(self._units)) for key in units)
        self._unit_in.extend([number] * len(units))
        self._people(number, data, record)

    def _people(self, number: int, data: bytes, record: Any) -> None:  # noqa: ANN401 - made above
        public = [person for person in record.people if person.official]
        where = msgspec.msgpack.decode(record.province, type=_Key | None)
        for person in public:
            self._numbers["name"].append(self._names.setdefault(person.name, len(self._names)))
            about = (record.id, record.date, where.key if where else None, person.name, person.posts)
            self._digests += digest(encode(about))
        self._numbers["article"].extend([number] * len(public))
        self._numbers["width"].extend(widths := [len(encode(person.key)) for person in public])
        self._numbers["at"].extend(_places(data, record, widths) if public else ())

    def packed(self) -> bytes:
        """Return all of it, packed."""
        return encode(
            Told(
                ids=self._ids,
                days=self._days,
                names=[(name, same(name)) for name in self._names],
                digests=bytes(self._digests),
                units=[*self._units],
                unit=self._unit.tobytes(),
                unit_in=self._unit_in.tobytes(),
                **{name: numbers.tobytes() for name, numbers in self._numbers.items()},
            )
        )


def _places(data: bytes, record: Any, widths: Sequence[int]) -> Iterator[int]:  # noqa: ANN401 - made above
    """Yield where the keys of officials stand: the digest of a record, put there, cannot stand anywhere else in it."""
    mark = digest(data).hex()
    for person in record.people:
        if person.official:
            person.key = mark
    before = [len(piece) for piece in encode(record).split(encode(mark))[:-1]]
    return accumulate((here + width for here, width in zip(before[1:], widths, strict=False)), initial=before[0])


def _edges(data: bytes) -> Iterator[int]:
    """Yield where each part begins and ends that stands in the light form of a record."""
    fields = _raw(data)
    for part, names in zip(_Parts, _PARTS, strict=True):
        content = encode(part(*map(fields.__getitem__, names)))[1:]  # without what msgpack begins it with
        start = data.index(content)
        yield from (start, start + len(content))

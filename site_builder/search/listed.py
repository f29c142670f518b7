"""What the index needs to know of all articles, as columns; what a run of records tells is kept from build to build."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import numpy as np
from msgspec import Struct, msgpack
from numpy.typing import NDArray

from site_builder.memo import Memo
from site_builder.model import Record, Source
from site_builder.packed import Packed, packed

VERSION = 16  # bytes of a version

Place = tuple[str, str]  # key and name


class _Place(Struct, gc=False):
    key: str | None
    name: str


class _Entry(Struct, gc=False):
    id: str
    source: Source
    date: str | None
    province: _Place | None
    provinces: tuple[_Place, ...]
    districts: tuple[_Place, ...]


class _Run(Struct, frozen=True, array_like=True):
    """Some articles: a value for each in the first seven, of which the last four are bytes of columns."""

    ids: list[str]
    paths: list[str]
    lines: list[int | None]
    versions: bytes
    days: bytes
    codes: bytes
    about: bytes
    places: list[Place]  # that articles are about
    provinces: list[tuple[Place, int]]  # that articles name, and how many
    districts: list[tuple[Place, int]]


class Articles(NamedTuple):
    """All articles in the order of their records."""

    records: Packed[Record]
    ids: list[str]
    paths: list[str]
    lines: list[int | None]
    versions: NDArray[np.uint8]  # of each a row: hash of what its counts follow from
    days: NDArray[np.uint32]  # as 20240531; 0: without a date
    codes: NDArray[np.uint32]  # checksum of the id
    about: NDArray[np.int64]  # which of `places` an article is about; -1: none
    places: list[Place]
    provinces: "Counter[Place]"
    districts: "Counter[Place]"


def listed(records: Iterable[Record], memo: Memo) -> Articles:
    """Return what records tell."""
    known = packed(Record, records)
    decode = msgpack.Decoder(_Run).decode
    runs = [decode(told) for told in memo.each("articles", known, _Entry, _told)]
    places: dict[Place, int] = {}
    provinces, districts = Counter[Place](), Counter[Place]()
    about = [np.empty(0, np.int64)]
    for run in runs:
        own = np.array([-1, *(places.setdefault(place, len(places)) for place in run.places)], np.int64)
        about.append(own[np.frombuffer(run.about, "<u2")])
        for counter, some in ((provinces, run.provinces), (districts, run.districts)):
            for place, articles in some:
                counter[place] += articles
    return Articles(
        known,
        [id_ for run in runs for id_ in run.ids],
        [path for run in runs for path in run.paths],
        [line for run in runs for line in run.lines],
        np.frombuffer(b"".join(run.versions for run in runs), np.uint8).reshape(-1, VERSION),
        np.frombuffer(b"".join(run.days for run in runs), "<u4"),
        np.frombuffer(b"".join(run.codes for run in runs), "<u4"),
        np.concatenate(about),
        [*places],
        provinces,
        districts,
    )


def _told(entries: Iterator[_Entry]) -> bytes:
    every = [*entries]
    places: dict[Place, int] = {}
    about = [places.setdefault(place, len(places)) + 1 if (place := _key(e.province)) else 0 for e in every]
    return msgpack.encode(
        _Run(
            [e.id for e in every],
            [e.source.path for e in every],
            [e.source.line for e in every],
            b"".join(_version(e.source) for e in every),
            np.array([_day(e.date) for e in every], "<u4").tobytes(),
            np.array([crc32(e.id.encode()) for e in every], "<u4").tobytes(),
            np.array(about, "<u2").tobytes(),
            [*places],
            _counted(e.provinces for e in every),
            _counted(e.districts for e in every),
        )
    )


def _key(place: _Place | None) -> Place | None:
    return (place.key or "", place.name) if place else None


def _version(source: Source) -> bytes:
    return blake2b(f"{source.sha256} {source.path}".encode(), digest_size=VERSION).digest()


def _day(date: str | None) -> int:
    return int(date.replace("-", "")) if date else 0


def _counted(places: Iterable[tuple[_Place, ...]]) -> list[tuple[Place, int]]:
    """Return each place that has a key, with how many articles name it."""
    named = (dict.fromkeys((p.key, p.name) for p in of) for of in places)
    return [*Counter((key, name) for of in named for key, name in of if key).items()]

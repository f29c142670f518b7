"""The table of provinces and districts, of before 2025-07-01 and since, and what became of each."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.crosswalk import communes_today
from site_builder.gazetteer.units import Unit, districts, merged_into, provinces
from site_builder.memo import Memo
from site_builder.model import Archive
from site_builder.packed import decoder, digest
from site_builder.tables.columns import FROM, NAME, TO
from site_builder.tables.shapes import Column, Row, Table, joined

_LEVEL = 3  # its column


class _Province(Struct, gc=False):
    key: str


class _About(Struct, gc=False):
    province: _Province | None


_counts = decoder(dict[str, int])
_units = decoder(list[Row])


def _places(archive: Archive, memo: Memo) -> Iterator[Row]:
    about = Counter[str]()
    for some in memo.each("about", archive.records, _About, _counted):
        about.update(_counts(some))
    for row in _units(memo.of(digest(b"units"), _told)):
        yield (*row, about[str(row[0])] if row[_LEVEL] == "province" else None)


def _counted(records: Iterable[_About]) -> bytes:
    """Return, packed, how many articles are about each province."""
    return msgspec.msgpack.encode(Counter(one.province.key for one in records if one.province))


def _told() -> bytes:
    """Return, packed, what the gazetteer says: all but the last column."""
    return msgspec.msgpack.encode(
        [row for unit in sorted(provinces(None), key=lambda unit: unit.key) for row in _with_districts(unit)]
    )


def _with_districts(province: Unit) -> Iterator[Row]:
    today = merged_into(province.key)
    yield (*_unit(province), urls.province(province.key), today, None)
    for one in districts(province.key):
        communes = joined(commune.name for commune in communes_today(one.key))
        yield (*_unit(one), None, today or province.key, communes)


def _unit(unit: Unit) -> Row:
    return unit.key, unit.name, unit.kind, unit.level, unit.parent, unit.since, unit.until


PLACES = Table(
    name="places",
    vi="Tỉnh và huyện của cả hai thời kỳ, và đến nay thuộc về đâu",
    en="Provinces and districts of both eras, and where they belong today",
    key=("key",),
    columns=(
        Column("key", "string", "Khóa", "Key"),
        NAME,
        Column("kind", "string", "Loại: tỉnh, thành phố, huyện, quận, thị xã", "What it is, in Vietnamese"),
        Column("level", "string", "Cấp: province hay district", "Level: province or district"),
        Column("parent", "string", "Khóa của tỉnh", "Key of its province", "places.key"),
        FROM,
        TO,
        Column("url", "string", "Địa chỉ của tỉnh trên trang này", "Address of a province on this site"),
        Column("today", "string", "Khóa của tỉnh ngày nay", "Key of the province it belongs to today"),
        Column(
            "communes_today", "string", "Các xã ngày nay trên đất của huyện", "Communes of today where the district was"
        ),
        Column("articles", "integer", "Số bài nói về tỉnh", "Articles about the province"),
    ),
    rows=_places,
)

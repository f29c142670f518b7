"""The table of provinces and districts, of before 2025-07-01 and since, and what became of each."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.crosswalk import communes_today
from site_builder.gazetteer.units import Unit, districts, merged_into, provinces
from site_builder.model import Archive
from site_builder.packed import told
from site_builder.tables.columns import FROM, NAME, TO
from site_builder.tables.shapes import Column, Row, Table, joined


class _Province(Struct, gc=False):
    key: str


class _About(Struct, gc=False):
    province: _Province | None


def _places(archive: Archive) -> Iterator[Row]:
    about: dict[str, int] = {}
    for record in told(archive.records, _About):
        if record.province:
            about[record.province.key] = about.get(record.province.key, 0) + 1
    for unit in sorted(provinces(None), key=lambda unit: unit.key):
        today = merged_into(unit.key)
        yield (*_unit(unit), urls.province(unit.key), today, None, about.get(unit.key, 0))
        for one in districts(unit.key):
            communes = joined(commune.name for commune in communes_today(one.key))
            yield (*_unit(one), None, today or unit.key, communes, None)


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

"""The way from the communes and districts of before 2025-07-01 to today's, and back."""

from pathlib import Path

from site_builder.gazetteer import crosswalk
from site_builder.gazetteer.crosswalk import communes_today, made_of
from site_builder.gazetteer.units import (
    OLD_ERA_END,
    communes_by_name,
    district,
    districts,
    merged_into,
    provinces,
)

TODAY = sorted({commune for communes in communes_by_name(new=True).values() for commune in communes})


def test_every_commune_of_today_is_made_of_something() -> None:
    assert 3321 == len(TODAY)
    assert [] == [commune for commune in TODAY if not made_of(commune)]


def test_a_commune_lies_in_the_province_that_its_parts_became() -> None:
    homes = {(c.province, part.district.partition("/")[0]) for c in TODAY for part in made_of(c)}

    assert {(merged_into(old) or old, old) for old in (unit.key for unit in provinces(OLD_ERA_END))} == homes


def test_the_way_there_is_the_way_back() -> None:
    there = {
        (unit.key, c) for old in provinces(OLD_ERA_END) for unit in districts(old.key) for c in communes_today(unit.key)
    }
    back = {(part.district, commune) for commune in TODAY for part in made_of(commune)}

    assert there == back
    assert all(district(key) for key, _ in back)


def test_a_district_is_spread_over_communes_of_today() -> None:
    assert ["Chợ Mới", "Tân Kỳ", "Thanh Mai", "Thanh Thịnh", "Yên Bình"] == [
        commune.name for commune in communes_today("bac-kan/cho-moi")
    ]


def test_a_commune_of_today_names_its_parts_and_which_were_divided() -> None:
    chau_doc = next(c for c in TODAY if c.parent == "an-giang" and c.name == "Châu Đốc")
    parts = {part.commune.name: part.whole for part in made_of(chau_doc) if part.commune}

    assert parts["Châu Phú A"]
    assert not parts["Vĩnh Châu"]
    assert {"an-giang/chau-doc"} == {part.district for part in made_of(chau_doc)}


def test_a_divided_commune_stands_in_each_of_its_heirs() -> None:
    parts = [(part, c) for c in TODAY for part in made_of(c) if not part.whole]

    assert parts
    assert [] == [part for part, _ in parts if len({c for other, c in parts if other == part}) == 1]


def test_an_island_district_without_communes_became_one_as_a_whole() -> None:
    [island] = communes_today("da-nang/hoang-sa")

    assert ("đặc khu", "Hoàng Sa") == (island.kind, island.name)
    assert [("da-nang/hoang-sa", None, True)] == [tuple(part) for part in made_of(island)]


def test_a_unit_that_had_ended_before_leads_nowhere() -> None:
    assert () == communes_today("quang-ngai/tay-tra")
    assert () == communes_today("no/such")
    assert () == made_of(TODAY[0]._replace(new=False))


def test_the_table_stays_small() -> None:
    path = Path(crosswalk.__file__).parent / "data" / "crosswalk.tsv"

    assert path.stat().st_size <= 400_000

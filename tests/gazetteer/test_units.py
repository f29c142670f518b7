"""The units of both eras."""

import pytest

from site_builder.gazetteer import units
from site_builder.gazetteer.lexicon import words
from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.tables import rows

OLD, NEW = "2024-05-26", "2025-07-01"


def test_there_are_63_provinces_before_the_merger_and_34_since() -> None:
    assert 63 == len(units.provinces(OLD))
    assert 63 == len(units.provinces("2025-06-30"))
    assert 34 == len(units.provinces(NEW))


def test_every_province_of_the_past_leads_to_one_of_today_and_back() -> None:
    for unit in units.provinces(OLD):
        today = units.merged_into(unit.key) or unit.key

        assert unit.key in units.made_of(today)
    assert ("binh-thuan", "dak-nong", "lam-dong") == tuple(sorted(units.made_of("lam-dong")))
    assert () == units.made_of("bac-kan")


def test_a_province_has_the_name_of_its_day() -> None:
    assert "Thừa Thiên Huế" == units.province_on("hue", "2024-12-31").name
    assert "Huế" == units.province_on("hue", "2025-01-01").name
    assert "Lâm Đồng" == units.province_on("binh-thuan", NEW).name
    assert "Bình Thuận" == units.province_on("binh-thuan", OLD).name


def test_every_district_lies_in_a_known_province() -> None:
    provinces = {unit.key for unit in units.provinces(None)}

    assert provinces == {unit.province for key in provinces for unit in units.districts(key)}
    assert 705 <= sum(len(units.districts(key)) for key in provinces)


def test_a_district_name_of_two_provinces_is_both() -> None:
    found = units.units_named("Chợ Mới", OLD)

    assert {"an-giang/cho-moi", "bac-kan/cho-moi"} == {unit.key for unit in found if unit.level == "district"}


def test_two_districts_of_one_name_and_province_have_their_kind_in_the_key() -> None:
    found = [unit.key for unit in units.units_named("Cao Lãnh", OLD) if unit.level == "district"]

    assert ["dong-thap/huyen-cao-lanh", "dong-thap/thanh-pho-cao-lanh"] == sorted(found)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Bắc Cạn", "bac-kan"),
        ("Đắc Lắc", "dak-lak"),
        ("Đăk Lăk", "dak-lak"),
        ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"),
        ("BR-VT", "ba-ria-vung-tau"),
        ("TP.HCM", "ho-chi-minh"),
        ("Thành phố Hồ Chí Minh", "ho-chi-minh"),
        ("KHÁNH HOÀ", "khanh-hoa"),
        ("Thừa Thiên – Huế", "hue"),
        ("Kontum", "kon-tum"),
        ("Phú Quí", "binh-thuan/phu-qui"),
        ("Buôn Mê Thuột", "dak-lak/buon-ma-thuot"),
        ("quận 1", "ho-chi-minh/quan-1"),
        ("Phan Rang-Tháp Chàm", "ninh-thuan/phan-rang-thap-cham"),
    ],
)
def test_the_usual_spellings_name_the_unit(printed: str, key: str) -> None:
    assert key in {unit.key for unit in units.units_named(printed)}


def test_other_marks_are_another_name() -> None:
    assert () == units.units_named("Bac Kan")
    assert () == units.units_named("Hà Nôi")


def test_a_commune_of_today_is_found_in_its_era_only() -> None:
    assert "lam-dong/xa-tuy-phong" in {unit.key for unit in units.units_named("Tuy Phong", NEW)}
    assert "lam-dong/xa-tuy-phong" not in {unit.key for unit in units.units_named("Tuy Phong", OLD)}


def test_a_district_founded_late_is_not_found_before() -> None:
    assert "bac-giang/chu" in {unit.key for unit in units.units_named("Chũ", "2025-02-01")}
    assert () == tuple(unit for unit in units.units_named("Chũ", "2023-02-01") if unit.level == "district")


def test_no_key_is_given_twice_to_districts() -> None:
    keys = [row[0] for name in ("districts.tsv", "districts_by_hand.tsv") for row in rows(name)]

    assert len(keys) == len(set(keys))


def test_every_spelling_and_known_district_belongs_to_a_unit() -> None:
    provinces = {unit.key for unit in units.provinces(None)}
    unknown = [key for key, _ in rows("spellings.tsv") if key not in provinces and not units.district(key)]

    assert [] == unknown
    assert [] == [name for name in words("known")["districts"] if name_key(name) not in units.districts_by_name()]

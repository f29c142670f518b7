"""An article that does not say which province it is about: whose officials it names may tell."""

import pytest
from msgspec.structs import replace
from synthetic import record

from site_builder import relate
from site_builder.model import Record, Site

SITE = Site("Tin", "https://example.org/")


def placeless(id_: str, day: str) -> Record:
    """Return a record of an article that names a provincial secretary without a province."""
    made = record(id_, day, [("Nguyễn Văn Mẫu", "Bí thư Tỉnh ủy", None, "current")])
    return replace(made, province=None)


def test_an_official_known_from_another_article_tells_the_province() -> None:
    told = record("1", "2023-01-01", [("Nguyễn Văn Mẫu", "Bí thư Tỉnh ủy", "bac-kan", "current")])

    archive = relate.archive(SITE, [placeless("2", "2023-02-01"), told], ())

    [_, settled] = archive.records
    assert settled.province
    assert ("bac-kan", "archive") == (settled.province.key, settled.province.how)
    assert "bac-kan" == settled.people[0].posts[0].place_key


def test_nobody_speaks_for_a_province_long_after() -> None:
    told = record("1", "2003-01-01", [("Nguyễn Văn Mẫu", "Bí thư Tỉnh ủy", "bac-kan", "current")])

    archive = relate.archive(SITE, [placeless("2", "2023-02-01"), told], ())

    assert None is archive.records[1].province


@pytest.mark.parametrize("district", ["quang-nam/hoi-an", "dong-thap/thanh-pho-cao-lanh/xa-hoa-an"])
def test_a_province_is_no_district_or_commune_of_an_official(district: str) -> None:
    told = record("1", "2023-01-01", [("Nguyễn Văn Mẫu", "Bí thư Tỉnh ủy", district, "current")])
    elsewhere = record("3", "2023-01-02", [("Nguyễn Văn Mẫu", "Bí thư Tỉnh ủy", "bac-kan", "current")])

    alone = relate.archive(SITE, [placeless("2", "2023-02-01"), told], ())
    with_another = relate.archive(SITE, [placeless("2", "2023-02-01"), told, elsewhere], ())

    assert None is alone.records[1].province
    assert None is with_another.records[1].province  # there may be two of the name

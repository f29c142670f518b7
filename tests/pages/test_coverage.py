"""Coverage: its tables count every article of a province, and name what the archive is silent about."""

import re
from collections.abc import Callable

import pytest
from building import Built
from made import article

from site_builder import urls
from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, provinces

HUE, HA_NOI = ("Huế", "hue"), ("Hà Nội", "ha-noi")
OLD = {unit.key for unit in provinces(OLD_ERA_END)}
NEW = {unit.key for unit in provinces(NEW_ERA)}


@pytest.fixture(scope="module")
def built(build: Callable[..., Built]) -> Built:
    days = ["2024-03-01", "2024-03-09", "2024-12-31", "2025-08-05"]
    articles = [article(f"a{n}", published=day, province=HUE) for n, day in enumerate(days)]
    return build([*articles, article("b", published="2024-03-02", province=HA_NOI), article("c"), article("d")])


def cells(html: str, province: str) -> list[str]:
    row = html.split(f">{province}</a></th>")[1].split("</tr>", maxsplit=1)[0]
    return re.findall(r"<td[^>]*>([^<]*)</td>", row)


def test_the_articles_of_each_province_are_counted_by_year_and_by_month(built: Built) -> None:
    assert ["3", "1"] == cells(built.site[urls.COVERAGE], "Huế")
    assert ["1", ""] == cells(built.site[urls.COVERAGE], "Hà Nội")
    assert ["", "", "2", "", "", "", "", "", "", "", "", "1"] == cells(built.site[urls.coverage("2024")], "Huế")


@pytest.mark.parametrize(("year", "in_force"), [("2024", OLD), ("2025", OLD | NEW)])
def test_every_province_of_the_time_is_in_the_table_or_named_as_silent(
    built: Built, year: str, in_force: set[str]
) -> None:
    found = re.findall(r'href="\.\./\.\./provinces/([a-z-]+)/"', built.site[urls.coverage(year)])

    assert sorted(in_force) == sorted(found)


def test_articles_without_a_province_or_a_day_are_told(built: Built) -> None:
    html = built.site[urls.COVERAGE]

    assert "2 bài không thuộc riêng tỉnh nào" in html
    assert "2 bài không rõ ngày" in html


def test_a_shade_is_never_all_that_tells(built: Built) -> None:
    for url in (urls.COVERAGE, urls.coverage("2024")):
        assert [] == re.findall(r'<td class="shade[1-9]"></td>', built.site[url])


def test_an_archive_without_articles_is_silent_about_every_province(build: Callable[..., Built]) -> None:
    html = build([]).site[urls.COVERAGE]

    assert "<table" not in html
    assert f"Kho không có bài nào về {len(OLD | NEW)} tỉnh" in html

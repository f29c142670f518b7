"""Units of before and since 2025-07-01 lead to each other; a unit that stays open is shown as open."""

import re
from collections.abc import Callable

import pytest
from building import Built
from made import article

from site_builder.extract import article as extracted
from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, made_of, provinces
from site_builder.model import Article, Document, Source, Statement


def read(text: str, day: str | None = None) -> Article:
    """Return what is really extracted from a text."""
    published = (Statement("published", day, None, "declared", 1.0, "declared"),) if day else ()
    return extracted(Document("a", Source("a.txt", ""), "Tiêu đề", text, (), (), published, {}))


def column(html: str) -> str:
    return html.split("<aside")[1].split("</aside>", maxsplit=1)[0]


def test_every_province_that_ended_leads_to_its_heir_and_back(build: Callable[..., Built]) -> None:
    site = build([]).site
    today = {unit.key for unit in provinces(NEW_ERA)}
    ended = [unit.key for unit in provinces(OLD_ERA_END) if unit.key not in today]
    heirs = {part: whole for whole in today for part in made_of(whole)}

    assert 29 == len(ended)
    for key in ended:
        assert f'"../{heirs[key]}/"' in site[f"provinces/{key}/"].split("Từ 1/7/2025 thuộc")[1]
        assert f'"../{key}/"' in site[f"provinces/{heirs[key]}/"].split("Từ 1/7/2025 gồm")[1]


def test_a_province_that_stayed_as_it_was_says_so(build: Callable[..., Built]) -> None:
    site = build([]).site

    assert 11 == sum("Không đổi địa giới ngày 1/7/2025" in html for html in site.values())
    assert "Không đổi địa giới ngày 1/7/2025" in site["provinces/nghe-an/"]


def test_a_district_leads_to_the_communes_and_the_province_of_today(seeds: Built) -> None:
    html = seeds.site["districts/bac-kan/cho-moi/"]
    today = re.sub(r"<[^>]+>", "", html.split('class="intro">')[1].split("</p>")[0])

    assert "thuộc Thái Nguyên, trong xã Chợ Mới, Tân Kỳ, Thanh Mai, Thanh Thịnh, Yên Bình." in today
    assert 'href="../../../provinces/thai-nguyen/"' in html


def test_a_district_that_ended_before_2025_names_no_communes(build: Callable[..., Built]) -> None:
    html = build([read("Tại huyện Tây Trà, tỉnh Quảng Ngãi.", "2019-05-10")]).site["districts/quang-ngai/tay-tra/"]

    assert "Không còn là một đơn vị vào ngày 30/6/2025" in html


@pytest.mark.parametrize(
    ("text", "day", "shown"),
    [
        ("Huyện ủy Chợ Mới họp.", "2023-05-10", "Chợ Mới (chưa rõ tỉnh)"),
        ("Tại huyện Châu Thành có lũ.", "2023-05-10", "Châu Thành (chưa rõ tỉnh)"),
        ("Người dân xã Hùng Tráng ra đồng.", "2023-05-10", "Hùng Tráng (chưa rõ tỉnh)"),
        ("Dân xã Hùng Tráng, huyện Ba Tơ ra đồng.", "2023-05-10", "Hùng Tráng (Quảng Ngãi, chưa rõ là nơi nào)"),
        ("Tại xã Tân Thành có lũ.", "2025-11-02", "Tân Thành (chưa rõ tỉnh)"),
    ],
)
def test_a_unit_that_stays_open_is_shown_as_open_and_leads_nowhere(
    build: Callable[..., Built], text: str, day: str, shown: str
) -> None:
    built = build([read(text, day)])
    record = built.archive.records[0]
    facts = column(built.site[record.url])

    assert None in {unit.key for unit in (*record.districts, *record.communes)}
    name, _, doubt = shown.partition(" (")
    assert re.search(rf'<dd><a href="#t\d+">{name}</a> \({re.escape(doubt)}</dd>', facts)


def test_a_unit_that_is_known_needs_no_hint(build: Callable[..., Built]) -> None:
    built = build([read("Tại huyện Châu Thành (Bến Tre) có lũ.", "2023-05-10")])
    facts = column(built.site[built.archive.records[0].url])

    assert 'districts/ben-tre/chau-thanh/">Châu Thành</a>' in facts
    assert "chưa rõ" not in facts


def test_a_district_page_is_made_only_for_a_district_that_is_known(build: Callable[..., Built]) -> None:
    open_, known = read("Huyện ủy Chợ Mới họp.", "2023-05-10"), article("b")

    assert [] == [url for url in build([open_, known]).site if url.startswith("districts/")]

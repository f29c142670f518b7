"""The front page's drawings say the numbers that its lists say."""

import re
from collections.abc import Callable

import pytest
from building import Built
from made import article

HUE, BAC_KAN, THAI_NGUYEN = ("Huế", "hue"), ("Bắc Kạn", "bac-kan"), ("Thái Nguyên", "thai-nguyen")


@pytest.fixture(scope="module")
def home(build: Callable[..., Built]) -> str:
    told = [("2024-03-01", BAC_KAN), ("2024-03-05", BAC_KAN), ("2025-09-01", THAI_NGUYEN), (None, HUE)]
    articles = [article(f"a{n}", published=day, province=place) for n, (day, place) in enumerate(told)]
    return build([*articles, article("b", published="2024-05-01")]).site[""]


def maps(home: str) -> list[str]:
    return [figure.split("</figure>")[0] for figure in home.split('<figure class="map">')[1:]]


def test_the_map_of_today_counts_what_was_told_of_the_provinces_that_were_merged(home: str) -> None:
    assert "<title>Thái Nguyên: 3 bài</title>" in maps(home)[0]
    assert "<title>Bắc Kạn" not in maps(home)[0]


def test_the_map_of_before_counts_articles_of_its_own_time(home: str) -> None:
    assert "<title>Bắc Kạn: 2 bài</title>" in maps(home)[1]
    assert "<title>Thái Nguyên</title>" in maps(home)[1]
    assert "<title>Huế: 1 bài</title>" in maps(home)[1]


def test_each_map_stands_beside_a_list_of_the_same_numbers(home: str) -> None:
    for figure in maps(home):
        drawn = dict(re.findall(r"<title>([^<:]+)(?:: (\d+) bài)?</title>", figure))
        listed = dict(re.findall(r"/\">([^<]+)</a> <small>(\d+) bài", figure.split("<details>")[1]))

        assert {name: count or "0" for name, count in drawn.items()} == listed


def test_the_months_are_drawn_and_listed_with_the_silence_between_them(home: str) -> None:
    timeline = home.split('<figure class="timeline">')[1]

    assert ["3/2024: 2 bài", "5/2024: 1 bài", "9/2025: 1 bài"] == re.findall(r"<title>(.*?)</title>", timeline)
    assert 'viewBox="0 0 190 100"' in timeline  # March 2024 to September 2025
    assert ["2025", "2024"] == re.findall(r'scope="row"><a[^>]*>(\d+)<', timeline)


def test_the_front_page_of_an_empty_archive_draws_two_empty_maps_and_no_months(build: Callable[..., Built]) -> None:
    home = build([]).site[""]

    assert 63 + 34 == len(re.findall('<path class="shade0"', home))
    assert "timeline" not in home

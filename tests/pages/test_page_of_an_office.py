"""An office's page: its holders through time, and the sentences where articles do not agree."""

import re
from collections.abc import Callable

import pytest
from building import Built
from made import article

PLACE = ("Bắc Kạn", "bac-kan")
POST = "Chủ tịch UBND tỉnh"


@pytest.fixture(scope="module")
def html(build: Callable[..., Built]) -> str:
    told = [
        ("2023-02-01", "Hoàng Văn An"),
        ("2023-06-01", "Lý Thị Bình"),
        ("2023-08-01", "Hoàng Văn An"),
        ("2024-03-01", "Nông Văn Cường"),
    ]
    articles = [
        article(f"a{n}", text=f"{POST} {name} nói.", published=day, people={name: (POST, *PLACE)})
        for n, (day, name) in enumerate(told)
    ]
    site = build(articles).site
    return next(page for url, page in site.items() if url.startswith("offices/"))


def test_the_holders_of_an_office_are_drawn_on_a_line_of_time_each_leading_to_its_sentences(html: str) -> None:
    lanes = dict(re.findall(r'<a href="#(h\d)" tabindex="-1">([^<]+)<', html))
    listed = dict(re.findall(r'<li id="(h\d)">\n<h3><a [^>]*>([^<]+)<', html))

    assert {"Hoàng Văn An", "Lý Thị Bình", "Nông Văn Cường"} == set(lanes.values())
    assert listed == lanes


def test_where_articles_do_not_agree_both_sentences_stand_side_by_side(html: str) -> None:
    at_odds = html.split("Chưa khớp")[1]

    assert {"Hoàng Văn An", "Lý Thị Bình"} == set(re.findall(r'officials/[^"]+">([^<]+)</a>', at_odds))
    assert 2 == at_odds.count(f"{POST} Hoàng Văn An nói.")
    assert 1 == at_odds.count(f"{POST} Lý Thị Bình nói.")


def test_an_office_with_one_holder_is_not_drawn(build: Callable[..., Built]) -> None:
    one = article("a", text=f"{POST} Lê An nói.", published="2023-02-01", people={"Lê An": (POST, *PLACE)})
    page = next(page for url, page in build([one]).site.items() if url.startswith("offices/"))

    assert "career" not in page
    assert "Chưa khớp" not in page

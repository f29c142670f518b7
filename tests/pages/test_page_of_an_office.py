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


def test_where_articles_do_not_agree_both_names_lead_to_their_sentences_which_stand_there_once(html: str) -> None:
    held, at_odds = html.split("Chưa khớp")
    names = dict(re.findall(r'<a href="#(h\d)">([^<]+)</a>', at_odds))
    sentences = {anchor: held.split(f'id="{anchor}"')[1].split("</li>")[0] for anchor in names}

    assert {"Hoàng Văn An", "Lý Thị Bình"} == set(names.values())
    assert all(f"{POST} {name} nói." in sentences[anchor] for anchor, name in names.items())
    assert "nói." not in at_odds


def test_who_is_at_odds_with_holders_on_other_pages_is_led_to_by_name(build: Callable[..., Built]) -> None:
    names = [f"Lê Văn {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    days = ("2023-01-01", "2024-01-01")
    articles = [
        article(f"{name}{day}", text=f"{POST} {name} nói.", published=day, people={name: (POST, *PLACE)})
        for name in names
        for day in days
    ]
    page = next(html for url, html in build(articles).site.items() if re.fullmatch("offices/[^/]+/", url))
    ids, links = set(re.findall(r'id="(h\d+)"', page)), set(re.findall(r'href="#(h\d+)"', page))

    assert links <= ids
    assert 50 == len(ids)


def test_an_office_with_one_holder_is_not_drawn(build: Callable[..., Built]) -> None:
    one = article("a", text=f"{POST} Lê An nói.", published="2023-02-01", people={"Lê An": (POST, *PLACE)})
    page = next(page for url, page in build([one]).site.items() if url.startswith("offices/"))

    assert "career" not in page
    assert "Chưa khớp" not in page

"""A province's page: its offices with their holders, its months, its place on the map."""

import re
from collections.abc import Callable

import pytest
from building import Built
from made import article

PLACE = ("Bắc Kạn", "bac-kan")


@pytest.fixture(scope="module")
def html(build: Callable[..., Built]) -> str:
    told = [
        ("2023-02-01", "Hoàng Văn An", "Chủ tịch UBND tỉnh"),
        ("2023-05-01", "Hoàng Văn An", "Chủ tịch UBND tỉnh"),
        ("2024-06-03", "Lý Thị Bình", "Chủ tịch UBND tỉnh"),
        ("2024-06-03", "Nông Văn Cường", "Bí thư Tỉnh ủy"),
    ]
    articles = [
        article(f"a{n}", text=f"{post} {name}.", published=day, province=PLACE, people={name: (post, *PLACE)})
        for n, (day, name, post) in enumerate(told)
    ]
    return build(articles).site["provinces/bac-kan/"]


def test_offices_stand_by_rank_each_with_its_holders_newest_first(html: str) -> None:
    seats = html.split('class="seats"')[1].split("</as-of>", maxsplit=1)[0]

    assert ["Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"] == re.findall(r'offices/[^"]+">([^<]+)<', seats)
    assert ["Nông Văn Cường", "Lý Thị Bình", "Hoàng Văn An"] == re.findall(r'officials/[^"]+">([^<]+)<', seats)
    assert 'data-spans="2023-02-01/2023-05-01"' in seats
    assert "1/2/2023 – 1/5/2023" in seats


def test_the_map_marks_the_province_in_its_last_era(html: str) -> None:
    drawn = html.split('<figure class="map">')[1].split("</figure>", maxsplit=1)[0]

    assert 63 == drawn.count("<path")
    assert ["Bắc Kạn"] == re.findall(r'class="here"[^>]*><title>([^<]*)<', drawn)


def test_the_choice_of_a_month_waits_for_the_script(html: str) -> None:
    assert "<form hidden><label>Vào tháng" in html
    assert '<script type="module" src="../../pages/as-of.js">' in html


def test_lesser_offices_wait_behind_a_summary(build: Callable[..., Built]) -> None:
    fields = ("Y tế", "Nội vụ", "Tư pháp", "Tài chính", "Xây dựng", "Du lịch", "Công Thương")
    posts = [f"{rank} Sở {field}" for rank in ("Giám đốc", "Phó Giám đốc") for field in fields]
    made = [
        article(f"a{n:02}", text=f"Lê Văn {n} nói.", province=PLACE, people={f"Lê Văn {n}": (post, *PLACE)})
        for n, post in enumerate(posts)
    ]
    html = build(made).site["provinces/bac-kan/"]
    seen, behind = html.split("<summary>2 chức vụ nữa</summary>")

    assert 12 == seen.count("data-office")
    assert 2 == behind.count("data-office")


def test_a_district_names_its_offices_and_who_held_them(seeds: Built) -> None:
    seats = seeds.site["districts/quang-ngai/binh-son/"].split('class="seats"')[1].split("</as-of>", maxsplit=1)[0]

    assert ["Bí thư Huyện ủy"] == re.findall(r'offices/[^"]+">([^<]+)<', seats)
    assert ["Võ Văn Đồng"] == re.findall(r'officials/[^"]+">([^<]+)<', seats)


def test_the_head_of_a_page_says_in_a_few_lines_what_it_is_about(html: str, seeds: Built) -> None:
    head = html.split("<hgroup>")[1].split("</hgroup>", maxsplit=1)[0]

    assert "<h1>Tỉnh Bắc Kạn</h1>" in head
    assert "4 bài, 3 cán bộ" in head
    assert "Quảng Ngãi · 1 bài" in seeds.site["districts/quang-ngai/binh-son/"]

"""Provinces of both eras, districts, and the calendar."""

import re
from collections.abc import Callable

from building import Built
from made import article

from site_builder.model import Evidence, Statement
from site_builder.pages import formats


def test_all_provinces_of_both_eras_are_listed(seeds: Built) -> None:
    before, today = seeds.site["provinces/"].split("<h2>")[1:3]

    assert 63 == len(set(re.findall(r'href="([a-z-]+/)"', before)))
    assert 34 == len(set(re.findall(r'href="([a-z-]+/)"', today)))
    assert re.search(r"Phú Thọ</a> <small>từ Hòa Bình, Phú Thọ, Vĩnh Phúc<", today)


def test_every_province_has_a_page_with_or_without_articles(build: Callable[..., Built]) -> None:
    site = build([]).site

    assert 63 == len([url for url in site if re.fullmatch(r"provinces/[a-z-]+/", url)])


def test_a_province_says_what_it_was_made_of_or_became_part_of(seeds: Built) -> None:
    assert 'thuộc <a href="../thai-nguyen/">Thái Nguyên</a>' in seeds.site["provinces/bac-kan/"]
    assert 'gồm <a href="../bac-kan/">Bắc Kạn</a> và Thái Nguyên' in seeds.site["provinces/thai-nguyen/"]


def test_a_district_lists_its_articles_and_officials(seeds: Built) -> None:
    html = seeds.site["districts/quang-ngai/binh-son/"]

    assert "<h1>Huyện Bình Sơn</h1>" in html
    assert "Võ Văn Đồng" in html
    assert "articles/2023/11/10/" in html


def test_a_day_has_a_page_when_something_was_published_or_happened_on_it(seeds: Built) -> None:
    assert "Đăng trong ngày" in seeds.site["dates/2024/05/26/"]
    assert "Kể việc trong ngày" in seeds.site["dates/2024/05/24/"]
    assert "dates/2024/05/25/" not in seeds.site


def test_a_day_leads_to_the_days_before_and_after_it_that_have_a_page(seeds: Built) -> None:
    html = seeds.site["dates/2024/05/24/"]

    assert '<a rel="prev" href="../../04/27/">← 27/4/2024</a>' in html
    assert '<a rel="next" href="../26/">26/5/2024 →</a>' in html


def test_a_month_is_a_calendar_whose_weeks_begin_on_monday(seeds: Built) -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", seeds.site["dates/2024/05/"])
    first = [re.sub(r"<[^>]+>", "", cell) for cell in rows[1].split("</td>")[:-1]]

    assert ["", "", "1", "2", "3", "4", "5"] == first
    assert '<a href="26/">26' in rows[4]


def test_a_day_of_more_articles_is_a_darker_cell_with_its_number(build: Callable[..., Built]) -> None:
    busy = [article(f"a{n}", published="2024-05-26") for n in range(9)]
    site = build([*busy, article("b", published="2024-05-27")]).site

    for url in ("dates/2024/", "dates/2024/05/"):
        assert re.search(r'<td class="shade5"><a [^>]*>26<small>9<i> bài', site[url])
        assert re.search(r'<td class="shade2"><a [^>]*>27<small>1<i> bài', site[url])
        assert "Màu đậm dần theo số bài" in site[url]


def test_a_year_shows_its_silent_months_too(build: Callable[..., Built]) -> None:
    html = build([article("a", published="2024-05-26")]).site["dates/2024/"]

    assert 12 == html.count('<table class="calendar')
    assert 1 == len(re.findall(r"<caption><a ", html))


def test_years_that_articles_only_tell_of_are_listed_apart(build: Callable[..., Built]) -> None:
    day = Statement("event_date", "1975-04-30", Evidence("text", 0, 3, "Một"), "made", 0.9)
    html = build([article("a", published="2024-05-26", statements=[day])]).site["dates/"]
    table, apart = html.split("</table>")

    assert re.findall(r'<a href="(\d+/)">', table) == ["2024/"]
    assert re.findall(r'<a href="(\d+/)">', apart) == ["1975/"]


def test_a_day_is_laid_out_by_province_each_with_a_leading_article(build: Callable[..., Built]) -> None:
    made = [
        article("a", title="Không tỉnh", published="2024-05-26"),
        article("b", title="Ở Sơn La", published="2024-05-26", province=("Sơn La", "son-la")),
        article("c", title="Ở Bắc Kạn một", published="2024-05-26", province=("Bắc Kạn", "bac-kan")),
        article("d", title="Ở Bắc Kạn hai", published="2024-05-26", province=("Bắc Kạn", "bac-kan")),
    ]
    html = build(made).site["dates/2024/05/26/"]

    assert ["bac-kan", "son-la"] == re.findall(r'<section id="([\w-]+)">', html)
    assert ["Bắc Kạn</a>", "Sơn La</a>", "Không riêng tỉnh nào"] == re.findall(r"<h3>(?:<a [^>]*>)?(.*?)</h3>", html)
    assert 3 == html.count("<p>Một câu.</p>")
    assert re.search(r'href="#bac-kan">Bắc Kạn</a> <small>2<', html)


def test_the_way_to_a_province_of_a_long_day_leads_to_the_part_where_it_begins(build: Callable[..., Built]) -> None:
    many = [article(f"a{n}", published="2024-05-26", province=("An Giang", "an-giang")) for n in range(60)]
    site = build([*many, article("b", published="2024-05-26", province=("Sơn La", "son-la"))]).site

    assert 'href="page/2/#son-la"' in site["dates/2024/05/26/"]
    assert 'id="son-la"' in site["dates/2024/05/26/page/2/"]
    assert "An Giang</a> (tiếp)" in site["dates/2024/05/26/page/2/"]


def test_articles_without_a_date_are_listed_apart(build: Callable[..., Built]) -> None:
    built = build([article("a", title="Không ngày"), article("b", published="2024-05-26")])

    assert "Không ngày" in built.site["dates/undated/"]
    assert "1 bài không rõ ngày" in built.site["dates/"]


def test_an_article_that_tells_of_its_own_day_is_listed_once(build: Callable[..., Built]) -> None:
    day = Statement("event_date", "2024-05-26", Evidence("text", 0, 3, "Một"), "made", 0.9)
    html = build([article("a", title="Hôm nay", published="2024-05-26", statements=[day])]).site["dates/2024/05/26/"]

    assert 1 == html.count(">Hôm nay</a>")


def test_a_text_is_shortened_between_words() -> None:
    assert "Ban Thường…" == formats.shortened("Ban Thường vụ Tỉnh ủy", 13)
    assert "Ban Thường" == formats.shortened("Ban Thường", 10)
    assert "aaaa…" == formats.shortened("a" * 2000, 4)

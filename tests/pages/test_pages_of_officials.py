"""Officials: their index in Vietnamese order, and their posts with the sentences that say so."""

import re
import tomllib
from collections.abc import Callable
from html import unescape
from typing import Any

import msgspec
from building import SITE, Built
from looking import target
from made import article

from site_builder.model import Article
from site_builder.pages.letters import letter_of


def official(name: str) -> Article:
    return article(name, text=f"{name} phát biểu.", people={name: ("Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan")})


def names(html: str) -> list[str]:
    return re.findall(r'<a href="[./]*(?:officials/)?[a-z-]+-\w{5,}/">([^<]+)</a>', html)


def test_officials_stand_under_the_letter_of_their_given_name() -> None:
    expected = {"Lê Ánh": "A", "Trần Ấn": "Â", "Võ Văn Đồng": "Đ", "Lê Ước": "Ư", "K'Bon": "K", "Шухов": "#", "": "#"}

    assert expected == {name: letter_of(name) for name in expected}


def test_officials_are_sorted_as_vietnamese_lists_are(build: Callable[..., Built]) -> None:
    built = build(list(map(official, ["Lê Đức", "Lê Dũng", "Vũ Ân", "Lê An", "Trần Dũng", "Lê Ánh"])))

    assert ["Lê An", "Lê Ánh", "Vũ Ân", "Lê Dũng", "Trần Dũng", "Lê Đức"] == names(built.page("officials"))


def test_a_long_index_is_cut_by_letter(build: Callable[..., Built]) -> None:
    built = build([official(f"Lê {first}{second}") for first in "ABCĐ" for second in "aeiouyăâêôơưbcd"])

    assert {"a", "b", "c", "dd"} == {url.split("/")[2] for url in built.site if url.startswith("officials/letters/")}
    assert {f"Lê Đ{second}" for second in "aeiouyăâêôơưbcd"} == set(names(built.site["officials/letters/dd/"]))
    assert 50 == len(names(built.site["officials/"]))


def test_a_reader_may_have_the_list_by_family_name_too(build: Callable[..., Built]) -> None:
    built = build(list(map(official, ["Vũ Ân", "Lê Dũng", "Đỗ Ánh", "Lê An", "Trần Dũng", "Ân Đức"])))
    ordered = ["Ân Đức", "Đỗ Ánh", "Lê An", "Lê Dũng", "Trần Dũng", "Vũ Ân"]

    assert ordered == names(built.page("families"))
    assert ["Â", "Đ", "L", "T", "V"] == re.findall(r'<h2 id="\w+">(.)</h2>', built.page("families"))


def test_a_long_list_by_family_name_is_cut_by_letter(build: Callable[..., Built]) -> None:
    built = build([official(f"{first}{second} An") for first in "ABCĐ" for second in "aeiouyăâêôơưbcd"])

    urls = {url.split("/")[2] for url in built.site if url.startswith("officials/families/") and url.count("/") > 2}
    assert {"a", "b", "c", "dd"} == urls
    assert {f"Đ{second} An" for second in "aeiouyăâêôơưbcd"} == set(names(built.site["officials/families/dd/"]))


def test_an_official_has_each_post_with_the_sentence_that_says_so(seeds: Built) -> None:
    (key,) = (o.key for o in seeds.archive.officials if o.name == "Lê Quang Tùng")
    url = f"officials/{key}/"
    html = seeds.site[url]
    quoted = re.findall(r"<blockquote>(.*?)<footer>", html)

    assert [
        "Đồng chí Lê Quang Tùng, UVTƯ Đảng, Bí thư Tỉnh ủy, Trưởng đoàn Đại biểu quốc hội đã chủ trì buổi làm việc."
    ] == quoted
    cited = [target(url, href) for href in seeds.seen[url].links if "#t" in href]
    assert cited
    assert all("Lê Quang Tùng" in seeds.seen[page].words[anchor] for page, anchor in cited)


def test_an_office_names_its_holders(seeds: Built) -> None:
    (url,) = (url for url in seeds.site if url.startswith("offices/bi-thu-huyen-uy-quang-ngai-binh-son"))

    assert "Võ Văn Đồng" in seeds.site[url]
    assert "Bí thư Huyện ủy Bình Sơn" in seeds.site[url]


def appearing(name: str, days: list[str], *, province: tuple[str, str] | None = None) -> list[Article]:
    post = {name: ("Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan")}
    return [
        article(f"{name} {day}", text=f"{name} phát biểu.", people=post, published=day or None, province=province)
        for day in days
    ]


def pasted(html: str) -> list[dict[str, Any]]:
    """Return the corrections that a page offers, dated."""
    snippets = map(unescape, re.findall(r"<code>(\[\[official.*?)</code>", html, re.DOTALL))
    return [tomllib.loads(one.replace("YYYY-MM-DD", "2026-11-22"))["official"][0] for one in snippets]


def test_the_articles_of_many_years_stand_by_year_with_the_way_to_each(build: Callable[..., Built]) -> None:
    days = [f"{year}-05-{day:02}" for year in (2022, 2023, 2024) for day in range(1, 30)]
    built = build(appearing("Lê An", days))
    (key,) = (one.key for one in built.archive.officials)
    first, second = built.site[f"officials/{key}/"], built.site[f"officials/{key}/page/2/"]

    assert ["#y2024", "#y2023", "page/2/#y2022"] == re.findall(r'href="([^"]*#y\d+)"', first)
    assert ["y2024", "y2023"] == re.findall(r'<h3 id="(y\d+)"', first)
    assert "y2022" in re.findall(r'<h3 id="(y\d+)"', second)


def test_a_short_list_of_articles_is_not_cut_by_year(build: Callable[..., Built]) -> None:
    built = build(appearing("Lê An", ["2022-05-01", "2023-05-01"]))
    (key,) = (one.key for one in built.archive.officials)

    assert "narrow.js" not in built.site[f"officials/{key}/"]
    assert "<form hidden" not in built.site[f"officials/{key}/"]


def test_whoever_doubts_an_official_finds_corrections_to_paste(build: Callable[..., Built]) -> None:
    built = build([*appearing('Lê "An"', ["2022-05-01", ""])])
    (one,) = built.archive.officials

    split, rename = pasted(built.site[f"officials/{one.key}/"])

    assert (one.key, ['Lê "An" 2022-05-01', 'Lê "An" ']) == (split["split"], split["articles"])
    assert (one.key, 'Lê "An"') == (rename["rename"], rename["name"])


def test_nobody_is_asked_to_part_the_articles_of_whom_one_article_names(build: Callable[..., Built]) -> None:
    built = build(appearing("Lê An", ["2022-05-01"]))
    (one,) = built.archive.officials

    assert [["rename", "name", "reason"]] == [[*found][:3] for found in pasted(built.site[f"officials/{one.key}/"])]


def test_an_officials_page_names_others_of_the_same_name_and_how_to_merge_them(build: Callable[..., Built]) -> None:
    there = article("b", text="Lê An nói.", people={"Lê An": ("Bí thư Tỉnh ủy", "Cà Mau", "ca-mau")})
    built = build([*appearing("Lê An", ["2022-05-01"]), there])
    one, other = (official.key for official in built.archive.officials)
    html = built.site[f"officials/{one}/"]

    assert [one, other] in [snippet.get("merge") for snippet in pasted(html)]
    assert f'href="../{other}/">Lê An</a>' in html


def test_an_archive_with_a_repository_takes_reports_there(build: Callable[..., Built]) -> None:
    site = msgspec.structs.replace(SITE, repository="https://github.com/o/r")
    built = build(appearing("Lê An", ["2022-05-01"]), site)
    (one,) = built.archive.officials

    assert (
        f'href="https://github.com/o/r/issues/new?title=L%C3%AA%20An%20%28{one.key}%29'
        in built.site[f"officials/{one.key}/"]
    )
    assert "issues/new" not in build(appearing("Lê An", ["2022-05-01"])).site[f"officials/{one.key}/"]


def test_a_post_that_one_article_gives_does_not_head_the_page_of_somebody_named_otherwise_in_all_others(
    build: Callable[..., Built],
) -> None:
    post = {"Lê An": ("Chủ tịch UBND tỉnh", "Bắc Kạn", "bac-kan")}
    rest = [article(f"b{n}", text="Lê An nói.", people=post, published=f"2022-06-0{n}") for n in range(1, 8)]
    built = build([*appearing("Lê An", ["2022-05-01"]), *rest])
    (one,) = built.archive.officials

    assert "Bí thư Tỉnh ủy" == one.terms[0].post
    assert '<p class="intro">Chủ tịch UBND tỉnh Bắc Kạn</p>' in built.site[f"officials/{one.key}/"]


def test_the_filter_counts_what_it_will_leave(build: Callable[..., Built]) -> None:
    days = [f"2024-05-{day:02}" for day in range(1, 15)]
    here, there = ("Bắc Kạn", "bac-kan"), ("Sơn La", "son-la")
    built = build([*appearing("Lê An", days, province=here), *appearing("Lê An", ["2023-01-01"], province=there)])
    (one,) = built.archive.officials
    html = built.site[f"officials/{one.key}/"]

    for key, count in (("bac-kan", 14), ("son-la", 1)):
        assert re.search(rf'<option value="{key}">[^<]* \({count}\)', html)
        assert count == len(re.findall(rf'data-of="\d+ {key}"', html))


def test_a_post_does_not_repeat_what_its_place_is(build: Callable[..., Built]) -> None:
    told = article("a", text="Lê An nói.", people={"Lê An": ("Chủ tịch UBND quận", "Quận 7", "ho-chi-minh/quan-7")})
    built = build([told])
    shown = [built.page("officials"), *(html for url, html in built.site.items() if url.startswith("offices/"))]

    assert all("Chủ tịch UBND Quận 7" in html and "quận Quận" not in html for html in shown)


def test_those_seen_together_stand_by_the_number_beside_them(build: Callable[..., Built]) -> None:
    pairs = [("Lê An", "Vũ Ba")] * 3 + [("Lê An", "Tạ Tư")] * 2 + [("Lê An", "Hồ Sáu", "Tạ Tư", "Vũ Ba")] * 2
    post = ("Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan")
    articles = [
        article(f"a{n}", text=f"{', '.join(names)} họp.", people=dict.fromkeys(names, post))
        for n, names in enumerate(pairs)
    ]
    html = next(page for page in build(articles).site.values() if "<h1>Lê An</h1>" in page)
    together = html.split("Cùng xuất hiện")[1].split('<ul class="links"')[1].split("</ul>")[0]

    assert [("Vũ Ba", "5"), ("Tạ Tư", "4"), ("Hồ Sáu", "2")] == re.findall(r">([^<]+)</a> <small>(\d+)", together)

"""Officials: their index in Vietnamese order, and their posts with the sentences that say so."""

import re
from collections.abc import Callable

from building import Built
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

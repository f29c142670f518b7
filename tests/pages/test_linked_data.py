"""Pages say to machines what they are about: schema.org's words in a block of data, Open Graph, a description."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import vocabulary
from building import SITE, Built
from looking import Seen
from made import article
from msgspec.structs import replace

from site_builder import urls
from site_builder.model import Site
from site_builder.pages import linked_data

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
DAY = re.compile(r"\d{4}-\d\d-\d\d")
QUANG_TUNG = "Lê Quang Tùng"


def graph(html: str) -> dict[str, Any]:
    (block,) = BLOCK.findall(html)
    return dict(json.loads(block))


def about(html: str, type_: str) -> dict[str, Any]:
    """Return the thing of a type that a page is about."""
    (thing,) = (one for one in graph(html)["@graph"] if one["@type"] == type_)
    return dict(thing)


def trail(html: str) -> list[tuple[str, str | None]]:
    return [(one["name"], one.get("item")) for one in about(html, "BreadcrumbList")["itemListElement"]]


def graphs(built: Built) -> dict[str, dict[str, Any]]:
    return {url: graph(html) for url, html in built.site.items() if url != urls.NOT_FOUND}


def meta(html: str) -> dict[str, str]:
    """Return the tags of a page that describe it, by name and by property."""
    tags = [attrs for tag, attrs in Seen(html).tags if tag in {"meta", "link"}]
    said = [(attrs, attrs.get("content") or attrs.get("href")) for attrs in tags]
    return {str(attrs[key]): value for attrs, value in said if value for key in ("name", "property") if key in attrs}


def test_schema_org_knows_every_word_of_every_page_and_no_other(seeds: Built, tmp_path: Path) -> None:
    if not (vocabulary.MODULES / "schema-dts").is_dir():
        pytest.skip("npm's schema-dts is not installed: make js")
    blocks = list(graphs(seeds).values())
    types = {thing["@type"] for block in blocks for thing in vocabulary.things(block)}
    unknown = [
        {"@type": "NewsArticle", "headlines": "plural"},
        {"@type": "NewsArticle", "author": {"@type": "AdministrativeArea", "name": "no author"}},
        {"@type": "Person", "hasOccupation": {"@type": "Role", "hasOccupation": {"@type": "Person"}}},
        {"@type": "Official", "name": "no type"},
    ]
    wrong = [{"@context": "https://schema.org", "@graph": [one]} for one in unknown]

    assert {"NewsArticle", "Person", "Role", "AdministrativeArea", "BreadcrumbList", "WebSite", "SearchAction"} <= types
    assert wrong == vocabulary.refused([*blocks, *wrong], tmp_path)


def test_every_address_in_the_data_leads_to_a_page_of_the_site(seeds: Built) -> None:
    named = [
        (url, value)
        for url, block in graphs(seeds).items()
        for thing in vocabulary.things(block)
        for key, value in thing.items()
        if key in {"@id", "url", "item"}
    ]

    assert named
    assert [] == [(url, value) for url, value in named if not leads_somewhere(seeds, value)]


def leads_somewhere(built: Built, address: str) -> bool:
    page, _, anchor = address.removeprefix(SITE.base_url).partition("#")
    return address.startswith(SITE.base_url) and page in built.seen and (not anchor or anchor in built.seen[page].ids)


def test_every_date_in_the_data_is_one(seeds: Built) -> None:
    dates = [
        value
        for block in graphs(seeds).values()
        for thing in vocabulary.things(block)
        for key, value in thing.items()
        if "Date" in key or key.startswith("date")
    ]

    assert {True, False} == {bool(DAY.fullmatch(one)) for one in dates}
    assert all(datetime.fromisoformat(one) for one in dates)


def test_an_article_says_its_headline_author_newspaper_and_province(build: Callable[..., Built]) -> None:
    built = build([article("a", title="Họp", published="2024-05-26", province=("Bắc Kạn", "bac-kan"))])
    html = built.page("article", "a")
    base = SITE.base_url

    assert {
        "@type": "NewsArticle",
        "headline": "Họp",
        "datePublished": "2024-05-26",
        "about": {"@id": f"{base}provinces/bac-kan/"},
    } == about(html, "NewsArticle")
    assert [("Tỉnh thành", f"{base}provinces/"), ("Bắc Kạn", f"{base}provinces/bac-kan/")] == trail(html)


def test_an_official_has_each_post_as_a_role_with_the_article_that_says_so(seeds: Built) -> None:
    (key,) = (one.key for one in seeds.archive.officials if one.name == QUANG_TUNG)
    person = about(seeds.page("official", key), "Person")
    posts = {role["hasOccupation"]["name"]: role for role in person["hasOccupation"]}
    said = posts["Bí thư Tỉnh ủy"]

    assert QUANG_TUNG == person["name"]
    assert "Quảng Trị" == said["hasOccupation"]["occupationLocation"]["name"]
    assert re.search(r"#t\d+$", said["subjectOf"]["url"])
    assert "startDate" not in said  # no article reports the appointment


def test_an_official_with_an_item_of_wikidata_is_the_same_as_that_item(seeds: Built) -> None:
    (one,) = (one for one in seeds.archive.officials if one.name == QUANG_TUNG)

    assert "https://www.wikidata.org/wiki/Q42" == linked_data.person(SITE, replace(one, wikidata="Q42"), [])["sameAs"]
    assert "sameAs" not in linked_data.person(SITE, one, [])


def test_a_former_province_lies_in_the_one_that_it_became_part_of(seeds: Built) -> None:
    before, today = (about(seeds.page("province", key), "AdministrativeArea") for key in ("bac-kan", "thai-nguyen"))

    assert today["@id"] == before["containedInPlace"]["@id"]
    assert before["@id"] == today["containsPlace"]["@id"]
    assert "Viet Nam" == today["containedInPlace"]["name"]


def test_the_front_page_says_how_to_search_the_site(seeds: Built) -> None:
    action = about(seeds.page("home"), "WebSite")["potentialAction"]

    assert f"{SITE.base_url}search/?q={{q}}" == action["target"]["urlTemplate"]


def test_the_trail_is_the_one_that_readers_see(seeds: Built) -> None:
    shown = re.compile(r'<nav class="crumbs"[^>]*>(.*?)</nav>')
    for url, html in seeds.site.items():
        seen = re.findall(r">([^<]+)</a>", "".join(shown.findall(html)))

        assert seen == [name for name, _ in trail(html)][: len(seen)] if seen else True, url
    assert ["Ngày", "2024", "5/2024"] == [name for name, _ in trail(seeds.site["dates/2024/05/26/"])]


def test_a_title_cannot_end_the_block_that_holds_it(build: Callable[..., Built]) -> None:
    title = "</script><script>alert(1)</script><!-- \u2028 \\ \" ' & &lt;"
    built = build([article("a", title=title, published="2024-05-26")], site=Site(title=title, base_url=SITE.base_url))

    assert title == about(built.page("article", "a"), "NewsArticle")["headline"]
    assert title == about(built.page("home"), "WebSite")["name"]
    assert (title, SITE.base_url) == trail(built.page("about"))[0]
    assert [] == [wrong for seen in built.seen.values() for wrong in seen.wrong]


def test_every_page_can_be_shared(seeds: Built) -> None:
    for url, html in seeds.site.items():
        said = meta(html)

        assert f"{SITE.base_url}{url}" == said["og:url"]
        assert said["og:type"] == ("article" if url.startswith("articles/") else kind(url)), url
        assert said["og:title"]
        assert said["description"] == said["og:description"]
        assert 0 < len(said["description"]) <= 300


def kind(url: str) -> str:
    official = re.fullmatch(r"officials/[\w-]+-\w{5,}/", url)  # not the lists of officials
    return "profile" if official else "website"


def test_a_page_describes_itself_by_what_it_holds(seeds: Built) -> None:
    ours = {url: meta(html)["description"] for url, html in seeds.site.items() if not url.startswith("data/")}
    whole = " ".join(made.document.text for made in seeds.articles.values())
    articles = [text for url, text in ours.items() if url.startswith("articles/")]

    assert 5 == len(articles)
    assert all(text.rstrip("…") in whole for text in articles)
    assert len(ours) - 1 == len({text for url, text in ours.items() if url != urls.NOT_FOUND})  # no two alike


def test_an_article_without_words_is_described_by_its_title(build: Callable[..., Built]) -> None:
    built = build([article("a", title="Chỉ có tiêu đề", text="")])

    assert "Chỉ có tiêu đề" == meta(built.page("article", "a"))["description"]

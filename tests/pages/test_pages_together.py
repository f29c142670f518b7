"""What holds for every page of a site, whatever is in the archive."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pickle import dumps, loads

import pytest
from building import Built
from looking import Seen, target
from made import seed_articles

from site_builder import pages, urls
from site_builder.model import PageRef

LISTED = re.compile(r'<li(?: data-of="[^"]*")?>(?:<h3>)?<a href="[./]*(articles/[^"]*)">')


@pytest.fixture(scope="module", params=["no article", "one article", "the seeds", "a crowd"])
def built(request: pytest.FixtureRequest, build: Callable[..., Built], seeds: Built, crowd: Built) -> Built:
    archives = {
        "no article": lambda: build([]),
        "one article": lambda: build(seed_articles()[:1]),
        "the seeds": lambda: seeds,
        "a crowd": lambda: crowd,
    }
    return archives[request.param]()


def test_every_page_is_well_formed_and_strict(built: Built) -> None:
    assert [] == [(url, wrong) for url, seen in built.seen.items() for wrong in seen.wrong]


def test_every_page_says_its_language_title_description_and_address(built: Built) -> None:
    for url, seen in built.seen.items():
        tags = {
            (tag, attrs.get("name") or attrs.get("rel") or attrs.get("property")): attrs for tag, attrs in seen.tags
        }

        assert ("html", {"lang": "vi"}) in seen.tags
        assert "title" in Counter(tag for tag, _ in seen.tags)
        assert tags["meta", "description"]["content"], url
        assert f"https://example.org/archive/{url}" == tags["link", "canonical"]["href"]
        assert tags["meta", "og:title"]["content"]


def test_ids_are_unique_on_every_page(built: Built) -> None:
    assert {} == {url: seen.ids for url, seen in built.seen.items() if len(set(seen.ids)) != len(seen.ids)}


def test_headings_begin_with_one_h1_and_skip_no_level(built: Built) -> None:
    for url, seen in built.seen.items():
        assert [1] == [level for level in seen.headings if level == 1], url
        assert 1 == seen.headings[0], url
        assert [] == [pair for pair in pairwise(seen.headings) if pair[1] > pair[0] + 1], url


def test_every_link_leads_to_a_page_and_to_an_anchor_on_it(built: Built) -> None:
    files = {file.path for file in pages.statics([])}
    broken = [
        (url, href)
        for url, seen in built.seen.items()
        if url != urls.NOT_FOUND
        for href in seen.links
        if not href.startswith("https://") and not leads_somewhere(built.seen, files, *target(url, href))
    ]

    assert [] == broken


def leads_somewhere(site: dict[str, Seen], files: set[str], url: str, anchor: str) -> bool:
    if url in files or url.startswith("data/") or url.endswith((urls.FEED, "/index.json")):
        return True
    return url in site and (not anchor or anchor in site[url].ids)


def test_a_list_of_more_than_fifty_entries_goes_on_on_a_second_page(crowd: Built) -> None:
    official = next(o.key for o in crowd.archive.officials if o.name == "Nguyễn Văn Đức")
    for url in (
        "provinces/bac-kan/",
        f"officials/{official}/",
        "dates/2024/05/",
        "dates/2024/05/26/",
        "dates/undated/",
    ):
        first, second = (LISTED.findall(crowd.site[part]) for part in (url, f"{url}page/2/"))

        assert (50, 10) == (len(first), len(second)), url
        assert set() == set(first) & set(second)
        assert f"{url}page/3/" not in crowd.site


def test_the_parts_of_a_long_list_lead_to_one_another(crowd: Built) -> None:
    assert '<a rel="next" href="page/2/">' in crowd.site["provinces/bac-kan/"]
    assert '<a rel="prev" href="../../">' in crowd.site["provinces/bac-kan/page/2/"]


def test_only_article_pages_need_an_article_with_its_text(crowd: Built) -> None:
    def refuse(id_: str) -> None:
        message = f"asked for {id_}"
        raise AssertionError(message)

    for ref in pages.plan(crowd.archive):
        if ref.kind != "article":
            crowd.maker.page(ref, refuse)


def test_a_maker_sent_to_another_process_makes_the_same_page(seeds: Built) -> None:
    ref = PageRef("province", "bac-kan")
    sent = loads(dumps(seeds.maker))  # noqa: S301 -- made here

    assert seeds.maker.page(ref, seeds.articles.__getitem__) == sent.page(ref, seeds.articles.__getitem__)


def test_what_was_set_aside_is_named_with_its_reason(crowd: Built) -> None:
    assert "seeds/x.txt:3" in crowd.site["about/"]
    assert "dữ liệu nhị phân" in crowd.site["about/"]

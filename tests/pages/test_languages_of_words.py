"""On a page in English, what is Vietnamese says so, and nothing else does.

Vietnamese are the words of articles and the names of people, posts and places, wherever they stand: a voice that reads
English says "Thái Bình" so that nobody knows it.  What has no markup cannot say it: titles, attributes, tooltips of
drawings, code to copy.  What the keeper of an archive writes (its title, licences, reasons) counts as the site's own
language.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest
from building import Built
from looking import VOID
from made import article, seed_articles

from site_builder import pages
from site_builder.model import Article, Site
from site_builder.permalinks.ledger import Link
from site_builder.permalinks.settled import Settled
from site_builder.permalinks.stand_ins import stand_ins

ENGLISH = Site(title="Local news", base_url="https://example.org/archive/", language="en")
VIETNAMESE = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
BARE = {"title", "script", "style", "pre", "code"}


class Spoken(HTMLParser):
    """The texts of a page, each with the language of the nearest element that names one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            around = self._open[-1][1] if self._open else ""
            self._open.append((tag, dict(attrs).get("lang") or around))

    def handle_endtag(self, tag: str) -> None:
        assert (self._open or [("", "")])[-1][0] == tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not BARE.intersection(tag for tag, _ in self._open):
            self.texts.append((self._open[-1][1] if self._open else "", data))


def unmarked(html: str) -> list[str]:
    """Return the texts with Vietnamese letters that no element calls Vietnamese."""
    return [text for language, text in Spoken(html).texts if language != "vi" and VIETNAMESE.search(text)]


def many() -> Iterator[Article]:
    """Yield the seeds, and more people, articles and posts than one page of a list shows."""
    yield from seed_articles()
    letters = "ABCDĐEGHIKLMNOÔPQRSTUƯVXY"
    for number in range(60):
        name = f"Trần Thị {letters[number % 25]}{'abc'[number // 25]}n"
        post = ("Bí thư Tỉnh ủy" if number % 2 else "Giám đốc Sở Y tế", "Bắc Kạn", "bac-kan")
        day = "2024-05-26" if number % 3 else None
        yield article(
            f"x{number:02}",
            title=f"Hội nghị thứ {number}",
            text=f"{name} và Hoàng Văn Đức phát biểu.",
            people={name: post, "Hoàng Văn Đức": ("Chủ tịch HĐND tỉnh", "Bắc Kạn", "bac-kan")},
            published=day,
            province=("Bắc Kạn", "bac-kan"),
        )


@pytest.fixture(scope="module")
def english(build: Callable[..., Built]) -> Built:
    return build(list(many()), ENGLISH)


def test_what_is_vietnamese_on_any_page_in_english_says_so(english: Built) -> None:
    gone = {"articles/gone/": Link("articles/gone/", "article", "Bài đã gỡ", gone="on request")}
    site = english.site | {page.url: english.renderer.html(page).decode() for page in stand_ins(Settled({}, gone, {}))}

    assert {kind.name for kind in pages.KINDS} == {
        kind.name for kind in pages.KINDS if list(kind.refs(english.maker.view()))
    }
    assert {} == {url: found for url, html in site.items() if (found := unmarked(html))}


def test_a_vietnamese_word_outside_of_its_element_is_noticed() -> None:
    assert ["Thái Bình"] == unmarked('<html lang="en"><p lang="vi">Bến Tre</p><p>Thái Bình</p></html>')
    assert ["Huế"] == unmarked('<html lang="en"><p lang="vi">Đà Nẵng <i lang="en">Huế</i></p></html>')


def test_a_page_in_vietnamese_pays_nothing_for_that(seeds: Built) -> None:
    marked = {url: html for url, html in seeds.site.items() if re.search(r"<(?!html)[^>]* lang=", html)}

    assert [] == sorted(marked)

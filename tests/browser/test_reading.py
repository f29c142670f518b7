"""A reader goes through the site: from the home page to articles, provinces, officials and the evidence."""

from collections.abc import Callable
from http import HTTPStatus
from statistics import median
from urllib.parse import urldefrag

import pytest
from browsing import HEIGHT, NARROW, WIDE, Published, Reader
from playwright.sync_api import Page

Visit = Callable[..., Reader]

HUONG_HOA = "004_62424c2562dfe121"
# The characters of each printed line of the text but a paragraph's last, which need not be full.
LINES = """() => [...document.querySelectorAll(".text > p:not(.caption)")].flatMap((paragraph) => {
  const lines = new Map(), range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); )
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at), range.setEnd(node, at + 1);
      const line = Math.round(range.getBoundingClientRect().bottom / 8);
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  return [...lines.values()].slice(0, -1);
})"""
PAGES = ["", "provinces/", "officials/", "dates/", "dates/2024/", "search/", "about/", "data/"]


def follow(reader: Reader, part: str) -> None:
    """Click the first link in the main part of the page whose address goes deeper than `part`."""
    deeper = f'main a[href*="{part}"]:not([href$="{part}"])'
    with reader.page.expect_navigation():
        reader.page.locator(deeper).first.click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("kind", ["provinces/", "officials/"])
def test_a_reader_goes_from_the_home_page_to_an_article_and_on(visit: Visit, kind: str, scripts: bool) -> None:  # noqa: FBT001 -- a case
    reader = visit(scripts=scripts)
    reader.open("")

    follow(reader, "articles/")
    assert reader.page.url.startswith(f"{reader.base}articles/")
    follow(reader, kind)

    assert reader.page.url.startswith(reader.base + kind)
    assert reader.page.locator("h1").inner_text()
    assert reader.page.locator('main a[href*="articles/"]').count()


def test_a_reader_asks_who_held_which_post_in_a_month(visit: Visit) -> None:
    page = visit().open("provinces/quang-tri/")
    seats, month, said = page.locator("as-of"), page.locator("as-of input"), page.locator("as-of output")
    holders = seats.locator("[data-spans]:visible").count()
    month.fill("2022-09")

    assert holders >= 2
    assert f"{holders} người được các bài quanh tháng đó gọi bằng chức vụ" == said.inner_text()

    month.fill("2019-01")

    assert said.inner_text().startswith("0 người")
    assert 0 == seats.locator("[data-spans]:visible").count()
    assert seats.locator("[data-silent]:visible").count()

    seats.get_by_role("button").click()
    seats.locator("[data-spans]:visible").first.wait_for()

    assert holders == seats.locator("[data-spans]:visible").count()


def test_every_article_reads_whole_without_javascript(visit: Visit, site: Published) -> None:
    reader = visit(scripts=False)
    for article in site.articles:
        shown = words(reader.open(article["url"]).locator("main").inner_text())
        paragraphs = [words(article["title"]), *map(words, article["text"].split("\n\n"))]

        assert [] == [paragraph for paragraph in paragraphs if paragraph not in shown]


def test_a_line_of_text_holds_some_60_to_75_characters_on_a_wide_screen(visit: Visit, site: Published) -> None:
    reader = visit()
    lines = [count for article in site.articles for count in reader.open(article["url"]).evaluate(LINES)]

    assert len(lines) > 100
    assert 55 <= median(lines) <= 80  # 60 to 75 in the fonts that stand first, a little off in others


def test_a_caption_is_shown_once(visit: Visit, site: Published) -> None:
    reader = visit()
    captions = 0
    for article in site.articles:
        shown = words(reader.open(article["url"]).locator("main").inner_text())
        captions += len(article["captions"])

        assert [] == [caption for caption in article["captions"] if shown.count(words(caption)) != 1]
    assert captions


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_every_removed_line_can_be_read_on_its_articles_page(visit: Visit, site: Published, scripts: bool) -> None:  # noqa: FBT001 -- a case
    reader = visit(scripts=scripts)
    for article in site.articles:
        page = reader.open(article["url"])
        removed = page.locator("details.removed")
        removed.locator("summary").click()
        shown = words(f"{page.locator('h1').inner_text()} {removed.inner_text()}")  # a title is not said twice

        assert [] == [line["text"] for line in article["removed"] if words(line["text"]) not in shown]


def test_a_fact_beside_the_text_leads_to_its_sentence_which_is_then_marked(visit: Visit, site: Published) -> None:
    reader = visit()
    (article,) = (one for one in site.articles if one["id"].endswith(HUONG_HOA))
    post = next(post for person in article["people"] for post in person["posts"] if post["in"] == "text")
    anchor = f"t{post['start']}"
    page = reader.open(article["url"])
    unmarked = background(page, anchor)

    page.locator(f'aside a[href="#{anchor}"]').first.click()
    page.wait_for_url("**#t*")

    assert visible(page, anchor)
    assert words(post["text"]) in words(page.locator(f"#{anchor}").inner_text())
    assert unmarked != background(page, anchor)


def test_an_officials_post_leads_to_the_sentence_that_says_so(visit: Visit, site: Published) -> None:
    reader = visit()
    official = next(p for article in site.articles for p in article["people"] if p["key"] and p["posts"])
    page = reader.open(f"officials/{official['key']}/")

    with page.expect_navigation():
        page.locator('main a[href*="articles/"][href*="#"]').first.click()
    _, anchor = urldefrag(page.url)

    assert anchor
    assert visible(page, anchor)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_page_scrolls_sideways(visit: Visit, site: Published, width: int) -> None:
    reader = visit(width=width)
    articles = [article["url"] for article in site.articles]
    provinces = [f"provinces/{article['province']['key']}/" for article in site.articles if article["province"]]
    officials = [f"officials/{p['key']}/" for article in site.articles for p in article["people"] if p["key"]][:3]
    for url in [*PAGES, *articles, *provinces, *officials, "search/?q=huong+hoa"]:
        page = reader.open(url)
        inner, outer = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")

        assert inner <= outer, url


def test_what_is_not_there_gets_a_page_that_leads_home(visit: Visit) -> None:
    reader = visit()
    response = reader.page.goto(f"{reader.base}articles/not/there/")
    reader.wrong.clear()  # the browser reports the missing page itself

    assert response is not None
    assert HTTPStatus.NOT_FOUND == response.status

    with reader.page.expect_navigation():
        reader.page.get_by_role("link", name="Trang chủ").first.click()

    assert reader.base == reader.page.url


def words(text: str) -> str:
    """Return a text with one blank between words, however it is laid out."""
    return " ".join(text.split())


def background(page: Page, anchor: str) -> str:
    """Return the colour behind an element."""
    return str(page.evaluate("id => getComputedStyle(document.getElementById(id)).backgroundColor", anchor))


def visible(page: Page, anchor: str) -> bool:
    """Tell whether an element begins inside the window."""
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", anchor)
    return 0 <= float(top) < HEIGHT

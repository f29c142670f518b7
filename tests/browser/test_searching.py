"""A reader searches: with and without diacritics, from the search page, its address or any other page."""

from collections.abc import Callable

import pytest
from browsing import NARROW, Published, Reader
from playwright.sync_api import Page

from site_builder.text.fold import fold

Visit = Callable[..., Reader]

QUERIES = ["bi thu tinh uy", "Bí thư Tỉnh uỷ", "dang bo", "Đảng bộ", "huong hoa"]


@pytest.mark.parametrize("query", QUERIES)
def test_search_finds_every_article_that_has_the_words(visit: Visit, site: Published, query: str) -> None:
    reader = visit()
    page = reader.page
    page.goto(f"{site.base}search/?q={query}")

    assert saying(site, query)
    assert saying(site, query) <= found(page)


def test_a_query_typed_on_the_search_page_gets_an_address_that_can_be_passed_on(visit: Visit, site: Published) -> None:
    page = visit().open("search/")
    page.locator('main input[type="search"]').fill("huong hoa")
    page.keyboard.press("Enter")
    expected = found(page)
    elsewhere = visit().page
    elsewhere.goto(page.url)

    assert saying(site, "huong hoa") <= expected
    assert expected == found(elsewhere)


def test_the_search_box_of_any_page_leads_to_the_results(visit: Visit, site: Published) -> None:
    page = visit().open(site.articles[0]["url"])
    page.locator('header input[type="search"]').fill("Hướng Hoá")
    page.keyboard.press("Enter")

    assert saying(site, "huong hoa") <= found(page)
    assert page.url.startswith(f"{site.base}search/?q=")


def test_without_javascript_the_search_page_says_what_it_needs(visit: Visit) -> None:
    page = visit(scripts=False).open("search/?q=huong+hoa")

    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator('main a[href*="provinces/"], main a[href*="officials/"]').count()


def test_a_missing_file_is_said_and_trying_again_mends_it(visit: Visit, site: Published) -> None:
    reader = visit()
    page = reader.page
    page.route("**/search/terms/*", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{site.base}search/?q=huong+hoa")
    failure = page.locator('[role="alert"]')
    failure.wait_for()
    page.unroute("**/search/terms/*")
    failure.get_by_role("button").click()

    assert saying(site, "huong hoa") <= found(page)
    assert reader.wrong
    reader.wrong.clear()  # the files that this test withheld


def saying(site: Published, phrase: str) -> set[str]:
    """Return the addresses of the articles that have the words of a phrase together, diacritics aside."""
    return {
        site.base + article["url"]
        for article in site.articles
        if fold(phrase) in fold(article["title"] + "\n" + article["text"])
    }


def found(page: Page) -> set[str]:
    """Return the addresses of the articles among the results, once there are some."""
    page.locator('main a[href*="articles/"]').first.wait_for()
    page.wait_for_load_state("networkidle")
    links: list[str] = page.locator('main a[href*="articles/"]').evaluate_all("links => links.map(link => link.href)")
    return {link.partition("#")[0] for link in links}


def test_results_narrow_to_an_official_and_back_again(visit: Visit) -> None:
    page = visit(width=NARROW).open("search/?q=bi+thu")
    everything = found(page)
    page.locator("details.officials summary").click()
    page.locator("details.officials a").first.click()
    page.locator(".chosen").wait_for()
    narrowed = found(page)
    page.go_back()
    page.locator("details.officials").wait_for()

    assert narrowed
    assert narrowed < everything
    assert everything == found(page)


def test_a_slip_is_answered_by_a_link_to_what_may_be_meant(visit: Visit, site: Published) -> None:
    page = visit().open("search/?q=huơng+hoa")
    page.locator(".meant a").click()
    page.locator(".meant").wait_for(state="detached")

    assert saying(site, "huong hoa") <= found(page)


def test_words_are_marked_in_their_context(visit: Visit) -> None:
    page = visit().open('search/?q="Hướng Hoá"')

    assert page.locator("#search-results .lead mark").first.inner_text().lower() in {"hướng hoá", "hướng hóa"}


def test_arrows_and_enter_choose_a_suggestion(visit: Visit, site: Published) -> None:
    page = visit().open("search/")
    page.locator('main input[type="search"]').press_sequentially("quang tri")
    page.locator("#search-suggestions li").first.wait_for()
    page.keyboard.press("ArrowDown")
    text = page.locator('#search-suggestions [aria-selected="true"]').inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != f"{site.base}search/")

    assert "quảng trị" in text.lower()

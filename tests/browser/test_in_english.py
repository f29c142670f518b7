"""On a site in English, what scripts show of articles says that it is Vietnamese, as the pages themselves do."""

from browsing import HEIGHT, WIDE, Published
from playwright.sync_api import Browser, Page, expect

# The texts inside some elements with a letter that English has not, where no element calls them Vietnamese.
UNMARKED = """(all) => all.flatMap((one) => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const language = node.parentElement.closest("[lang]").lang;
        if (language !== "vi" && /[\\u00e0-\\u1ef9]/i.test(node.data)) found.push(node.data);
    }
    return found;
})"""


def reading(browser: Browser, english: Published, url: str) -> Page:
    page = browser.new_page(viewport={"width": WIDE, "height": HEIGHT})
    page.goto(english.base + url)
    return page


def test_a_search_in_english_says_what_it_finds_in_vietnamese(browser: Browser, english: Published) -> None:
    page = reading(browser, english, "search/?q=le+quang+tung")
    found = page.locator("#search-results")
    found.locator("h3").first.wait_for()
    found.locator("details.officials summary").click()
    found.locator("details.officials li a").first.wait_for()

    assert "Lê Quang Tùng" in found.inner_text()
    assert "Quảng Trị" in str(found.locator("select[name=province]").text_content())
    assert [] == found.evaluate_all(UNMARKED)

    found.locator("details.officials li a").first.click()
    found.locator(".chosen").wait_for()

    assert [] == found.evaluate_all(UNMARKED)

    page.get_by_role("combobox", name="Person").fill("quang")
    page.get_by_role("option").first.wait_for()

    assert [] == page.locator("#search-suggestions").evaluate_all(UNMARKED)
    page.close()


def test_a_card_in_english_keeps_the_languages_of_its_lines(browser: Browser, english: Published) -> None:
    page = reading(browser, english, next(one["url"] for one in english.articles if one["id"].startswith("003")))
    page.locator(".text").get_by_role("link", name="Bùi Thị Quỳnh Vân").first.hover()
    card = page.get_by_role("tooltip")

    expect(card).to_contain_text("Bí thư Tỉnh ủy Quảng Ngãi")
    assert [] == card.evaluate_all(UNMARKED)
    page.close()

"""People and places in a text show a card to whoever asks, and stay plain links for everybody else."""

from collections.abc import Callable

from browsing import Published, Reader
from playwright.sync_api import Page, expect

Visit = Callable[..., Reader]

BINH_SON = "003_fce06113afab2d95"
PERSON = "Bùi Thị Quỳnh Vân"


def opened(reader: Reader, site: Published) -> Page:
    return reader.open(next(article["url"] for article in site.articles if article["id"].endswith(BINH_SON)))


def test_a_name_in_the_text_shows_a_card_under_the_pointer_until_escape(visit: Visit, site: Published) -> None:
    page = opened(visit(), site)
    height = page.evaluate("document.documentElement.scrollHeight")

    page.locator(".text").get_by_role("link", name=PERSON).first.hover()
    card = page.get_by_role("tooltip")

    expect(card).to_contain_text("Bí thư Tỉnh ủy Quảng Ngãi")
    assert height == page.evaluate("document.documentElement.scrollHeight")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_place_reached_by_keyboard_is_described_by_its_card(visit: Visit, site: Published) -> None:
    page = opened(visit(width=320), site)
    link = page.locator(".text").get_by_role("link", name="Bình Sơn").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break

    expect(page.get_by_role("tooltip")).to_contain_text("Huyện Bình Sơn")
    expect(link).to_have_attribute("aria-describedby", "card")
    inner, outer = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert inner <= outer


def test_without_javascript_a_name_in_the_text_leads_to_its_page(visit: Visit, site: Published) -> None:
    page = opened(visit(scripts=False), site)

    with page.expect_navigation():
        page.locator(".text").get_by_role("link", name=PERSON).first.click()

    assert "/officials/" in page.url
    assert PERSON == page.locator("h1").inner_text()

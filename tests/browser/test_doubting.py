"""A reader who doubts an official takes a correction along, dated and ready to paste."""

import tomllib
from collections.abc import Callable
from datetime import date

from browsing import Published, Reader
from playwright.sync_api import expect

Visit = Callable[..., Reader]


def test_a_correction_bears_todays_date_and_is_copied_by_a_button(visit: Visit, site: Published) -> None:
    key, *_ = (person["key"] for article in site.articles for person in article["people"] if person["key"])
    reader = visit(width=320)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(f"officials/{key}/")

    page.locator("#doubt summary").click()
    page.get_by_role("button", name="Chép").first.click()
    expect(page.get_by_role("button", name="Đã chép")).to_have_count(1)
    [copied] = tomllib.loads(page.evaluate("navigator.clipboard.readText()"))["official"]

    assert key == copied["rename"]
    assert isinstance(copied["date"], date)
    inner, outer = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert inner <= outer


def test_without_javascript_the_correction_still_reads_whole(visit: Visit, site: Published) -> None:
    key, *_ = (person["key"] for article in site.articles for person in article["people"] if person["key"])
    page = visit(scripts=False).open(f"officials/{key}/")
    page.locator("#doubt summary").click()

    expect(page.locator("#doubt code").first).to_contain_text(f'rename = "{key}"')
    expect(page.locator("#doubt button").first).to_be_hidden()

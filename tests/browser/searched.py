"""The search page as tests read it: what it says, what it found, and how to ask it."""

from collections.abc import Callable

from playwright.sync_api import Page

BOX = "main input[name=q]"
STATUS = "#search-status"
CARDS = "#search-results ol.cards > li"
SETTLED = f"""() => {{
  const said = document.querySelector("{STATUS}").textContent;
  return said && !said.startsWith("Đang");
}}"""


def settled(page: Page) -> Page:
    """Wait for the results that are on their way."""
    page.wait_for_function(SETTLED)
    return page


def titles(page: Page) -> list[str]:
    """Return the titles of the articles on the page."""
    return page.locator(f"{CARDS} h3").all_inner_texts()


def count(page: Page) -> int:
    """Return how many articles the page says have all words."""
    said = page.locator(STATUS).inner_text()
    return int(said.split()[0]) if said[0].isdigit() else 0


def asked(page: Page, query: str) -> Page:
    """Ask in the box."""
    page.locator(BOX).fill(query)
    return redrawn(page, lambda: page.keyboard.press("Enter"))


def redrawn(page: Page, act: Callable[[], object]) -> Page:
    """Do what brings other results, and wait for these."""
    page.evaluate("document.querySelector('#search-results ol')?.setAttribute('data-old', '')")
    act()
    page.wait_for_selector("#search-results ol:not([data-old])", state="attached")
    return page

"""Looks at one page of every kind, once, from every side; tests/browser/test_for_everyone.py judges."""

from collections.abc import Iterator
from pathlib import Path

from browsing import HEIGHT, NARROW, WIDE, Published, Reader, watch
from kinds import KINDS, address
from msgspec import Struct
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LOOKING = (Path(__file__).parent / "looking.js").read_text("utf-8")
COLOUR = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
NARROWEST = 320  # as WCAG asks, which is also 1280 at 400 %
WALKED = {
    "home",
    "article",
    "official",
    "province",
    "month",
    "results",
}  # by the Tab key; others are told by their markup
ZOOMED = WIDE // 2  # what a window of WIDE shows at 200 %
_PARTS = 3  # of an input of a month, each of which takes the focus


class Examined(Struct, frozen=True):
    """What was found on a page."""

    kind: str
    axe: list[str]  # light
    axe_dark: list[str]  # what can differ there: colour
    axe_forced: list[str]  # the reader's own few colours, on a telephone: also what is too small for a finger
    outside: dict[int, int]  # width of the window -> pixels that stand outside
    shift: dict[int, float]  # width of the window -> cumulative layout shift while loading
    moving: list[str]  # although the reader wants nothing to
    unreached: list[str]  # by the Tab key
    wrong: list[str]  # errors, warnings, missing files, requests to other hosts


def examined(browser: Browser, site: Published, pictures: Path) -> Iterator[Examined]:
    """Yield what one window finds on a page of each kind; leave pictures of it, both themes at both widths."""
    context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, reduced_motion="reduce")
    context.add_init_script(f"{LOOKING}\nlooking.watchShifts();")
    axe = AXE.read_text("utf-8")
    reader = Reader(context.new_page(), site.base, [])
    watch(reader)
    for kind in KINDS:
        reader.wrong.clear()
        yield _examined(reader, kind, site.base + address(kind, site.public), axe, pictures)
    context.close()


def _examined(reader: Reader, kind: str, url: str, axe: str, pictures: Path) -> Examined:
    page = reader.page
    page.emulate_media(forced_colors="active", color_scheme="light")
    shift = {NARROW: _shift(page, url, NARROW)}
    page.evaluate(axe)
    forced = list(page.evaluate("rules => looking.axe(rules)", [*COLOUR, "target-size"]))
    page.emulate_media(forced_colors="none")
    shift[WIDE] = _shift(page, url, WIDE)
    page.evaluate(axe)
    light = list(page.evaluate("looking.axe()"))
    _picture(page, pictures / f"{kind}-wide-light.jpg")
    page.emulate_media(color_scheme="dark")
    dark = list(page.evaluate("rules => looking.axe(rules)", COLOUR))
    _picture(page, pictures / f"{kind}-wide-dark.jpg")
    moving = page.evaluate("looking.moving()")
    unreached = _unreached(page) if kind in WALKED else list(page.evaluate("looking.outOfReach()"))
    outside = {width: _outside(page, width) for width in (ZOOMED, NARROWEST)}
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    _picture(page, pictures / f"{kind}-narrow-dark.jpg")
    page.emulate_media(color_scheme="light")
    _picture(page, pictures / f"{kind}-narrow-light.jpg")
    return Examined(kind, light, dark, forced, outside, shift, moving, unreached, list(reader.wrong))


def _shift(page: Page, url: str, width: int) -> float:
    """Load a page in a window of some width; return how far its parts jumped meanwhile."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(url)
    if "?q=" in url:
        page.locator("#search-results a").first.wait_for()
    return float(page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(shifts))))"))


def _outside(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return int(page.evaluate("looking.outside()"))


def _unreached(page: Page) -> list[str]:
    """Walk through a page by the Tab key; return what it did not reach, or not visibly so."""
    count = int(page.evaluate("looking.watchFocus(), looking.usable().length"))
    for _ in range(count + _PARTS * page.locator("input[type=month]").count()):
        page.keyboard.press("Tab")
    return list(page.evaluate("looking.unreached()"))


def _picture(page: Page, path: Path) -> None:
    page.screenshot(path=path, full_page=True, type="jpeg", quality=70)

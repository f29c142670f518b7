"""Every kind of page is for everyone: in a real Chromium, in both themes, at any width, by keyboard, without scripts.

One window visits a page of each kind once (`examining.py`); its pictures are left in build/pictures.
"""

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest
from browsing import NARROW, WIDE, Published
from examining import AXE, NARROWEST, ZOOMED, Examined, examined
from kinds import KINDS, address
from playwright.sync_api import Browser

from site_builder import pages

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "pictures"
LIMIT = 20 * 1024
SCRIPTED = {"results", "cite"}  # pages of kinds that say, without scripts, that they need them

# The words of a page, whoever reads it; a block to be copied may have the day on which it is.
WORDS = """() => {
    const main = document.querySelector("main").cloneNode(true);
    for (const one of main.querySelectorAll("noscript")) one.remove();
    const day = /\\d{4}-\\d\\d-\\d\\d/g;
    for (const one of main.querySelectorAll("pre")) one.textContent = one.textContent.replace(day, "YYYY-MM-DD");
    return main.textContent.split(/\\s+/).join(" ");
}"""

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="npm's axe-core is not installed: make js")


@pytest.fixture(scope="module")
def seen(browser: Browser, every_kind: Published) -> Mapping[str, Examined]:
    PICTURES.mkdir(parents=True, exist_ok=True)
    return {one.kind: one for one in examined(browser, every_kind, PICTURES)}


def test_every_kind_of_page_is_looked_at() -> None:
    assert {kind.name for kind in pages.KINDS} | {"results", "gone"} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_either_theme_nor_in_the_readers_own_colours(
    seen: Mapping[str, Examined], kind: str
) -> None:
    assert [] == seen[kind].axe
    assert [] == seen[kind].axe_dark
    assert [] == seen[kind].axe_forced


def test_nothing_stands_outside_a_narrow_or_magnified_window(seen: Mapping[str, Examined]) -> None:
    assert {kind: {ZOOMED: 0, NARROWEST: 0} for kind in KINDS} == {kind: one.outside for kind, one in seen.items()}


def test_nothing_jumps_while_a_page_loads(seen: Mapping[str, Examined]) -> None:
    assert {kind: {NARROW: 0, WIDE: 0} for kind in KINDS} == {kind: one.shift for kind, one in seen.items()}


def test_nothing_moves_for_a_reader_who_wants_stillness(seen: Mapping[str, Examined]) -> None:
    assert {} == {kind: one.moving for kind, one in seen.items() if one.moving}


def test_the_tab_key_reaches_everything_and_shows_where_it_is(seen: Mapping[str, Examined]) -> None:
    assert {} == {kind: one.unreached for kind, one in seen.items() if one.unreached}


def test_no_page_asks_another_host_or_has_an_error(seen: Mapping[str, Examined]) -> None:
    assert {} == {kind: one.wrong for kind, one in seen.items() if one.wrong}


def test_the_styles_and_scripts_of_an_article_weigh_at_most_20_kilobytes(
    browser: Browser, every_kind: Published
) -> None:
    files: list[str] = []
    page = browser.new_page()
    page.on("response", lambda got: files.append(got.url))
    page.goto(every_kind.base + address("article", every_kind.public), wait_until="networkidle")
    page.close()
    weights = {
        url: len(gzip.compress((every_kind.public / url.removeprefix(every_kind.base)).read_bytes()))
        for url in files
        if url.endswith((".css", ".js"))
    }

    assert weights
    assert LIMIT >= sum(weights.values()), weights


def test_every_kind_of_page_says_the_same_without_javascript(browser: Browser, every_kind: Published) -> None:
    with_scripts, without = browser.new_page(), browser.new_page(java_script_enabled=False)
    for kind in KINDS.keys() - SCRIPTED:
        texts = []
        for page in (with_scripts, without):
            page.goto(every_kind.base + address(kind, every_kind.public))
            texts.append(page.evaluate(WORDS))

        assert texts[0] == texts[1], kind
        assert texts[0], kind
    for page in (with_scripts, without):
        page.close()

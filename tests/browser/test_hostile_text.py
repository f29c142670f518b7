"""Text that nobody vetted, at every way in: it stands on the site as text, and nothing of it runs in a browser.

Once with the policy of the pages, which then reports nothing: nothing was there to be kept from running.  And once
without it, as in a browser that knows none.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import hostile
import pytest
from browsing import HEIGHT, WIDE
from hostile import ADDRESSES, TELLS, WAYS, payload
from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext, Page
from searched import BOX, settled

from site_builder.tools.server import Server

BASE_URL = "https://example.org/kho/"
REPORT = f"addEventListener('securitypolicyviolation', (e) => {TELLS}(e.violatedDirective + ' ' + e.blockedURI))"
BLOCKED = ("Content Security Policy", "Content-Security-Policy")
SHOWN = (*("title", "body", "raw", "caption", "alt", "front", "cell"),)  # what the results of a search show
RUNNING = (
    "a[href^='javascript:' i], a[href^='data:' i], form[action^='javascript:' i], base, iframe, object, embed,"
    "[srcdoc], [onload], [onerror], [onfocus], [autofocus], body svg script, body script:not([type]):not([src*='/-/'])"
)


class Visit(Struct, frozen=True):
    """A browser at the site, and what told that it ran, was reported or left the site."""

    page: Page
    base: str
    wrong: list[str]

    def open(self, url: str) -> Page:
        """Go to an address of the site; nothing on the page is what could run."""
        self.page.goto(self.base + url)
        assert 0 == self.page.locator(RUNNING).count(), url
        return self.page


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    hostile.written(root)
    hostile.build(root, root / "public")
    hostile.corrected(root, root / "public")
    hostile.build(root, root / "public")
    (root / "public" / "control.html").write_text(f"<!doctype html>{payload('control')}", "utf-8")
    return root / "public"


@pytest.fixture(scope="module")
def base(public: Path) -> Iterator[str]:
    with Server(public, BASE_URL, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture(params=[False, True], ids=["with the policy", "without it"])
def visit(base: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open a window, with the pages' policy in force or not; after the test, nothing may have run."""
    with browser.new_context(bypass_csp=request.param, viewport={"width": WIDE, "height": HEIGHT}) as context:
        visit = watched(context, base)
        yield visit

        assert [] == visit.wrong


def watched(context: BrowserContext, base: str) -> Visit:
    """Open a window in which all that goes wrong is noted."""
    wrong: list[str] = []
    context.expose_function(TELLS, lambda said: wrong.append(said))  # noqa: PLW0108  # which cannot be a built-in
    context.add_init_script(REPORT)
    page = context.new_page()
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: wrong.extend([said.text] if any(map(said.text.__contains__, BLOCKED)) else []))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    origin = base.removesuffix("kho/")
    page.on("request", lambda sent: wrong.extend([] if sent.url.startswith(origin) else [f"sent: {sent.url}"]))
    return Visit(page, base, wrong)


def pages(public: Path) -> list[str]:
    """Return a page of each shape of address, and for each way in one that has its word; those that say most first."""
    said = {
        path.relative_to(public).as_posix(): {way for way in WAYS if f"qq{way}" in path.read_text("utf-8")}
        for path in sorted(public.rglob("*.html"))
        if path.name != "control.html"
    }
    best = sorted(said, key=lambda path: (-len(said[path]), path))
    shapes = {(path.split("/")[0], path.count("/")): path for path in reversed(best)}
    ways = {way: path for path in reversed(best) for way in said[path]}
    return sorted({*shapes.values(), *ways.values()})


@pytest.mark.parametrize("way", [*WAYS, *ADDRESSES])
def test_what_came_in_is_on_the_site(public: Path, way: str) -> None:
    word = f"qq{way}".encode()

    assert any(word in path.read_bytes() for path in public.rglob("*") if path.is_file())


@pytest.mark.parametrize("bypass", [False, True])
def test_it_would_be_noted_if_it_ran(base: str, browser: Browser, bypass: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    with browser.new_context(bypass_csp=bypass) as context:
        visit = watched(context, base)
        visit.page.goto(f"{base}control.html")
        visit.page.wait_for_timeout(200)

    told = " ".join(visit.wrong)
    assert ("control" in visit.wrong) == bypass
    assert bypass or ("script-src" in told and "img-src" in told and "base-uri" in told)


def test_no_page_of_any_kind_runs_it(visit: Visit, public: Path) -> None:
    opened = pages(public)
    for path in opened:
        visit.open(path.removesuffix("index.html"))
    visit.page.goto(f"{visit.base}feed.atom")

    assert len(opened) > 20
    assert "qqtitle" in visit.page.content()


def test_neither_results_nor_suggestions_run_it(visit: Visit) -> None:
    page = visit.open("search/")
    found = {}
    for way in SHOWN:
        page.goto(f"{visit.base}search/?q=qq{way}")
        found[way] = f"qq{way}" in settled(page).locator("#search-results").inner_text()
    page.locator(BOX).fill("qqren")
    suggested = page.locator("#search-suggestions li").first.inner_text()

    assert dict.fromkeys(SHOWN, True) == found
    assert "qqrename" in suggested
    assert 0 == page.locator(RUNNING).count()


def test_no_address_runs_what_is_asked_in_it(visit: Visit, public: Path) -> None:
    text = quote(payload("asked"), safe="")
    article = next(public.glob("articles/2024/05/24/*/index.html")).parent.relative_to(public).as_posix()
    official = next(public.glob("officials/nong-van-kiem-*/index.html")).parent.relative_to(public).as_posix()
    asked = [f"search/?q={text}", *(f"search/?q=tin&{key}={text}" for key in ("province", "official", "year", "sort"))]
    for url in [*asked, f"cite/?{text}", f"{article}/#{text}", f"{official}/?{text}#{text}", f"none/{text}", text]:
        visit.page.goto("about:blank")
        visit.open(url)
        visit.page.wait_for_load_state("load")
        visit.page.wait_for_timeout(100)

    assert 0 == visit.page.locator(RUNNING).count()


def test_the_card_of_a_person_does_not_run_the_name(visit: Visit, public: Path) -> None:
    article = next(public.glob("articles/2024/02/10/*/index.html")).parent.relative_to(public).as_posix()
    page = visit.open(f"{article}/")
    page.locator(f".text a:has-text('{hostile.OFFICIAL}')").first.hover()
    card: Any = page.locator("#card")
    card.wait_for()

    assert "qqrename" in card.inner_text()
    assert 0 == page.locator(RUNNING).count()

"""A searcher whose connection goes: where archive.toml asks for it, what was seen once is there without a server."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from browsing import Handler
from msgspec import Struct, field
from playwright.sync_api import Browser, Page
from searched import asked, settled, titles
from town import Town, for_offline_use, served

READY = '#search-results[data-offline="ready"]'
FAILED = '#search-results [role="alert"]'
DAMAGED = """async () => {
  const cache = await caches.open("site-builder-search");
  for (const { url } of await cache.keys()) if (url.includes("/terms/")) await cache.put(url, new Response("cut"));
}"""
SLOW = 1.0  # seconds until the worker comes: by then the page has shown its results
SILENT = 60.0


class Line(Struct):
    """What becomes of what is asked of a server: what it has sent, and how it fails."""

    sent: list[str] = field(default_factory=list)
    once: bool = False  # whether each file of the index is sent a single time
    cuts: str = ""  # what the address of a file contains that is cut when it is first sent
    fails: str = ""  # "error" or "silence", whatever is asked


class Server(Handler):
    """Sends files of a folder over a line."""

    def __init__(self, line: Line, *args: object, **options: object) -> None:
        self.line = line
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as they come from the server

    def do_GET(self) -> None:  # noqa: N802  # the name that http.server looks for
        """Send a file, or what the line makes of it."""
        line, again = self.line, self.path in self.line.sent
        line.sent.append(self.path)
        if line.fails == "silence":
            threading.Event().wait(SILENT)
        if line.fails or (line.once and again and self.path.endswith((".json", ".bin"))):
            self.send_error(503)
        elif line.cuts and line.cuts in self.path and not again:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(Path(self.translate_path(self.path)).read_bytes()[:100])
        else:
            if self.path.endswith("worker.js"):
                threading.Event().wait(SLOW)
            super().do_GET()


@pytest.fixture(scope="module")
def public(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    public = tmp_path_factory.mktemp("offline") / "public"
    for_offline_use(town, public)
    return public


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def visited(page: Page, base: str) -> list[str]:
    """Return what a visitor finds, once the page has said that it can be read without a server."""
    page.goto(f"{base}search/?q=cau+treo")
    found = titles(settled(page))
    page.locator(READY).wait_for(state="attached")
    return found


def revisited(page: Page, base: str) -> list[str]:
    page.goto(f"{base}search/")
    found = titles(asked(page, "cau treo"))
    assert 0 == page.locator(FAILED).count()
    return found


def test_what_was_seen_once_is_there_without_a_server_though_nothing_was_fetched_twice_and_the_worker_came_late(
    page: Page, public: Path
) -> None:
    line = Line(once=True)
    with served(public, partial(Server, line)) as base:
        first = visited(page, base)
    again = revisited(page, base)
    asked(page, "treo cầu ngư trồng rừng")  # of which other files tell

    assert first == again
    assert 8 == len(first)
    assert "Không tải được" in page.locator(FAILED).inner_text()


@pytest.mark.parametrize("fails", ["error", "silence"])
def test_what_was_seen_once_is_there_when_a_server_is_down(page: Page, public: Path, fails: str) -> None:
    line = Line()
    with served(public, partial(Server, line)) as base:
        first = visited(page, base)
        line.fails = fails
        again = revisited(page, base)

    assert first == again
    assert 8 == len(first)


def test_a_newer_worker_keeps_what_an_older_one_had(page: Page, public: Path, tmp_path: Path) -> None:
    shutil.copytree(public, tmp_path / "public")
    worker = tmp_path / "public" / "search" / "worker.js"
    with served(tmp_path / "public") as base:
        first = visited(page, base)
        page.evaluate("navigator.serviceWorker.addEventListener('controllerchange', () => (window.newer = true))")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        page.evaluate("window.newer = false")
        worker.write_text(worker.read_text("utf-8") + "// newer\n", "utf-8")
        page.evaluate("async () => void (await (await navigator.serviceWorker.getRegistration()).update())")
        page.wait_for_function("() => window.newer")

    assert first == revisited(page, base)


@pytest.mark.parametrize("cuts", ["/search/terms/", "/search/cards/"])
def test_what_was_cut_on_its_way_is_fetched_again_and_kept_whole(page: Page, public: Path, cuts: str) -> None:
    with served(public, partial(Server, Line(cuts=cuts))) as base:
        first = visited(page, base)

    assert 8 == len(first)
    assert first == revisited(page, base)


def test_what_was_kept_and_is_damaged_is_fetched_anew(page: Page, public: Path) -> None:
    with served(public) as base:
        first = visited(page, base)
        page.evaluate(DAMAGED)
        second = visited(page, base)

    assert 8 == len(first)
    assert first == second == revisited(page, base)

"""What the browser tests read with: a published site, a reader, and a server like GitHub Pages."""

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from msgspec import Struct
from playwright.sync_api import Page

BASE_PATH = "/kho/tin/"
WIDE, NARROW = 1280, 390
HEIGHT = 800
HARMLESS = {
    "net::ERR_ABORTED",  # still loading when the reader went on
    "csp",  # a module announced for later, in a browser without JavaScript
}


class Published(Struct, frozen=True):
    """A site on a server: its address with a trailing slash, its folder, and its table of articles."""

    base: str
    public: Path
    articles: tuple[dict[str, Any], ...]


class Reader(Struct, frozen=True):
    """A page in a browser, and what went wrong in it: console errors, requests to other hosts, missing files."""

    page: Page
    base: str
    wrong: list[str]

    def open(self, url: str) -> Page:
        """Go to an address of the site, relative to its base."""
        response = self.page.goto(self.base + url)
        assert response is not None
        assert 200 == response.status, url
        return self.page


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below BASE_PATH, as GitHub Pages does: 404.html for what is not there."""

    def translate_path(self, path: str) -> str:
        """Return the file of a request; nothing stands outside the base path."""
        inside = path.removeprefix(BASE_PATH)
        return super().translate_path("/" + inside if inside != path else "/not there")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def watch(reader: Reader) -> None:
    """Note in `reader.wrong` all that goes wrong in its page."""
    page = reader.page

    def note(bad: bool, what: str) -> None:  # noqa: FBT001 -- a condition, not a switch
        if bad:
            reader.wrong.append(what)

    page.on("console", lambda said: note(said.type in {"error", "warning"}, f"console: {said.text}"))
    page.on("pageerror", lambda error: note(True, f"error: {error}"))
    # What is missing shows in its response, what a page forbids on the console.  Left: a server that does not answer.
    page.on("requestfailed", lambda sent: note(sent.failure not in HARMLESS, f"failed: {sent.url} {sent.failure}"))
    page.on("response", lambda got: note(got.status >= HTTPStatus.BAD_REQUEST, f"{got.status}: {got.url}"))
    page.on("request", lambda sent: note(not sent.url.startswith(reader.base), f"elsewhere: {sent.url}"))

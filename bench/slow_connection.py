"""Time a search on a slow connection, in a headless Chromium.

    bench/slow_connection.py PUBLIC [--latency 100] [--kilobytes 200] [--queries "y te" ...]

Serves a built site, compressed, to a browser whose connection Chromium's own tools slow down.  Two figures for each
query, each in a browser that has fetched nothing yet: from Enter, after the last letter, on the search page to the
first result; and from following a link to the results to the first of them.
"""

import argparse
import gzip
import statistics
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from archives import ROOT

sys.path.insert(0, str(ROOT / "tests" / "browser"))  # the tests' way to start a browser

import chromium
from playwright.sync_api import Browser, Page

QUERIES = ("bi thu tinh uy", "Đảng bộ", "giao duc y te", "xây dựng nông thôn mới", "nguyen van")
FIRST = "#search-results ol.cards li"
PACKED = (".html", ".js", ".css", ".json", ".bin", ".svg")


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes() if path.is_file() else None
        body = gzip.compress(content or b"") if path.suffix in PACKED else content or b""
        self.send_response(404 if content is None else 200)
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def opened(browser: Browser, latency: int, kilobytes: int) -> Page:
    """Return a page of a browser that has fetched nothing, on a slow connection."""
    page = browser.new_context().new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    rate = kilobytes * 1024
    limits = {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate}
    session.send("Network.emulateNetworkConditions", limits)
    return page


def typed(page: Page, base: str, query: str) -> float:
    """Return the seconds from Enter to the first result on a search page that has been opened."""
    page.goto(f"{base}search/", wait_until="networkidle")
    page.locator("main input[type=search]").press_sequentially(query, delay=60)
    began = time.monotonic()
    page.keyboard.press("Enter")
    page.locator(FIRST).first.wait_for()
    return time.monotonic() - began


def linked(page: Page, base: str, query: str) -> float:
    """Return the seconds from following a link to the first result."""
    began = time.monotonic()
    page.goto(f"{base}search/?q={quote(query)}", wait_until="commit")
    page.locator(FIRST).first.wait_for()
    return time.monotonic() - began


def main() -> None:
    """Measure and print, for each query and in the median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", type=Path)
    parser.add_argument("--latency", type=int, default=100, help="milliseconds")
    parser.add_argument("--kilobytes", type=int, default=200, help="a second")
    parser.add_argument("--queries", nargs="+", default=QUERIES)
    options = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(options.public)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    with chromium.started() as playwright:
        browser = chromium.launch(playwright)
        if browser is None:
            sys.exit(chromium.HELP)
        rows = []
        for query in options.queries:
            times = [how(opened(browser, options.latency, options.kilobytes), base, query) for how in (typed, linked)]
            print(f"{query:30} typed {times[0]:6.2f} s   by link {times[1]:6.2f} s")
            rows.append(times)
        medians = [statistics.median(column) for column in zip(*rows, strict=True)]
        print(f"{'median':30} typed {medians[0]:6.2f} s   by link {medians[1]:6.2f} s")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()

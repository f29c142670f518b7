"""The seeds, built by the real command line, served under a base path, and read in a real Chromium."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import chromium
import kinds
import pytest
from browsing import BASE_PATH, HEIGHT, WIDE, Handler, Published, Reader, watch
from playwright.sync_api import Browser
from town import Town, built

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def served(archive: Path) -> Iterator[Published]:
    """Build an archive and serve its site."""
    public = archive / "public"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(public))) as server:
        base = f"http://127.0.0.1:{server.server_address[1]}{BASE_PATH}"
        command = [sys.executable, "-m", "site_builder", "build", str(archive), "--base-url", base]
        subprocess.run(command, check=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        table = (public / "data" / "articles.jsonl").read_text("utf-8")
        yield Published(base, public, tuple(map(json.loads, table.splitlines())))
        server.shutdown()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Build the seeds and serve them."""
    archive = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "seeds", archive / "seeds")
    shutil.copy(ROOT / "archive.toml", archive)
    with served(archive) as published:
        yield published


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Build the seeds as a site in English, and serve them."""
    archive = tmp_path_factory.mktemp("english")
    shutil.copytree(ROOT / "seeds", archive / "seeds")
    (archive / "archive.toml").write_text(
        '[site]\ntitle = "Local news"\nbase_url = "https://example.org/"\nlanguage = "en"\n', "utf-8"
    )
    with served(archive) as published:
        yield published


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Build an archive that has a page of every kind, and serve it."""
    archive = tmp_path_factory.mktemp("kinds")
    kinds.written(archive)
    with served(archive) as published:
        yield published


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Build the town's archive."""
    return built(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests."""
    with chromium.started() as playwright:
        browser = chromium.launch(playwright)
        if browser is None:
            pytest.fail(chromium.HELP)
        yield browser
        browser.close()


@pytest.fixture
def visit(site: Published, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Return a function that opens a window of some width, with or without JavaScript.

    After the test, nothing may have gone wrong in any of them.
    """
    readers: list[Reader] = []

    def opened(*, width: int = WIDE, scripts: bool = True) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, java_script_enabled=scripts, reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        reader = Reader(context.new_page(), site.base, [])
        watch(reader)
        readers.append(reader)
        return reader

    yield opened
    for reader in readers:
        reader.page.context.close()

    assert [] == [wrong for reader in readers for wrong in reader.wrong]

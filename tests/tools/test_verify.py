"""Whoever has a site, in a folder or at an address, can tell whether it is whole and as it was built."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from site_builder.errors import SiteBuilderError
from site_builder.tools.verify import verify

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = "data/manifest.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    subprocess.run([sys.executable, "-m", "site_builder", "build", root], check=True, capture_output=True)
    return root


@pytest.fixture
def public(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the site, to be spoilt."""
    return shutil.copytree(built / "public", tmp_path / "site")


class Handler(SimpleHTTPRequestHandler):
    """Serves files, as hosts do that keep hidden ones to themselves."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if "/." in self.path:
            self.send_error(404)
        else:
            super().do_GET()


@pytest.fixture
def address(public: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(public))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def spoil(public: Path) -> None:
    page = public / "index.html"
    page.write_bytes(page.read_bytes().replace(b"2024", b"2025"))
    (public / "404.html").unlink()
    (public / "more.html").write_text("not of this site", "utf-8")


def test_an_untouched_site_is_as_it_was_built(built: Path, public: Path, address: str) -> None:
    listed = len((public / MANIFEST).read_bytes().splitlines())

    for whence in (str(built), str(public), address):
        found = verify(whence)
        assert (listed, ()) == (found.files, found.problems)


def test_what_was_changed_removed_or_added_is_named(public: Path, address: str) -> None:
    spoil(public)

    changed, gone, foreign = "index.html: is not as it was built", "404.html: is missing", "more.html: no build put it"
    assert [gone, changed, foreign] == [said[: len(wanted)] for said, wanted in zip(
        verify(str(public)).problems, (gone, changed, foreign), strict=True)]  # fmt: skip
    assert [gone, changed] == [said[: len(wanted)] for said, wanted in zip(
        verify(address).problems, (gone, changed), strict=True)]  # fmt: skip


def test_a_list_kept_elsewhere_tells_of_a_site_whose_own_list_was_changed_with_it(
    built: Path, public: Path, address: str
) -> None:
    subprocess.run(["sed", "-i", "/404.html/d", public / MANIFEST], check=True)
    (public / "404.html").unlink()

    assert () == verify(address).problems
    for against in (built, built / "public", built / "public" / MANIFEST):
        assert ("404.html: is missing", f"{MANIFEST}: is not the list that {against} holds") == verify(
            address, against
        ).problems


def test_a_list_that_leads_out_of_the_site_is_not_followed(public: Path) -> None:
    (public.parent / "secret").write_text("s", "utf-8")
    with (public / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  ../secret\n{'0' * 64}  /etc/passwd\n")

    assert [
        "../secret: leads out of the site; the list is not a build's",
        "/etc/passwd: leads out of the site; the list is not a build's",
    ] == list(verify(str(public)).problems)


@pytest.mark.parametrize("content", [None, b"", b"no list\n", b"\xff\xfe"])
def test_where_there_is_no_list_the_message_says_so(public: Path, content: bytes | None) -> None:
    (public / MANIFEST).unlink()
    if content is not None:
        (public / MANIFEST).write_bytes(content)

    with pytest.raises(SiteBuilderError, match=r"manifest\.txt: (not there; name|is no list of a site's files; build)"):
        verify(str(public))


def test_the_command_ends_with_1_and_tells_programs_what_is_wrong(public: Path) -> None:
    command = [sys.executable, "-m", "site_builder", "verify", "--json", str(public)]
    whole = subprocess.run(command, check=False, capture_output=True)
    spoil(public)
    spoilt = subprocess.run(command, check=False, capture_output=True)

    assert (0, 1) == (whole.returncode, spoilt.returncode)
    assert ([], 3) == (json.loads(whole.stdout)["problems"], len(json.loads(spoilt.stdout)["problems"]))

"""A build after nothing changed does nothing; whatever changed, it is noticed."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import permalinks
from site_builder.building import ground, unchanged
from site_builder.building.story import Options, build
from site_builder.progress import Silent
from site_builder.tools.init import init

ASKED = Options(jobs=1)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("unchanged") / "archive"
    init(root)
    (root / "seeds" / "lines.jsonl").write_text('{"id": "l", "title": "Tin", "text": "Một dòng."}\n', "utf-8")
    (root / "templates").mkdir()
    (root / "static").mkdir()
    (root / "static" / "mark.txt").write_text("1", "utf-8")
    build(root, ASKED, Silent())
    return root


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def commit(root: Path) -> None:
    """Leave what git leaves when a branch has a new commit."""
    (root / ".git" / "refs" / "heads").mkdir(parents=True)
    (root / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (root / ".git" / "refs" / "heads" / "main").write_text(f"{'a' * 40}\n", "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda root: append(root / "seeds" / "bai-mau.md", "Thêm một câu.\n"),
    "a line": lambda root: append(root / "seeds" / "lines.jsonl", '{"id": "m", "title": "Hai", "text": "Hai dòng."}\n'),
    "a new article": lambda root: append(root / "seeds" / "them.txt", "Tin thêm\n\nMột câu.\n"),
    "a renamed article": lambda root: (root / "seeds" / "them.txt").rename(root / "seeds" / "khac.txt"),
    "a removed article": lambda root: (root / "seeds" / "khac.txt").unlink(),
    "a template": lambda root: append(root / "templates" / "not_found.html", "<title>x</title>"),
    "a removed template": lambda root: (root / "templates" / "not_found.html").unlink(),
    "a static file": lambda root: (root / "static" / "mark.txt").write_text("2", "utf-8"),
    "archive.toml": lambda root: append(root / "archive.toml", "[budgets]\nfiles = 100000\n"),
    "the published site": lambda root: (root / "public" / "index.html").write_text("hack", "utf-8"),
    "a lost file of it": lambda root: (root / "public" / "robots.txt").unlink(),
    "the ledger of addresses": lambda root: (root / "permalinks.jsonl").write_text("", "utf-8"),
    "a commit": commit,
    "the cache": lambda root: (root / ".site-builder" / "cache.sqlite").unlink(),
    "what was noted of the site": lambda root: (root / ".public.site-builder" / "note").unlink(),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_change_is_noticed_and_built_and_then_nothing_is_left_to_do(built: Path, changed: str) -> None:
    assert unchanged.report(built, ASKED)
    CHANGES[changed](built)

    if changed != "the cache":  # which is made again from what is there, and the site is the same
        assert unchanged.report(built, ASKED) is None
    if "removed article" in changed or "renamed" in changed:
        (built / "permalinks.jsonl").unlink(missing_ok=True)
    after = build(built, ASKED, Silent())

    again = unchanged.report(built, ASKED)
    assert again
    assert (after.articles, after.pages) == (again.articles, again.pages)
    assert (0, after.written + after.reused, 0) == (again.written, again.reused, again.removed)


def test_the_ledger_has_one_name() -> None:
    assert permalinks.NAME == ground.LEDGER


def test_what_makes_pages_is_not_loaded_to_see_that_nothing_changed() -> None:
    program = "import sys, site_builder.building.unchanged; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.split()

    assert set() == {"numpy", "lunr", "jinja2", "selectolax", "markdown"} & set(loaded)


def test_other_wishes_are_built(built: Path) -> None:
    assert unchanged.report(built, ASKED)

    assert unchanged.report(built, Options(clean=True)) is None
    assert unchanged.report(built, Options(frozen=True)) is None
    assert unchanged.report(built, Options(base_url="https://example.org/b/")) is None
    assert unchanged.report(built, Options(output=built / "other")) is None


def test_a_file_that_was_written_again_with_the_same_bytes_has_not_changed(built: Path) -> None:
    article = built / "seeds" / "bai-mau.md"
    content = article.read_bytes()
    article.unlink()
    article.write_bytes(content)

    assert unchanged.report(built, ASKED)

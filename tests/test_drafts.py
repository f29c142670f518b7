"""A draft makes the pages that a change concerns and puts the rest off; the next build makes up for all of it."""

import shutil
from pathlib import Path

import pytest

from site_builder.building.story import build
from site_builder.progress import Silent
from site_builder.report import Options
from site_builder.tools.init import init
from site_builder.tools.workshop import Order, Workshop

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
MORE = "\n\nSáng 12/3, đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Nghệ An, dự hội nghị ở Hướng Hóa.\n"
LISTS = ("data/articles.jsonl", "data/officials.jsonl", "search/index.json", "sitemap.xml")


def built(root: Path, output: str = "public", *, draft: bool = False, clean: bool = False) -> dict[str, bytes]:
    """Build, and return the files of the site."""
    build(root, Options(output=root / output, jobs=1, draft=draft, clean=clean), Silent())
    site = root / output
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    init(tmp_path)
    (tmp_path / "permalinks.jsonl").unlink()  # so that a draft has nothing to say of it
    shutil.copytree(SEEDS, tmp_path / "seeds", dirs_exist_ok=True)
    return tmp_path


def change(root: Path, words: str) -> None:
    path = root / "seeds" / "bai-mau.md"
    path.write_text(path.read_text("utf-8") + words, "utf-8")


def test_a_draft_shows_the_change_on_pages_and_leaves_lists_and_search_as_they_were(archive: Path) -> None:
    before = built(archive)
    change(archive, MORE)

    after = built(archive, draft=True)

    page = next(path for path in after if path.startswith("articles/2024/05/20/bai-mau") and path.endswith(".html"))
    assert "Hướng Hóa".encode() in after[page]
    assert [] == [path for path in LISTS if path in before and before[path] != after[path]]
    assert before["data/articles.jsonl"] == after["data/articles.jsonl"]


def test_a_build_after_drafts_is_as_one_from_scratch(archive: Path) -> None:
    built(archive)
    change(archive, MORE)
    built(archive, draft=True)
    (archive / "seeds" / "new.md").write_text("---\ntitle: Bài mới\ndate: 2024-06-01\n---\nChữ.\n", "utf-8")
    built(archive, draft=True)

    after = built(archive)

    assert built(archive, "clean", clean=True) == after


def test_a_draft_of_what_was_never_built_is_a_whole_build(archive: Path) -> None:
    assert built(archive, draft=True) == built(archive, "clean", clean=True)


def test_a_workshop_builds_again_and_again_and_says_what_went_wrong(archive: Path) -> None:
    with Workshop() as workshop:
        order = Order(str(archive), jobs=1)
        first = workshop.build(order)
        (archive / "seeds" / "bad.txt").write_bytes(b"")
        second = workshop.build(order)
        (archive / "archive.toml").write_text("[site]\n", "utf-8")
        third = workshop.build(order)

    assert (True, "") == (first.built, first.said)
    assert second.built
    assert second.said.startswith("set aside: seeds/bad.txt: ")
    assert not third.built
    assert "is missing" in third.said

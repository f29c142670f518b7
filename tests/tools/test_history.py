"""An article that is not as it was when it was first published says so, and in what."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from site_builder.__main__ import main
from site_builder.permalinks import NAME

ARTICLE = """---
title: {title}
date: 2024-05-26
---
Sáng nay, {who}, Chủ tịch UBND tỉnh Nghệ An đã tiếp đoàn đại biểu làng nghề.
"""


def build(folder: Path) -> None:
    done = CliRunner().invoke(main, ["build", "--jobs", "1", "--quiet", str(folder)])
    assert 0 == done.exit_code, done.output


def write(folder: Path, name: str, title: str = "Tin", who: str = "đồng chí Trần Văn Mẫu") -> None:
    (folder / "seeds" / f"{name}.md").write_text(ARTICLE.format(title=title, who=who), "utf-8")


def beside(folder: Path, name: str) -> dict[str, Any]:
    """Return the index.json of an article."""
    found = (json.loads(path.read_text("utf-8")) for path in (folder / "public" / "articles").rglob("index.json"))
    return next(one for one in found if one.get("id") == name)


def page(folder: Path, name: str) -> str:
    return (folder / "public" / beside(folder, name)["url"] / "index.html").read_text("utf-8")


def changes(folder: Path, name: str) -> object:
    return beside(folder, name).get("changes")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    (tmp_path / NAME).touch()
    write(tmp_path, "mot")
    write(tmp_path, "hai", "Tin khác")
    build(tmp_path)
    return tmp_path


def test_the_ledger_tells_which_sides_of_an_article_changed(archive: Path) -> None:
    assert (None, None) == (changes(archive, "mot"), changes(archive, "hai"))

    write(archive, "mot", who="đồng chí Lê Văn Thử")
    build(archive)

    assert {"what": ["source", "people"], "commits": []} == changes(archive, "mot")
    assert None is changes(archive, "hai")
    assert "<h3>Đã đổi sau khi đăng</h3>" in page(archive, "mot")
    assert "nguồn, người và chức vụ" in page(archive, "mot")
    assert "Đã đổi sau khi đăng" not in page(archive, "hai")


def test_an_article_that_is_again_as_it_was_says_nothing(archive: Path) -> None:
    write(archive, "mot", "Tựa khác")
    build(archive)
    build(archive)
    moved = changes(archive, "mot")
    write(archive, "mot")
    build(archive)

    assert {"what": ["source", "title"], "commits": []} == moved
    assert None is changes(archive, "mot")


def test_a_ledger_of_before_takes_the_articles_as_they_are(archive: Path) -> None:
    (archive / NAME).write_text(re.sub(r',"was":"[^"]*"', "", (archive / NAME).read_text("utf-8")), "utf-8")
    write(archive, "mot", who="hôm nay, đồng chí Trần Văn Mẫu")
    build(archive)
    before = changes(archive, "mot")
    write(archive, "mot")
    build(archive)

    assert None is before
    assert {"what": ["source"], "commits": []} == changes(archive, "mot")


def git(folder: Path, *words: str, day: str = "2024-06-01") -> str:
    env = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00+07:00")
    env |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    env |= {f"GIT_{who}_{what}": "x@y.z" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(["git", *words], cwd=folder, env=env, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def test_git_tells_in_which_commits_the_source_of_an_article_changed(archive: Path) -> None:
    (archive / NAME).unlink()
    git(archive, "init", "--quiet", "--initial-branch", "main")
    git(archive, "add", "seeds", "archive.toml")
    git(archive, "commit", "--quiet", "--message", "Đầu tiên")
    write(archive, "mot", "Tựa khác", "bà Lê Thị Thử")
    git(archive, "commit", "--quiet", "--all", "--message", "Sửa", day="2024-06-15")
    build(archive)

    head = git(archive, "rev-parse", "HEAD")
    told = {"date": "2024-06-15", "commit": head, "added": 2, "removed": 2}
    assert {"what": [], "commits": [told]} == changes(archive, "mot")
    assert None is changes(archive, "hai")
    assert f"15/6/2024: nguồn thêm 2 dòng, bớt 2 dòng <small>{head[:10]}</small>" in page(archive, "mot")


def test_an_archive_below_the_top_of_its_repository_has_its_history_too(tmp_path: Path) -> None:
    folder = tmp_path / "kho tin"
    (folder / "seeds").mkdir(parents=True)
    (folder / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    write(folder, "bài một")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Đầu tiên")
    write(folder, "bài một", "Tựa khác")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "Sửa")
    build(folder)

    assert {"what": [], "commits": [{"date": "2024-06-01", "commit": git(tmp_path, "rev-parse", "HEAD"), "added": 1,
                                     "removed": 1}]} == changes(folder, "bài một")  # fmt: skip

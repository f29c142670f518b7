"""What was published stays reachable: the build says what it would lose, and `links` what becomes of it."""

import json
import re
import shutil
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result

from site_builder.__main__ import main
from site_builder.permalinks import NAME
from site_builder.publish.check import check
from site_builder.tools.init import init

ARTICLE = """---
title: {title}
date: {day}
---
Sáng nay, đồng chí Trần Văn Mẫu, Chủ tịch UBND tỉnh Nghệ An đã tiếp đoàn đại biểu làng nghề.
"""


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), prog_name="site-builder")


def build(folder: Path, *options: str) -> Result:
    return call("build", "--jobs", "1", "--quiet", *options, folder)


def links(folder: Path, *arguments: str) -> Result:
    return call("links", "--archive", folder, *arguments)


def write(folder: Path, name: str, title: str, day: str = "2024-05-26") -> None:
    (folder / "seeds" / f"{name}.md").write_text(ARTICLE.format(title=title, day=day), "utf-8")


def address(folder: Path, name: str) -> str:
    lines = (folder / NAME).read_text("utf-8").splitlines()
    return next(link["address"] for link in map(json.loads, lines) if link["key"] == name and "to" not in link)


def page(folder: Path, where: str) -> str:
    return (folder / "public" / where / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "kho"
    init(folder)
    write(folder, "mot", "Tin thứ nhất")
    write(folder, "hai", "Tin thứ hai", "2024-06-01")
    assert 0 == build(folder).exit_code
    return folder


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    """Return an archive of three articles, built."""
    return Path(shutil.copytree(built, tmp_path / "kho"))


def test_a_build_records_what_it_published_and_a_frozen_one_only_says_so(archive: Path) -> None:
    before = (archive / NAME).read_bytes()
    write(archive, "ba", "Tin thứ ba")
    frozen = call("build", "--jobs", "1", "--frozen", archive)
    kept = (archive / NAME).read_bytes()
    build(archive)

    assert (0, before) == (frozen.exit_code, kept)
    assert re.search(r"\d addresses are not in permalinks.jsonl yet", frozen.stderr)
    assert address(archive, "ba").startswith("articles/2024/05/26/tin-thu-ba-")


def test_a_new_archive_keeps_a_ledger_which_begins_with_its_own_first_article(tmp_path: Path) -> None:
    init(tmp_path)
    sample = build(tmp_path), (tmp_path / NAME).read_bytes()
    (tmp_path / "seeds" / "bai-mau.md").unlink()
    write(tmp_path, "mot", "Tin thứ nhất")
    own = build(tmp_path)

    assert (0, b"", 0) == (sample[0].exit_code, sample[1], own.exit_code)
    assert address(tmp_path, "mot").startswith("articles/2024/05/26/tin-thu-nhat-")
    assert (tmp_path / NAME).read_bytes() == (tmp_path / "public" / "data" / NAME).read_bytes()


def test_an_archive_without_a_ledger_may_still_change_its_addresses(archive: Path) -> None:
    (archive / NAME).unlink()
    (archive / "seeds" / "hai.md").unlink()

    assert 0 == build(archive).exit_code
    assert not (archive / NAME).exists()


def test_a_ledger_is_begun_once(archive: Path) -> None:
    before = (archive / NAME).read_bytes()

    assert "is there already" in links(archive, "begin").output
    assert before == (archive / NAME).read_bytes()


def test_a_build_that_changes_nothing_does_not_touch_the_ledger(archive: Path) -> None:
    before = (archive / NAME).stat()
    build(archive)

    assert before.st_mtime_ns == (archive / NAME).stat().st_mtime_ns


def test_a_new_title_leaves_a_page_at_the_old_address_that_leads_to_the_new_one(archive: Path) -> None:
    old = address(archive, "mot")
    write(archive, "mot", "Tựa đã sửa", "2024-05-27")
    done = build(archive)
    new, left = address(archive, "mot"), page(archive, old)

    assert 0 == done.exit_code
    assert old != new
    assert f'<link rel="canonical" href="https://example.org/archive/{new}">' in left
    assert f'<meta http-equiv="refresh" content="0; url={"../" * 5}{new}">' in left
    assert f'<a href="{"../" * 5}{new}">' in left
    assert [] == check(archive / "public")


def test_a_build_that_would_lose_an_article_names_it_and_the_command_and_changes_nothing(archive: Path) -> None:
    old = address(archive, "mot")
    (archive / "seeds" / "mot.md").unlink()
    before = page(archive, old)
    done = build(archive)

    assert 1 == done.exit_code
    assert "this build would lose 1 published address" in done.stderr
    assert f'site-builder links --archive {archive} remove {old} --reason "..."' in done.stderr
    assert before == page(archive, old)


def test_a_removed_article_leaves_a_page_that_says_why(archive: Path) -> None:
    old = address(archive, "mot")
    (archive / "seeds" / "mot.md").unlink()
    done = links(archive, "remove", f"https://example.org/archive/{old}", "--reason", "Báo <đã> gỡ bài")
    built = build(archive)

    assert (0, f"gone: {old}\n") == (done.exit_code, done.stdout)
    assert 0 == built.exit_code
    assert "Lý do gỡ: Báo &lt;đã&gt; gỡ bài" in page(archive, old)
    assert [] == check(archive / "public")
    assert f"{old}  article, gone: Báo <đã> gỡ bài" in links(archive, "list", "tin-thu").stdout


def test_files_that_move_into_another_folder_are_redirected_at_once(archive: Path) -> None:
    olds = [address(archive, "mot"), address(archive, "hai")]
    (archive / "seeds" / "2024").mkdir()
    for name in ("mot", "hai"):
        (archive / "seeds" / f"{name}.md").rename(archive / "seeds" / "2024" / f"{name}.md")
    refused = build(archive)
    done = links(archive, "redirect", "--lost")
    built = build(archive)

    assert 1 == refused.exit_code
    assert f"redirect {olds[0]} articles/2024/05/26/tin-thu-nhat-" in refused.stderr
    assert {
        f"{old} -> {address(archive, f'2024/{name}')}" for old, name in zip(olds, ("mot", "hai"), strict=True)
    } == set(done.stdout.splitlines())
    assert 0 == built.exit_code
    assert "http-equiv" in page(archive, olds[0])


def test_all_that_is_lost_can_be_removed_with_one_reason(archive: Path) -> None:
    for name in ("mot", "hai", "bai-mau"):
        (archive / "seeds" / f"{name}.md").unlink()
    refused = build(archive)
    done = links(archive, "remove", "--lost", "--reason", "kho làm lại từ đầu")

    assert (1, 0) == (refused.exit_code, done.exit_code)
    assert "remove --lost" in refused.stderr
    assert 0 == build(archive).exit_code
    assert re.fullmatch(
        r"\d+ addresses: \d+ lead elsewhere, \d+ are gone, none is lost; 0 are new\n", links(archive, "check").stdout
    )


def test_what_stood_beside_a_page_that_is_gone_says_so_too(archive: Path) -> None:
    (archive / "seeds" / "bai-mau.md").unlink()
    links(archive, "remove", "--lost", "--reason", "bài <đặt> ra")
    built = build(archive)
    gone = next(line.split()[0] for line in links(archive, "list", "officials/le-thi").stdout.splitlines())
    feed = feedparser.parse((archive / "public" / gone / "feed.atom").read_bytes())

    assert 0 == built.exit_code
    assert {"gone": "bài <đặt> ra"} == json.loads((archive / "public" / gone / "index.json").read_text("utf-8"))
    assert ("atom10", "", "bài <đặt> ra") == (feed.version, feed.get("bozo_exception", ""), feed.entries[0].summary)


def test_all_lost_addresses_that_nobody_saw_can_be_forgotten_at_once(archive: Path) -> None:
    (archive / "seeds" / "bai-mau.md").unlink()
    refused, done = build(archive), links(archive, "forget", "--lost")

    assert (1, 0, 0) == (refused.exit_code, done.exit_code, build(archive).exit_code)
    assert "forget ADDRESS, or --lost for all of these" in refused.stderr


def test_an_address_that_nobody_saw_can_be_forgotten(archive: Path) -> None:
    old = address(archive, "mot")
    (archive / "seeds" / "mot.md").unlink()
    done = links(archive, "forget", f"/{old}index.html"[: -len("index.html") - 1])

    assert (0, f"forgotten: {old}\n") == (done.exit_code, done.stdout)
    assert 0 == build(archive).exit_code
    assert not (archive / "public" / old).exists()


def test_a_ledger_with_a_merge_mark_stops_the_build_and_every_command_by_file_and_line(archive: Path) -> None:
    ledger = (archive / NAME).read_text("utf-8")
    (archive / NAME).write_text(f"<<<<<<< HEAD\n{ledger}", "utf-8")
    for done in (build(archive), links(archive, "check"), links(archive, "list")):
        assert (1, "") == (done.exit_code, done.stdout)
        assert "permalinks.jsonl:1: is a mark of a merge" in done.stderr

    assert f"<<<<<<< HEAD\n{ledger}" == (archive / NAME).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("remove", "articles/x/", "--reason", "y"), "articles/x/: permalinks.jsonl has no such address"),
        (("redirect", "{old}", "articles/x/"), "articles/x/: no page of this archive has this address"),
        (("redirect", "{old}", "{old}"), "{old}: still has its page; take that out of the archive first"),
        (("remove", "{old}", "--reason", " "), "say why, for whoever comes to the old address"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_and_nothing_is_written(
    archive: Path, arguments: tuple[str, ...], said: str
) -> None:
    old, before = address(archive, "mot"), (archive / NAME).read_bytes()
    done = links(archive, *(word.format(old=old) for word in arguments))

    assert 1 == done.exit_code
    assert said.format(old=old) in done.stderr
    assert before == (archive / NAME).read_bytes()


@pytest.mark.parametrize(
    "arguments", [("redirect", "a/"), ("remove", "--reason", "x"), ("remove", "--lost", "a/", "--reason", "x")]
)
def test_addresses_and_all_lost_ones_exclude_one_another(arguments: tuple[str, ...]) -> None:
    assert 2 == call("links", *arguments).exit_code

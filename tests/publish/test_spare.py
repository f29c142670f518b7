"""The site that was swapped out is kept beside the new one, so that the next build costs only what it changes."""

import inspect
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from site_builder import forked
from site_builder.errors import SiteBuilderError
from site_builder.publish import MANIFEST, Publisher, Result, listing
from site_builder.publish import publisher as publishing
from site_builder.publish import tree as trees

SITE = {"index.html": b"home", "a/b/index.html": b"page", "a/index.html": b"list", "c/d/e.txt": b"text"}


def work(output: Path) -> Path:
    return output.parent / f".{output.name}.site-builder"


def spare(output: Path) -> Path:
    return work(output) / publishing.SPARE


def published(output: Path, files: Mapping[str, bytes], keep: Iterable[str] = (), *, spare: bool = True) -> Result:
    with Publisher(output, output.parent / "archive", spare=spare) as publisher:
        publisher.stage.keep(keep)
        for path, content in files.items():
            publisher.stage.write(path, content)
        return publisher.commit()


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the manifest."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: content for path, content in found.items() if path != MANIFEST}


def folders(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir())


def test_the_first_build_makes_a_spare_of_links(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)

    assert SITE == tree(spare(output))
    assert all((spare(output) / path).samefile(output / path) for path in (*SITE, MANIFEST))


def test_each_build_changes_the_spare_and_swaps_it_in(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    first = output.stat().st_ino
    inodes = []
    for turn in range(4):
        published(output, {f"new/{turn}.html": b"new", "index.html": str(turn).encode()}, set(SITE) - {"index.html"})
        inodes.append(output.stat().st_ino)

        assert {**SITE, f"new/{turn}.html": b"new", "index.html": str(turn).encode()} == tree(output)
    assert [inodes[0], first, inodes[0], first] == inodes


def test_folders_go_with_their_last_file_and_come_back(tmp_path: Path) -> None:
    output = tmp_path / "public"
    for site in (SITE, {"index.html": b"home"}, {"c": b"now a file"}, SITE):
        published(output, site)

        assert site == tree(output)
        assert sorted({"data"} | trees.folders_of(site) - {""}) == folders(output)


def test_an_empty_folder_that_somebody_made_goes_with_the_tree_that_it_stands_in(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    (output / "a" / "empty" / "deep").mkdir(parents=True)
    for turn in range(3):
        published(output, {"index.html": str(turn).encode()}, set(SITE) - {"index.html"})

    assert ["a", "a/b", "c", "c/d", "data"] == folders(output)
    assert ["a", "a/b", "c", "c/d", "data"] == folders(spare(output))


def test_a_file_that_did_not_change_has_one_inode_in_all_trees(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    before = (output / "a/b/index.html").stat()
    for turn in range(3):
        published(output, {"index.html": str(turn).encode()}, set(SITE) - {"index.html"})
    after = (output / "a/b/index.html").stat()

    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_no_spare_is_kept_when_none_is_wanted(tmp_path: Path) -> None:
    output = tmp_path / "public"
    for site in (SITE, {**SITE, "new": b"1"}):
        published(output, site, spare=False)

        assert site == tree(output)
        assert not spare(output).exists()


@pytest.mark.parametrize("harm", ["gone", "emptied", "foreign", "replaced", "no record", "bad record"])
def test_a_spare_that_is_not_as_it_was_left_is_made_anew(tmp_path: Path, harm: str) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    published(output, {"index.html": b"second"}, set(SITE) - {"index.html"})
    record = work(output) / publishing.RECORD
    match harm:
        case "gone":
            trees.delete(str(spare(output)))
        case "emptied":
            (spare(output) / "a/b/index.html").unlink()
        case "foreign":
            (spare(output) / "a" / "foreign.txt").write_bytes(b"?")
        case "replaced":
            (spare(output) / "new").write_bytes(b"hack")
            (spare(output) / "new").rename(spare(output) / "a/b/index.html")
        case "no record":
            record.unlink()
        case "bad record":
            record.write_bytes(record.read_bytes()[:-1] + b"?")

    for turn in range(2):
        site = {**SITE, "index.html": str(turn).encode()}
        published(output, {"index.html": site["index.html"]}, set(SITE) - {"index.html"})

        assert site == tree(output)


def test_a_file_changed_in_place_is_mended_though_the_spare_shares_it(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    with (output / "a/b/index.html").open("r+b") as file:
        file.write(b"hack")

    with Publisher(output, tmp_path / "archive") as publisher:
        assert "a/b/index.html" not in publisher.published
        publisher.stage.keep(set(SITE) - {"a/b/index.html"})
        publisher.stage.write("a/b/index.html", b"page")
        assert Result(written=1, reused=3, removed=0) == publisher.commit()
    assert SITE == tree(output)
    published(output, {"index.html": b"next"}, set(SITE) - {"index.html"})

    assert {**SITE, "index.html": b"next"} == tree(output)


@pytest.mark.parametrize("harm", ["gone", "damaged", "of another version", "of another site"])
def test_without_a_record_of_use_the_site_is_read_again(tmp_path: Path, harm: str) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    record = work(output) / publishing.RECORD
    match harm:
        case "gone":
            record.unlink()
        case "damaged":
            record.write_bytes(record.read_bytes().replace(b"index.html", b"index.htm?"))
        case "of another version":
            record.write_bytes(b"site-builder tree 0\n" + record.read_bytes()[20:])
        case "of another site":
            published(tmp_path / "other", {"index.html": b"other"})
            record.write_bytes((work(tmp_path / "other") / publishing.RECORD).read_bytes())

    with Publisher(output, tmp_path / "archive") as publisher:
        assert SITE.keys() == publisher.published.keys()
        publisher.stage.keep(SITE)
        assert Result(written=0, reused=4, removed=0) == publisher.commit()
    assert SITE == tree(output)


def test_a_removed_site_is_made_again_beside_its_old_spare(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    trees.delete(str(output))

    assert Result(written=4, reused=0, removed=0) == published(output, SITE)
    assert SITE == tree(output)


def test_a_large_site_is_put_into_place_by_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "_ALONE", 20)
    monkeypatch.setattr(listing, "_ALONE", 20)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2})
    output = tmp_path / "public"
    site = {f"{n % 7}/{n}/index.html": str(n).encode() for n in range(100)}
    published(output, site)
    (output / "3/3/index.html").write_bytes(b"hack")
    (output / "4/4/index.html").unlink()

    assert Result(written=2, reused=98, removed=0) == published(output, site)
    assert site == tree(output)


def test_what_fails_in_a_second_process_is_raised_in_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})

    with pytest.raises(ZeroDivisionError):
        forked.forked(lambda run: [1 // item for item in run], [1, 1, 1, 0], 2)


@pytest.mark.parametrize("here", [True, False])
def test_work_that_was_begun_beside_comes_to_its_end_or_is_left(*, here: bool) -> None:
    done = forked.Begun(lambda: 1 + 1, here=here)
    wrong = forked.Begun(lambda: 1 // 0, here=here)
    left = forked.Begun(lambda: time.sleep(600), here=here)
    left.end()

    assert 2 == done.result()
    with pytest.raises(ZeroDivisionError):
        wrong.result()


def test_a_process_that_is_killed_at_its_share_of_the_work_ends_a_build_with_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})

    def work(run: Sequence[int]) -> None:
        if 0 in run:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(SiteBuilderError, match="a worker process ended unexpectedly"):
        forked.forked(work, [1, 1, 1, 0], 2)


def sites() -> list[dict[str, bytes]]:
    """Return sites of which each differs from the next in a file changed, one removed and one added."""
    common = {f"{n % 5}/{n}/index.html": b"page" for n in range(60)}
    return [{**common, "index.html": str(turn).encode(), f"only/{turn}/index.html": b"only"} for turn in range(4)]


PROGRAM = f"""
import sys
from pathlib import Path
from site_builder.publish import Publisher
{inspect.getsource(sites)}
output, all_ = Path(sys.argv[1]), sites()
print("ready", flush=True)
for turn in range(100_000):
    site = all_[turn % len(all_)]
    with Publisher(output, output.parent / "archive") as publisher:
        kept = [path for path in publisher.published if site.get(path) == b"page"]
        publisher.stage.keep(kept)
        for path in site.keys() - set(kept):
            publisher.stage.write(path, site[path])
        publisher.commit()
"""


def test_builds_that_keep_most_files_leave_a_whole_site_at_any_moment_they_are_killed(tmp_path: Path) -> None:
    output = tmp_path / "public"
    whole = sites()
    published(output, whole[0])
    moments = random.Random(1)
    for _ in range(12):
        command = [sys.executable, "-c", PROGRAM, str(output)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.15))
            process.kill()

        assert tree(output) in whole
    published(output, whole[2])

    assert whole[2] == tree(output)


@pytest.mark.parametrize("path", [*SITE, MANIFEST, "stranger.txt", "a/b/stranger.txt"])
def test_whichever_file_changed_one_of_those_who_share_the_look_at_a_site_sees_it(tmp_path: Path, path: str) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    time.sleep(0.1)  # until a change has another time
    publisher = Publisher(output, tmp_path / "archive")
    with publisher as settled:
        settled.stage.keep(SITE)
        settled.commit()
    before = [publisher.stands([turn], 4) for turn in range(4)]
    (output / path).write_bytes(b"hack")

    assert [True] * 4 == before
    assert not all(publisher.stands([turn], 4) for turn in range(4))
    assert not publisher.stands(range(4), 4)

"""The output folder is either the old site or the new one, holds nothing else, and is never taken by mistake."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.errors import SiteBuilderError
from site_builder.model import File
from site_builder.publish import MANIFEST, Publisher, Result, Stage, standing
from site_builder.publish import publisher as publishing
from site_builder.publish import swap as swapping

SITE = {"index.html": b"home", "a/b/index.html": b"page"}


def published(output: Path, files: Mapping[str, bytes], root: Path | None = None) -> Result:
    with Publisher(output, root or output.parent / "archive") as publisher:
        for path, content in files.items():
            publisher.write(File(path, content))
        return publisher.commit()


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the manifest."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: content for path, content in found.items() if path != MANIFEST}


def names(folder: Path) -> list[str]:
    """Return what is in a folder, but for the hidden one with the spare."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".public.site-builder")


def refusal(output: Path, root: Path, keep_out: tuple[Path, ...] = ()) -> str:
    with pytest.raises(SiteBuilderError) as caught, Publisher(output, root, keep_out):
        pass
    return str(caught.value)


def test_a_first_build_makes_the_folder_and_all_above_it(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "public"

    assert Result(written=2, reused=0, removed=0) == published(output, SITE, tmp_path)
    assert SITE == tree(output)
    assert ["public"] == names(output.parent)


def test_an_unchanged_file_is_untouched_a_changed_one_written_and_a_lost_one_removed(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, {"same": b"1", "changed": b"1", "lost": b"1"})
    before = (output / "same").stat()

    result = published(output, {"same": b"1", "changed": b"2", "new": b"1"})

    assert Result(written=2, reused=1, removed=1) == result
    assert {"same": b"1", "changed": b"2", "new": b"1"} == tree(output)
    assert (before.st_ino, before.st_mtime_ns) == (
        (output / "same").stat().st_ino,
        (output / "same").stat().st_mtime_ns,
    )


def test_a_kept_file_stays_in_the_new_site_without_being_made(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    before = (output / "index.html").stat()

    with Publisher(output, tmp_path / "archive") as publisher:
        publisher.stage.keep(["index.html"])
        publisher.stage.write("new", b"1")
        result = publisher.commit()

    assert Result(written=1, reused=1, removed=1) == result
    assert {"index.html": SITE["index.html"], "new": b"1"} == tree(output)
    assert (before.st_ino, before.st_mtime_ns) == (
        (output / "index.html").stat().st_ino,
        (output / "index.html").stat().st_mtime_ns,
    )


@pytest.mark.parametrize("kept", [1, 5, 6, 9, 10])
def test_however_many_files_are_kept_just_these_stay(tmp_path: Path, kept: int) -> None:
    output = tmp_path / "public"
    site = {f"{number}.html": b"page" for number in range(10)}
    published(output, site)

    with Publisher(output, tmp_path / "archive") as publisher:
        publisher.stage.keep(sorted(site)[:kept])
        publisher.stage.keep(sorted(site)[kept + 1 :])
        assert Result(written=0, reused=9 if kept < 10 else 10, removed=1 if kept < 10 else 0) == publisher.commit()

    assert {path: b"page" for path in site if path != f"{kept}.html"} == tree(output)


@pytest.mark.parametrize("kept", [["0.html", "0.html"], ["0.html"], [f"{number}.html" for number in range(10)]])
def test_a_file_that_is_kept_and_kept_or_made_again_is_refused(tmp_path: Path, kept: list[str]) -> None:
    output = tmp_path / "public"
    site = {f"{number}.html": b"page" for number in range(10)}
    published(output, site)

    for content in (b"page", b"another"):
        with Publisher(output, tmp_path / "archive") as publisher:
            publisher.stage.keep(kept)
            if len(kept) != 2:
                publisher.stage.write("0.html", content)

            with pytest.raises(SiteBuilderError, match=r"1 address.* claimed by two files each.*\n  0\.html"):
                publisher.commit()


def test_only_files_that_are_as_the_last_build_wrote_them_can_be_kept(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, {**SITE, "lost": b"1"})
    (output / "index.html").write_bytes(b"hack")
    (output / "lost").unlink()

    with Publisher(output, tmp_path / "archive") as publisher:
        assert {"a/b/index.html": sha256(SITE["a/b/index.html"]).hexdigest()} == publisher.published
        publisher.stage.keep(["lost"])

        with pytest.raises(KeyError, match="lost"):
            publisher.commit()


def test_a_build_that_changes_nothing_does_not_touch_the_folder(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    before = output.stat()

    assert Result(written=0, reused=2, removed=0) == published(output, SITE)
    assert (before.st_ino, before.st_mtime_ns) == (output.stat().st_ino, output.stat().st_mtime_ns)


def test_a_file_changed_by_hand_is_written_anew(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    (output / "index.html").write_bytes(b"hack")
    (output / "a/b/index.html").chmod(0o600)

    assert Result(written=2, reused=0, removed=0) == published(output, SITE)
    assert SITE == tree(output)
    assert (output / MANIFEST).is_file()


def test_the_manifest_lists_every_file_with_the_hash_that_sha256sum_checks(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)

    lines = (output / MANIFEST).read_text("utf-8")

    assert "".join(f"{sha256(SITE[path]).hexdigest()}  {path}\n" for path in sorted(SITE)) == lines


def test_files_and_folders_can_be_read_by_everybody_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        published(tmp_path / "public", SITE)
    finally:
        os.umask(before)
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "public").rglob("*")}

    assert {True: 0o755, False: 0o644} == modes
    assert 0o755 == stat.S_IMODE((tmp_path / "public").stat().st_mode)


def test_without_a_commit_the_old_site_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)

    with Publisher(output, tmp_path / "archive") as publisher:
        publisher.write(File("index.html", b"half"))

    assert SITE == tree(output)
    assert ["public"] == names(tmp_path)


def test_foreign_files_in_the_output_are_named_and_nothing_is_changed(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    (output / "a" / "thesis.doc").write_bytes(b"years of work")

    said = refusal(output, tmp_path / "archive")

    assert "holds 1 file(s) that no build put there" in said
    assert "a/thesis.doc" in said
    assert {**SITE, "a/thesis.doc": b"years of work"} == tree(output)


def test_foreign_files_in_a_large_site_are_named_at_the_first_use_of_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "_FEW", 0)
    output = tmp_path / "public"
    published(output, SITE)
    (output / "a" / "thesis.doc").write_bytes(b"years of work")

    with Publisher(output, tmp_path / "archive") as publisher:
        for _ in range(2):
            with pytest.raises(SiteBuilderError, match=r"a/thesis\.doc"):
                publisher.write(File("index.html", b"new"))

    assert {**SITE, "a/thesis.doc": b"years of work"} == tree(output)


def test_a_large_site_is_published_as_a_small_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_FEW", 0)
    output = tmp_path / "public"
    published(output, SITE)
    with Publisher(output, tmp_path / "archive"):
        pass  # nobody asks what it holds
    (output / "index.html").write_bytes(b"hack")

    assert Result(written=2, reused=1, removed=0) == published(output, {**SITE, "new": b"1"})
    assert {**SITE, "new": b"1"} == tree(output)


def test_a_folder_of_somebody_elses_is_refused_even_with_a_manifest_of_its_own_kind(tmp_path: Path) -> None:
    output = tmp_path / "public"
    (output / "data").mkdir(parents=True)
    (output / MANIFEST).write_text("manifest of another program\n", "utf-8")

    assert MANIFEST in refusal(output, tmp_path / "archive")


def test_a_foreign_file_that_appears_during_a_long_build_stops_the_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_LASTS", 0)
    output = tmp_path / "public"
    published(output, SITE)

    with Publisher(output, tmp_path / "archive") as publisher:
        publisher.write(File("index.html", b"new"))
        (output / "late.txt").write_bytes(b"mine")

        with pytest.raises(SiteBuilderError, match=r"late\.txt"):
            publisher.commit()

    assert {**SITE, "late.txt": b"mine"} == tree(output)


def test_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()

    assert Result(written=2, reused=0, removed=0) == published(tmp_path / "public", SITE)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(b"a file")

    assert "is not a folder" in refusal(tmp_path / "public", tmp_path / "archive")


def test_outputs_that_would_take_other_things_along_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "home" / "archive"
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    (root / "link").symlink_to(root)

    for output in (
        Path("/"),
        Path.home(),
        Path.home().parent,
        root,
        root.parent,
        root / "link",
        seeds,
        seeds / "public",
        root / ".git",
        root / ".git" / "public",
    ):
        assert f"such as {root / 'public'}" in refusal(output, root, (seeds,))
    assert ["archive"] == names(root.parent)
    assert ["link", "seeds"] == names(root)


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../../x", "a//b", "a/./b", "a/", "a\\b", "a\nb", "a\0b", "\udcff"]
)
def test_a_path_that_would_leave_the_site_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(SiteBuilderError, match="is not a path inside the site"):
        published(tmp_path / "public", {path: b"x"})

    assert [] == names(tmp_path)


@pytest.mark.parametrize(
    ("second", "named"),
    [("a/index.html", "a/index.html"), ("a", "a"), ("a/index.html/more", "a/index.html"), (MANIFEST, "b")],
)
def test_two_files_that_claim_one_address_are_refused_all_at_once(tmp_path: Path, second: str, named: str) -> None:
    output = tmp_path / "public"
    published(output, SITE)

    with Publisher(output, tmp_path / "archive") as publisher:
        for path in ("index.html", "b", "b", "a/index.html", second):
            publisher.write(File(path, b"home"))

        with pytest.raises(SiteBuilderError, match=f"2 address.* claimed by two files each.*\n  {named}"):
            publisher.commit()
    assert SITE == tree(output)


def test_an_unchanged_file_in_the_way_of_a_new_folder_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, {"a": b"1"})

    with pytest.raises(SiteBuilderError, match=r"claimed by two files each"):
        published(output, {"a": b"1", "a/index.html": b"2"})

    assert {"a": b"1"} == tree(output)


def test_large_files_may_come_in_pieces_that_alternate(tmp_path: Path) -> None:
    def pieces() -> list[File]:
        return [File("data/a", b"1"), File("data/b", b"x"), File("data/a", b"2"), File("data/c", b"")]

    for expected in (Result(written=3, reused=0, removed=0), Result(written=0, reused=3, removed=0)):
        with Publisher(tmp_path / "public", tmp_path / "archive") as publisher:
            publisher.stage.write_pieces(pieces())

            assert expected == publisher.commit()
        assert {"data/a": b"12", "data/b": b"x", "data/c": b""} == tree(tmp_path / "public")


def write_some(stage: Stage, first: int) -> None:
    stage.write_all(File(f"{number % 7}/{number}.html", str(number).encode()) for number in range(first, 500, 4))


def test_several_processes_may_stage_files(tmp_path: Path) -> None:
    with Publisher(tmp_path / "public", tmp_path / "archive") as publisher:
        with ProcessPoolExecutor(4) as pool:
            list(pool.map(write_some, [publisher.stage] * 4, range(4)))

        assert Result(written=500, reused=0, removed=0) == publisher.commit()
    assert {f"{number % 7}/{number}.html": str(number).encode() for number in range(500)} == tree(tmp_path / "public")


def test_a_second_build_of_the_same_output_says_that_the_first_is_at_work(tmp_path: Path) -> None:
    output = tmp_path / "public"
    with Publisher(output, tmp_path / "archive") as publisher:
        publisher.write(File("index.html", b"first"))

        assert "another build is writing there" in refusal(output, tmp_path / "archive")
        assert Result(written=1, reused=0, removed=0) == publisher.commit()
    assert {"index.html": b"first"} == tree(output)


def test_a_build_killed_before_its_end_leaves_the_old_site_and_the_next_one_succeeds(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    program = f"""
import time
from pathlib import Path
from site_builder.publish import Publisher
with Publisher(Path({str(output)!r}), Path({str(tmp_path / "archive")!r})) as publisher:
    publisher.stage.write("index.html", b"half")
    print("staged", flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert b"staged\n" == process.stdout.readline()
        process.kill()

    assert -signal.SIGKILL == process.returncode
    assert SITE == tree(output)
    assert Result(written=1, reused=0, removed=1) == published(output, {"index.html": b"new"})
    assert ["public"] == names(tmp_path)


def test_whoever_looks_after_a_kill_at_any_moment_sees_one_whole_site(tmp_path: Path) -> None:
    output = tmp_path / "public"
    sites = [{f"{n}/index.html": bytes([65 + one]) for n in range(40 + one)} for one in range(2)]
    published(output, sites[0])
    program = f"""
from pathlib import Path
from site_builder.publish import Publisher
print("ready", flush=True)
for turn in range(1, 100_000):
    one = turn % 2
    with Publisher(Path({str(output)!r}), Path({str(tmp_path / "archive")!r})) as publisher:
        for n in range(40 + one):
            publisher.stage.write(f"{{n}}/index.html", bytes([65 + one]))
        publisher.commit()
"""
    for moment in range(12):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.0173 * moment)
            process.kill()

        assert tree(output) in sites
    published(output, sites[0])
    assert sites[0] == tree(output)
    assert ["public"] == names(tmp_path)


def test_a_site_is_swapped_in_by_two_renames_where_one_step_is_not_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchange", lambda _one, _other: False)
    output = tmp_path / "public"
    published(output, SITE)

    assert Result(written=1, reused=0, removed=2) == published(output, {"new.html": b"1"})
    assert {"new.html": b"1"} == tree(output)
    assert ["public"] == names(tmp_path)


def test_a_build_killed_between_the_two_renames_is_undone_by_the_next(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    work = tmp_path / ".public.site-builder"
    output.rename(work / publishing.OLD)

    with Publisher(output, tmp_path / "archive"):
        assert SITE == tree(output)

    assert SITE == tree(output)
    assert ["public"] == names(tmp_path)


def test_files_are_copied_with_their_time_where_links_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    before = (output / "index.html").stat()

    def refuse(*_paths: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    time.sleep(0.01)

    assert Result(written=1, reused=2, removed=0) == published(output, {**SITE, "new": b""})
    assert {**SITE, "new": b""} == tree(output)
    assert before.st_mtime_ns == (output / "index.html").stat().st_mtime_ns


def test_an_output_that_is_a_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "www")

    published(tmp_path / "public", SITE)

    assert (tmp_path / "public").is_symlink()
    assert SITE == tree(tmp_path / "www")


def test_a_link_inside_the_output_is_never_followed(tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(output, SITE)
    (tmp_path / "precious").write_bytes(b"home")
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(tmp_path / "precious")

    published(output, SITE)

    assert not (output / "index.html").is_symlink()
    assert b"home" == (tmp_path / "precious").read_bytes()

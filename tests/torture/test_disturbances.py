"""A disk that fills or cannot be written, files that change or vanish, a clock that jumps: the site stays whole."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
import victims
from amount import amount
from victims import Archive

from site_builder import api
from site_builder.errors import SiteBuilderError
from site_builder.progress import Silent

CLOCK = Path(__file__).parent / "clock"
YEAR = 365 * 86400.0
KIB = 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a small disk of its own, where this process may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", place]
    try:
        done = subprocess.run(mount, check=False, capture_output=True, encoding="utf-8")
        problem = done.stderr
    except FileNotFoundError as error:
        problem = str(error)
    if problem:
        pytest.skip(f"no disk can be mounted here ({problem.strip()}); tests/test_full_disk.py bounds files instead")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(place: Path, leave: int) -> Path:
    """Fill a disk but for some bytes; return the file that does it."""
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    filler = place / "filler"
    filler.write_bytes(b"x" * max(0, free - leave))
    return filler


def test_a_disk_that_fills_at_any_moment_leaves_one_whole_site(disk: Path, published: Archive) -> None:
    archive = published.copied(disk / "archive")
    failed = 0
    for step in range(amount(1, 40)):
        archive.put(1)
        filler = fill(disk, step * 30 * KIB)
        done = victims.built(archive.root, "--jobs", "1", *(["--clean"] if step % 3 == 2 else []))
        failed += done.returncode

        assert victims.whole(archive.site(), archive), step
        assert "Traceback" not in done.stderr
        assert done.returncode == 0 or "Make room on the disk" in done.stderr, done.stderr
        filler.unlink()
        assert archive.is_mended_by_the_next_build(0), step
    assert 0 < failed


def test_a_disk_that_cannot_be_written_is_named_and_nothing_changes(disk: Path, published: Archive) -> None:
    archive = published.copied(disk / "archive")
    archive.put(1)
    before = victims.tree(disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    done = victims.built(archive.root)

    assert (1, 0) == (done.returncode, done.stderr.count("Traceback"))
    assert str(disk) in done.stderr
    assert before == victims.tree(disk)
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert archive.is_mended_by_the_next_build(1)


@pytest.mark.parametrize("place", ["public", "", ".site-builder"][: amount(1, 3)])
def test_a_folder_that_may_not_be_written_is_named_and_nothing_changes(archive: Archive, place: str) -> None:
    archive.put(1)
    before = archive.site()
    folder = archive.root / place
    with_rights = folder.stat().st_mode
    folder.chmod(0o555)
    try:
        done = victims.built(archive.root, before=victims.heed_permissions)
    finally:
        folder.chmod(with_rights)

    assert (1, 0) == (done.returncode, done.stderr.count("Traceback"))
    assert str(folder) in done.stderr
    assert before == archive.site()
    assert archive.is_mended_by_the_next_build(1)


class Meddler(Silent):
    """Changes the articles of an archive while a build is at work: at the beginning of each piece of it."""

    def __init__(self, archive: Archive, seed: int) -> None:
        self.random = Random(seed)
        self.archive = archive

    def start(self, label: str, total: int | None) -> None:  # noqa: ARG002  # as Progress has it
        for path in sorted((self.archive.root / "seeds").glob("*.txt")):
            if path.is_file() and not path.is_symlink():
                self.random.choice(DEEDS)(path)


def change(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\nThêm một câu vào lúc này.\n", "utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def vanish(path: Path) -> None:
    path.unlink()


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def stay(path: Path) -> None:
    """Leave a file alone."""


DEEDS = (change, cut, vanish, become_a_folder, become_a_link, stay)


@pytest.mark.parametrize("seed", range(amount(1, 100)))
def test_articles_that_change_or_vanish_during_a_build_leave_a_whole_site(archive: Archive, seed: int) -> None:
    archive.put(1)
    with suppress(SiteBuilderError, OSError):  # what the command line says in a line
        report = api.build(archive.root, jobs=1 + seed % 2, frozen=True, progress=Meddler(archive, seed))
        assert not [one for one in report.set_aside if "the program failed" in str(one.reason)]

    assert [] == victims.unlike_its_manifest(archive.public)
    for path in (archive.root / "seeds").iterdir():
        victims.without(path)
    assert archive.is_mended_by_the_next_build(seed % 2)


@pytest.mark.parametrize("seed", range(amount(1, 10)))
def test_a_clock_that_jumps_makes_no_build_miss_a_change(archive: Archive, seed: int) -> None:
    random = Random(seed)
    for step in range(amount(2, 20)):
        state = (step + 1) % 2
        archive.put(state)
        shift = random.choice([-60, -1, 0.5, 3600]) + random.choice([-30, 0, 0, 80]) * YEAR
        for path in sorted((archive.root / "seeds").iterdir()):
            written = path.stat().st_mtime + random.choice([0, shift, shift])
            os.utime(path, (written, max(0, written)))
        path = f"{CLOCK}:{os.environ.get('PYTHONPATH', '')}"
        done = victims.built(archive.root, environment={"CLOCK": str(shift), "PYTHONPATH": path})

        assert (0, "") == (done.returncode, done.stderr)
        assert archive.sites[state] == archive.site(), f"step {step}"

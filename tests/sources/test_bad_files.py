"""Files and folders that nobody should trip over: what cannot be read is named, and memory stays small."""

import io
import os
import tempfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_builder.errors import SetAsideError
from site_builder.sources import inputs, read

TEXT = "Tỉnh họp\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp bàn về kế hoạch phát triển kinh tế.\n"
SMALL = 100_000_000  # bytes of memory


@contextmanager
def in_little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < SMALL
    finally:
        tracemalloc.stop()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Become a user whom permissions bind; root may read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def sparse(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize(("name", "size"), [("a.txt", 2 << 30), ("a.md", 2 << 30), ("a.html", 2 << 30)])
def test_a_file_of_two_gigabytes_is_set_aside_without_being_read(tmp_path: Path, name: str, size: int) -> None:
    sparse(tmp_path / "seeds" / name, size)

    with in_little_memory():
        [found], _ = inputs(tmp_path, ["seeds"])
        with pytest.raises(SetAsideError, match="more than 20 MB"):
            read(tmp_path, found)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_without_an_end_is_set_aside_in_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "seeds" / name
    sparse(path, 300_000_000)
    path.write_bytes(b"title,text\n") if name.endswith("csv") else None
    with path.open("r+b") as file:
        file.truncate(300_000_000)

    with in_little_memory():
        found, aside = inputs(tmp_path, ["seeds"])

    assert [] == found
    assert any("more than 20 MB" in str(one.reason) for one in aside)


def test_a_member_that_swells_is_read_in_little_memory(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.jsonl", b"x" * 90_000_000)
        file.writestr("b.txt", TEXT)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.zip").write_bytes(data.getvalue())

    with in_little_memory():
        [found], [aside] = inputs(tmp_path, ["seeds"])

    assert ("seeds/a.zip/b.txt", "seeds/a.zip/a.jsonl", 1) == (found.path, aside.path, aside.line)


def test_a_folder_that_may_not_be_entered_and_a_file_that_may_not_be_read_are_named() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds" / "closed").mkdir(parents=True)
        for path in (root / "seeds" / "a.txt", root / "seeds" / "b.jsonl", root / "seeds" / "c.txt"):
            path.write_text(TEXT, "utf-8")
        root.chmod(0o755)
        for path in (root / "seeds" / "closed", root / "seeds" / "a.txt", root / "seeds" / "b.jsonl"):
            path.chmod(0)
        with as_nobody():
            [first, last], aside = inputs(root, ["seeds"])
            with pytest.raises(SetAsideError, match="cannot be read"):
                read(root, first)
            assert TEXT.encode() == read(root, last)

    assert ["seeds/b.jsonl", "seeds/closed"] == [one.path for one in aside]
    assert "a folder that cannot be read" in str(aside[1].reason)


def test_a_name_that_no_message_can_say_is_set_aside_with_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "a\x1b[2J").mkdir(parents=True)
    for name in (b"Ti\xean.txt", b"a\nb.txt", b"a\x1b[2J/c.txt", "Tỉnh.txt".encode()):
        (tmp_path / "seeds" / os.fsdecode(name)).write_text(TEXT, "utf-8")

    found, aside = inputs(tmp_path, ["seeds"])

    assert ["seeds/Tỉnh.txt"] == [one.path for one in found]
    assert [r"seeds/Ti\xean.txt", r"seeds/a\x0ab.txt", r"seeds/a\x1b[2J/c.txt"] == [one.path for one in aside]
    assert all("give it another one" in str(one.reason) for one in aside)


def test_links_that_go_round_are_named_and_not_followed(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "round").symlink_to(seeds)
    (seeds / "self.txt").symlink_to(seeds / "self.txt")
    (seeds / "one.txt").symlink_to(seeds / "two.txt")
    (seeds / "two.txt").symlink_to(seeds / "one.txt")
    (seeds / "a.txt").write_text(TEXT, "utf-8")

    found, aside = inputs(tmp_path, ["seeds"])

    assert ["seeds/a.txt"] == [one.path for one in found]
    assert ["seeds/one.txt", "seeds/round", "seeds/self.txt", "seeds/two.txt"] == [one.path for one in aside]

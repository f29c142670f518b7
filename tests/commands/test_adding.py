"""Articles are filed when they can be read, with what was understood of them; nothing is overwritten."""

import json
from pathlib import Path

import pytest
from calling import call

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_fa4ae659e65eac60.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    call("init", tmp_path / "archive")
    return tmp_path / "archive"


def test_a_file_is_copied_and_what_was_understood_is_said(archive: Path) -> None:
    found = call("add", SEED, "--archive", archive)

    assert (0, "") == (found.exit_code, found.stderr)
    assert [
        f"seeds/{SEED.name}: .txt",
        "  title     Ban Thường vụ Tỉnh ủy làm việc với Ban Thường vụ Huyện ủy Chợ Mới",
        "  date      2024-05-26",
        "  outlet    none named",
        "  province  Bắc Kạn",
        f"Next: site-builder build {archive}",
    ] == found.stdout.splitlines()
    assert SEED.read_bytes() == (archive / "seeds" / SEED.name).read_bytes()
    assert SEED.exists()


def test_a_file_of_many_articles_says_how_many_and_which_lines_will_be_set_aside(archive: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"Tin {n}", "text": "Một câu.", "date": "2024-05-20"}) for n in range(7)]
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, "{"]) + "\n", "utf-8")

    found = call("add", tmp_path / "many.jsonl", "--archive", archive)

    assert 0 == found.exit_code
    assert "seeds/many.jsonl: .jsonl, 8 articles\n" in found.stdout
    assert "  set aside seeds/many.jsonl:8: " in found.stdout


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.exe", b"MZ", "not a format this archive reads"),
        ("a.txt", b"\x00\x01\x02\xff" * 100, "binary"),
        ("a.txt", b"", "it is empty"),
        ("README.md", b"# Read me\n\nWords.\n", "passed over by its name"),
        ("none.txt", None, "cannot be read (No such file or directory)"),
        ("bai-mau.md", b"---\ntitle: T\n---\nC.\n", "bai-mau.md is there already and is never overwritten"),
        ("BAI-MAU.MD", b"---\ntitle: T\n---\nC.\n", "bai-mau.md is there already and is never overwritten"),
        ("bai-mau.txt", b"T\n\nC.\n", "bai-mau.md has the id bai-mau already"),
    ],
)
def test_what_cannot_be_filed_is_refused_with_the_reason(
    archive: Path, tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = {path: path.read_bytes() for path in (archive / "seeds").iterdir()}

    found = call("add", tmp_path / name, SEED, "--archive", archive)

    assert 1 == found.exit_code
    assert f"refused: {tmp_path / name}: " in found.stderr
    assert why in found.stderr
    assert f"seeds/{SEED.name}: .txt" in found.stdout
    assert before.items() <= {path: path.read_bytes() for path in (archive / "seeds").iterdir()}.items()
    assert 2 == len(list((archive / "seeds").iterdir()))


def test_a_folder_below_the_sources_may_be_chosen_and_no_other(archive: Path) -> None:
    (archive / "notes").mkdir()

    assert 0 == call("add", SEED, "--archive", archive, "--into", "seeds/2024").exit_code
    assert (archive / "seeds" / "2024" / SEED.name).is_file()
    for folder in ("notes", "..", "seeds/../..", "/tmp"):  # noqa: S108  # refused, which is the point
        found = call("add", SEED, "--archive", archive, "--into", folder)

        assert (1, "") == (found.exit_code, found.stdout)
        assert "is not in a folder of articles; name one of these, or one below: seeds" in found.stderr


def test_nothing_is_left_of_what_was_refused(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")

    call("add", tmp_path / "a.txt", "--archive", archive)

    assert [] == list((archive / ".site-builder").glob("adding-*"))


PICTURE = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
SHOWS = '<p>Sáng 3/8, tỉnh họp.</p><img src="anh/a.gif"><img src="../b.gif"><img src="anh/c.gif"><img src="https://b.vn/d.gif">'


def shows(folder: Path) -> Path:
    (folder / "tin" / "anh").mkdir(parents=True)
    (folder / "tin" / "anh" / "a.gif").write_bytes(PICTURE)
    (folder / "b.gif").write_bytes(PICTURE)
    (folder / "tin" / "anh" / "c.gif").write_bytes(b"<html>")
    (folder / "tin" / "bai.html").write_text(SHOWS, "utf-8")
    return folder / "tin" / "bai.html"


def test_the_pictures_that_an_article_shows_are_filed_with_it_as_far_as_they_lie_below_it(
    archive: Path, tmp_path: Path
) -> None:
    found = call("add", shows(tmp_path), "--archive", archive)

    assert 0 == found.exit_code
    assert "  picture   seeds/anh/a.gif\n" in found.stdout
    assert "  note      seeds/anh/c.gif: no JPEG, PNG, GIF, WebP or AVIF picture" in found.stdout
    assert PICTURE == (archive / "seeds" / "anh" / "a.gif").read_bytes()
    assert {"bai-mau.md", "bai.html", "anh"} == {path.name for path in (archive / "seeds").iterdir()}


def test_an_article_whose_picture_would_be_taken_for_another_is_refused(archive: Path, tmp_path: Path) -> None:
    (archive / "seeds" / "anh").mkdir()
    (archive / "seeds" / "anh" / "a.gif").write_bytes(PICTURE + b"x")

    found = call("add", shows(tmp_path), "--archive", archive)

    assert 1 == found.exit_code
    assert "seeds/anh/a.gif is there already and another one" in found.stderr
    assert not (archive / "seeds" / "bai.html").exists()


@pytest.mark.parametrize(("content", "status"), [(PICTURE, 0), (b"<html>", 1)])
def test_a_picture_may_be_added_by_itself_if_it_is_one(
    archive: Path, tmp_path: Path, content: bytes, status: int
) -> None:
    (tmp_path / "bai-mau.gif").write_bytes(content)

    found = call("add", tmp_path / "bai-mau.gif", "--archive", archive)

    assert status == found.exit_code
    assert (status == 0) == (archive / "seeds" / "bai-mau.gif").exists()

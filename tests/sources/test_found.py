"""Which files become inputs."""

from pathlib import Path

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Input
from site_builder.sources import document, duplicate_ids, inputs, read

TEXT = "Tỉnh họp\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp bàn về kế hoạch phát triển kinh tế.\n"


def archive(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_inputs_are_sorted_and_lines_of_one_file_follow_each_other(tmp_path: Path) -> None:
    root = archive(
        tmp_path, {"seeds/b.txt": TEXT, "seeds/a.jsonl": '{"text":"x"}\n\n{"text":"y"}\n', "seeds/d/c.md": "x"}
    )

    found, aside = inputs(root, ["seeds"])

    assert [] == aside
    assert [("seeds/a.jsonl", 1), ("seeds/a.jsonl", 3), ("seeds/b.txt", None), ("seeds/d/c.md", None)] == [
        (one.path, one.line) for one in found
    ]


def test_a_line_of_a_jsonl_file_is_read_alone(tmp_path: Path) -> None:
    root = archive(tmp_path, {"seeds/a.jsonl": '{"text":"một"}\n{"text":"hai"}'})

    found, _ = inputs(root, ["seeds"])

    assert [b'{"text":"m\xe1\xbb\x99t"}\n', b'{"text":"hai"}'] == [read(root, one) for one in found]


def test_the_id_is_the_path_inside_the_source_folder_without_its_extension(tmp_path: Path) -> None:
    root = archive(tmp_path, {"data/news/Nghệ An/Bài 1.txt": TEXT, "data/news/a.jsonl": '{"text":"Một hai ba."}\n'})

    found, _ = inputs(root, ["data/news"])

    assert ["Nghệ An/Bài 1", "a-1"] == [document(one, read(root, one)).id for one in found]


def test_the_id_is_the_path_below_the_source_folder() -> None:
    assert "x/a" == document(Input("seeds/x/a.txt", folder="seeds"), TEXT.encode()).id


def test_hidden_and_readme_files_are_passed_over_and_other_formats_set_aside(tmp_path: Path) -> None:
    root = archive(
        tmp_path, {"seeds/.hidden.txt": TEXT, "seeds/.git/a.txt": TEXT, "seeds/README.md": "x", "seeds/a.docx": "x"}
    )

    found, aside = inputs(root, ["seeds"])

    assert [] == found
    assert ["seeds/a.docx"] == [one.path for one in aside]
    assert ".jsonl, .md" in str(aside[0].reason)


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    root = archive(tmp_path, {"seeds/a.txt": TEXT, "secret.txt": TEXT, "other/b.txt": TEXT})
    (root / "seeds" / "link.txt").symlink_to(root / "secret.txt")
    (root / "seeds" / "folder").symlink_to(root / "other")

    found, aside = inputs(root, ["seeds"])

    assert ["seeds/a.txt"] == [one.path for one in found]
    assert ["seeds/folder", "seeds/link.txt"] == [one.path for one in aside]


@pytest.mark.parametrize("path", ["missing", "../outside"])
def test_a_source_folder_that_cannot_be_used_is_named(tmp_path: Path, path: str) -> None:
    [aside] = inputs(tmp_path, [path])[1]

    assert path == aside.path
    assert "archive.toml" in str(aside.reason)


def test_of_two_inputs_with_one_id_the_first_by_path_is_kept_and_both_are_named(tmp_path: Path) -> None:
    root = archive(tmp_path, {"old/a.txt": TEXT, "new/a.txt": TEXT})

    found, aside = inputs(root, ["old", "new"])

    assert ["new/a.txt"] == [one.path for one in found]
    assert ["old/a.txt"] == [one.path for one in aside]
    assert "new/a.txt" in str(aside[0].reason)
    assert "old/a.txt" in str(aside[0].reason)


def test_duplicate_ids_across_formats_name_both_lines() -> None:
    [aside] = duplicate_ids([("x", "seeds/b.jsonl", 4), ("y", "seeds/a.txt", None), ("x", "seeds/a.jsonl", 2)])

    assert ("seeds/b.jsonl", 4) == (aside.path, aside.line)
    assert "seeds/a.jsonl:2" in str(aside.reason)


def test_a_file_that_is_gone_is_set_aside(tmp_path: Path) -> None:
    with pytest.raises(SetAsideError, match="cannot be read"):
        read(tmp_path, Input("seeds/gone.txt"))

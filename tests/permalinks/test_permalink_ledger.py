"""The ledger is a file that people edit and merge: what is wrong with it is named by its line, and nothing is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from remembering import build

from site_builder import permalinks
from site_builder.errors import SiteBuilderError
from site_builder.permalinks import NAME, Link

A = '{"address":"articles/undated/a-aaaaa/","kind":"article","key":"a"}\n'
B = '{"address":"officials/b-bbbbb/","kind":"official","key":"b-bbbbb","name":"B","articles":["a"]}\n'


def written(folder: Path, text: str | bytes) -> Path:
    (folder / NAME).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_an_archive_without_a_ledger_has_published_nothing(tmp_path: Path) -> None:
    assert {} == permalinks.load(tmp_path)


def test_a_ledger_is_written_as_it_was_read_but_sorted(tmp_path: Path) -> None:
    links = permalinks.load(written(tmp_path, B + "\n" + A)).values()

    permalinks.save(tmp_path, links)

    assert A + B == (tmp_path / NAME).read_text("utf-8")
    assert [NAME] == [path.name for path in tmp_path.iterdir()]


def test_ids_and_reasons_in_any_script_survive(tmp_path: Path) -> None:
    link = Link("articles/undated/a-aaaaa/", "article", 'tin "số" 1\n', gone="bài trùng\u202e")

    permalinks.save(tmp_path, [link])

    assert {link.address: link} == permalinks.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{A}<<<<<<< HEAD\n{B}=======\n{B}>>>>>>> other\n", ":2: is a mark of a merge; keep the lines of both sides"),
        (f"{A}{B}{A}", ":3: line 1 has this address already; keep the one that is right"),
        (f'{A}{{"address":\n', ":2: is not a line of the ledger"),
        (A + B.replace('"official"', '"person"'), ":2: is not a line of the ledger"),
        (A.replace("key", "clef"), ":1: is not a line of the ledger"),
        (A.replace('"kind"', '"to":"//evil.example/","kind"'), ":1: says what cannot be; write plain addresses"),
        (A.replace("articles/", "/articles/"), ":1: says what cannot be; write plain addresses"),
        (A.replace("articles/", "../"), ":1: says what cannot be; write plain addresses"),
        (A.replace("aaaaa/", "aaaaa"), ":1: says what cannot be; write plain addresses"),
        (A.replace('"kind"', '"gone":" ","kind"'), ":1: says what cannot be; write plain addresses"),
        (A.replace('"kind"', '"parts":0,"kind"'), ":1: says what cannot be; write plain addresses"),
        (A.encode("utf-16"), ":1: is not a line of the ledger"),
        (A.encode() + b'{"address":"\xff/","kind":"article","key":"a"}\n', ":2: is not a line of the ledger"),
        (A + "[" * 100_000, ":2: is not a line of the ledger"),
    ],
)
def test_what_is_wrong_is_named_by_its_line_and_the_file_stays(tmp_path: Path, text: str | bytes, said: str) -> None:
    before = written(tmp_path, text).joinpath(NAME).read_bytes()

    with pytest.raises(SiteBuilderError) as error:
        permalinks.load(tmp_path)

    assert f"{NAME}{said}" in str(error.value)
    assert before == (tmp_path / NAME).read_bytes()


def test_redirections_in_a_circle_are_named() -> None:
    one = Link("offices/a/", "office", "a", to="offices/b/")
    two = replace(one, address="offices/b/", key="b", to="offices/a/")

    with pytest.raises(SiteBuilderError, match="offices/a/ -> offices/b/ -> offices/a/ runs in a circle"):
        build([], {one.address: one, two.address: two})

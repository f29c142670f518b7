"""Tables, and the columns that archive.toml names."""

from pathlib import Path

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Document, Given, SetAside
from site_builder.sources import document, inputs, read

EXPORT = """\
Mã,Tựa,Ngày đăng,Nội dung,Lượt
7,"Tỉnh họp, bàn kế hoạch",26/05/2024,"Sáng 26/5, tỉnh họp.
Hội nghị bàn ""kế hoạch"" năm tới.",12

8,Khánh thành cầu,27/05/2024,"<p>B&iacute; thư Tỉnh ủy dự lễ.</p><script>x()</script><p>Đoạn hai.</p>",3
"""
COLUMNS = {"id": "Mã", "title": "Tựa", "date": "Ngày đăng", "text": "Nội dung"}


def archive(root: Path, name: str, data: str | bytes, given: Given) -> tuple[list[Document], list[SetAside]]:
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    found, aside = inputs(root, ["seeds"], {"seeds": given})
    documents = []
    for one in found:
        try:
            documents.append(document(one, read(root, one)))
        except SetAsideError as error:
            aside.append(SetAside(one.path, error.line, error.reason))
    return documents, aside


def stated(found: Document, name: str) -> list[object]:
    return [one.value for one in found.statements if one.property == name]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_of_a_table_is_an_article_by_the_columns_of_archive_toml(tmp_path: Path, delimiter: str) -> None:
    text = EXPORT if delimiter == "," else EXPORT.replace(",", delimiter)
    [one, two], aside = archive(tmp_path, "a.csv", b"\xef\xbb\xbf" + text.encode(), Given(columns=COLUMNS))

    assert [] == aside
    assert ("7", " ".join(f"Tỉnh họp{delimiter} bàn kế hoạch".split()), 2) == (one.id, one.title, one.source.line)
    assert one.text.endswith('tỉnh họp.\n\nHội nghị bàn "kế hoạch" năm tới.')
    assert (["2024-05-26"], {"Lượt": '"12"'}) == (stated(one, "published"), one.extra)
    assert ("8", "Bí thư Tỉnh ủy dự lễ.\n\nĐoạn hai.", 5) == (two.id, two.text, two.source.line)
    assert "of the source: 1" in str(two.notes[-1])


def test_columns_name_the_keys_of_json_lines_too(tmp_path: Path) -> None:
    line = '{"Mã": 7, "Tựa": "Tỉnh họp", "Nội dung": "Sáng nay tỉnh họp.", "x": 1}'
    [found], _ = archive(tmp_path, "a.jsonl", line, Given(columns=COLUMNS))

    assert ("7", "Tỉnh họp", "Sáng nay tỉnh họp.", {"x": "1"}) == (found.id, found.title, found.text, found.extra)


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        (
            "Mã,Tựa,Ngày đăng,Nội dung\n1,a,b\n",
            2,
            "3 columns where the first row names 4 (Mã, Tựa, Ngày đăng, Nội dung)",
        ),
        ("Mã,Tựa,Ngày đăng,Nội dung\n1,a,b,c,d\n", 2, "5 columns where the first row names 4"),
        ("Mã,Tựa,Ngày,Nội dung\n1,a,b,c\n", 2, 'no column "Ngày đăng", which archive.toml names under columns'),
        ("Mã,Tựa,Ngày đăng,Tựa\n1,a,b,c\n", 1, 'two columns are named "Tựa"'),
        ("Mã,Tựa,Ngày đăng,Nội dung\n", None, "no article in it"),
        ('Mã,Tựa,Ngày đăng,Nội dung\n1,a,b,"c\n2,a,b,c\n', 2, "a quotation mark that is not closed"),
        ("", 1, "no names of columns"),
        ("\ufeffMã,Tựa".encode("utf-16"), 1, "UTF-16"),
    ],
)
def test_a_table_that_does_not_fit_is_named_with_line_and_column(
    tmp_path: Path, rows: str | bytes, line: int | None, reason: str
) -> None:
    found, [aside] = archive(tmp_path, "a.csv", rows, Given(columns=COLUMNS))

    assert ([], "seeds/a.csv", line) == (found, aside.path, aside.line)
    assert reason in str(aside.reason)


def test_what_archive_toml_says_of_a_source_holds_where_the_article_says_nothing(tmp_path: Path) -> None:
    given = Given("Báo Quảng Trị", "quang-tri", "PV", ("địa phương",))
    lines = (
        '{"text": "Sáng nay tỉnh họp."}\n{"text": "Tỉnh họp.", "source": "Báo Nam", "author": "Lê Minh", "tags": "x"}'
    )
    [one, two], _ = archive(tmp_path, "a.jsonl", lines, given)

    assert ("Báo Quảng Trị", "quang-tri") == (one.source.outlet, one.source.home)
    assert [["Báo Quảng Trị"], ["PV"], ["địa phương"]] == [stated(one, name) for name in ("outlet", "byline", "tag")]
    assert [["Báo Nam"], ["Lê Minh"], ["x"]] == [stated(two, name) for name in ("outlet", "byline", "tag")]

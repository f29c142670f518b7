"""Files that hold files: .zip, .wacz, and the captures of crawlers."""

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Document, Input, SetAside
from site_builder.sources import Content, document, inputs, read

TEXT = "Tỉnh họp\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp bàn về kế hoạch phát triển kinh tế.\n"
LINES = '{"text": "Bài một của kho."}\n{"text": "Bài hai của kho."}\n'
PAGE = """<!doctype html><html><head><title>Tỉnh họp</title></head><body>
<nav><a>Trang nhất</a></nav><article><h1>Tỉnh họp</h1>
<p>Sáng 3/8, lãnh đạo tỉnh họp bàn về kế hoạch phát triển kinh tế xã hội của tỉnh trong năm tới.</p>
<p>Hội nghị thống nhất nhiều giải pháp để tăng thu ngân sách và giảm nghèo bền vững cho đồng bào.</p>
</article></body></html>"""


def record(kind: str, address: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-08-03T03:15:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


RECORDS = (
    record("request", "https://bao.vn/1", b"GET / HTTP/1.1\r\n\r\n"),
    record("response", "https://bao.vn/1", answer(PAGE.encode())),
    record("response", "https://bao.vn/2", answer(b"khong co", "404 Not Found")),
    record("response", "https://bao.vn/a.jpg", answer(b"\xff\xd8", kind="image/jpeg")),
    record("response", "https://bao.vn/3", answer(gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n")),
)
WARC = b"".join(RECORDS)
WARC_GZ = b"".join(map(gzip.compress, RECORDS))


def zipped(members: dict[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def archive(root: Path, name: str, data: bytes) -> tuple[list[tuple[Input, Document]], list[SetAside]]:
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / name).write_bytes(data)
    found, aside = inputs(root, ["seeds"])
    return [(one, document(one, read(root, one))) for one in found], aside


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_members_of_a_zip_are_read_in_place_under_their_own_paths(tmp_path: Path, how: int) -> None:
    members: dict[str, bytes | str] = {
        "2019/Bài 1.txt": TEXT,
        "b.jsonl": LINES,
        "c.html": PAGE,
        "d.warc.gz": WARC_GZ,
        "e.csv": "title,text\nTựa,Một đoạn văn của bài.\n",
        "README.txt": "x",
        "__MACOSX/2019/._Bài 1.txt": "x",
    }
    found, aside = archive(tmp_path, "kho.zip", zipped(members, how))

    assert [] == aside
    assert [
        ("seeds/kho.zip/2019/Bài 1.txt", None, "kho.zip/2019/Bài 1"),
        ("seeds/kho.zip/b.jsonl", 1, "kho.zip/b-1"),
        ("seeds/kho.zip/b.jsonl", 2, "kho.zip/b-2"),
        ("seeds/kho.zip/c.html", None, "kho.zip/c"),
        ("seeds/kho.zip/d.warc.gz", 2, "kho.zip/d.warc-2"),
        ("seeds/kho.zip/d.warc.gz", 5, "kho.zip/d.warc-5"),
        ("seeds/kho.zip/e.csv", 2, "kho.zip/e-2"),
    ] == [(item.path, item.line, made.id) for item, made in found]
    assert ["Bài một của kho.", "Bài hai của kho."] == [made.text for _, made in found[1:3]]
    assert [tmp_path / "seeds" / "kho.zip"] == list((tmp_path / "seeds").iterdir())


@pytest.mark.parametrize(("name", "data"), [("a.warc", WARC), ("a.warc.gz", WARC_GZ)])
def test_each_page_of_a_capture_is_an_article_with_its_address_and_time(tmp_path: Path, name: str, data: bytes) -> None:
    [(item, one), (_, two)], aside = archive(tmp_path, name, data)

    assert ([], 2) == (aside, item.line)
    assert ["https://bao.vn/1", "https://bao.vn/3"] == [one.source.url, two.source.url]
    assert [("crawled", "2024-08-03T10:15:00+07:00")] == [(s.property, s.value) for s in one.statements]
    assert one.text == two.text
    assert one.text.startswith("Sáng 3/8, lãnh đạo tỉnh họp")


@pytest.mark.parametrize("date", ["", "yesterday", "2024-13-03T03:15:00Z", "9999-12-31T23:59:59Z"])
def test_a_capture_that_names_no_day_is_an_article_all_the_same(tmp_path: Path, date: str) -> None:
    [(_, one)], aside = archive(tmp_path, "a.warc", RECORDS[1].replace(b"2024-08-03T03:15:00Z", date.encode()))

    assert ([], []) == (aside, [s.value for s in one.statements if s.property == "crawled"])
    assert one.text.startswith("Sáng 3/8, lãnh đạo tỉnh họp")


def test_a_wacz_gives_its_captures_alone(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "archive/data.warc.gz": WARC_GZ,
        "pages/pages.jsonl": "{}",
        "datapackage.json": "{}",
    }
    found, aside = archive(tmp_path, "crawl.wacz", zipped(members, zipfile.ZIP_STORED))

    assert [] == aside
    assert ["crawl.wacz/archive/data.warc-2", "crawl.wacz/archive/data.warc-5"] == [made.id for _, made in found]


def test_what_a_file_holds_is_not_looked_through_again_while_it_is_known(tmp_path: Path) -> None:
    archive(tmp_path, "kho.zip", zipped({"a.txt": TEXT, "b.jsonl": LINES}))
    known: dict[str, Content] = {}
    before = inputs(tmp_path, ["seeds"], known=known)
    (tmp_path / "seeds" / "kho.zip").write_bytes(b"")

    assert before == inputs(tmp_path, ["seeds"], known=known)
    assert before != inputs(tmp_path, ["seeds"])


def bomb() -> bytes:
    return zipped({f"{n}.txt": b"\0" * 30_000_000 for n in range(5)})


def linked() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "path", "line", "reason"),
    [
        ("a.zip", bomb(), "seeds/a.zip", None, "a zip bomb"),
        ("a.zip", zipped({"../../x.txt": TEXT}), "seeds/a.zip/../../x.txt", None, "leads out of the .zip"),
        ("a.zip", zipped({"/etc/x.txt": TEXT}), "seeds/a.zip//etc/x.txt", None, "leads out of the .zip"),
        ("a.zip", linked(), "seeds/a.zip/link.txt", None, "a link"),
        ("a.zip", zipped({"b.zip": zipped({"a.txt": TEXT})}), "seeds/a.zip/b.zip", None, "a .zip inside a .zip"),
        ("a.zip", zipped({"a.docx": b"x"}), "seeds/a.zip/a.docx", None, "not a format"),
        ("a.zip", zipped({"a.txt": TEXT})[:-30], "seeds/a.zip", None, "not a .zip that can be read"),
        ("a.zip", zipped({}), "seeds/a.zip", None, "no article in it"),
        ("a.zip", zipped({"README.txt": TEXT, ".git/a.txt": TEXT}), "seeds/a.zip", None, "no article in it"),
        ("a.wacz", zipped({"pages/pages.jsonl": LINES}), "seeds/a.wacz", None, "no article in it"),
        ("a.zip", b"PK\x03\x04" * 10, "seeds/a.zip", None, "not a .zip that can be read"),
        ("a.zip", zipped({"a.txt": TEXT}, zipfile.ZIP_LZMA), "seeds/a.zip/a.txt", None, "packed in an unusual way"),
        ("a.warc.gz", gzip.compress(WARC), "seeds/a.warc.gz", None, "compressed as a whole"),
        ("a.warc", b"x" * 1000, "seeds/a.warc", None, "no WARC"),
        ("a.warc", b"", "seeds/a.warc", None, "no page in it"),
        ("a.warc", RECORDS[0], "seeds/a.warc", None, "no page in it"),
    ],
)
def test_a_collection_that_cannot_be_read_is_set_aside_by_name_and_reason(  # noqa: PLR0913, PLR0917 - a table
    tmp_path: Path, name: str, data: bytes, path: str, line: int | None, reason: str
) -> None:
    found, [aside] = archive(tmp_path, name, data)

    assert ([], path, line) == (found, aside.path, aside.line)
    assert reason in str(aside.reason)


@pytest.mark.parametrize(("name", "data"), [("a.warc", WARC[:-300]), ("a.warc.gz", WARC_GZ[:-300])])
def test_of_a_capture_that_is_cut_off_the_pages_before_are_kept(tmp_path: Path, name: str, data: bytes) -> None:
    [(item, _)], [aside] = archive(tmp_path, name, data)

    assert (2, f"seeds/{name}", 5) == (item.line, aside.path, aside.line)
    assert "cut off" in str(aside.reason) or "damaged" in str(aside.reason)


def test_a_damaged_member_is_set_aside_and_the_others_are_kept(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT * 9, "b.txt": TEXT}))
    data[45:60] = b"\xff" * 15
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.zip").write_bytes(data)
    found, _ = inputs(tmp_path, ["seeds"])

    with pytest.raises(SetAsideError, match="cannot be read"):
        read(tmp_path, found[0])
    assert "Tỉnh họp" == document(found[1], read(tmp_path, found[1])).title

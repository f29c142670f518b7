"""Pictures that an article shows are published with it, wherever the archive holds them; no other host is asked."""

import gzip
import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest

from site_builder import sources
from site_builder.building.story import Options, build
from site_builder.model import Attachment
from site_builder.progress import Silent

LEAD = "Sáng 3/8, lãnh đạo tỉnh họp bàn về kế hoạch phát triển kinh tế xã hội của tỉnh trong năm tới tại trụ sở."
LAST = "Hội nghị thống nhất nhiều giải pháp để tăng thu ngân sách và giảm nghèo bền vững cho đồng bào các dân tộc."
FIGURE = '<figure><img src="{}" alt=""><figcaption>Toàn cảnh hội nghị</figcaption></figure>'
PAGE = f"""<!doctype html><html><head><title>Tỉnh họp bàn kế hoạch</title>
<meta property="article:published_time" content="2024-08-03T10:15:00+07:00"></head><body>
<nav><img src="images/logo.png"><a href="/">Trang nhất</a><a href="/kt">Kinh tế</a></nav>
<article><h1>Tỉnh họp bàn kế hoạch</h1><p>{LEAD}</p>{FIGURE}<p>{LAST}</p></article>
<aside><h3>Bạn đọc quan tâm</h3><ul><li><a href="/2">Khai mạc kỳ họp</a><img src="images/khac.png"></li>
<li><a href="/3">Bế mạc kỳ họp</a></li></ul></aside><footer><p>Giấy phép số 12</p></footer></body></html>"""


def png(width: int, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


OTHERS = {"images/logo.png": png(8), "images/khac.png": png(9)}


def archive(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/kho/"\n', "utf-8")
    return root


def built(root: Path, output: str = "public", *, clean: bool = False) -> dict[str, bytes]:
    build(root, Options(output=root / output, jobs=1, clean=clean), Silent())
    top = root / output
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def shown(site: dict[str, bytes]) -> list[tuple[str, bytes]]:
    """Return the tag and the bytes of each picture on articles' pages."""
    found: list[tuple[str, bytes]] = []
    for path, data in site.items():
        if re.fullmatch(r"articles/.*index\.html", path):
            for tag in re.findall(r"<img [^>]*>", data.decode()):
                name = re.search(r'src="[^"]*?([^/"]*)"', tag)
                assert name, tag
                found.append((tag, site[path.removesuffix("index.html") + name[1]]))
    assert len(found) == sum(path.startswith("articles/") and path.endswith((".png", ".gif")) for path in site)
    return found


def published(root: Path) -> list[tuple[Attachment, bytes]]:
    """Return what is to be published with the articles, as it is when only they are read."""
    found, aside = sources.inputs(root, ["seeds"])
    assert [] == aside
    items = sources.hashed(root, found, {})
    made = [sources.document(one, sources.read(root, one), sources.checked(root, one)) for one in items]
    return [(one, sources.content(root, one)) for document in made for one in document.attachments]


def record(kind: str, address: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-08-03T03:15:00Z\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\n"
    )
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    return f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def zipped(members: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


CRAWLED = (
    record("text/html", "https://bao.vn/tin/1", PAGE.format("/anh/hop?w=600").encode()),
    record("image/png", "https://bao.vn/anh/hop?w=600", png(30)),
    record("image/png", "https://bao.vn/tin/images/logo.png", png(8)),
)
CRAWL = b"".join(CRAWLED)
ASIDE = "../anh/H%E1%BB%99i%20ngh%E1%BB%8B.png"
MARKED = f"---\ntitle: Tỉnh họp\ndate: 2024-08-03\n---\n{LEAD}\n\n![Toàn cảnh hội nghị]({ASIDE})\n\n{LAST}\n"
ROW = f"<p>{LEAD}</p>{FIGURE.format('/uploads/a.png')}<p>{LAST}</p>".replace('"', '\\"').replace("/", "\\/")


@pytest.mark.parametrize(
    "files",
    [
        {"tin/1.html": PAGE.format("anh/a.png").encode(), "tin/anh/a.png": png(30)},
        {"tin/1.html": PAGE.format("/anh/a.png?w=600").encode(), "anh/a.png": png(30)},
        {"b.vn/1.html": PAGE.format("https://cdn.b.vn/a.png").encode(), "cdn.b.vn/a.png": png(30)},
        {
            "1.html": PAGE.format('x.gif" data-src="1_files/a.png').encode(),
            "1_files/a.png": png(30),
            "1_files/b.png": png(7),
        },
        {"tin/1.md": MARKED.encode(), "anh/Hội nghị.png": png(30)},
        {"1.jsonl": f'{{"title": "Họp", "date": "2024-08-03", "text": "{ROW}"}}'.encode(), "uploads/a.png": png(30)},
        {
            "kho.zip": zipped(
                {"tin/1.html": PAGE.format("../anh/a.png").encode(), "anh/a.png": png(30), "b.png": png(6)}
            )
        },
        {"tin/1.md": MARKED.encode(), normalize("NFD", "anh/Hội nghị.png"): png(30)},
        {"c.warc": CRAWL},
        {"c.warc.gz": b"".join(map(gzip.compress, CRAWLED))},
        {"c.wacz": zipped({"archive/data.warc": CRAWL, "favicon.png": png(5)})},
    ],
    ids=[
        "beside",
        "from the root",
        "mirrored",
        "late",
        "markdown",
        "export",
        "zip",
        "other form",
        "warc",
        "warc.gz",
        "wacz",
    ],
)
def test_a_picture_that_an_article_shows_is_published_with_it_and_what_is_around_the_article_is_not(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    [(found, data)] = published(archive(tmp_path, {**files, **OTHERS}))

    assert png(30) == data
    assert (30, 2, "Toàn cảnh hội nghị") == (found.width, found.height, found.alt)


@pytest.mark.parametrize("name", ["1.html", "1.md"])
def test_a_pdf_that_an_article_links_to_is_published_with_it_and_a_page_is_not(tmp_path: Path, name: str) -> None:
    link = '<a href="van-ban/Công văn.pdf">Công văn</a> <a href="khac.html">bài khác</a>'
    body = f"<p>{LEAD}</p><p>{link}</p>"
    files = {
        name: body.encode(),
        "van-ban/Công văn.pdf": b"%PDF-1.4",
        "van-ban/khac.pdf": b"%PDF-1.4",
        "khac.html": b"<p>",
    }
    root = archive(tmp_path, files)
    [first, *_], _ = sources.inputs(root, ["seeds"])
    [item] = sources.hashed(root, [first], {})

    made = sources.document(item, sources.read(root, item), sources.checked(root, item))

    assert ["cong-van.pdf"] == [one.name for one in made.attachments]


@pytest.mark.parametrize(
    "address",
    ["https://cdn.vn/a.png", "//cdn.vn/a.png", "data:image/png;base64,AAAA", "http://[::1", "../../secret.png"],
)
def test_a_picture_elsewhere_is_neither_shown_nor_asked_for(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.png").write_bytes(png(4))

    assert [] == published(archive(tmp_path, {"tin/1.html": PAGE.format(address).encode(), **OTHERS}))


def test_a_picture_that_comes_late_or_changes_changes_the_article_as_a_clean_build_would(tmp_path: Path) -> None:
    root = archive(
        tmp_path, {"1.html": PAGE.format("anh/a.png").encode(), "2.md": MARKED.encode(), "kho.zip": zipped({})}
    )
    before = built(root)
    archive(root, {"anh/a.png": png(30), "kho.zip": zipped({"1.html": PAGE.format("a.png").encode(), "a.png": png(3)})})
    some = built(root)
    (root / "seeds" / "anh" / "a.png").write_bytes(png(31))
    more = built(root)

    assert {png(3), png(30)} == {data for _, data in shown(some)}
    for part in ('width="30"', 'height="2"', 'loading="lazy"', 'alt="Toàn cảnh hội nghị"'):
        assert any(part in tag for tag, _ in shown(some)), part
    assert {png(3), png(31)} == {data for _, data in shown(more)}
    assert more == built(root, "clean", clean=True)
    archive(root, {"kho.zip": zipped({})})
    (root / "seeds" / "anh" / "a.png").unlink()
    assert before == built(root)


def test_a_picture_that_is_none_or_is_not_there_is_told_of_by_name(tmp_path: Path) -> None:
    members = {"1.html": PAGE.format("a.png").encode(), "a.png": b"<html>"}
    site = built(archive(tmp_path, {"kho.zip": zipped(members), "2.html": PAGE.format("anh/thieu.png").encode()}))

    assert [] == shown(site)
    pages = "".join(data.decode() for path, data in site.items() if path.endswith("/index.html"))
    assert "seeds/kho.zip/a.png: " in pages
    assert "anh/thieu.png" in pages

"""Whole pages as sites serve them, and pieces of pages."""

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Document, Input
from site_builder.sources import document

LEAD = "(QTO) - Sáng 26/5, Bí thư Tỉnh ủy Lê Quang Tùng làm việc với huyện Hướng Hóa về phát triển kinh tế - xã hội."
BODY = "Báo cáo tại buổi làm việc, lãnh đạo huyện cho biết kinh tế tiếp tục tăng trưởng khá, thu ngân sách đạt 45%."
LAST = "Phát biểu kết luận, Bí thư Tỉnh ủy đề nghị huyện tập trung chỉ đạo, nâng cao đời sống của đồng bào dân tộc."
TITLE = "Bí thư Tỉnh ủy làm việc với huyện Hướng Hóa"
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle",
"headline": "Bí thư Tỉnh ủy làm việc với huyện Hướng Hóa", "datePublished": "2024-05-26T03:15:00Z",
"author": [{"@type": "Person", "name": "Lê Minh"}, {"@type": "Organization", "name": "Ban Biên tập"}],
"publisher": {"@type": "Organization", "name": "Báo Quảng Trị"}, "keywords": ["Hướng Hóa", "kinh tế"]}]}</script>"""
OPEN_GRAPH = f"""<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Báo Quảng Trị">
<meta property="article:published_time" content="2024-05-26T10:15:00+07:00"><meta name="author" content="Lê Minh">
<meta property="article:tag" content="Hướng Hóa"><meta property="article:tag" content="kinh tế">"""


def page(head: str = "", *, title: str = f"<h1>{TITLE}</h1>", under: str = "") -> bytes:
    return f"""<!doctype html>
<html lang="vi"><head><title>{TITLE} - Báo Quảng Trị</title>{head}
<link rel="canonical" href="https://baoquangtri.vn/bai-1.html"></head><body>
<nav><ul><li><a href="/">Trang nhất</a></li><li><a href="/ct">Chuyên trang biên giới</a></li></ul></nav>
<article>{title}{under}<p>{LEAD}</p>
<figure><img src="a.jpg" alt="a.jpg"><figcaption>Quang cảnh buổi làm việc</figcaption></figure>
<p>{BODY}</p><p>{LAST}</p><p><b>Lê Minh</b></p></article>
<aside><h3>Bạn đọc quan tâm</h3><ul><li><a href="/2">Khai mạc kỳ họp thứ 25</a></li></ul></aside>
<footer><p>Giấy phép số 123/GP-BTTTT</p></footer><script>let x = 1;</script></body></html>""".encode()


def read(data: bytes) -> Document:
    return document(Input("seeds/a.html", folder="seeds"), data)


def stated(found: Document) -> dict[str, list[object]]:
    return {
        name: [one.value for one in found.statements if one.property == name] for name in ("published", "byline", "tag")
    }


def test_the_article_of_a_whole_page_is_its_text_and_every_other_line_is_kept_with_its_reason() -> None:
    found = read(page(LINKED))

    assert f"{LEAD}\n\n{BODY}\n\n{LAST}" == found.text
    assert ["Quang cảnh buổi làm việc"] == [one.text for one in found.captions]
    assert {
        "Trang nhất": "chrome",
        "Chuyên trang biên giới": "chrome",
        TITLE: "title",
        "Quang cảnh buổi làm việc": "caption",
        "Lê Minh": "byline",
        "Bạn đọc quan tâm": "chrome",
        "Khai mạc kỳ họp thứ 25": "chrome",
        "Giấy phép số 123/GP-BTTTT": "chrome",
        "let x = 1;": "chrome",
    } == {one.text: one.reason for one in found.removed if not one.text.startswith(('{"@g', '"h', '"a', '"p'))}


@pytest.mark.parametrize("head", [LINKED, OPEN_GRAPH])
def test_what_a_page_says_of_itself_is_declared(head: str) -> None:
    found = read(page(head))

    assert (TITLE, "Báo Quảng Trị", "https://baoquangtri.vn/bai-1.html") == (
        found.title,
        found.source.outlet,
        found.source.url,
    )
    assert {
        "published": ["2024-05-26T10:15:00+07:00"],
        "byline": ["Lê Minh"],
        "tag": ["Hướng Hóa", "kinh tế"],
    } == stated(found)


@pytest.mark.parametrize(
    "under", ['<time datetime="2024-05-26T10:15+07:00">hai giờ trước</time>', "<div>10:15 26/05/2024</div>"]
)
def test_a_page_without_metadata_is_dated_by_its_time_element_or_its_date_line(under: str) -> None:
    assert ["2024-05-26T10:15+07:00"] == stated(read(page(under=under)))["published"]


def test_metadata_that_is_broken_is_passed_over() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": }</script>' + OPEN_GRAPH

    assert (TITLE, ["2024-05-26T10:15:00+07:00"]) == (read(page(broken)).title, stated(read(page(broken)))["published"])


def test_all_of_a_piece_of_a_page_is_the_article() -> None:
    found = read(f"<h1>{TITLE}</h1>\n<p>B&iacute; thư Tỉnh ủy&nbsp;dự.</p>\n<!-- ghi chú --><p>{LAST}</p>".encode())

    assert (TITLE, f"Bí thư Tỉnh ủy dự.\n\n{LAST}") == (found.title, found.text)
    assert [(1, "title"), (3, "chrome")] == [(one.line, one.reason) for one in found.removed]


def test_scripts_of_a_page_reach_no_text() -> None:
    found = read(page("<script>alert(1)</script>", under="<p onclick=alert(2)><img src=x onerror=alert(3)></p>"))

    assert "alert" not in found.text + found.title + "".join(one.text for one in found.captions)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body>" + b"<div>" * 100_000 + page(), "more than 250 deep"),
        (b"<html><body>" + b"<i></i>" * 60_000 + page(), "more than 60,000 elements"),
        (b"<html><body><p " + b"".join(b"a%d=1 " % n for n in range(20_000)) + b">x", "attributes"),
        (b"<html><body>" + b"x" * 8_000_001, "more than 8,000,000"),
        (b"<!doctype html><html></html>", "no article found"),
        (b"<!-- -->", "no "),
    ],
)
def test_a_page_that_cannot_be_an_article_is_set_aside(data: bytes, reason: str) -> None:
    with pytest.raises(SetAsideError, match=reason):
        read(data)


def test_the_same_page_gives_the_same_document() -> None:
    assert read(page(LINKED)) == read(page(LINKED))

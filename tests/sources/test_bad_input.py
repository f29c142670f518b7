"""Bad input: what is wrong, where, and what to do; the rest is kept."""

import json
from unicodedata import normalize

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Document, Input
from site_builder.sources import document

PAGE = "Tỉnh họp\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp bàn về kế hoạch phát triển kinh tế xã hội.\n"


def raw(data: bytes) -> Document:
    return document(Input("seeds/a.txt"), data)


def line(**values: object) -> Document:
    return document(Input("seeds/a.jsonl", 7), json.dumps(values).encode())


def published(found: Document) -> list[object]:
    return [one.value for one in found.statements if one.property == "published"]


@pytest.mark.parametrize(
    ("path", "data", "at", "reason"),
    [
        ("seeds/a.txt", b"", None, "no text: it is empty; add the article's text or remove it"),
        ("seeds/a.txt", b" \n\xc2\xa0\n", None, "no text: it is empty; add the article's text or remove it"),
        ("seeds/a.txt", "Tỉnh họp\n\n26/05/2024".encode(), None, "no text: nothing but a title"),
        ("seeds/a.txt", bytes(range(256)) * 20, 2, "binary"),
        ("seeds/a.txt", "Tỉnh họp\n\nđoạn hạ".encode()[:-1], 3, "UTF-8"),
        ("seeds/a.jsonl", b'{"text": \n', 7, "not JSON"),
        ("seeds/a.jsonl", b'["text"]\n', 7, "not a JSON object"),
        ("seeds/a.jsonl", b'{"id": "a"}\n', 7, 'no "text"'),
        ("seeds/a.jsonl", b'{"text": ' + b"[" * 100_000, 7, "not JSON"),
        ("seeds/a.md", b"---\ntitle: [a\n---\nx\n", 3, "front matter: not YAML"),
        ("seeds/a.md", b"---\na: &x [1]\nb: [*x, *x]\n---\nx y\n", 1, "aliases"),
        ("seeds/a.docx", b"x", None, ".jsonl, .md"),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_line_and_remedy(
    path: str, data: bytes, at: int | None, reason: str
) -> None:
    with pytest.raises(SetAsideError) as caught:
        document(Input(path, 7 if path.endswith(".jsonl") else None), data)

    assert at == caught.value.line
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "data", [PAGE.encode("utf-16"), PAGE.encode("utf-16-le"), PAGE.encode("utf-16-be"), normalize("NFD", PAGE).encode()]
)
def test_other_encodings_are_read_with_a_note(data: bytes) -> None:
    found = raw(data)

    assert ("Tỉnh họp", 1) == (found.title, len(found.notes))
    assert raw(PAGE.encode()).text == found.text


def test_an_impossible_date_leaves_the_article_undated_with_a_note() -> None:
    found = raw(PAGE.replace("03/08/2024", "31/02/2024").encode())

    assert [] == published(found)
    assert str(found.notes[0]).startswith('seeds/a.txt:3: "31/02/2024"')


def test_an_article_without_title_takes_its_first_sentence() -> None:
    found = raw("Sáng 3/8, tỉnh họp. Hội nghị bàn về kinh tế.\n\nĐoạn thứ hai của bài viết.".encode())

    assert "Sáng 3/8, tỉnh họp." == found.title
    assert found.text.startswith("Sáng 3/8, tỉnh họp. Hội nghị")
    assert 1 == len(found.notes)


def test_a_long_title_is_kept_whole() -> None:
    title = "Tỉnh họp " * 220

    assert title.strip() == raw(f"{title}\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp.".encode()).title


def test_scripts_stay_words_in_raw_text_and_leave_markdown() -> None:
    found = raw(b"<script>alert(1)</script>\n\n10:15 03/08/2024\n<b>x</b> y z.")
    page = document(
        Input("seeds/a.md"), b"---\ntitle: <script>x</script>\n---\nA <script>alert(1)</script>[b](javascript:c)."
    )

    assert ("<script>alert(1)</script>", "<b>x</b> y z.") == (found.title, found.text)
    assert ("<script>x</script>", "A b.") == (page.title, page.text)


def test_values_of_the_wrong_kind_are_noted_and_kept_among_the_unknown() -> None:
    found = line(id=5, title=["x"], source={}, url="javascript:alert(1)", text="Một hai ba bốn.", author=3)

    assert ("5", None, None) == (found.id, found.source.outlet, found.source.url)
    assert {"title": '["x"]', "source": "{}", "author": "3"} == found.extra
    assert 5 == len(found.notes)


@pytest.mark.parametrize("text", ["...", "“”", "\u200b", ". . ."])
def test_marks_alone_are_no_text(text: str) -> None:
    with pytest.raises(SetAsideError, match="no text"):
        line(text=text)


@pytest.mark.parametrize("text", ["Theo", "1/", "(x", "Ảnh: x. y", "“một"])
def test_the_shortest_text_is_an_article(text: str) -> None:
    assert text == line(text=text).text

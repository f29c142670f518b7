"""Front matter in each of its three writings."""

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Document, Input
from site_builder.sources import document

BODY = "B&iacute; thư Tỉnh ủy dự họp.\n\n<p>Đoạn &quot;hai&quot; c&#7911;a bài.</p>\n"
YAML = f"---\ntitle: Tỉnh họp\ndate: 2024-05-26\ntags: [a, b]\nmùa: thu\n---\n{BODY}"
TOML = f'+++\ntitle = "Tỉnh họp"\ndate = 2024-05-26\ntags = ["a", "b"]\n"mùa" = "thu"\n+++\n{BODY}'
JSON = f'{{"title": "Tỉnh họp", "date": "2024-05-26",\n "tags": ["a", "b"], "mùa": "thu"}}\n\n{BODY}'


def read(text: str) -> Document:
    return document(Input("seeds/a.md", folder="seeds"), text.encode())


@pytest.mark.parametrize("text", [YAML, TOML, JSON, TOML.replace("\n", "\r\n")], ids=["yaml", "toml", "json", "crlf"])
def test_each_writing_says_the_same(text: str) -> None:
    found = read(text)

    assert ("Tỉnh họp", 'Bí thư Tỉnh ủy dự họp.\n\nĐoạn "hai" của bài.') == (found.title, found.text)
    assert [("published", "2024-05-26"), ("tag", "a"), ("tag", "b")] == [
        (s.property, s.value) for s in found.statements
    ]
    assert {"mùa": '"thu"'} == found.extra


def test_a_body_whose_markup_was_escaped_is_read_as_markup() -> None:
    escaped = "---\ntitle: Bài\n---\n&lt;p&gt;B&amp;iacute; thư dự họp.&lt;/p&gt;&lt;p&gt;Đoạn hai.&lt;/p&gt;"

    assert "Bí thư dự họp.\n\nĐoạn hai." == read(escaped).text


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("+++\ntitle = x\n+++\nĐoạn.\n", 2, "not TOML"),
        ('+++\ntitle = "x"\n\nĐoạn.\n', 1, 'no closing "+++"'),
        ('{"title": "x",\n "date": }\nĐoạn.\n', 2, "not JSON"),
        ('{"title": ' + "[" * 100_000, 1, "not JSON"),
    ],
)
def test_front_matter_that_cannot_be_read_is_set_aside_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(SetAsideError, match=reason.replace("+", r"\+")) as caught:
        read(text)

    assert line == caught.value.line

"""What an input holds is in the text, among the removed lines, or named in a note."""

import pytest

from site_builder.errors import SetAsideError
from site_builder.model import Input
from site_builder.sources import document

MD = Input("seeds/a.md", folder="seeds")


def test_scripts_and_comments_in_markdown_are_among_the_removed_lines() -> None:
    text = "---\ntitle: Bài\n---\nĐoạn một của bài.\n\n<script>\nalert(1)\n</script>\n\nĐoạn hai. <!-- ghi chú -->\n"

    found = document(MD, text.encode())

    assert "alert" not in found.text
    lines = [(6, "<script>"), (7, "alert(1)"), (8, "</script>"), (10, "<!-- ghi chú -->")]
    assert lines == [(line.line, line.text) for line in found.removed]


def test_front_matter_without_an_end_is_set_aside() -> None:
    with pytest.raises(SetAsideError, match='no closing "---"') as problem:
        document(MD, "---\ntitle: Bài\n\nĐoạn một của bài.\n".encode())

    assert 1 == problem.value.line


def test_a_rule_at_the_top_of_a_text_is_no_front_matter() -> None:
    assert "Đoạn một của bài." == document(MD, "---\n\nĐoạn một của bài.\n".encode()).text


def test_a_key_that_is_given_twice_is_named() -> None:
    found = document(Input("seeds/a.jsonl", 1, folder="seeds"), b'{"id": "a", "text": "Mot hai.", "id": "b"}')

    assert "b" == found.id
    assert 'the key "id" stands there more than once; the last is used' in map(str, found.notes)

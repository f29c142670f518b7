"""What each format gives."""

import json

from site_builder.model import Caption, Document, Input
from site_builder.sources import document

MARKDOWN = """---
id: so-1
title: Tỉnh họp
date: 2022-09-07T15:35
source: Báo Quảng Trị
url: https://example.org/1
author: [Phạm Mỹ Hạnh]
tags: kinh tế, xã hội
mùa: {tên: thu}
---
# Tỉnh họp

Đoạn **một** nói về
kinh tế của tỉnh.

## Kết quả

- mục một
- mục hai

> lời trích

![Quang cảnh hội nghị](a.jpg)

<figure><img src="b.jpg" alt="b.jpg"><figcaption>Đại biểu dự</figcaption></figure>

Đoạn cuối.
"""


def stated(found: Document) -> dict[str, list[object]]:
    return {
        name: [one.value for one in found.statements if one.property == name]
        for name in ("published", "outlet", "byline", "tag")
    }


def test_a_json_line_declares_its_facts_and_keeps_what_is_unknown() -> None:
    values = {
        "id": "a1",
        "title": "Tỉnh họp",
        "date": "26/05/2024",
        "source": "Báo Bắc Kạn",
        "url": "https://x.vn/1",
        "text": "Đoạn một của bài.\nĐoạn hai của bài.",
        "topic": {"a": [1]},
        "empty": None,
    }
    found = document(Input("seeds/a.jsonl", 1), json.dumps(values).encode())

    assert ("a1", "Tỉnh họp", "Đoạn một của bài.\n\nĐoạn hai của bài.") == (found.id, found.title, found.text)
    assert ("Báo Bắc Kạn", "https://x.vn/1", 1) == (found.source.outlet, found.source.url, found.source.line)
    assert {"topic": '{"a":[1]}', "empty": "null"} == found.extra
    assert {"published": ["2024-05-26"], "outlet": ["Báo Bắc Kạn"], "byline": [], "tag": []} == stated(found)
    assert all(one.origin == "declared" and one.evidence is None for one in found.statements)


def test_null_means_unknown() -> None:
    found = document(
        Input("seeds/a.jsonl", 3, folder="seeds"),
        '{"id":null,"title":null,"date":null,"text":"Một hai. Ba bốn."}'.encode(),
    )

    assert ("a-3", "Một hai.", "Một hai. Ba bốn.") == (found.id, found.title, found.text)
    assert {"published": [], "outlet": [], "byline": [], "tag": []} == stated(found)


def test_the_furniture_of_an_aggregator_goes() -> None:
    text = "Tỉnh họp\n12 giờ trước\nGốc\nSáng 3/8, tỉnh họp bàn kế hoạch.\nĐoạn cuối của bài viết.\nThu Hà"
    found = document(Input("a.jsonl", 1), json.dumps({"title": "Tỉnh họp", "text": text}).encode())

    assert "Sáng 3/8, tỉnh họp bàn kế hoạch.\n\nĐoạn cuối của bài viết." == found.text
    assert [(1, "title"), (2, "chrome"), (3, "chrome"), (6, "byline")] == [(r.line, r.reason) for r in found.removed]


def test_markdown_becomes_paragraphs_captions_and_declared_facts() -> None:
    found = document(Input("seeds/a.md"), MARKDOWN.encode())

    paragraphs = ["Đoạn một nói về kinh tế của tỉnh.", "Kết quả", "mục một", "mục hai", "lời trích", "Đoạn cuối."]
    assert ("so-1", "Tỉnh họp", paragraphs) == (found.id, found.title, found.text.split("\n\n"))
    assert (Caption("Quang cảnh hội nghị", 5), Caption("Đại biểu dự", 5)) == found.captions
    assert [(11, "title"), (23, "caption"), (25, "caption")] == [(one.line, one.reason) for one in found.removed]
    assert {"mùa": '{"tên":"thu"}'} == found.extra
    assert {
        "published": ["2022-09-07T15:35+07:00"],
        "outlet": ["Báo Quảng Trị"],
        "byline": ["Phạm Mỹ Hạnh"],
        "tag": ["kinh tế", "xã hội"],
    } == stated(found)


def test_markdown_that_the_renderer_would_choke_on_is_read_as_lines() -> None:
    found = document(Input("seeds/a.md"), ("[" * 20_000 + " một hai ba\n\nĐoạn cuối.").encode())

    assert found.text.endswith("Đoạn cuối.")
    assert "plain text" in str(found.notes[0])


def test_the_same_bytes_give_the_same_document() -> None:
    assert document(Input("seeds/a.md"), MARKDOWN.encode()) == document(Input("seeds/a.md"), MARKDOWN.encode())

"""The downloads say all that is known, in the published keys, one JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from taking import files, joined, tables, wanted

from site_builder import exports
from site_builder.exports import pieces
from site_builder.model import Archive, Article, File


def rows(content: bytes) -> list[dict[str, Any]]:
    assert content.endswith(b"\n")
    return [json.loads(line) for line in content.decode().splitlines()]


def test_an_article_is_published_with_every_key_of_the_contract(archive: Archive, articles: list[Article]) -> None:
    found = rows(joined(tables(archive, articles))["data/articles.jsonl"])[1]

    assert {
        "id": "b",
        "url": "articles/2024/05/26/b/",
        "title": 'Hội nghị <b> & "trích"',
        "source": {"path": "seeds/b.txt", "sha256": "1" * 64, "outlet": "Báo Mẫu", "url": "https://example.com/b"},
        "published": "2024-05-26T15:35+07:00",
        "crawled": "2025-07-30T05:20+07:00",
        "event_dates": [{"date": "2024-05-24", "text": "Chiều 24/5"}],
        "province": {"name": "Nghệ An", "key": "nghe-an", "how": "named", "confidence": 0.95},
        "provinces": [
            {"name": "Nghệ An", "key": "nghe-an", "role": "primary"},
            {"name": "Hà Tĩnh", "key": "ha-tinh", "role": "mentioned"},
        ],
        "districts": [
            {"name": "Nghi Lộc", "key": "nghe-an/nghi-loc", "province": "Nghệ An"},
            {"name": "Chợ Mới", "key": None, "province": None},
        ],
        "communes": [{"name": "Nghi Kim", "key": None, "province": "Nghệ An"}],
        "people": [
            {
                "name": "Trần Văn Mẫu",
                "key": "tran-van-mau",
                "official": True,
                "mentions": 2,
                "posts": [
                    {
                        "post": "Chủ tịch UBND tỉnh",
                        "text": "Chủ tịch UBND tỉnh",
                        "place": "Nghệ An",
                        "status": "current",
                        "in": "text",
                        "start": 18,
                        "end": 36,
                    }
                ],
            },
            {"name": "Lê Thử", "key": None, "official": False, "mentions": 1, "posts": []},
        ],
        "bylines": ["N.ĐỨC"],
        "photographers": ["Thành Tâm"],
        "captions": ["Quang cảnh"],
        "tags": ["hội nghị"],
        "views": 20037,
        "removed": [{"line": 1, "text": "Sign In", "reason": "chrome"}],
        "text": articles[1].document.text,
        "duplicates": ["a"],
    } == found


def test_what_is_unknown_is_null_or_an_empty_list_and_never_left_out(archive: Archive, articles: list[Article]) -> None:
    unknown, known = rows(joined(tables(archive, articles))["data/articles.jsonl"])

    assert list(known) == list(unknown)
    assert ["published", "crawled", "province", "views"] == [key for key, value in unknown.items() if value is None]
    lists = "event_dates provinces districts communes people bylines photographers captions tags removed duplicates"
    assert lists.split() == [key for key, value in unknown.items() if value == []]


def test_vietnamese_is_written_as_it_is_read(archive: Archive, articles: list[Article]) -> None:
    assert "Ông Trần Văn Mẫu".encode() in joined(tables(archive, articles))["data/articles.jsonl"]


def test_the_ledger_gives_each_statement_with_its_words(archive: Archive, articles: list[Article]) -> None:
    found = rows(joined(tables(archive, articles))["data/statements.jsonl"])
    post = {
        "subject": "person:Lê Thử",
        "property": "post",
        "value": {
            "person": "Lê Thử",
            "post": "Giám đốc",
            "place": None,
            "place_key": None,
            "status": "current",
            "official": False,
        },
        "article": "b",
        "in": "text",
        "start": 18,
        "end": 36,
        "quote": "Chủ tịch UBND tỉnh",
        "rule": "rule",
        "confidence": 0.9,
        "origin": "extracted",
    }

    assert post == found[2]
    assert ["article", "official:tran-van-mau", "person:Lê Thử", "article"] == [row["subject"] for row in found]
    assert (None, None, None, None, "declared") == tuple(
        found[0][key] for key in ("in", "start", "end", "quote", "origin")
    )


def test_a_fact_that_an_article_says_again_has_one_line(archive: Archive, articles: list[Article]) -> None:
    once = tables(archive, articles)
    again = tables(archive, [replace(a, statements=a.statements * 2) for a in articles])

    assert joined(once)["data/statements.jsonl"] == joined(again)["data/statements.jsonl"]


def test_keys_of_the_inputs_that_mean_nothing_here_are_kept(archive: Archive, articles: list[Article]) -> None:
    found = rows(joined(tables(archive, articles))["data/extra.jsonl"])

    assert [{"id": "b", "extra": {"desk": "thời sự", "zone": {"a": [1]}}}] == found


def test_large_tables_come_in_pieces_that_join_to_the_same_bytes(
    archive: Archive, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = replace(archive, records=tuple(archive.records) * 50)
    whole = joined(tables(many, articles * 50))
    monkeypatch.setattr(pieces, "SIZE", 1000)

    cut = list(tables(many, articles * 50))

    assert whole == joined(iter(cut))
    assert len(cut) > len(whole)


def test_an_archive_without_articles_has_all_its_tables(archive: Archive) -> None:
    empty = replace(archive, records=(), officials=(), set_aside=())

    found = {file.path: file.content for file in (*tables(empty, ()), *files(empty))}
    lists = {path: content for path, content in found.items() if path.endswith(".jsonl")}
    known = "articles readings statements extra posts officials terms companions corrections set-aside followthemoney"

    assert lists.pop("data/places.jsonl")
    assert dict.fromkeys(known.split(), b"") == {
        path.removeprefix("data/").removesuffix(".jsonl"): content for path, content in lists.items()
    }


def test_officials_are_published_with_terms_and_appearances(archive: Archive) -> None:
    (found,) = rows(joined(files(archive))["data/officials.jsonl"])

    assert ("tran-van-mau", "officials/tran-van-mau/", "Trần Văn Mẫu") == (found["key"], found["url"], found["name"])
    assert [{"key": "nghe-an", "articles": 1}] == found["provinces"]
    assert [{"article": "b", "date": "2024-05-26"}] == found["appearances"]
    assert ("Chủ tịch UBND tỉnh", "Nghệ An", "2024-05-26", ["b"]) == tuple(
        found["terms"][0][key] for key in ("post", "place", "first", "articles")
    )


def test_what_was_set_aside_is_published_with_its_reason(archive: Archive) -> None:
    found = rows(joined(files(archive))["data/set-aside.jsonl"])

    assert [{"path": "seeds/x.txt", "line": 3, "reason": "is not text"}] == found


def test_lines_of_articles_that_did_not_change_come_from_the_published_table(
    archive: Archive, articles: list[Article], tmp_path: Path
) -> None:
    published = publish(tmp_path, replace(archive, records=archive.records[:1]), articles)

    again = joined(tables(archive, articles[1:], published))

    assert joined(tables(archive, articles)) == again


def test_a_line_that_depends_on_what_changed_is_made_again(
    archive: Archive, articles: list[Article], tmp_path: Path
) -> None:
    published = publish(tmp_path, archive, articles)
    changed = replace(archive, records=(archive.records[0], replace(archive.records[1], title="Tựa khác")))

    again = joined(tables(changed, articles[1:], published))

    assert joined(tables(changed, articles)) == again


def publish(folder: Path, archive: Archive, articles: list[Article]) -> exports.Published:
    """Return the tables of an archive as files in a folder."""
    layouts: list[exports.Layout] = []

    def pieces() -> Iterator[File]:
        layouts.append((yield from exports.tables(archive.site, wanted(archive, articles))))

    for path, content in joined(pieces()).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return exports.Published(folder, layouts[0])

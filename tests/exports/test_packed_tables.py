"""Large archives publish their tables compressed: the same lines, at the cost of what changed."""

import gc
import gzip
import json
import random
import warnings
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest
from frictionless import validate
from msgspec.structs import replace
from small_archive import bare
from taking import everything, joined, wanted

from site_builder import exports, tables
from site_builder.exports import gzipped, pieces
from site_builder.model import Archive, Article, File


def packed(archive: Archive, how: Literal["packed", "none", "full"] = "packed") -> Archive:
    return replace(archive, site=replace(archive.site, tables=how))


def unpacked(found: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        path.removesuffix(".gz"): gzip.decompress(content) if path.endswith(".gz") else content
        for path, content in found.items()
    }


@pytest.mark.parametrize("size", [0, 1, 100, (1 << 20) - 1, 1 << 20, 3_000_001])
def test_what_is_compressed_in_chunks_is_one_member_that_every_reader_takes(size: int) -> None:
    content = random.Random(size).randbytes(size // 2) + b"a" * (size - size // 2)
    reader = zlib.decompressobj(31)

    assert content == reader.decompress(gzipped.whole(content))
    assert (True, b"") == (reader.eof, reader.unused_data)


def test_compressed_tables_hold_what_they_hold_otherwise(whole: Archive, texts: list[Article]) -> None:
    plain, found = everything(packed(whole, "full"), texts), everything(packed(whole), texts)
    described = {"data/datapackage.json", "data/dictionary.csv", "data/archive.sqlite"}

    assert {"data/articles.jsonl.gz", "data/statements.csv.gz", "data/followthemoney.jsonl.gz"} <= set(found)
    assert {p: c for p, c in plain.items() if p not in described} == {
        p: c for p, c in unpacked(found).items() if p not in described
    }


def test_frictionless_reads_compressed_tables_as_they_are_described(
    whole: Archive, texts: list[Article], tmp_path: Path
) -> None:
    for path, content in everything(packed(whole), texts).items():
        if path.startswith("data/"):
            (tmp_path / path.removeprefix("data/")).write_bytes(content)
    described = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # frictionless leaves compressed files open
        report = validate(str(tmp_path / "datapackage.json"))
        gc.collect()

    assert [] == report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert {path.name for path in tmp_path.iterdir()} == {one["path"] for one in described} | {
        "datapackage.json",
        "dictionary.csv",
    }
    assert {"gz"} == {one["compression"] for one in described if one["path"].endswith(".gz")}
    rows = {task.name: task.stats["rows"] for task in report.tasks if task.type == "table"}
    assert len(whole.records) == rows["articles"] == rows["articles-jsonl"] == rows["readings-jsonl"]


Asked = Literal["auto", "full", "facts", "packed", "none"]


@pytest.mark.parametrize(
    ("asked", "articles", "expected"),
    [
        ("auto", 2000, (True, "full", "articles.jsonl", "statements.csv")),
        ("auto", 2001, (True, "none", "articles.jsonl", "statements.csv.gz")),
        ("packed", 5, (True, "none", "articles.jsonl.gz", "statements.csv.gz")),
        ("facts", 2001, (True, "facts", "articles.jsonl", "statements.csv")),
        ("full", 90_000, (True, "full", "articles.jsonl", "statements.csv")),
        ("none", 2000, (False, "none", "articles.jsonl", "statements.csv")),
        ("none", 2001, (False, "none", "articles.jsonl", "statements.csv.gz")),
    ],
)
def test_an_archive_publishes_what_its_size_allows_or_what_it_asks_for(
    whole: Archive, asked: Asked, articles: int, expected: tuple[bool, str, str, str]
) -> None:
    found = tables.offer(replace(whole.site, tables=asked), articles)

    assert expected == (found.flat, found.database, found.path("articles.jsonl"), found.path("statements.csv"))


def published(
    folder: Path, archive: Archive, articles: list[Article], old: exports.Published | None
) -> exports.Published:
    """Write the tables of an archive into a folder, with what is taken over from others."""
    layouts: list[exports.Layout] = []

    def made() -> Iterator[File]:
        layouts.append((yield from exports.tables(archive.site, wanted(archive, articles), old)))

    for path, content in joined(made()).items():
        (folder / path).parent.mkdir(exist_ok=True, parents=True)
        (folder / path).write_bytes(content)
    return exports.Published(folder, layouts[0])


def content(of: exports.Published) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (of.folder / "data").iterdir()}


@pytest.mark.parametrize("seed", range(8))
def test_tables_taken_over_through_many_edits_are_the_bytes_of_new_ones(
    archive: Archive, articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    rng = random.Random(seed)
    monkeypatch.setattr(pieces, "TOGETHER", rng.choice([1, 3, 10]))
    monkeypatch.setattr(pieces, "SIZE", rng.choice([100, 1 << 20]))
    titles: dict[str, str] = {}
    old: exports.Published | None = None
    for step in range(12):
        for _ in range(rng.randrange(1, 9)):
            id_ = f"{rng.randrange(60)}"
            titles = (
                {k: v for k, v in titles.items() if k != id_}
                if rng.randrange(4) == 0
                else titles | {id_: f"Tin {step}"}
            )
        records = tuple(bare(id_, title=title) for id_, title in sorted(titles.items()))
        texts = [replace(articles[1], document=replace(articles[1].document, id=r.id, text=r.title)) for r in records]
        now = packed(replace(archive, records=records))
        old = published(tmp_path / f"{step}", now, texts, old)

        assert content(published(tmp_path / "new", now, texts, None)) == content(old)


def test_a_changed_article_changes_one_chunk_of_many(
    archive: Archive, articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "TOGETHER", 10)
    records = [bare(f"{n:03}", title="Tin") for n in range(200)]
    texts = [replace(articles[1], document=replace(articles[1].document, id=r.id)) for r in records]
    one = published(tmp_path / "1", packed(replace(archive, records=tuple(records))), texts, None)
    records[100] = replace(records[100], title="Khác")
    asked: list[str] = []
    two = wanted(packed(replace(archive, records=tuple(records))), texts)
    counted = replace(two, article=lambda record: (asked.append(record.id), two.article(record))[1])
    found = joined(exports.tables(packed(archive).site, counted, one))["data/articles.csv.gz"]
    before = (tmp_path / "1" / "data" / "articles.csv.gz").read_bytes()

    assert ["100"] == asked
    assert before != found
    assert before[: len(before) // 4] == found[: len(before) // 4]
    assert before[len(before) * 3 // 4 : -10] == found[-(len(before) - len(before) * 3 // 4) : -10]

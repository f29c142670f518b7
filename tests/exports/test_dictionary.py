"""Nothing is published that the dictionary does not explain, to people in both languages and to programs."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from small_archive import QUOTE, statement
from taking import everything

from site_builder import exports, pages, permalinks, tables
from site_builder.corrections import Corrections, OfficialCorrection
from site_builder.corrections.files import ArticleCorrection, Fact
from site_builder.model import Archive, Article
from site_builder.permalinks import Link
from site_builder.relate.offices import offices
from site_builder.tables import Column

REASON = {"reason": "sai", "date": date(2024, 6, 1), "where": "corrections/a.toml:1"}
CORRECTIONS = Corrections(
    {
        "b": tuple(
            ArticleCorrection(id="b", **{form: Fact("views", 3)}, **REASON)  # type: ignore[arg-type]  # keys at once
            for form in ("set", "drop", "add")
        )
    },
    (OfficialCorrection(identify="tran-van-mau", wikidata="Q42", **REASON),),  # type: ignore[arg-type]  # the same
)
LEDGER = {
    "a/": Link("a/", "official", "a", name="A", articles=("b",), to="officials/tran-van-mau/"),
    "b/": Link("b/", "day", "2024", parts=2, gone="nhầm"),
    "c/": Link("c/", "article", "c", was="aaaaa.bbbbb"),
}
# Any key may stand below these.
FREE = (".*",)


@pytest.fixture
def published(whole: Archive, texts: list[Article]) -> dict[str, bytes]:
    known = replace(whole, offices=offices(whole.officials), site=replace(whole.site, parquet=True))
    printed = [statement("byline", "N.ĐỨC", QUOTE), statement("views", 3, None)]
    read = [replace(one, document=replace(one.document, statements=printed)) for one in texts]
    found = everything(known, read, CORRECTIONS)
    view = pages.Maker(known).view()
    moved = {file.path: file.content for file in exports.moved(view, {"officials/old/": "officials/tran-van-mau/"})}
    return {**found, **moved, f"data/{permalinks.NAME}": permalinks.written(LEDGER.values())}


def keys(value: object, above: str = "") -> Iterator[str]:
    """Yield the name of every key inside a value: "people[].posts[].start"."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{above}{key}"
            yield from keys(inner, f"{above}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{above.rstrip('.')}[].")


def explained(name: str, columns: tuple[Column, ...]) -> bool:
    free = [column.name.removesuffix("*") for column in columns if column.name.endswith(FREE)]
    return name in {column.name for column in columns} or any(f"{name}.".startswith(start) for start in free)


def json_files(published: dict[str, bytes]) -> Iterator[tuple[str, tuple[Column, ...], list[object]]]:
    """Yield each kind of file of JSON objects: its name, what explains it, and its objects."""
    files = {one.name: one.keys for one in tables.FILES}
    files = {table.name.replace("_", "-"): table.columns for table in tables.TABLES} | files
    for path, content in published.items():
        if path.endswith(".jsonl"):
            name = path.removeprefix("data/").removesuffix(".jsonl")
            yield path, files[name], [json.loads(line) for line in content.splitlines()]
    kinds = {"article": "articles/", "official": "officials/tran", "office": "offices/", "province": "provinces/"}
    for one in tables.PAGES:
        start = kinds.get(one.name, "officials/old")
        found = [c for path, c in published.items() if path.startswith(start) and path.endswith("/index.json")]
        yield f"index.json of {one.name}", one.keys, list(map(json.loads, found))


def test_every_key_of_every_json_file_is_explained(published: dict[str, bytes]) -> None:
    unexplained = {
        (path, key)
        for path, columns, objects in json_files(published)
        for one in objects
        for key in keys(one)
        if not explained(key, columns)
    }

    assert set() == unexplained


def test_no_key_is_explained_that_is_nowhere(published: dict[str, bytes]) -> None:
    # What the small archive has none of, or what stands in only one of several kinds of object.
    rare = {"gone", "csl.*", "line"}
    for path, columns, objects in json_files(published):
        assert objects, path
        seen = {key for one in objects for key in keys(one)}
        missing = {c.name for c in columns if not c.name.endswith(FREE)} - seen - rare

        assert set() == missing, path


def test_everything_is_explained_in_both_languages() -> None:
    columns = [(t.name, c) for t in tables.TABLES for c in t.columns]
    columns += [(k.name, c) for k in (*tables.FILES, *tables.PAGES) for c in k.keys]
    named = [*tables.TABLES, *tables.FILES, *tables.PAGES]

    assert [] == [(name, c.name) for name, c in columns if not c.vi.strip() or not c.en.strip()]
    assert [] == [one.name for one in named if not one.vi.strip() or not one.en.strip()]


def test_the_dictionary_has_a_row_for_each_column_and_key(published: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(published["data/dictionary.csv"].decode("utf-8-sig"))))
    told = {(row["files"], row["name"]) for row in rows}

    assert ("posts (csv, jsonl, sqlite, parquet)", "place_key") in told
    assert ("articles (sqlite, parquet)", "text") in told
    assert ("articles.jsonl", "people[].posts[].start") in told
    assert ("index.json (official)", "memberships[].start_date") in told
    assert len(told) == len(rows)

"""The downloads are flat tables that spreadsheets, Frictionless, SQLite and Datasette read as they are."""

import asyncio
import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest
from datasette.app import Datasette
from frictionless import validate
from msgspec.structs import replace
from small_archive import bare

from site_builder import exports, tables
from site_builder.exports import csv_tables, datapackage
from site_builder.model import Archive, Article, Companion, Correction, File

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\u202e=1",
    'có, "phẩy"\nvà dòng mới',
    "\u200fمرحبا",
    "lẻ \ud800",
    "a\0b",
)


@pytest.fixture
def whole(archive: Archive) -> Archive:
    """Return the small archive with something in every table, the titles hostile."""
    official = archive.officials[0]
    known = replace(
        official,
        companions=(Companion(official.key, 1, 0.5),),
        corrections=(Correction("rename x", "=cmd|' /C calc'!A0", "2024-06-01", "corrections/a.toml:1"),),
    )
    records = [replace(bare(f"h{n}"), title=title) for n, title in enumerate(HOSTILE)]
    return replace(archive, records=tuple(sorted((*archive.records, *records), key=lambda r: r.id)), officials=(known,))


@pytest.fixture
def texts(whole: Archive, articles: list[Article]) -> list[Article]:
    """Return an article for each record of the archive."""
    known = {article.document.id: article for article in articles}
    other = articles[0]
    return [
        known.get(r.id) or replace(other, document=replace(other.document, id=r.id, title=r.title))
        for r in whole.records
    ]


def files(archive: Archive) -> Iterator[File]:
    yield from csv_tables.files(archive)
    yield from datapackage.files(archive)


def published(archive: Archive, folder: Path) -> Path:
    for file in files(archive):
        (folder / file.path.removeprefix("data/")).write_bytes(file.content)
    return folder


def database(archive: Archive, articles: list[Article]) -> bytes:
    return b"".join(piece.content for piece in exports.sqlite(archive, articles))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def of(files: Iterator[File], path: str) -> bytes:
    return next(file.content for file in files if file.path == path)


def test_frictionless_finds_every_table_as_it_is_described(whole: Archive, tmp_path: Path) -> None:
    folder = published(whole, tmp_path)

    report = validate(str(folder / "datapackage.json"))

    assert [] == report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert len(tables.TABLES) == len(report.tasks)
    assert len(whole.records) == next(task.stats["rows"] for task in report.tasks if task.name == "articles")


def test_every_column_is_described_in_both_languages() -> None:
    columns = [(table.name, column) for table in tables.TABLES for column in table.columns]

    assert [] == [(name, c.name) for name, c in columns if not c.vi.strip() or not c.en.strip()]
    assert [] == [table.name for table in tables.TABLES if not table.vi.strip() or not table.en.strip()]


def test_every_row_has_a_cell_for_each_column_and_nothing_more(whole: Archive) -> None:
    rows = {table.name: list(table.rows(whole)) for table in tables.TABLES}

    assert [] == [table.name for table in tables.TABLES if table.name != "set_aside" and not rows[table.name]]
    for table in tables.TABLES:
        assert {len(table.columns)} == {len(row) for row in rows[table.name]}, table.name


def test_a_reference_leads_to_a_column_that_is_there() -> None:
    known = {f"{table.name}.{column.name}" for table in tables.TABLES for column in table.columns}
    refers = {column.refers for table in tables.TABLES for column in table.columns if column.refers}

    assert set() == refers - known


def test_a_spreadsheet_reads_the_letters_and_runs_no_formula(whole: Archive) -> None:
    content = of(files(whole), "data/articles.csv")
    rows = read(content)
    titles = [row[2] for row in rows[1:] if row[0].startswith("h")]

    assert content.startswith(b"\xef\xbb\xbfid,url,title,")
    assert content.count(b"\r\n") == len(rows)
    assert [f"'{title}" for title in HOSTILE[:6]] == titles[:6]
    assert [*HOSTILE[6:8], "lẻ ?", "ab"] == titles[6:]
    assert not re.search(rb'(?:^|,|\r\n)"?[=+@]', content.removeprefix(b"\xef\xbb\xbf"))


def test_numbers_stay_numbers_below_zero_too() -> None:
    assert b'\xef\xbb\xbfn\r\n-1\r\n-0.5\r\ntrue\r\n""\r\n' == csv_tables.content(
        ["n"], [(-1,), (-0.5,), (True,), (None,)]
    )


def test_the_database_is_the_same_bytes_each_time(whole: Archive, texts: list[Article]) -> None:
    assert database(whole, texts) == database(whole, texts)


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def test_the_database_is_sound_and_finds_words_with_and_without_diacritics(
    whole: Archive, texts: list[Article]
) -> None:
    with closing(opened(database(whole, texts))) as found:
        search = "SELECT a.id FROM articles_fts f JOIN articles a ON a.rowid = f.rowid WHERE articles_fts MATCH ?"

        assert [("ok",)] == found.execute("PRAGMA integrity_check").fetchall()
        assert [] == found.execute("PRAGMA foreign_key_check").fetchall()
        assert [("b",)] == found.execute(search, ("chủ tịch",)).fetchall()
        assert [("b",)] == found.execute(search, ("chu tich",)).fetchall()
        assert [("b", "tran-van-mau")] == found.execute("SELECT article, official FROM posts").fetchall()


@pytest.mark.parametrize(("asked", "columns"), [("facts", 0), ("full", 1), ("auto", 1)])
def test_the_texts_are_in_the_database_if_asked_for_or_few(
    whole: Archive, texts: list[Article], asked: Literal["facts", "full", "auto"], columns: int
) -> None:
    site = replace(whole.site, tables=asked)
    with closing(opened(database(replace(whole, site=site), texts))) as found:
        names = [row[1] for row in found.execute("PRAGMA table_info(articles)")]

        assert columns == names.count("text")
        assert columns == found.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles_fts'").fetchone()[0]


def test_a_site_may_do_without_flat_tables(whole: Archive, texts: list[Article]) -> None:
    bare = replace(whole, site=replace(whole.site, tables="none"))

    assert b"" == database(bare, texts)
    assert {"data/officials.jsonl", "data/set-aside.jsonl"} == {
        file.path for file in exports.whole(bare, ()) if file.path.startswith("data/")
    }


@pytest.mark.parametrize(
    ("asked", "articles", "expected"),
    [("auto", 2000, "full"), ("auto", 2001, "none"), ("facts", 2001, "facts"), ("full", 90_000, "full")],
)
def test_larger_archives_have_flat_tables_if_they_ask_for_them(
    whole: Archive, asked: Literal["auto", "facts", "full"], articles: int, expected: str
) -> None:
    assert expected == tables.extent(replace(whole.site, tables=asked), articles)


def asked(path: Path, *addresses: str) -> list[Any]:
    """Return what Datasette answers."""

    async def ask() -> list[Any]:
        served = Datasette([str(path)])
        await served.invoke_startup()
        return [json.loads((await served.client.get(address)).text) for address in addresses]

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests may have a loop of its own in this one
        return thread.submit(lambda: asyncio.run(ask())).result()


@pytest.mark.filterwarnings("ignore")  # Datasette's own
def test_datasette_serves_the_database_with_its_search_and_its_references(
    whole: Archive, texts: list[Article], tmp_path: Path
) -> None:
    path = tmp_path / "archive.sqlite"
    path.write_bytes(database(whole, texts))

    about, search, posts = asked(
        path,
        "/archive.json",
        "/archive/articles.json?_search=chu+tich&_shape=array",
        "/archive/posts.json?_labels=on&_facet=post",
    )

    assert {table.name for table in tables.TABLES} <= {table["name"] for table in about["tables"]}
    assert ["b"] == [row["id"] for row in search]
    assert {"value": "tran-van-mau", "label": "Trần Văn Mẫu"} == posts["rows"][0]["official"]
    assert ["Chủ tịch UBND tỉnh"] == [one["value"] for one in posts["facet_results"]["post"]["results"]]

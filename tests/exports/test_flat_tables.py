"""The downloads are flat tables that spreadsheets, Frictionless, SQLite and Datasette read as they are."""

import asyncio
import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest
from datasette.app import Datasette
from frictionless import validate
from msgspec.structs import replace
from pyarrow import parquet
from small_archive import HOSTILE
from taking import everything, joined, wanted

from site_builder import exports, tables
from site_builder.exports import csv_tables
from site_builder.model import Archive, Article

ROOT = Path(__file__).resolve().parents[2]


def published(archive: Archive, texts: list[Article], folder: Path) -> Path:
    for path, content in everything(archive, texts).items():
        if path.startswith("data/"):
            (folder / path.removeprefix("data/")).write_bytes(content)
    return folder


def database(archive: Archive, articles: list[Article]) -> bytes:
    return b"".join(piece.content for piece in exports.columns(archive, lambda: articles) if "sqlite" in piece.path)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_frictionless_finds_every_download_as_it_is_described(
    whole: Archive, texts: list[Article], tmp_path: Path
) -> None:
    folder = published(replace(whole, site=replace(whole.site, parquet=True)), texts, tmp_path)
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]

    report = validate(str(folder / "datapackage.json"))

    assert [] == report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert {path.name for path in folder.iterdir()} == {one["path"] for one in described} | {
        "datapackage.json",
        "dictionary.csv",
    }
    rows = {task.name: task.stats["rows"] for task in report.tasks if task.type == "table"}
    assert len(whole.records) == rows["articles"] == rows["articles-jsonl"] == rows["readings-jsonl"]
    assert 4 == rows["statements"] == rows["statements-jsonl"]


def test_every_row_has_a_cell_for_each_column_and_nothing_more(whole: Archive, texts: list[Article]) -> None:
    for table in tables.TABLES:
        of = [table.of(*pair) for pair in zip(texts, whole.records, strict=True)] if table.of else []
        rows = [row for some in (table.listed(whole), *of) for row in some]

        assert {len(table.columns)} == {len(row) for row in rows}, table.name


def test_a_reference_leads_to_a_column_that_is_there() -> None:
    known = {f"{table.name}.{column.name}" for table in tables.TABLES for column in table.columns}
    refers = {column.refers for table in tables.TABLES for column in table.columns if column.refers}

    assert set() == refers - known


def test_a_spreadsheet_reads_the_letters_and_runs_no_formula(whole: Archive, texts: list[Article]) -> None:
    content = everything(whole, texts)["data/articles.csv"]
    rows = read(content)
    titles = [row[2] for row in rows[1:] if row[0].startswith("h")]

    assert content.startswith(b"\xef\xbb\xbfid,url,title,")
    assert content.count(b"\r\n") == len(rows)
    assert [f"'{title}" for title in HOSTILE[:6]] == titles[:6]
    assert [*HOSTILE[6:8], "ab"] == titles[6:]
    assert not re.search(rb'(?:^|,|\r\n)"?[=+@]', content.removeprefix(b"\xef\xbb\xbf"))


def test_numbers_stay_numbers_below_zero_too() -> None:
    assert b'\xef\xbb\xbfn\r\n-1\r\n-0.5\r\ntrue\r\n""\r\n' == csv_tables.content(
        ["n"], [(-1,), (-0.5,), (True,), (None,)]
    )


def test_what_no_unicode_text_can_hold_becomes_a_question_mark(archive: Archive, articles: list[Article]) -> None:
    torn = replace(archive, records=(replace(archive.records[0], title="lẻ \ud800"), *archive.records[1:]))
    asked = replace(torn, site=replace(torn.site, parquet=True))
    found = joined((*exports.columns(asked, lambda: articles), *exports.tables(asked.site, wanted(asked, articles))))
    titles = "SELECT title FROM articles WHERE id = 'a'"

    assert "lẻ ?" == read(found["data/articles.csv"])[1][2]
    assert "lẻ ?" == json.loads(found["data/articles.jsonl"].splitlines()[0])["title"]
    assert "lẻ ?" == parquet.read_table(io.BytesIO(found["data/articles.parquet"]))["title"][0].as_py()
    with closing(opened(found["data/archive.sqlite"])) as database_:
        assert [("lẻ ?",)] == database_.execute(titles).fetchall()


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
        search = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
        assert [(1,), (columns,)] == [found.execute(search, (word,)).fetchone() for word in ("nghị", "tran")]


def test_a_site_may_do_without_flat_tables(whole: Archive, texts: list[Article], tmp_path: Path) -> None:
    bare = replace(whole, site=replace(whole.site, tables="none"))
    found = published(bare, texts, tmp_path)

    assert {"dictionary.csv"} == {path.name for path in found.glob("*.csv")}
    assert {".csv", ".json", ".jsonl"} == {path.suffix for path in found.iterdir()}
    assert validate(str(found / "datapackage.json")).valid


def test_the_large_tables_are_there_as_parquet_if_asked_for(whole: Archive, texts: list[Article]) -> None:
    asked = replace(whole, site=replace(whole.site, parquet=True))
    found = {path: content for path, content in everything(asked, texts).items() if path.endswith(".parquet")}
    read = {path: parquet.read_table(io.BytesIO(content)) for path, content in found.items()}

    assert {"data/articles.parquet", "data/posts.parquet", "data/statements.parquet"} == set(read)
    assert [record.id for record in whole.records] == read["data/articles.parquet"]["id"].to_pylist()
    assert [article.document.text for article in texts] == read["data/articles.parquet"]["text"].to_pylist()
    assert b"Title" == read["data/articles.parquet"].schema.field("title").metadata[b"en"]
    assert found == {path: one for path, one in everything(asked, texts).items() if path.endswith(".parquet")}


def test_a_build_that_is_asked_for_parquet_says_what_is_missing_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\nparquet = true\n')
    (tmp_path / "without" / "pyarrow").mkdir(parents=True)
    (tmp_path / "without" / "pyarrow" / "__init__.py").write_text("raise ModuleNotFoundError(name='pyarrow')")
    paths = os.pathsep.join([str(tmp_path / "without"), str(ROOT)])

    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "build", tmp_path],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (1, False) == (done.returncode, (tmp_path / "public").exists())
    assert "pip install 'site-builder[parquet]'" in done.stderr


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

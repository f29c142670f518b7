"""data/archive.sqlite: the flat tables, the texts and a full-text index in one file, for SQL and Datasette.

Texts and index are most of it, so that larger archives leave them out unless archive.toml asks for them.

The same archive makes the same bytes with one version of SQLite: rows come in a fixed order, nothing holds a time, and
the file is written as a whole.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from site_builder.model import Archive, Article, File
from site_builder.tables import TABLES, Cell, Column, Row, Table, extent
from site_builder.urls import DATA

PATH = f"{DATA}archive.sqlite"

_AFFINITY = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_PIECE = 1 << 20  # bytes handed on at once

_SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, content="articles", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2", columnsize=0
);
INSERT INTO articles_fts (rowid, title, text) SELECT rowid, title, text FROM articles ORDER BY rowid;
INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
"""


def pieces(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the database in pieces, if there is to be one; `articles` come once, by id, if texts are to be in it."""
    wanted = extent(archive.site, len(archive.records))
    if wanted != "none":
        yield from _pieces(archive, articles if wanted == "full" else None)


def _pieces(archive: Archive, articles: Iterable[Article] | None) -> Iterator[File]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 4096")
        for table in TABLES:
            _fill(database, table, table.rows(archive))
        if articles is not None:
            _add_texts(database, articles)
            database.executescript(_SEARCH)
        database.commit()
        database.execute("VACUUM")
        whole = memoryview(database.serialize())
    yield from (File(PATH, bytes(whole[start : start + _PIECE])) for start in range(0, len(whole), _PIECE))


def _fill(database: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    columns = list(map(_column, table.columns))
    keys = [f"PRIMARY KEY ({', '.join(table.key)})"] if table.key else []
    # The full-text index knows articles by their row number; other tables need none beside their key.
    form = " WITHOUT ROWID" if keys and table.name != "articles" else ""
    database.execute(f"CREATE TABLE {table.name} ({', '.join([*columns, *keys])}){form}")
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join("?" for _ in table.columns)
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608  # names from the declarations
    database.executemany(statement, (tuple(map(_sound, row)) for row in rows))
    for column in table.columns:
        if column.indexed:
            database.execute(f'CREATE INDEX {table.name}_{column.name} ON {table.name} ("{column.name}")')


def _column(column: Column) -> str:
    other, _, name = (column.refers or "").partition(".")
    return f'"{column.name}" {_AFFINITY[column.type]}' + (f" REFERENCES {other} ({name})" if other else "")


def _add_texts(database: sqlite3.Connection, articles: Iterable[Article]) -> None:
    database.execute("ALTER TABLE articles ADD COLUMN text TEXT")
    texts = ((_sound(article.document.text), article.document.id) for article in articles)
    database.executemany("UPDATE articles SET text = ? WHERE id = ?", texts)


def _sound(cell: Cell) -> Cell:
    """Return a text that SQLite can hold: without lone surrogates."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell

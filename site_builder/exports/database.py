"""data/archive.sqlite: the flat tables with keys, indexes and a full-text index in one file, for SQL and Datasette.

Texts and their index are most of it, so that larger archives leave them out unless archive.toml asks for them; titles
and names can be searched in any.

The same archive makes the same bytes with one version of SQLite: rows come in a fixed order, nothing holds a time, and
the file is written as a whole.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

from site_builder.model import Archive, Article, File, Record
from site_builder.tables import TABLES, TEXT, Cell, Column, Row, Table, offer
from site_builder.urls import DATA

PATH = f"{DATA}archive.sqlite"

_AFFINITY = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_PIECE = 1 << 20  # bytes handed on at once
_ROWS = 1000  # inserted at once

_SEARCHED = {"articles": ("title",), "officials": ("name",)}
_SEARCH = """
CREATE VIRTUAL TABLE {table}_fts USING fts5(
    {columns}, content="{table}", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2", columnsize=0
);
INSERT INTO {table}_fts (rowid, {columns}) SELECT rowid, {columns} FROM {table} ORDER BY rowid;
INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize');
"""


def pieces(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the database in pieces, if there is to be one; `articles` come once, by id."""
    wanted = offer(archive.site, len(archive.records)).database
    if wanted != "none":
        yield from _pieces(archive, articles, texts=wanted == "full")


def _pieces(archive: Archive, articles: Iterable[Article], *, texts: bool) -> Iterator[File]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 4096")
        for table in TABLES:
            _create(database, table, (*table.columns, TEXT) if texts and table.name == "articles" else table.columns)
            if not table.of:
                _add(database, _insert(table.name, len(table.columns)), list(table.listed(archive)))
        _fill(database, zip(archive.records, articles, strict=True), texts=texts)
        _index(database, texts=texts)
        database.commit()
        database.execute("VACUUM")
        whole = memoryview(database.serialize())
    yield from (File(PATH, bytes(whole[start : start + _PIECE])) for start in range(0, len(whole), _PIECE))


def _create(database: sqlite3.Connection, table: Table, columns: Iterable[Column]) -> None:
    keys = [f"PRIMARY KEY ({', '.join(table.key)})"] if table.key else []
    # A full-text index knows rows by their number; other tables need none beside their key.
    form = " WITHOUT ROWID" if keys and table.name not in _SEARCHED else ""
    database.execute(f"CREATE TABLE {table.name} ({', '.join([*map(_column, columns), *keys])}){form}")


def _column(column: Column) -> str:
    other, _, name = (column.refers or "").partition(".")
    return f'"{column.name}" {_AFFINITY[column.type]}' + (f" REFERENCES {other} ({name})" if other else "")


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608  # names from the declarations


class _Filling(NamedTuple):
    """A table that grows article by article, and its rows in hand."""

    table: Table
    insert: str
    rows: list[Row]


def _fill(database: sqlite3.Connection, articles: Iterable[tuple[Record, Article]], *, texts: bool) -> None:
    """Fill the tables whose rows come article by article."""
    wide = {"articles": 1 if texts else 0}
    filling = [
        _Filling(table, _insert(table.name, len(table.columns) + wide.get(table.name, 0)), [])
        for table in TABLES
        if table.of
    ]
    for record, article in articles:
        for table, insert, rows in filling:
            for row in table.of(article, record) if table.of else ():
                rows.append((*row, article.document.text) if wide.get(table.name) else row)
            if len(rows) > _ROWS:
                _add(database, insert, rows)
                rows.clear()
    for _, insert, rows in filling:
        _add(database, insert, rows)


def _add(database: sqlite3.Connection, insert: str, rows: Sequence[Row]) -> None:
    """Insert rows; lone surrogates, which SQLite cannot hold, become question marks."""
    database.execute("SAVEPOINT rows")
    try:
        database.executemany(insert, rows)
    except UnicodeEncodeError:
        database.execute("ROLLBACK TO rows")
        database.executemany(insert, (tuple(map(_sound, row)) for row in rows))
    database.execute("RELEASE rows")


def _index(database: sqlite3.Connection, *, texts: bool) -> None:
    for table in TABLES:
        for column in table.columns:
            if column.indexed:
                database.execute(f'CREATE INDEX {table.name}_{column.name} ON {table.name} ("{column.name}")')
    for name, columns in _SEARCHED.items():
        searched = (*columns, TEXT.name) if texts and name == "articles" else columns
        database.executescript(_SEARCH.format(table=name, columns=", ".join(searched)))


def _sound(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell

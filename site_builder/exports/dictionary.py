"""data/dictionary.csv: what each column of each table and each key of each JSON file means, a row each."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.exports import csv_tables
from site_builder.exports.flat_jsonl import flat
from site_builder.exports.parquet import large
from site_builder.model import Archive, File
from site_builder.tables import FILES, PAGES, TABLES, TEXT, Column, Row, offer
from site_builder.urls import DATA

PATH = f"{DATA}dictionary.csv"
_NAMES = ("files", "name", "type", "refers_to", "vi", "en")


def files(archive: Archive) -> Iterator[File]:
    """Yield the dictionary of all that this archive publishes."""
    yield File(PATH, csv_tables.content(_NAMES, _rows(archive)))


def _rows(archive: Archive) -> Iterator[Row]:
    wanted = offer(archive.site, len(archive.records)).database
    for table in TABLES:
        name, ends = urls.named(table.name), _forms(archive, table.name)
        yield from (_row(f"{name} ({ends})", column) for column in table.columns)
    if wanted == "full" or archive.site.parquet:
        yield _row("articles (sqlite, parquet)", TEXT)
    for keys in FILES:
        yield from (_row(f"{keys.name}.jsonl", key) for key in keys.keys)
    for keys in PAGES:
        yield from (_row(f"index.json ({keys.name})", key) for key in keys.keys)


def _forms(archive: Archive, table: str) -> str:
    offered = offer(archive.site, len(archive.records))
    forms = ["csv"]
    if table in {one.name for one in flat()}:
        forms.append("jsonl")
    if offered.database != "none":
        forms.append("sqlite")
    if archive.site.parquet and table in {one.name for one in large()}:
        forms.append("parquet")
    return ", ".join(forms)


def _row(where: str, column: Column) -> Row:
    return where, column.name, column.type, column.refers, column.vi, column.en

"""data/datapackage.json (Frictionless Data Package 1.0): what each download is, for programs.

Besides the fields of the standard it has the archive's language and base URL, so that an archive can be made of it.
"""

import json
from collections.abc import Iterator, Sequence

from site_builder import urls
from site_builder.exports import database
from site_builder.exports.flat_jsonl import flat
from site_builder.exports.parquet import large
from site_builder.model import Archive, File
from site_builder.tables import FILES, TABLES, Column, Offer, Table, offer
from site_builder.urls import DATA

PATH = f"{DATA}datapackage.json"

_BY_BUILD = "permalinks"  # written by builds that record addresses, in the form of the ledger
_WITH_TABLES = "followthemoney"  # published where the flat tables are
_JSON_LINES = "application/jsonl"
_INSIDE = frozenset(".[*")  # in the names of keys that stand inside others

Json = dict[str, object]


def files(archive: Archive) -> Iterator[File]:
    """Yield the description."""
    site = archive.site
    package: Json = {
        "profile": "data-package",
        "name": "archive",
        "title": site.title,
        "description": site.description or site.title,
        "homepage": site.base_url,
        "language": site.language,
        **({"licenses": [{"name": "other", "title": site.licence}]} if site.licence else {}),
        **({"sources": [{"title": site.attribution}]} if site.attribution else {}),
        "resources": list(_resources(archive)),
    }
    yield File(PATH, json.dumps(package, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def _resources(archive: Archive) -> Iterator[Json]:
    wanted, filled = offer(archive.site, len(archive.records)), _filled(archive)
    for keys in FILES:
        if keys.name != _BY_BUILD and (wanted.flat or keys.name != _WITH_TABLES):
            columns = [key for key in keys.keys if not set(key.name) & _INSIDE]
            said = _lines(keys.name, (keys.en, keys.vi), columns, rows=keys.name in filled)
            yield said | _where(wanted, urls.json_table(keys.name))
    for table in flat():
        name = urls.named(table.name)
        said = _lines(name, (table.en, table.vi), table.columns, rows=name in filled)
        yield said | _where(wanted, urls.json_table(name))
    if wanted.flat:
        yield from (_csv(table) | _where(wanted, urls.table(table.name)) for table in TABLES)
    if wanted.database != "none":
        yield _file("archive", "sqlite", "application/vnd.sqlite3", database.PATH)
    if archive.site.parquet:
        form = "application/vnd.apache.parquet"
        yield from (_file(urls.named(one.name), "parquet", form, urls.parquet(one.name)) for one in large())


def _where(wanted: Offer, path: str) -> Json:
    """Return where a table is, and how it is compressed if it is."""
    there = wanted.path(path)
    return {"path": there.removeprefix(DATA), **({} if there == path else {"compression": "gz"})}


def _filled(archive: Archive) -> set[str]:
    """Return the names of JSON Lines files that are known to have lines: readers of tables fail on one without any."""
    facts = any(r.people or r.published or r.provinces or r.event_dates or r.bylines or r.tags for r in archive.records)
    known = {
        "articles": archive.records,
        "readings": archive.records,
        "statements": facts,
        "posts": any(person.posts for record in archive.records for person in record.people),
        "officials": archive.officials,
        "followthemoney": archive.officials,
        "terms": any(official.terms for official in archive.officials),
        "companions": any(official.companions for official in archive.officials),
        "set-aside": archive.set_aside,
        "places": True,
    }
    return {name for name, some in known.items() if some}


def _csv(table: Table) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": urls.named(table.name),
        "title": table.en,
        "description": table.vi,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": _schema(table),
    }


def _lines(name: str, said: tuple[str, str], columns: Sequence[Column], *, rows: bool) -> Json:
    return {
        "profile": "tabular-data-resource" if rows else "data-resource",
        **({} if rows else {"type": "file"}),
        "name": f"{name}-jsonl",
        "title": said[0],
        "description": said[1],
        "format": "jsonl",
        "mediatype": _JSON_LINES,
        "encoding": "utf-8",
        "dialect": {"keyed": True},
        "schema": {"fields": [_field(column) for column in columns]},
    }


def _file(name: str, format_: str, mediatype: str, path: str) -> Json:
    return {
        "profile": "data-resource",
        "type": "file",
        "name": f"{name}-{format_}",
        "path": path.removeprefix(DATA),
        "format": format_,
        "mediatype": mediatype,
    }


def _schema(table: Table) -> Json:
    schema: Json = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if foreign := [_foreign(table, column) for column in table.columns if column.refers]:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column) -> Json:
    return {"name": column.name, "type": column.type, "title": column.en, "description": column.vi}


def _foreign(table: Table, column: Column) -> Json:
    other, _, name = (column.refers or "").partition(".")
    resource = "" if other == table.name else urls.named(other)
    return {"fields": column.name, "reference": {"resource": resource, "fields": name}}

"""data/datapackage.json (Frictionless Data Package 1.0): what each table is, for programs."""

import json
from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Archive, File
from site_builder.tables import TABLES, Column, Table
from site_builder.urls import DATA

PATH = f"{DATA}datapackage.json"

Json = dict[str, object]


def files(archive: Archive) -> Iterator[File]:
    """Yield the description."""
    site = archive.site
    package: Json = {
        "profile": "tabular-data-package",
        "name": "archive",
        "title": site.title,
        "description": site.description or site.title,
        "homepage": site.base_url,
        **({"licenses": [{"name": "other", "title": site.licence}]} if site.licence else {}),
        **({"sources": [{"title": site.attribution}]} if site.attribution else {}),
        "resources": [_resource(table) for table in TABLES],
    }
    yield File(PATH, json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")


def _resource(table: Table) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.en,
        "description": table.vi,
        "path": urls.table(table.name).removeprefix(DATA),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": _schema(table),
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
    resource = "" if other == table.name else other.replace("_", "-")
    return {"fields": column.name, "reference": {"resource": resource, "fields": name}}

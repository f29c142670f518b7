"""The downloads, described for people."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Way
from site_builder.pages.view import View
from site_builder.tables import FILES, PAGES, TABLES, Column, Keys, Offer, Table, offer

NAME = "data"

_IN_FLAT_TABLES = ("followthemoney",)  # published with them
_OF_LEDGER = "permalinks"  # there only where addresses are recorded, which pages do not know


class Field(Struct, frozen=True):
    """A column of a table or a key of JSON, and what it means."""

    name: str
    type: str
    says: str


class _Database(Struct, frozen=True):
    """All tables in one file; `texts`: with the words of the articles."""

    texts: bool


class Download(Struct, frozen=True):
    """What is published under one name: its files, and what they hold."""

    files: tuple[Way, ...]
    says: str
    fields: tuple[Field, ...]


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the page of downloads."""
    wanted, language = offer(view.site, len(view.newest)), view.site.language
    there = (keys for keys in FILES if keys.name != _OF_LEDGER and (wanted.flat or keys.name not in _IN_FLAT_TABLES))
    context: dict[str, object] = {
        "downloads": [
            _download((wanted.path(urls.json_table(keys.name)),), keys, keys.keys, language) for keys in there
        ],
        "tables": list(_tables(view, wanted)),
        "pages": [_download((), keys, keys.keys, language) for keys in PAGES],
        "flat": wanted.flat,
        "database": _Database(wanted.database == "full") if wanted.database != "none" else None,
        "packed": bool(wanted.packed),
        "parquet": view.site.parquet,
    }
    return Page(urls.DATA, "data.html", context)


def _tables(view: View, wanted: Offer) -> Iterator[Download]:
    """Yield the flat tables that there are, as CSV and in whatever else has their columns."""
    richer = {keys.name for keys in FILES}
    for table in TABLES:
        files = [wanted.path(urls.table(table.name))] if wanted.flat else []
        if urls.named(table.name) not in richer:
            files.append(wanted.path(urls.json_table(table.name)))
        if view.site.parquet and table.of:
            files.append(urls.parquet(table.name))
        if files:
            yield _download(tuple(files), table, table.columns, view.site.language)


def _download(files: tuple[str, ...], of: Table | Keys, columns: Sequence[Column], language: str) -> Download:
    """Describe files in one of the two languages in which the downloads describe themselves."""
    fields = (Field(one.name, one.type, one.vi if language == "vi" else one.en) for one in columns)
    ways = tuple(Way(path.removeprefix(urls.DATA), path) for path in files)
    return Download(ways, of.vi if language == "vi" else of.en, tuple(fields))


KIND = Kind(NAME, refs, page)

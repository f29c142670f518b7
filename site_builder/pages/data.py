"""The downloads, described for people."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.view import View
from site_builder.tables import TABLES, Table, extent

NAME = "data"


class Dataset(Struct, frozen=True):
    """A published file; the template has its description under the same name."""

    name: str
    url: str
    form: str


DATASETS = (
    Dataset("articles", f"{urls.DATA}articles.jsonl", "JSON Lines"),
    Dataset("statements", f"{urls.DATA}statements.jsonl", "JSON Lines"),
    Dataset("officials", f"{urls.DATA}officials.jsonl", "JSON Lines"),
    Dataset("followthemoney", f"{urls.DATA}followthemoney.jsonl", "JSON Lines"),
    Dataset("extra", f"{urls.DATA}extra.jsonl", "JSON Lines"),
    Dataset("set-aside", f"{urls.DATA}set-aside.jsonl", "JSON Lines"),
)


class Field(Struct, frozen=True):
    """A column of a table, and what it means."""

    name: str
    type: str
    says: str


class Flat(Struct, frozen=True):
    """A flat table, the address of its file, and what it holds."""

    url: str
    says: str
    columns: tuple[Field, ...]


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the page of downloads."""
    tables = [_flat(table, view.site.language) for table in TABLES]
    articles = len(view.newest)
    wanted = extent(view.site, articles)
    context: dict[str, object] = {
        "datasets": [one for one in DATASETS if wanted != "none" or one.name != "followthemoney"],
        "tables": tables if wanted != "none" else [],
        "articles": articles,
        "texts": wanted == "full",
    }
    return Page(urls.DATA, "data.html", context)


def _flat(table: Table, language: str) -> Flat:
    """Describe a table in one of the two languages in which the downloads describe themselves."""
    columns = (Field(one.name, one.type, one.vi if language == "vi" else one.en) for one in table.columns)
    return Flat(urls.table(table.name), table.vi if language == "vi" else table.en, tuple(columns))


KIND = Kind(NAME, refs, page)

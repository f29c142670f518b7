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


class Flat(Struct, frozen=True):
    """A flat table and the address of its file."""

    url: str
    table: Table


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the page of downloads."""
    tables = [Flat(urls.table(table.name), table) for table in TABLES]
    articles = len(view.newest)
    wanted = extent(view.site, articles)
    context: dict[str, object] = {
        "datasets": [one for one in DATASETS if wanted != "none" or one.name != "followthemoney"],
        "tables": tables if wanted != "none" else [],
        "articles": articles,
        "texts": wanted == "full",
    }
    return Page(urls.DATA, "data.html", context)


KIND = Kind(NAME, refs, page)

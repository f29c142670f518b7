"""Everything to take away: one module per format.  Facts come from Records and Statements; nothing is found out here.

`refs` and `file` make the feeds and the pages for machines, a file each; `whole` makes what lists the whole archive;
`tables` makes what needs the articles themselves and grows with them, in pieces.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

from site_builder import permalinks
from site_builder.exports import (
    articles_jsonl,
    csv_tables,
    database,
    datapackage,
    extra_jsonl,
    feeds,
    followthemoney,
    machine_pages,
    officials_jsonl,
    robots,
    set_aside_jsonl,
    sitemap,
    statements_jsonl,
)
from site_builder.exports.pieces import Layout, Lines, Published, Wanted, cut
from site_builder.model import Archive, Article, File, PageRef
from site_builder.pages import View
from site_builder.tables import extent

__all__ = ["KINDS", "Layout", "Published", "Wanted", "file", "moved", "refs", "sqlite", "tables", "whole"]

_WHOLE: tuple[Callable[[Archive], Iterator[File]], ...] = (
    officials_jsonl.files,
    set_aside_jsonl.files,
    robots.files,
)

# For other programs; larger archives have them if archive.toml asks for them.
_FLAT: tuple[Callable[[Archive], Iterator[File]], ...] = (csv_tables.files, datapackage.files, followthemoney.files)

_TABLES: tuple[Lines, ...] = (
    Lines(articles_jsonl.PATH, articles_jsonl.lines),
    Lines(statements_jsonl.PATH, statements_jsonl.lines),
    Lines(extra_jsonl.PATH, extra_jsonl.lines),
)


KINDS = (*feeds.KINDS, *machine_pages.KINDS)


def refs(view: View) -> Iterator[PageRef]:
    """Yield what is beside pages: their feeds, and their facts for machines."""
    yield from feeds.refs(view)
    yield from machine_pages.refs(view)


def file(view: View, ref: PageRef) -> File:
    """Return one of them."""
    return feeds.file(view, ref) if ref.kind in feeds.KINDS else machine_pages.file(view, ref)


def moved(view: View, addresses: Mapping[str, str]) -> Iterator[File]:
    """Yield what is where they were, beside pages that moved (old address -> new one)."""
    yield from feeds.moved(view, addresses)
    yield from machine_pages.moved(view.site, addresses)


def whole(archive: Archive, pages: Iterable[PageRef]) -> Iterator[File]:
    """Yield every download that lists the whole archive and that records are enough for; `pages`: all that it has."""
    flat = _FLAT if extent(archive.site, len(archive.records)) != "none" else ()
    for format_ in (*_WHOLE, *flat):
        yield from format_(archive)
    yield from sitemap.files(archive, permalinks.planned(archive, pages))


def tables(wanted: Wanted, before: Published | None = None) -> Generator[File, None, Layout]:
    """Yield the tables with a line or more per article, in pieces: those of one path belong together, in this order.

    `before`: the same tables as they were published, from which lines are taken that are as they were.  Returns the
    layout of the tables, still without their hashes.
    """
    return cut(_TABLES, wanted, before)


def sqlite(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the database in pieces; `articles` once, by id."""
    return database.pieces(archive, articles)

"""Everything to take away: one module per format.  Facts come from Records and Statements; nothing is found out here.

`files` makes what the archive's records are enough for; `tables` makes what needs the articles themselves and grows
with them, in pieces.
"""

from collections.abc import Callable, Iterable, Iterator

from site_builder.exports import (
    articles_jsonl,
    csv_tables,
    database,
    datapackage,
    extra_jsonl,
    feeds,
    officials_jsonl,
    robots,
    set_aside_jsonl,
    sitemap,
    statements_jsonl,
)
from site_builder.exports.pieces import Lines, cut
from site_builder.model import Archive, Article, File

_FILES: tuple[Callable[[Archive], Iterator[File]], ...] = (
    officials_jsonl.files,
    set_aside_jsonl.files,
    sitemap.files,
    robots.files,
    feeds.files,
    csv_tables.files,
    datapackage.files,
)

_TABLES: tuple[Lines, ...] = (
    Lines(articles_jsonl.PATH, articles_jsonl.lines),
    Lines(statements_jsonl.PATH, statements_jsonl.lines),
    Lines(extra_jsonl.PATH, extra_jsonl.lines),
)


def files(archive: Archive) -> Iterator[File]:
    """Yield every download and feed that records are enough for."""
    for format_ in _FILES:
        yield from format_(archive)


def tables(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the tables with a line or more per article, in pieces: those of one path belong together, in this order.

    `articles` come once, in the order of the archive's records (by id).
    """
    return cut(_TABLES, archive.records, articles, archive.duplicates)


def sqlite(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the database in pieces; `articles` as for `tables`."""
    return database.pieces(archive, articles)

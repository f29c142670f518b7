"""Everything to take away: one module per format.  Facts come from Records and Statements; nothing is found out here.

`refs` and `file` make the feeds and the pages for machines, a file each; `whole` makes what lists the whole archive;
`tables` makes what needs the articles themselves and grows with them, in pieces.
"""

from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping

from msgspec.structs import replace

from site_builder import permalinks
from site_builder.corrections import Corrections
from site_builder.errors import SiteBuilderError
from site_builder.exports import (
    articles_jsonl,
    corrections_jsonl,
    csv_tables,
    database,
    datapackage,
    dictionary,
    extra_jsonl,
    feeds,
    flat_jsonl,
    followthemoney,
    gzipped,
    machine_pages,
    officials_jsonl,
    parquet,
    readings_jsonl,
    robots,
    set_aside_jsonl,
    sheets,
    sitemap,
    statements_jsonl,
)
from site_builder.exports.pieces import Layout, Lines, Published, Wanted, cut
from site_builder.exports.sheets import Sheet
from site_builder.memo import Memo
from site_builder.model import Archive, Article, File, PageRef, Site
from site_builder.pages import View
from site_builder.tables import Offer, offer

__all__ = [
    "KINDS",
    "LINES",
    "Layout",
    "Published",
    "Wanted",
    "addresses",
    "columns",
    "file",
    "flat",
    "gone",
    "moved",
    "need",
    "refs",
    "refuse_loss",
    "tables",
    "whole",
]

_WHOLE: tuple[Callable[[Archive], Iterator[File]], ...] = (
    set_aside_jsonl.files,
    dictionary.files,
    datapackage.files,
    robots.files,
)

LINES: tuple[Lines, ...] = (
    Lines(articles_jsonl.PATH, articles_jsonl.lines),
    Lines(statements_jsonl.PATH, statements_jsonl.lines),
    Lines(readings_jsonl.PATH, readings_jsonl.lines),
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


def gone(site: Site, addresses: Mapping[str, tuple[str, str]]) -> Iterator[File]:
    """Yield what stands beside the pages that are no more (address -> name, and the reason)."""
    yield from feeds.gone(site, addresses)
    yield from machine_pages.gone(addresses)


def need(site: Site) -> None:
    """Raise SiteBuilderError where a download is asked for that needs a package which is not installed."""
    parquet.need(wanted=site.parquet)


def refuse_loss(archive: Archive, published: Container[str]) -> None:
    """Raise SiteBuilderError for an archive that grew, so that tables that were published would be there no more."""
    articles = len(archive.records)
    wanted = offer(archive.site, articles)
    lost = [] if wanted.database != "none" or database.PATH not in published else [database.PATH]
    lost += [path for path in (lines.path for lines in LINES) if path in published and wanted.path(path) != path]
    if archive.site.tables == "auto" and lost:
        message = (
            f"{lost[0]} was published, and with {articles} articles this build would publish its tables compressed and "
            'no database; write into [site] of archive.toml tables = "facts" (the database without the texts) or '
            '"full" to keep what there is, or "packed" for compressed tables'
        )
        raise SiteBuilderError(message)


def whole(archive: Archive, corrections: Corrections, memo: Memo | None = None) -> Iterator[File]:
    """Yield the downloads that list the whole archive, and that records are enough for; `memo`: of the last build."""
    wanted, memo = offer(archive.site, len(archive.records)), memo or Memo()
    yield from _sheets(archive, wanted, (officials_jsonl.SHEET, *flat_jsonl.sheets()), memo)
    yield from (_offered(wanted, file) for file in flat_jsonl.files(archive, memo))
    yield from (_offered(wanted, file) for format_ in _WHOLE for file in format_(archive))
    yield from corrections_jsonl.files(corrections)


def flat(archive: Archive, memo: Memo | None = None) -> Iterator[File]:
    """Yield those that other programs read, where they are offered."""
    wanted, memo = offer(archive.site, len(archive.records)), memo or Memo()
    if wanted.flat:
        yield from _sheets(archive, wanted, csv_tables.sheets(), memo)
        yield from (_offered(wanted, file) for file in csv_tables.files(archive, memo))
        yield followthemoney.file(archive, wanted.path(followthemoney.PATH), memo)


def _sheets(archive: Archive, wanted: Offer, of: Iterable[Sheet], memo: Memo) -> Iterator[File]:
    return (sheets.file(sheet, archive, wanted.path(sheet.path), memo) for sheet in of)


def addresses(archive: Archive, plan: permalinks.Planned, memo: Memo | None = None) -> Iterator[File]:
    """Yield the sitemap; `plan`: the addresses of all pages; `memo`: of the last build."""
    return sitemap.files(archive, plan, memo or Memo())


def tables(site: Site, wanted: Wanted, before: Published | None = None) -> Generator[File, None, Layout]:
    """Yield the tables with a line or more per article, in pieces: those of one path belong together, in this order.

    `before`: the same tables as they were published, from which lines are taken that are as they were.  Returns the
    layout of the tables, still without their hashes.
    """
    offered = offer(site, len(wanted.records))
    lines = (*LINES, *flat_jsonl.lines(), *(csv_tables.lines() if offered.flat else ()))
    return cut([replace(one, path=offered.path(one.path)) for one in lines], wanted, before)


def _offered(wanted: Offer, file: File) -> File:
    """Return a download in the form in which it is published."""
    path = wanted.path(file.path)
    return file if path == file.path else File(path, gzipped.whole(file.content))


def columns(archive: Archive, articles: Callable[[], Iterable[Article]]) -> Iterator[File]:
    """Yield what other programs query, the database and the Parquet files, in pieces; `articles()`: all of them, by id.

    Raises SiteBuilderError where Parquet is asked for and pyarrow is missing.
    """
    yield from database.pieces(archive, articles())
    yield from parquet.pieces(archive, articles())

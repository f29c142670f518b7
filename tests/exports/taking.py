"""All that can be taken away from an archive."""

from collections.abc import Iterable, Iterator

from site_builder import exports, pages
from site_builder.exports import Published, Wanted
from site_builder.model import Archive, Article, File, Record


def files(archive: Archive) -> Iterator[File]:
    """Yield the feeds and what lists the whole archive."""
    view = pages.Maker(archive).view()
    yield from exports.whole(archive, pages.plan(archive))
    yield from (exports.file(view, ref) for ref in exports.refs(view))


def wanted(archive: Archive, articles: Iterable[Article]) -> Wanted:
    texts = {article.document.id: article for article in articles}
    return Wanted(archive.records, archive.duplicates, version, lambda record: texts[record.id])


def tables(archive: Archive, articles: Iterable[Article], before: Published | None = None) -> Iterator[File]:
    """Yield the tables in pieces."""
    yield from exports.tables(wanted(archive, articles), before)


def version(record: Record) -> bytes:
    return record.title.encode()

"""All that can be taken away from an archive."""

from collections.abc import Iterable, Iterator

from site_builder import exports, pages, permalinks
from site_builder.corrections import Corrections
from site_builder.exports import Published, Wanted
from site_builder.model import Archive, Article, File


def files(archive: Archive, corrections: Corrections | None = None) -> Iterator[File]:
    """Yield the feeds and what lists the whole archive."""
    view = pages.Maker(archive).view()
    yield from exports.whole(archive, corrections or Corrections())
    yield from exports.flat(archive)
    yield from exports.addresses(archive, permalinks.planned(archive, pages.plan(archive)))
    yield from (exports.file(view, ref) for ref in exports.refs(view))


def wanted(archive: Archive, articles: Iterable[Article]) -> Wanted:
    texts = {article.document.id: article for article in articles}
    records = {record.id: record for record in archive.records}
    version = {id_: record.title.encode("utf-8", "replace") for id_, record in records.items()}.__getitem__
    return Wanted(records, archive.duplicates, version, lambda record: texts[record.id])


def tables(archive: Archive, articles: Iterable[Article], before: Published | None = None) -> Iterator[File]:
    """Yield the tables in pieces."""
    yield from exports.tables(archive.site, wanted(archive, articles), before)


def joined(files: Iterable[File]) -> dict[str, bytes]:
    """Return files by path, pieces of one put together."""
    found: dict[str, bytes] = {}
    for file in files:
        found[file.path] = found.get(file.path, b"") + file.content
    return found


def everything(archive: Archive, articles: list[Article], corrections: Corrections | None = None) -> dict[str, bytes]:
    """Return all that can be taken away from an archive, by path."""
    return joined(
        (
            *files(archive, corrections),
            *tables(archive, articles),
            *exports.columns(archive, lambda: articles),
        )
    )

"""What lists the whole archive: tables, the database, the sitemap, and files that are copied as they are."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from site_builder import exports, pages
from site_builder.building.library import Library
from site_builder.building.work import CORRECTIONS, STATICS, Work, versions
from site_builder.model import File
from site_builder.pages import look
from site_builder.store import Store

ALL = (look("everything"), look(CORRECTIONS))

_Looks = tuple[Sequence[str], Sequence[str]]  # paths that were staged, names of looks
_LAYOUT = "layout of tables"  # in the store


def _lists(work: Work, library: Library) -> _Looks:
    with library.store.memo("lists") as memo:
        return _staged(work.stage.write_all, exports.whole(work.archive, work.corrections, memo)), ALL


def _flat(work: Work, library: Library) -> _Looks:
    with library.store.memo("flat tables") as memo:
        return _staged(work.stage.write_all, exports.flat(work.archive, memo)), ALL


def _sitemap(work: Work, library: Library) -> _Looks:
    with library.store.memo("sitemap") as memo:
        return _staged(work.stage.write_all, exports.addresses(work.archive, work.addresses, memo)), ALL


def _static(work: Work, _library: Library) -> _Looks:
    return _staged(work.stage.write_all, pages.statics(work.statics)), (look(STATICS),)


def _staged(write: Callable[[Iterable[File]], object], files: Iterable[File]) -> Sequence[str]:
    """Stage files, or pieces of them; return their paths."""
    paths: dict[str, None] = {}

    def told() -> Iterator[File]:
        for file in files:
            paths[file.path] = None
            yield file

    write(told())
    return list(paths)


def _tables(work: Work, library: Library) -> _Looks:
    known, duplicates = dict(zip(work.records, versions(work, [*work.records]), strict=True)), work.archive.duplicates

    def version(id_: str) -> bytes:
        return pages.digest((known[id_], duplicates[id_])) if id_ in duplicates else known[id_]

    wanted = exports.Wanted(work.records, duplicates, version, library.article)
    layouts: list[exports.Layout] = []

    def pieces() -> Generator[File, None, None]:
        layouts.append((yield from exports.tables(work.archive.site, wanted, _before(work, library.store))))

    hashes = work.stage.write_pieces(pieces())
    [layout] = layouts
    library.store.put_blob(_LAYOUT, msgspec.msgpack.encode(msgspec.structs.replace(layout, sha256=hashes)))
    return list(layout.lengths), ALL


def _database(work: Work, library: Library) -> _Looks:
    pieces = exports.columns(work.archive, lambda: library.articles(work.archive.records))
    return _staged(work.stage.write_pieces, pieces), ALL


def _before(work: Work, store: Store) -> exports.Published | None:
    """Return the published tables, if they are those whose layout is known."""
    kept = store.blob(_LAYOUT)
    if not kept:
        return None
    layout = msgspec.msgpack.decode(kept, type=exports.Layout)
    known = layout.sha256 and all(work.published.get(path) == sha256 for path, sha256 in layout.sha256.items())
    return exports.Published(Path(work.stage.old), layout) if known else None


# Longest first.
WHOLE: Mapping[str, Callable[[Work, Library], _Looks]] = {
    "tables": _tables,
    "database": _database,
    "lists": _lists,
    "flat": _flat,
    "sitemap": _sitemap,
    "static": _static,
}

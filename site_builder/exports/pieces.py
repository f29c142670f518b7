"""Tables that grow with the archive, made in one pass over the articles and handed on in pieces of bounded size.

Lines that are as they were come from the published table: only those of articles that changed are made.  A table whose
name ends in ".gz" is compressed in chunks of some articles.  Where one ends only their ids decide, so that an article
more or less changes one chunk.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from site_builder.exports import gzipped
from site_builder.exports.growing import Old, Packed, Plain, growing, numbers
from site_builder.model import Article, File, Record

SIZE = 1 << 20  # bytes after which a piece is handed on
TOGETHER = 128  # articles of a chunk, on average


class Lines(Struct, frozen=True):
    """A table and its maker: the lines that one article adds, each ended by a line feed."""

    path: str
    of: Callable[[Article, Record, Sequence[str]], bytes]  # with the ids of the same report elsewhere
    head: bytes = b""  # what the table begins with


class Layout(Struct, frozen=True):
    """Where the lines of each article stand in tables, and what they were made of."""

    versions: dict[str, bytes]  # id -> digest of all that its lines depend on, in the order of the tables
    lengths: dict[str, bytes]  # path -> bytes of the lines of each article, as numbers of 8 bytes
    chunks: dict[str, bytes] = {}  # path -> growing.Old.chunks, as numbers of 8 bytes
    sha256: dict[str, str] = {}  # path -> hash of the whole table
    zlib: str = gzipped.VERSION  # that compressed them


class Published(Struct, frozen=True):
    """Tables as they were published."""

    folder: Path
    layout: Layout


class Wanted(Struct, frozen=True):
    """Articles whose lines a table has, in order; `version` and `article` tell what their lines depend on and hold."""

    records: Mapping[str, Record]  # by id
    duplicates: Mapping[str, Sequence[str]]
    version: Callable[[str], bytes]  # by id
    article: Callable[[Record], Article]


def cut(tables: Sequence[Lines], wanted: Wanted, before: Published | None) -> Generator[File, None, Layout]:
    """Yield each table in pieces, at least one even of an empty table; return their layout.  Memory: a piece each."""
    if before and not _same(tables, before.layout):
        before = None
    old = _Before(before.layout.versions if before else {})
    versions = {id_: wanted.version(id_) for id_ in wanted.records}
    with ExitStack() as stack:
        making = [growing(table.path, table.head, _old(table.path, before, stack)) for table in tables]
        for some in _together([*versions]):
            if kept := old.kept(some, versions):
                for one in making:
                    one.keep(kept)
            else:
                _add(tables, making, some, wanted, old, versions)
            for one in making:
                one.part()
            yield from (one.cut() for one in making if one.size >= SIZE)
        yield from (one.end() for one in making)
    lengths, chunks = (
        {one.path: one.lengths.tobytes() for one in making},
        {one.path: one.chunks.tobytes() for one in making},
    )
    return Layout(versions, lengths, chunks)


class _Before:
    """The articles of the published tables, by their places there."""

    def __init__(self, versions: Mapping[str, bytes]) -> None:
        self._versions, self._places = versions, {id_: place for place, id_ in enumerate(versions)}

    def kept(self, ids: Sequence[str], versions: Mapping[str, bytes]) -> range | None:
        """Return the places of articles that stand there, as they are now and one behind the other."""
        if any(self._versions.get(id_) != versions[id_] for id_ in ids):
            return None
        places = range(self._places[ids[0]], self._places[ids[0]] + len(ids))
        return places if [*map(self._places.__getitem__, ids)] == [*places] else None


def _together(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut ids into those of a chunk each."""
    start = 0
    for end, id_ in enumerate(ids, 1):
        if end == len(ids) or crc32(id_.encode("utf-8", "surrogatepass")) % TOGETHER == 0:
            yield ids[start:end]
            start = end


def _add(  # noqa: PLR0913, PLR0917 - all that decides what a chunk is
    tables: Sequence[Lines],
    making: Sequence[Plain | Packed],
    ids: Sequence[str],
    wanted: Wanted,
    old: _Before,
    versions: Mapping[str, bytes],
) -> None:
    """Go on with the articles of a chunk one by one."""
    for id_ in ids:
        if kept := old.kept((id_,), versions):
            for one in making:
                one.keep(kept)
            continue
        record, same = wanted.records[id_], wanted.duplicates.get(id_, ())
        article = wanted.article(record)
        for table, one in zip(tables, making, strict=True):
            one.add(table.of(article, record, same))


def _same(tables: Sequence[Lines], layout: Layout) -> bool:
    """Tell whether the published tables are those asked for, compressed as they would be now."""
    return layout.zlib == gzipped.VERSION and all(table.path in layout.lengths for table in tables)


def _old(path: str, before: Published | None, stack: ExitStack) -> Old | None:
    if before is None:
        return None
    file = stack.enter_context((before.folder / path).open("rb"))
    return Old(file, numbers(before.layout.lengths[path]), numbers(before.layout.chunks[path]))

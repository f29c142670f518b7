"""Tables that grow with the archive, made in one pass over the articles and handed on in pieces of bounded size."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder.model import Article, File, Record

SIZE = 1 << 20  # bytes after which a piece is handed on


class Lines(Struct, frozen=True):
    """A table and its maker: the lines that one article adds, each ended by a line feed."""

    path: str
    of: Callable[[Article, Record, Sequence[str]], bytes]  # with the ids of the same report elsewhere


def cut(
    tables: Sequence[Lines],
    records: Iterable[Record],
    articles: Iterable[Article],
    duplicates: Mapping[str, Sequence[str]],
) -> Iterator[File]:
    """Yield each table in pieces, at least one even of an empty table.  Memory: a piece per table."""
    held = [bytearray() for _ in tables]
    for article, record in zip(articles, records, strict=True):
        for table, piece in zip(tables, held, strict=True):
            piece.extend(table.of(article, record, duplicates.get(record.id, ())))
            if len(piece) >= SIZE:
                yield File(table.path, bytes(piece))
                piece.clear()
    yield from (File(table.path, bytes(piece)) for table, piece in zip(tables, held, strict=True))

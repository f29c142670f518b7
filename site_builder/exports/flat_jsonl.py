"""data/<table>.jsonl: the flat tables that have no richer JSON of their own, with their columns as keys."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from site_builder import urls
from site_builder.exports import jsonl
from site_builder.exports.pieces import Lines
from site_builder.exports.sheets import Sheet
from site_builder.memo import Memo
from site_builder.model import Archive, Article, File, Record
from site_builder.tables import FILES, TABLES, Each, Row, Table

_RICHER = frozenset(one.name for one in FILES)  # articles.jsonl and others tell more than the flat table does


def flat() -> tuple[Table, ...]:
    """Return the tables whose JSON Lines have the columns as keys."""
    return tuple(table for table in TABLES if urls.named(table.name) not in _RICHER)


def files(archive: Archive, memo: Memo) -> Iterator[File]:
    """Yield those of the whole archive that are small."""
    for table in flat():
        if table.rows:
            yield File(urls.json_table(table.name), jsonl.lines(_objects(table, table.rows(archive, memo))))


def sheets() -> Iterator[Sheet]:
    """Yield those with rows for each official."""
    for table in flat():
        if table.by:
            yield Sheet(urls.json_table(table.name), table.by.kind, partial(_of_officials, table, table.by))


def _of_officials(table: Table, each: Each, some: Iterable[object]) -> bytes:
    return jsonl.lines(_objects(table, (row for one in some for row in each.rows(one))))


def lines() -> Iterator[Lines]:
    """Yield those whose rows come article by article."""
    for table in flat():
        if table.of:
            yield Lines(urls.json_table(table.name), _of_article(table, table.of))


def _of_article(
    table: Table, rows: Callable[[Article, Record], Iterator[Row]]
) -> Callable[[Article, Record, Sequence[str]], bytes]:
    def of(article: Article, record: Record, _duplicates: Sequence[str]) -> bytes:
        return jsonl.lines(_objects(table, rows(article, record)))

    return of


def _objects(table: Table, rows: Iterable[Row]) -> Iterator[dict[str, object]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in rows)

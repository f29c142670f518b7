"""data/<table>.csv: the flat tables for spreadsheets.

UTF-8 with a byte order mark, without which Excel takes the file for one in the machine's old code page and shows no
Vietnamese letter right; lines end as RFC 4180 wants.  A text that a spreadsheet would run as a formula gets an
apostrophe in front; the JSON Lines and the database have it as it is.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from site_builder import urls
from site_builder.exports.pieces import Lines
from site_builder.exports.sheets import Sheet
from site_builder.memo import Memo
from site_builder.model import Archive, Article, File, Record
from site_builder.tables import TABLES, Cell, Column, Each, Row

BOM = "\ufeff"

_FORMULA = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@＝＋－＠\t\r]")


def files(archive: Archive, memo: Memo) -> Iterator[File]:
    """Yield the flat tables of the whole archive that are small."""
    for table in TABLES:
        if table.rows:
            yield File(
                urls.table(table.name), content([column.name for column in table.columns], table.rows(archive, memo))
            )


def sheets() -> Iterator[Sheet]:
    """Yield those with rows for each official."""
    for table in TABLES:
        if table.by:
            yield Sheet(urls.table(table.name), table.by.kind, partial(_of_officials, table.by), head(table.columns))


def _of_officials(each: Each, some: Iterable[object]) -> bytes:
    return _written(_safe(row) for one in some for row in each.rows(one))


def lines() -> Iterator[Lines]:
    """Yield the flat tables whose rows come article by article."""
    for table in TABLES:
        if table.of:
            yield Lines(urls.table(table.name), _of_article(table.of), head(table.columns))


def _of_article(rows: Callable[[Article, Record], Iterator[Row]]) -> Callable[[Article, Record, Sequence[str]], bytes]:
    def of(article: Article, record: Record, _duplicates: Sequence[str]) -> bytes:
        return _written(map(_safe, rows(article, record)))

    return of


def head(columns: Iterable[Column]) -> bytes:
    """Return the beginning of a table: the mark, and the names of the columns."""
    return BOM.encode() + _written([[column.name for column in columns]])


def content(names: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Return a table with a line of column names."""
    return BOM.encode() + _written([list(names)]) + _written(map(_safe, rows))


def _written(rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _safe(row: Row) -> list[Cell]:
    return [cell if cell is None else _cell(cell) for cell in row]


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        if cell[:1].isalnum() and "\0" not in cell:  # as nearly all: no need to look closer
            return cell
        # NUL ends a text in most programs that read such files.
        return f"'{cell}" if _FORMULA.match(cell) else cell.replace("\0", "")
    return {True: "true", False: "false"}[cell] if isinstance(cell, bool) else cell

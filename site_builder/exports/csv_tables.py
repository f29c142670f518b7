"""data/<table>.csv: the flat tables for spreadsheets.

UTF-8 with a byte order mark, without which Excel takes the file for one in the machine's old code page and shows no
Vietnamese letter right; lines end as RFC 4180 wants.  A text that a spreadsheet would run as a formula gets an
apostrophe in front; the JSON Lines and the database have it as it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from site_builder import urls
from site_builder.model import Archive, File
from site_builder.tables import TABLES, Cell, Row

BOM = "\ufeff"

_FORMULA = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@＝＋－＠\t\r]")


def files(archive: Archive) -> Iterator[File]:
    """Yield every flat table."""
    for table in TABLES:
        yield File(urls.table(table.name), content([column.name for column in table.columns], table.rows(archive)))


def content(names: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Return a table with a line of column names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows(map(_safe, rows))
    return f"{BOM}{text.getvalue()}".encode("utf-8", "replace")


def _safe(row: Row) -> list[Cell]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        # NUL ends a text in most programs that read such files.
        return f"'{cell}" if _FORMULA.match(cell) else cell.replace("\0", "")
    return {True: "true", False: "false"}[cell] if isinstance(cell, bool) else cell

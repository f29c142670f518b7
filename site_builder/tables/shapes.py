"""What a table of the downloads is: its columns, each with what it means, and its rows."""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from site_builder.model import Archive

Type = Literal["string", "integer", "number", "boolean", "date"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class Column(Struct, frozen=True):
    """A column.  `refers`: "table.column" whose value stands here; `indexed`: it is often looked up."""

    name: str
    type: Type
    vi: str
    en: str
    refers: str | None = None
    indexed: bool = False


class Table(Struct, frozen=True):
    """A table of facts, flat as spreadsheets and databases want it; the rows have the order of the columns."""

    name: str
    vi: str
    en: str
    key: tuple[str, ...]  # columns that together name a row; () when none do
    columns: tuple[Column, ...]
    rows: Callable[[Archive], Iterator[Row]]


SEPARATOR = "; "  # between several values in one cell


def joined(values: Iterator[str]) -> str | None:
    """Return several values as one cell; None: there are none."""
    return SEPARATOR.join(values) or None

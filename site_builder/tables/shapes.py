"""What a table of the downloads is: its columns, each with what it means, and its rows."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec import Struct

from site_builder.memo import Memo
from site_builder.model import Archive, Article, Record
from site_builder.packed import told

Type = Literal["string", "integer", "number", "boolean", "date", "array", "object", "any"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class Column(Struct, frozen=True):
    """A column, or a key of JSON.  `refers`: "table.column" whose value stands here; `indexed`: often looked up."""

    name: str
    type: Type
    vi: str
    en: str
    refers: str | None = None
    indexed: bool = False


class Each(Struct, frozen=True):
    """The rows of one official, told as `kind`, which has fewer fields."""

    kind: type[Any]
    rows: Callable[[Any], Iterator[Row]]

    def all(self, archive: Archive) -> Iterator[Row]:
        """Yield those of all officials."""
        for one in told(archive.officials, self.kind):
            yield from self.rows(one)


class Table(Struct, frozen=True):
    """A table of facts, flat as spreadsheets and databases want it; the rows have the order of the columns.

    The rows come from the whole archive or, for the large tables, from one article or one official after the other.
    """

    name: str
    vi: str
    en: str
    key: tuple[str, ...]  # columns that together name a row; () when none do
    columns: tuple[Column, ...]
    rows: Callable[[Archive, Memo], Iterator[Row]] | None = None  # with what the last build worked out
    of: Callable[[Article, Record], Iterator[Row]] | None = None
    by: Each | None = None

    def listed(self, archive: Archive) -> Iterator[Row]:
        """Yield the rows that records and officials are enough for."""
        yield from self.rows(archive, Memo()) if self.rows else self.by.all(archive) if self.by else ()


class Keys(Struct, frozen=True):
    """A file of JSON objects, and what every key in them means; "people[].posts[].start" is a key inside lists."""

    name: str  # of the file in the downloads, or of the page beside which an index.json is
    vi: str
    en: str
    keys: tuple[Column, ...]


SEPARATOR = "; "  # between several values in one cell


def joined(values: Iterator[str]) -> str | None:
    """Return several values as one cell; None: there are none."""
    return SEPARATOR.join(values) or None

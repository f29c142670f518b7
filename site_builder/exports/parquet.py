"""data/<table>.parquet: the large tables for column stores (DuckDB, pandas, Polars, Spark), if archive.toml asks.

articles.parquet has the texts.  One version of pyarrow makes the same bytes of the same archive.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from site_builder import urls
from site_builder.errors import SiteBuilderError
from site_builder.model import Archive, Article, File, Record
from site_builder.tables import TABLES, TEXT, Cell, Column, Row, Table

_GROUP = 5000  # rows of a group, which a reader takes or passes over
_MISSING = (
    "archive.toml: site.parquet: needs pyarrow, which is not installed; "
    "pip install 'site-builder[parquet]', or write parquet = false"
)


def large() -> tuple[Table, ...]:
    """Return the tables that are there as Parquet: those that grow with the articles."""
    return tuple(table for table in TABLES if table.of)


def pieces(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the files in pieces, if the archive asks for them; `articles` come once, by id.

    Raises SiteBuilderError where pyarrow is missing.
    """
    if archive.site.parquet:
        yield from _pieces(zip(archive.records, articles, strict=True))


def need(*, wanted: bool) -> None:
    """Raise SiteBuilderError where Parquet is wanted and pyarrow missing: before anything is made."""
    if wanted:
        _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra, loaded only where it is asked for
        from pyarrow import parquet  # noqa: PLC0415  # the same
    except ModuleNotFoundError as error:
        raise SiteBuilderError(_MISSING) from error
    return pa, parquet


def _pieces(articles: Iterable[tuple[Record, Article]]) -> Iterator[File]:
    growing = [_Growing(table) for table in large()]
    for record, article in articles:
        for one in growing:
            one.add(article, record)
            if len(one.rows) >= _GROUP:
                yield one.cut()
    for one in growing:
        yield from (one.cut(), one.end())


class _Growing:
    """A file in the making: rows in hand, and the bytes that are not handed on yet."""

    def __init__(self, table: Table) -> None:
        self._arrow, parquet = _pyarrow()
        self._of, self._texts = table.of, table.name == "articles"
        self._path = urls.parquet(table.name)
        columns = (*table.columns, TEXT) if self._texts else table.columns
        self._schema = self._arrow.schema([self._field(column) for column in columns])
        self._bytes = _Sink()
        # Fixed, so that no change of a default changes the files.
        self._writer = parquet.ParquetWriter(self._bytes, self._schema, compression="zstd", version="2.6")
        self.rows: list[Row] = []

    def _field(self, column: Column) -> Any:  # noqa: ANN401  # pyarrow has no types
        kind = {
            "integer": self._arrow.int64(),
            "number": self._arrow.float64(),
            "boolean": self._arrow.bool_(),
        }.get(column.type, self._arrow.string())
        return self._arrow.field(column.name, kind, metadata={"vi": column.vi, "en": column.en})

    def add(self, article: Article, record: Record) -> None:
        """Take an article's rows."""
        for row in self._of(article, record) if self._of else ():
            self.rows.append((*row, article.document.text) if self._texts else row)

    def cut(self) -> File:
        """Write the rows in hand as a group, if there are any; return the bytes so far."""
        if self.rows:
            columns = list(zip(*self.rows, strict=True))
            try:
                arrays = self._arrays(columns)
            except UnicodeEncodeError:
                arrays = self._arrays([list(map(_sound, column)) for column in columns])
            self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
            self.rows.clear()
        return self._taken()

    def _arrays(self, columns: Sequence[Sequence[Cell]]) -> list[Any]:
        kinds = [field.type for field in self._schema]
        return [self._arrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]

    def end(self) -> File:
        """Return the last bytes."""
        self._writer.close()
        return self._taken()

    def _taken(self) -> File:
        return File(self._path, self._bytes.taken())


class _Sink(io.RawIOBase):
    """A file that is only written: what was taken is gone, and the place in it goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._held, self._before = bytearray(), 0

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401  # any buffer
        """Take bytes."""
        self._held += data
        return len(data)

    def tell(self) -> int:
        """Return the place in the whole file."""
        return self._before + len(self._held)

    def taken(self) -> bytes:
        """Return the bytes since the last time."""
        made = bytes(self._held)
        self._before += len(made)
        self._held.clear()
        return made


def _sound(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell

"""Many articles in one table: a .csv file whose first row names the columns."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from site_builder.errors import SetAsideError
from site_builder.model import Header, Input, SetAside
from site_builder.sources import bodies
from site_builder.sources.declared import declared
from site_builder.sources.looking import Piece, lines, sha256
from site_builder.sources.mapped import mapped
from site_builder.sources.naming import named
from site_builder.sources.opening import LARGEST
from site_builder.sources.page import Page, Skimmed
from site_builder.text.decode import decode
from site_builder.words import remark

_DELIMITERS = ",;\t|"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_QUOTE = b'"'


_NOT_CLOSED = remark(
    "a quotation mark that is not closed, or more than %(n)s MB, which is no article; close it, or cut the row up",
    n=LARGEST // 1_000_000,
)


class Rows(Skimmed):
    """A .csv file holds an article in each row below the first."""

    suffix = ".csv"
    many = True

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterator[Input | SetAside]:
        """Yield where each row begins and how long it is; the file is never held in memory whole."""
        rows = _rows(lines(stream))
        header = _header(next(rows, None))
        found = False
        for row in rows:
            found = found or row.data is None or bool(row.data.strip())
            if row.data is None:
                yield SetAside(whole.path, row.number, _NOT_CLOSED)
            elif row.data.strip():
                at = (whole.offset if whole.deflated is None else 0) + row.offset
                one = replace(whole, line=row.number, offset=at, size=row.size, sha256=sha256(row.data), header=header)
                yield replace(one, pictures=named(whole.path, row.data)) if b"src" in row.data else one
        if not found:
            message = remark("no article in it; add a row for each below the names of the columns, or remove the file")
            raise SetAsideError(message)

    def page(self, item: Input, data: bytes) -> Page:
        """Return the article of one row; raise SetAsideError when it has other columns than the first row names."""
        header = item.header or Header((), ",")
        decoded = decode(data)
        fields = next(_parsed(decoded.text, header.delimiter), [])
        if len(fields) != len(header.names):
            message = remark(
                "%(n)s columns where the first row names %(named)s (%(names)s); put texts with commas or line "
                "breaks into quotation marks, and write a quotation mark in them twice",
                n=len(fields),
                named=len(header.names),
                names=", ".join(header.names),
            )
            raise SetAsideError(message, item.line)
        cells = {name: value or None for name, value in zip(header.names, fields, strict=True)}
        values = mapped(item, cells, table=True)
        return bodies.page(item, data, declared(values), decoded.notes)


def _rows(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join lines to rows: a line break between quotation marks ends none."""
    for piece in pieces:
        row = piece
        quotes = (piece.data or b"").count(_QUOTE)
        parts = [piece.data]
        while quotes % 2 and row.size <= LARGEST and (more := next(pieces, None)):
            parts.append(more.data)
            quotes += (more.data or b"").count(_QUOTE)
            row = replace(row, size=row.size + more.size)
        bad = quotes % 2 or row.size > LARGEST or None in parts
        whole = None if bad else b"".join(part or b"" for part in parts)
        yield replace(row, data=whole)


def _header(first: Piece | None) -> Header:
    """Return the names of the columns, by the delimiter that gives most of them."""
    data = (first.data if first else None) or b""
    if data.startswith(_UTF16):
        message = remark("written in UTF-16; save it as UTF-8")
        raise SetAsideError(message, 1)
    text = decode(data.removeprefix(_BOM)).text
    named = {mark: tuple(" ".join(name.split()) for name in next(_parsed(text, mark), [])) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: len(named[mark]))
    names = named[best]
    twice = next((name for name in names if names.count(name) > 1), None)
    if not any(names) or twice is not None:
        twins = remark('two columns are named "%(name)s"; give each a name of its own', name=twice)
        raise SetAsideError(twins if twice else remark("no names of columns; write them into the first row"), 1)
    return Header(names, best)


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    except csv.Error as error:
        message = remark("not a row that can be read (%(why)s); close every quotation mark", why=error)
        raise SetAsideError(message) from None

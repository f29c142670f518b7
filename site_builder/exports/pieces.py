"""Tables that grow with the archive, made in one pass over the articles and handed on in pieces of bounded size.

Lines that are as they were come from the published table: only those of articles that changed are made.
"""

import os
from array import array
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from site_builder.model import Article, File, Record

SIZE = 1 << 20  # bytes after which a piece is handed on


class Lines(Struct, frozen=True):
    """A table and its maker: the lines that one article adds, each ended by a line feed."""

    path: str
    of: Callable[[Article, Record, Sequence[str]], bytes]  # with the ids of the same report elsewhere
    head: bytes = b""  # what the table begins with


class Layout(Struct, frozen=True):
    """Where the lines of each article stand in tables, and what they were made of."""

    versions: dict[str, bytes]  # id -> digest of all that its lines depend on, in the order of the tables
    lengths: dict[str, bytes]  # path -> bytes of the lines of each article, as numbers of 8 bytes
    sha256: dict[str, str] = {}  # path -> hash of the whole table


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
    if before and any(table.path not in before.layout.lengths for table in tables):
        before = None  # other tables were asked for
    then = before.layout.versions if before else {}
    places = {id_: place for place, id_ in enumerate(then)}
    versions: dict[str, bytes] = {}
    with ExitStack() as stack:
        growing = [_Growing(table, before, stack) for table in tables]
        for id_ in wanted.records:
            version = versions[id_] = wanted.version(id_)
            if then.get(id_) == version:
                for one in growing:
                    one.keep(places[id_])
            else:
                record, same = wanted.records[id_], wanted.duplicates.get(id_, ())
                article = wanted.article(record)
                for table, one in zip(tables, growing, strict=True):
                    one.add(table.of(article, record, same))
            yield from (one.cut() for one in growing if one.size >= SIZE)
        yield from (one.cut() for one in growing)
    return Layout(versions, {one.path: one.lengths.tobytes() for one in growing})


class _Growing:
    """A table in the making: bytes in hand, and behind them a run of the published table that is not read yet."""

    def __init__(self, table: Lines, before: Published | None, stack: ExitStack) -> None:
        self.path = path = table.path
        self.size = len(table.head)  # bytes that cut() would give
        self.lengths = array("Q")
        self._held = bytearray(table.head)
        self._run = (0, 0)
        self._old, self._ends, self._old_lengths = None, array("Q"), array("Q")
        if before:
            self._old = stack.enter_context((before.folder / path).open("rb"))
            self._old_lengths.frombytes(before.layout.lengths[path])
            self._ends.extend(accumulate(self._old_lengths, initial=len(table.head)))
            del self._ends[0]

    def add(self, lines: bytes) -> None:
        """Go on with new lines."""
        self._read()
        self._held += lines
        self._grow(len(lines))

    def keep(self, place: int) -> None:
        """Go on with the lines of the article at a place in the published table."""
        length, end = self._old_lengths[place], self._ends[place]
        if self._run[1] != end - length:
            self._read()
            self._run = (end - length, end - length)
        self._run = (self._run[0], end)
        self._grow(length)

    def cut(self) -> File:
        """Return the piece that is in hand."""
        self._read()
        piece = File(self.path, bytes(self._held))
        self._held.clear()
        self.size = 0
        return piece

    def _grow(self, length: int) -> None:
        self.lengths.append(length)
        self.size += length

    def _read(self) -> None:
        start, end = self._run
        if self._old and end > start:
            self._held += _at(self._old, start, end - start)
        self._run = (end, end)


def _at(file: BinaryIO, start: int, size: int) -> bytes:
    """Return bytes of an open file, from wherever it is read."""
    found: bytes
    if hasattr(os, "pread"):
        found = os.pread(file.fileno(), size, start)
    else:
        file.seek(start)
        found = file.read(size)
    return found

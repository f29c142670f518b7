"""A table in the making: new lines, and those that are taken over from the table as it was published."""

import os
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO, NamedTuple

from site_builder.exports import gzipped
from site_builder.model import File

PACKED = ".gz"  # what the name of a compressed table ends in


class Old(NamedTuple):
    """A table as it was published."""

    file: BinaryIO
    lengths: "array[int]"  # bytes of the lines of each article
    chunks: "array[int]"  # of a compressed table: (articles, *gzipped.Chunk) of each chunk


def numbers(packed: bytes) -> "array[int]":
    """Return what was kept of a list of numbers."""
    found = array("Q")
    found.frombytes(packed)
    return found


def growing(path: str, head: bytes, old: Old | None) -> "Plain | Packed":
    """Return the beginning of a table, compressed if its name says so."""
    return Packed(path, head, old) if path.endswith(PACKED) else Plain(path, head, old)


class Plain:
    """Bytes in hand, and behind them a run of the published table that is not read yet."""

    def __init__(self, path: str, head: bytes, old: Old | None) -> None:
        """Begin with what the table begins with."""
        self.path = path
        self.size = len(head)  # bytes that cut() would give
        self.lengths, self.chunks = array("Q"), array("Q")
        self._held = bytearray(head)
        self._run = (0, 0)
        self._old, self._ends = old, array("Q")
        if old:
            self._ends.extend(accumulate(old.lengths, initial=len(head)))
            del self._ends[0]

    def add(self, lines: bytes) -> None:
        """Go on with the lines of an article."""
        self._read()
        self._held += lines
        self.lengths.append(len(lines))
        self.size += len(lines)

    def keep(self, places: range) -> None:
        """Go on with the lines of the articles at places in the published table, one behind the other."""
        if self._old:
            start, end = self._ends[places[0]] - self._old.lengths[places[0]], self._ends[places[-1]]
            if self._run[1] != start:
                self._read()
                self._run = (start, start)
            self._run = (self._run[0], end)
            self.lengths.extend(self._old.lengths[places.start : places.stop])
            self.size += end - start

    def part(self) -> None:
        """Go on: it has no chunks."""

    def cut(self) -> File:
        """Return the piece that is in hand."""
        self._read()
        piece = File(self.path, bytes(self._held))
        self._held.clear()
        self.size = 0
        return piece

    def end(self) -> File:
        """Return the last piece, which is as any other."""
        return self.cut()

    def _read(self) -> None:
        start, end = self._run
        if self._old and end > start:
            self._held += _at(self._old.file, start, end - start)
        self._run = (end, end)


class _Chunk(NamedTuple):
    """A chunk of the published table."""

    first: int  # of its articles, and the end of the last
    end: int
    offset: int  # in the file
    chunk: gzipped.Chunk


class Packed:
    """Chunks in hand, and the lines of the next, or the places in the published table where they stand."""

    def __init__(self, path: str, head: bytes, old: Old | None) -> None:
        """Begin with what the table begins with."""
        self.path = path
        self.lengths, self.chunks = array("Q"), array("Q")
        self._held = bytearray(gzipped.HEAD)
        self._next: list[int | bytes] = []
        self._old, self._old_chunks = old, list(_chunks(old.chunks)) if old else []
        self._opened: tuple[_Chunk | None, bytes] = (None, b"")  # the chunk looked into last, and what it stands for
        self._put(0, *gzipped.chunk(head))

    @property
    def size(self) -> int:
        """Return the bytes that cut() would give."""
        return len(self._held)

    def add(self, lines: bytes) -> None:
        """Go on with the lines of an article."""
        self.lengths.append(len(lines))
        self._next.append(lines)

    def keep(self, places: range) -> None:
        """Go on with the lines of the articles at places in the published table, one behind the other."""
        if self._old:
            self.lengths.extend(self._old.lengths[places.start : places.stop])
            self._next.extend(places)

    def part(self) -> None:
        """End a chunk: taken over if it holds what one of the published table held, else made anew."""
        rows, self._next = self._next, []
        first = rows[0] if rows else None
        if self._old and isinstance(first, int):
            old = self._holding(first)
            if rows == list(range(old.first, old.end)):
                self._put(len(rows), _at(self._old.file, old.offset, old.chunk.size), old.chunk)
                return
        if rows:
            self._put(len(rows), *gzipped.chunk(b"".join(map(self._lines, rows))))

    def cut(self) -> File:
        """Return the piece that is in hand."""
        piece = File(self.path, bytes(self._held))
        self._held.clear()
        return piece

    def end(self) -> File:
        """Return the last piece."""
        self.part()
        self._held += gzipped.end(one.chunk for one in _chunks(self.chunks))
        return self.cut()

    def _put(self, articles: int, content: bytes, chunk: gzipped.Chunk) -> None:
        self._held += content
        self.chunks.extend((articles, *chunk))

    def _holding(self, place: int) -> _Chunk:
        """Return the chunk of the published table in which an article's lines stand."""
        return self._old_chunks[bisect_right(self._old_chunks, place, key=lambda one: one.first) - 1]

    def _lines(self, row: int | bytes) -> bytes:
        """Return the lines of an article: those in hand, or as they were published."""
        if isinstance(row, bytes) or not self._old:
            return row if isinstance(row, bytes) else b""
        one = self._holding(row)
        if self._opened[0] != one:
            self._opened = one, gzipped.plain(_at(self._old.file, one.offset, one.chunk.size))
        start = sum(self._old.lengths[one.first : row])
        return self._opened[1][start : start + self._old.lengths[row]]


def _chunks(kept: "array[int]") -> Iterator[_Chunk]:
    first, offset = 0, len(gzipped.HEAD)
    for at in range(0, len(kept), 4):
        articles, *rest = kept[at : at + 4]
        yield _Chunk(first, first + articles, offset, gzipped.Chunk(*rest))
        first, offset = first + articles, offset + rest[0]


def _at(file: BinaryIO, start: int, size: int) -> bytes:
    """Return bytes of an open file, from wherever it is read."""
    found: bytes
    if hasattr(os, "pread"):
        found = os.pread(file.fileno(), size, start)
    else:
        file.seek(start)
        found = file.read(size)
    return found

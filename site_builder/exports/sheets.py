"""Files with lines for each official, made run by run: of a run that is as it was, the last build has the lines."""

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import msgspec
from msgspec import Struct

from site_builder.exports import gzipped
from site_builder.exports.growing import PACKED
from site_builder.memo import Memo
from site_builder.model import Archive, File, Official
from site_builder.packed import Packed, decoder, packed

_part = decoder(tuple[bytes, gzipped.Chunk])


class Sheet(Struct, frozen=True):
    """A file: what it begins with, and the lines of some officials, told as `kind`, which has fewer fields."""

    path: str
    kind: type[Any]
    lines: Callable[[Iterable[Any]], bytes]
    head: bytes = b""
    besides: str = ""  # what the lines follow from besides the officials


def file(sheet: Sheet, archive: Archive, path: str, memo: Memo) -> File:
    """Return a sheet of an archive; compressed if `path` says so."""
    return whole(path, sheet.head, rows(sheet, archive, path, memo))


def rows(sheet: Sheet, archive: Archive, path: str, memo: Memo, beside: Iterable[bytes] = repeat(b"")) -> list[bytes]:
    """Return the lines of a sheet in runs as whole() takes them; `beside`: as Memo.each has it."""
    return rows_of(sheet, packed(Official, archive.officials), path, memo, beside)


def rows_of(
    sheet: Sheet, things: Packed[Any], path: str, memo: Memo, beside: Iterable[bytes] = repeat(b"")
) -> list[bytes]:
    """Return the same of a sheet with lines for other things than officials."""
    make = (lambda some: part(sheet.lines(some))) if path.endswith(PACKED) else sheet.lines
    return [*memo.each(f"{path} {gzipped.VERSION} {sheet.besides}", things, sheet.kind, make, beside)]


def whole(path: str, head: bytes, runs: Sequence[bytes]) -> File:
    """Return a file of a beginning and runs of lines, all of them compressed or none."""
    if not path.endswith(PACKED):
        return File(path, b"".join((head, *runs)))
    return File(path, gzipped.joined(map(_part, (part(head), *runs))))


def part(plain: bytes) -> bytes:
    """Return the chunk of a compressed file that stands for lines, with what it is."""
    return msgspec.msgpack.encode(gzipped.chunk(plain))

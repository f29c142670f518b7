"""Looking through a file that holds many articles: where each begins, how long it is, and the hash of its bytes."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from site_builder.model import Input
from site_builder.sources.opening import LARGEST


class Beside(Struct, frozen=True):
    """A picture that a file holds beside its articles."""

    item: Input


class Piece(Struct, frozen=True):
    """A line of a file; `data` is None for one that is longer than an article may be."""

    number: int  # from 1
    offset: int
    size: int
    data: bytes | None


def lines(stream: BinaryIO) -> Iterator[Piece]:
    """Yield each line with its end; no more of the file than one of them is ever in memory."""
    number = offset = 0
    while data := stream.readline(LARGEST + 1):
        number, size = number + 1, len(data)
        kept: bytes | None = data
        while size > LARGEST and not data.endswith(b"\n") and (data := stream.readline(LARGEST)):
            size, kept = size + len(data), None
        yield Piece(number, offset, size, kept if size <= LARGEST else None)
        offset += size


def sha256(data: bytes) -> str:
    """Return the hash that tells whether bytes are as they were."""
    return hashlib.sha256(data).hexdigest()

"""JSON Lines as this project writes them: UTF-8, no escapes that need not be, keys in the order of the shape."""

from collections.abc import Iterable
from functools import cache

import msgspec


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


def lines(rows: Iterable[object]) -> bytes:
    """Return one line per row, each ended by a line feed."""
    return bytes(_encoder().encode_lines(rows))

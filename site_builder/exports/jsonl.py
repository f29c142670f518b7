"""JSON Lines as this project writes them: UTF-8, no escapes that need not be, keys in the order of the shape."""

from collections.abc import Iterable
from functools import cache

import msgspec


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


def lines(rows: Iterable[object]) -> bytes:
    """Return one line per row, each ended by a line feed; what no Unicode text can hold becomes a question mark."""
    known = list(rows)
    try:
        return bytes(_encoder().encode_lines(known))
    except UnicodeEncodeError:
        return bytes(_encoder().encode_lines(map(_sound, map(msgspec.to_builtins, known))))


def _sound(value: object) -> object:
    """Return a value without lone surrogates."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_sound(key): _sound(one) for key, one in value.items()}
    return list(map(_sound, value)) if isinstance(value, list | tuple) else value

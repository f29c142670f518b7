"""Which shard holds a key: a list of pages, and pages of shards, so that a searcher fetches little of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import json

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PAGE = 64


class Range(NamedTuple):
    """A file's name and the key from which on it is responsible."""

    key: str
    name: str


def pages(shards: Sequence[Range]) -> Iterator[tuple[str, bytes]]:
    """Yield (first key, content) of each page of the directory."""
    for i in range(0, len(shards), PAGE):
        yield shards[i].key, json.encode(listed(shards[i : i + PAGE]))


def listed(ranges: Sequence[Range]) -> dict[str, str]:
    """Return sorted ranges as {keys, names}: keys front-coded, names of eight characters end to end."""
    return {"keys": _front_coded([r.key for r in ranges]), "names": "".join(r.name for r in ranges)}


def _front_coded(keys: Sequence[str]) -> str:
    """Return sorted keys, a line each: how many characters of the line before go on, as one digit; then the rest."""
    lines, before = [], ""
    for key in keys:
        shared = min(_shared(before, key), len(_DIGITS) - 1)
        lines.append(_DIGITS[shared] + key[shared:])
        before = key
    return "\n".join(lines)


def _shared(a: str, b: str) -> int:
    shared = min(len(a), len(b))
    while a[:shared] != b[:shared]:
        shared -= 1
    return shared

"""Many articles in one file: one JSON object a line."""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from site_builder.errors import SetAsideError
from site_builder.model import Input, Remark, SetAside
from site_builder.sources import bodies
from site_builder.sources.declared import declared
from site_builder.sources.looking import lines, sha256
from site_builder.sources.mapped import mapped
from site_builder.sources.naming import named
from site_builder.sources.opening import too_large
from site_builder.sources.page import Page, Skimmed
from site_builder.text.decode import decode
from site_builder.words import remark


class JsonLines(Skimmed):
    """A .jsonl file holds an article in each line that is not blank."""

    suffix = ".jsonl"
    many = True

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterator[Input | SetAside]:
        """Yield where each line begins and how long it is; the file is never held in memory whole."""
        found = False
        for line in lines(stream):
            found = found or line.data is None or not line.data.isspace()
            if line.number == 1 and (line.data or b"").startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                message = remark("written in UTF-16; save it as UTF-8")
                raise SetAsideError(message)
            if line.data is None:
                yield SetAside(whole.path, line.number, too_large())
            elif not line.data.isspace():
                at = (whole.offset if whole.deflated is None else 0) + line.offset
                shown = named(whole.path, line.data) if b"src" in line.data else ()
                digest = sha256(line.data)
                yield replace(whole, line=line.number, offset=at, size=line.size, sha256=digest, pictures=shown)
        if not found:
            message = remark("no article in it; add one JSON object per line or remove the file")
            raise SetAsideError(message)

    def page(self, item: Input, data: bytes) -> Page:
        """Return the article of one line; raise SetAsideError when the line is no JSON object with a text."""
        values, notes = _object(item, data)
        values = mapped(item, values)
        if not isinstance(values.get("text"), str):
            message = remark(
                'no "text"; give the article\'s text as a string, or name its key under columns in archive.toml'
            )
            raise SetAsideError(message, item.line)
        return bodies.page(item, data, declared(values), notes)


def _object(item: Input, data: bytes) -> tuple[dict[str, object], tuple[Remark, ...]]:
    try:
        decoded = decode(data)
        values = msgspec.json.decode(decoded.text)
        twice = _twice(decoded.text)
    except SetAsideError as error:
        raise SetAsideError(error.reason, item.line) from None
    except (msgspec.DecodeError, RecursionError) as error:
        message = remark(
            'not JSON (%(why)s); write one object per line, such as {"title": ..., "date": ..., "text": ...}', why=error
        )
        raise SetAsideError(message, item.line) from None
    if not isinstance(values, dict):
        message = remark("not a JSON object but %(kind)s; write one object per line", kind=type(values).__name__)
        raise SetAsideError(message, item.line)
    notes = tuple(remark('the key "%(key)s" stands there more than once; the last is used', key=key) for key in twice)
    return values, decoded.notes + notes


def _twice(text: str) -> list[str]:
    """Return the keys that an object, or one inside it, gives more than once."""
    found: list[str] = []

    def look(pairs: list[tuple[str, object]]) -> None:
        counts = Counter(key for key, _ in pairs)
        found.extend(key for key, times in counts.items() if times > 1)

    json.loads(text, object_pairs_hook=look)
    return found

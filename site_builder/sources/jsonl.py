"""Many articles in one file: one JSON object a line."""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from pathlib import Path

import msgspec

from site_builder.cleaning.lines import split
from site_builder.errors import SetAsideError
from site_builder.model import Input
from site_builder.sources.declared import Declared, declared
from site_builder.sources.page import Page
from site_builder.text import entities
from site_builder.text.decode import Decoded, decode, mended

_ESCAPED = b"\\u00"  # how JSON may write what a wrong code left


class JsonLines:
    """A .jsonl file holds an article in each line that is not blank."""

    suffix = ".jsonl"

    def inputs(self, root: Path, whole: Input) -> list[Input]:
        """Return where each line begins and how long it is; the file is never held in memory whole."""
        found: list[Input] = []
        offset = 0
        with (root / whole.path).open("rb") as file:
            for number, line in enumerate(file, start=1):
                if number == 1 and line.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                    message = "UTF-16; save it as UTF-8"
                    raise SetAsideError(message)
                if not line.isspace():
                    found.append(msgspec.structs.replace(whole, line=number, offset=offset, size=len(line)))
                offset += len(line)
        if not found:
            message = "no article in it; add one JSON object per line or remove the file"
            raise SetAsideError(message)
        return found

    def page(self, item: Input, data: bytes) -> Page:
        """Return the article of one line; raise SetAsideError when the line is no JSON object with a text."""
        values, notes = _object(item, data)
        if not isinstance(values.get("text"), str):
            message = 'no "text"; give the article\'s text as a string'
            raise SetAsideError(message, item.line)
        known, repaired = _meant(declared(values), data, item)
        return Page(split(known.text or ""), known, notes + repaired)


def _meant(known: Declared, data: bytes, item: Input) -> tuple[Declared, tuple[str, ...]]:
    """Return title and text without entities; what JSON wrote with escapes was hidden from decode() until now."""
    title, in_title = entities.plain(known.title or "")
    text, in_text = entities.plain(known.text or "")
    notes = entities.note(in_title + in_text)
    if _ESCAPED in data:
        try:
            found = mended(Decoded(f"{title}\n{text}", notes))
        except SetAsideError as error:
            raise SetAsideError(str(error), item.line) from None
        (title, _, text), notes = found.text.partition("\n"), found.notes
    return msgspec.structs.replace(known, title=title or None, text=text or None), notes


def _object(item: Input, data: bytes) -> tuple[dict[str, object], tuple[str, ...]]:
    try:
        decoded = decode(data)
        values = msgspec.json.decode(decoded.text)
        twice = _twice(decoded.text)
    except SetAsideError as error:
        raise SetAsideError(str(error), item.line) from None
    except (msgspec.DecodeError, RecursionError) as error:
        message = f'not JSON ({error}); write one object per line, such as {{"title": ..., "date": ..., "text": ...}}'
        raise SetAsideError(message, item.line) from None
    if not isinstance(values, dict):
        message = f"not a JSON object but {type(values).__name__}; write one object per line"
        raise SetAsideError(message, item.line)
    notes = tuple(f'khóa "{key}" được ghi hơn một lần; lần cuối được dùng' for key in twice)
    return values, decoded.notes + notes


def _twice(text: str) -> list[str]:
    """Return the keys that an object, or one inside it, gives more than once."""
    found: list[str] = []

    def look(pairs: list[tuple[str, object]]) -> None:
        counts = Counter(key for key, _ in pairs)
        found.extend(key for key, times in counts.items() if times > 1)

    json.loads(text, object_pairs_hook=look)
    return found

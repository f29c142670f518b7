"""Catalogues -> Words, by Babel: the program's locale/vi.po, the archive's own locale/ over it, and what CLDR knows.

Babel takes a tenth of a second to load, so it is loaded only when catalogues have changed.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import msgspec

from site_builder.built_in import built_in
from site_builder.errors import SiteBuilderError
from site_builder.words.words import BETWEEN, FIELDS, Formats, Words

FOLDER = "locale"

_PLACE = re.compile(r"%\((\w+)\)s")
_BARE = re.compile(rb'^[ \t]*msg[a-z_]+(?:\[\d+\])?[ \t]+[^"\s]', re.MULTILINE)
_DATES = "pattern of a date"
_DECODER = msgspec.msgpack.Decoder(Words)
_MONTHS, _WEEKDAYS = range(1, 13), range(7)


def load(language: str, own: Path | None = None, kept: bytes | None = None) -> Words:
    """Return the words of a language; `kept`: those of the last time, encoded, which are taken if nothing has changed.

    `own`: an archive's folder of catalogues, of which strings go before the program's.  Raises SiteBuilderError for a
    catalogue that is none, or names a value that its message does not have.
    """
    files = tuple(folder / f"{language}.po" for folder in (built_in(FOLDER), own) if folder)
    there = tuple((file, file.read_bytes()) for file in files if file.is_file())
    made_of = hashlib.sha256(b"\0".join((language.encode(), *(content for _, content in there)))).hexdigest()
    before = _DECODER.decode(kept) if kept else None
    return before if before and before.made_of == made_of else _made(language, made_of, there)


@lru_cache(maxsize=8)  # tests make many sites
def _made(language: str, made_of: str, files: tuple[tuple[Path, bytes], ...]) -> Words:
    messages: dict[str, tuple[str, ...]] = {}
    for file, content in files:
        messages.update(_messages(file, content))
    return Words(language, made_of, messages, _formats(language, messages))


def _messages(file: Path, content: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # slow to load, rarely needed

    if bare := _BARE.search(content):  # of which read_po would cut the first and the last letter off
        line = content.count(b"\n", 0, bare.start()) + 1
        message = f"{file}:{line}: has a text without quotation marks; put it between two"
        raise SiteBuilderError(message)
    try:
        catalogue = read_po(BytesIO(content), locale=file.stem, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        message = f"{file}: is not a catalogue ({error}); correct it, or delete it to have the built-in words"
        raise SiteBuilderError(message) from error
    for entry in catalogue:
        ids, forms = _texts(entry.id), _texts(entry.string)
        if ids[0] and not entry.fuzzy and forms and all(forms):
            _check(file, ids, forms)
            yield (f"{entry.context}{BETWEEN}{ids[0]}" if entry.context else ids[0]), forms


def _texts(of: str | Sequence[str | None] | None) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(one or "" for one in of or ())


def _check(file: Path, ids: Sequence[str], forms: Sequence[str]) -> None:
    for name in {*_PLACE.findall("".join(forms))} - {*_PLACE.findall("".join(ids))}:
        message = f'{file}: "{ids[0]}": has no value named "{name}"; name one of those between %( and )s'
        raise SiteBuilderError(message)


def _formats(language: str, messages: Mapping[str, tuple[str, ...]]) -> Formats:
    from babel import Locale  # noqa: PLC0415  # slow to load, rarely needed

    locale = Locale.parse(language)
    numbering = locale.number_symbols[locale.default_numbering_system]
    months, days = locale.months, locale.days
    return Formats(
        group=numbering["group"],
        percent=re.sub(r"[#,0]+", "%s", locale.percent_formats[None].pattern).replace("%s%", "%s%%"),
        months=tuple(months["stand-alone"]["wide"][number] for number in _MONTHS),
        months_in_dates=tuple(months["format"]["wide"][number] for number in _MONTHS),
        short_months=tuple(months["format"]["abbreviated"][number] for number in _MONTHS),
        weekdays=tuple(days["format"]["wide"][number] for number in _WEEKDAYS),
        short_weekdays=tuple(days["stand-alone"]["short"][number] for number in _WEEKDAYS),
        patterns=dict(_patterns(messages)),
    )


def _patterns(messages: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    from babel.dates import parse_pattern  # noqa: PLC0415  # slow to load, rarely needed

    for name, (context, message) in PATTERNS.items():
        written = messages.get(f"{context}{BETWEEN}{message}", (message,))[0]
        if context != _DATES:
            yield name, written
            continue
        found = str(parse_pattern(written).format)
        if unknown := {*_PLACE.findall(found)} - {*FIELDS}:
            fields = ", ".join(sorted(unknown))
            problem = f'{FOLDER}/: "{written}": dates have no field {fields}; write one of these: {", ".join(FIELDS)}'
            raise SiteBuilderError(problem)
        yield name, found


def pattern(context: str, message: str) -> tuple[str, str]:
    """Name a message by its context; catalogues are made of what stands in such calls."""
    return context, message


# Dates, as Unicode's CLDR writes their patterns.
PATTERNS = {
    "day": pattern("pattern of a date", "d MMM y"),
    "month": pattern("pattern of a date", "MMM y"),
    "long day": pattern("pattern of a date", "EEEE, d MMMM y"),
    "long month": pattern("pattern of a date", "MMMM y"),
    "moment": pattern("time of a day", "%(day)s, %(time)s"),
}

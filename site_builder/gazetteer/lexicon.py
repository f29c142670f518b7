"""The words that may name a unit, all looked for in one pass over a text."""

import tomllib
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.tables import rows, text
from site_builder.gazetteer.units import districts_by_name
from site_builder.text.normalise import old_tone, tone
from site_builder.text.phrases import Phrases

Role = Literal["province", "city", "district", "commune", "name", "known", "bare", "blocked", "sport"]
# province, city, district, commune: a word that announces such a unit; name: a province's own name; known: a district's
# that needs no announcement; bare: any other district's; blocked: a longer name that only begins like one; sport: a
# word of articles in which a province's bare name is a team.
_AS_LISTED = frozenset(("name", "known", "bare", "blocked", "sport"))  # never in lower case


class Entry(NamedTuple):
    """What a word means; `value` is the word as listed, `key` its name_key."""

    role: Role
    value: str
    key: str


class Hit(NamedTuple):
    """A word at text[start:end]."""

    entry: Entry
    start: int
    end: int


@cache
def words(section: str) -> MappingProxyType[str, tuple[str, ...]]:
    """Return a section of place_words.toml, with today's tone placement."""
    table = tomllib.loads(text("place_words.toml"))[section]
    return MappingProxyType({name: tuple(map(tone, listed)) for name, listed in table.items()})


def scan(s: str, code: bytes) -> Iterator[Hit]:
    """Yield the words in an NFC text, the leftmost and longest ones, whole words only, in either tone placement.

    `code`: the narrowed text.
    """
    entries, phrases = _phrases()
    for phrase, start, end in phrases.find(s, code):
        if (start and s[start - 1].isalnum()) or (s[end : end + 1].isalnum() and s[end - 1] != "."):
            continue
        yield Hit(entries[phrase], start, end)


@cache
def _phrases() -> tuple[dict[str, Entry], Phrases]:
    entries: dict[str, Entry] = {}
    for entry in _entries():
        for spelling in _spellings(entry):
            entries.setdefault(spelling, entry)
    return entries, Phrases(entries)


def _spellings(entry: Entry) -> Iterator[str]:
    """Yield the forms that differ in case or in the place of the tone mark."""
    word = tone(entry.value)
    forms = {word, word.upper()}
    if entry.role not in _AS_LISTED:
        forms |= {word.lower(), word[:1].upper() + word[1:], word.title()}
    yield from sorted(forms | set(map(old_tone, forms)))


def _entries() -> Iterator[Entry]:
    """Yield the entries; where two share a spelling the first one counts."""
    for name in words("blocked")["names"]:
        yield _entry("blocked", name)
    for key, name, _, _ in rows("provinces.tsv"):
        yield from (_entry("name", form) for form in _dashed(name) if key != "ho-chi-minh")
    yield _entry("name", "Huế")
    yield _entry("name", "Hồ Chí Minh")
    for key, spellings in rows("spellings.tsv"):
        role: Role = "bare" if "/" in key else "name"
        yield from (_entry(role, spelling) for spelling in spellings.split("|"))
    for role in ("province", "city", "district", "commune"):
        yield from (_entry(role, word) for word in words("kinds")[role])
    yield from (_entry("sport", word) for word in words("words")["sport"])
    yield from (_entry("known", name) for name in words("known")["districts"])
    for units in districts_by_name().values():
        for unit in units:
            if " " in unit.name and not unit.name[-1].isdigit():
                yield _entry("bare", unit.name)


def _entry(role: Role, value: str) -> Entry:
    return Entry(role, value, name_key(value))


def _dashed(name: str) -> tuple[str, ...]:
    """Return the ways to print "A - B"."""
    return (name, *(name.replace(" - ", dash) for dash in ("-", " – ", "–", "- ", " -"))) if " - " in name else (name,)

"""The words that may name a unit, all looked for in one pass over a text."""

import tomllib
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from site_builder.gazetteer.tables import rows, text
from site_builder.gazetteer.units import districts_by_name
from site_builder.text.normalise import tone

Role = Literal["province", "city", "district", "commune", "name", "known", "bare", "blocked"]
# province, city, district, commune: a word that announces such a unit; name: a province's own name; known: a district's
# that needs no announcement; bare: any other district's; blocked: a longer name that only begins like one.


class Entry(NamedTuple):
    """What a word means; `value` is the word as listed."""

    role: Role
    value: str


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


def scan(toned: str) -> Iterator[Hit]:
    """Yield the words in a text with today's tone placement, the leftmost and longest ones, whole words only."""
    entries, automaton = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(toned):
        if start and toned[start - 1].isalnum():
            continue
        entry = entries[index]
        if toned[end : end + 1].isalnum() and toned[end - 1] != ".":
            continue
        yield Hit(entry, start, end)


@cache
def _automaton() -> tuple[tuple[Entry, ...], AhoCorasick]:
    patterns: dict[str, Entry] = {}
    for entry in _entries():
        for spelling in _spellings(entry):
            patterns.setdefault(spelling, entry)
    return tuple(patterns.values()), AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)


def _spellings(entry: Entry) -> tuple[str, ...]:
    """Return the forms that differ in case; a name is never written in lower case."""
    word = tone(entry.value)
    forms = (word, word.upper())
    return forms if entry.role in {"name", "known", "bare", "blocked"} else (*forms, word.lower(), word[:1].upper() + word[1:], word.title())


def _entries() -> Iterator[Entry]:
    """Yield the entries; where two share a spelling the first one counts."""
    for name in words("blocked")["names"]:
        yield Entry("blocked", name)
    for key, name, _, _ in rows("provinces.tsv"):
        yield from (Entry("name", form) for form in _dashed(name) if key != "ho-chi-minh")
    yield Entry("name", "Huế")
    yield Entry("name", "Hồ Chí Minh")
    for key, spellings in rows("spellings.tsv"):
        role: Role = "bare" if "/" in key else "name"
        yield from (Entry(role, spelling) for spelling in spellings.split("|"))
    for role in ("province", "city", "district", "commune"):
        yield from (Entry(role, word) for word in words("kinds")[role])
    yield from (Entry("known", name) for name in words("known")["districts"])
    for units in districts_by_name().values():
        for unit in units:
            if " " in unit.name and not unit.name[-1].isdigit():
                yield Entry("bare", unit.name)


def _dashed(name: str) -> tuple[str, ...]:
    """Return the ways to print "A - B"."""
    return (name, *(name.replace(" - ", dash) for dash in ("-", " – ", "–", "- ", " -")))  if " - " in name else (name,)

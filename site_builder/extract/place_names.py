"""Read the names behind a word that announces a unit: "các xã Châu Bình, Châu Hòa và thị trấn Giồng Trôm"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from site_builder.gazetteer.lexicon import Entry, Hit, words
from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.units import (
    Commune,
    Unit,
    communes_by_name,
    districts_by_name,
    merged_into,
    province,
    provinces_by_name,
)
from site_builder.model import Level
from site_builder.text.fold import fold

Candidate = Unit | Commune

_CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_SYLLABLE = rf"(?:[{_CAPITALS}][\w’']{{0,11}}(?!\w)|\d{{1,2}}(?!\w|[.,]\d))"  # none is longer
SYLLABLE = re.compile(_SYLLABLE)
# Up to eight syllables: the longest name has five, the rest may be the person who comes next.
CHAIN = re.compile(rf"{_SYLLABLE}(?:(?:[ \u00a0]{{1,2}}|[ ]?[-–][ ]?){_SYLLABLE}){{0,7}}")
FURTHER = re.compile(rf"(?:[ \u00a0]{{1,2}}|[ ]?[-–][ ]?){_SYLLABLE}")
_GAP = re.compile(r"(?:[ \t\u00a0]*:)?[ \t\u00a0]*[“\"]?")
_AND = r"(?:,|;)?[ \u00a0]*(?:và|cùng|đến|hoặc)[ \u00a0]|,|;|[-–][ ]|/"
_SEPARATOR = re.compile(rf"[”\"]?[ \u00a0]*(?:\([^()\n]{{1,60}}\))?[ \u00a0]*(?:{_AND})[ \u00a0]*[“\"]?")
_PLURAL = re.compile(
    r"(?:các|những|nhiều|số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d)[ \u00a0](?:[\w, ]{0,30}(?:,| và| \+)[ ]?)?$",
    re.IGNORECASE,
)
_NUMBERS = (
    *("các", "những", "nhiều", "số", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *"0123456789",
)
_PLURAL_ENDS = tuple(f"{word}{blank}" for word in _NUMBERS for blank in " \u00a0")
_LIST_ENDS = (",", ", ", " và", " và ", " +", " + ")  # _PLURAL ends in one of these where not in those
_LOOK_BACK = 45
_EITHER = re.compile(r"(?<!\w)tỉnh(?:,| và| hoặc|/| -)? ?$", re.IGNORECASE)  # "các tỉnh, thành phố": none is a district


class Named(NamedTuple):
    """A name at text[start:end] with the units it may mean; none for a commune the gazetteer does not know."""

    start: int
    end: int
    level: Level
    candidates: tuple[Candidate, ...]
    homes: frozenset[str]  # keys of the provinces in which the unit may lie


class _Word(NamedTuple):
    """An announcing word: what it announces, the kind of unit, and whether a number may be its name."""

    role: str
    kind: str
    numbered: bool


_WORDS = {  # by the first word of an announcing phrase
    "huyện": ("huyện", False),
    "h": ("huyện", False),
    "quận": ("quận", True),
    "q": ("quận", True),
    "thị": ("thị xã", False),
    "tx": ("thị xã", False),
    "t.x": ("thị xã", False),
    "thành": ("thành phố", False),
    "tp": ("thành phố", False),
    "t.p": ("thành phố", False),
    "xã": ("xã", False),
    "phường": ("phường", True),
    "p": ("", True),
    "đặc": ("đặc khu", False),
}
# A letter and a blank announce a ward only where a district follows: "P. Trung Liệt, quận Đống Đa", no one's initial.
_WITHIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}, ?(?:quận|huyện|thị xã|thành phố|TP|TX|Q\.|H\.)")
_LETTERS = frozenset(("Q.", "H.", "P.", "X."))  # also initials of people; a name follows them without a blank
_INITIAL = re.compile(r"[^\W\d_](?!\w)")  # "P.V" is a reporter
_COMMUNE_KINDS = frozenset(("xã", "phường", "thị trấn"))
# What a Vietnamese syllable looks like without its marks; the beginnings and ends of minority names besides.
_VIETNAMESE = re.compile(
    r"(?:ngh?|nh|gh?|gi|kh?|ph|th?|tr|ch|qu|kr|bl|pl|[bcdhlmnprsvxy])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnptkhlr])?|ia|ea"
)
_LONGEST, _SHORTEST, _LONGEST_UNKNOWN = 6, 2, 3  # syllables


class Reading(NamedTuple):
    """What the first `length` characters of a chain of capitals mean."""

    length: int
    level: Level
    candidates: tuple[Candidate, ...]
    homes: frozenset[str]


class Era(NamedTuple):
    """Which units exist: `new` since 2025-07-01; `hue_city` while Huế was a city of Thừa Thiên Huế."""

    new: bool
    hue_city: bool


def homes(units: Iterable[Candidate]) -> frozenset[str]:
    """Return the keys of the provinces in which the units lie."""
    return frozenset(unit.province for unit in units)


@cache
def families() -> frozenset[str]:
    """Return the first syllables of people's names."""
    return frozenset(words("words")["families"])


def announced(text: str, hit: Hit, era: Era) -> Iterator[Named]:
    """Yield the names behind an announcing word, lists included."""
    gap = _GAP.match(text, hit.end)
    position = gap.end() if gap else hit.end
    if hit.entry.value in _LETTERS and _initial(text, hit, position):
        return
    word = _word(hit.entry)
    if word.role == "city" and _EITHER.search(text, max(0, hit.start - _LOOK_BACK), hit.start):
        word = _Word("province", "", numbered=False)
    first = name_at(text, position, word, era, first=True)
    if not first:
        return
    yield first
    separator = next_name(text, first.end)
    if not separator:
        return
    plural = _is_plural(text[max(0, hit.start - _LOOK_BACK) : hit.start])
    word = word._replace(kind="" if plural else word.kind, numbered=word.numbered and plural)
    while separator:
        following = name_at(text, separator.end(), word, era, first=False)
        if not plural:
            following = _parent(text, separator.end(), first, era) or following
        if not following or not _belongs(first, following, plural=plural):
            return
        yield following
        separator = next_name(text, following.end)


def _initial(text: str, hit: Hit, position: int) -> bool:
    """Tell whether a letter is a person's initial rather than short for a kind of unit."""
    apart = position > hit.end and not _WITHIN.match(text, position)
    return apart or text[hit.start - 1 : hit.start] == "." or _INITIAL.match(text, position) is not None


def _is_plural(before: str) -> bool:
    """Tell whether the words before an announcing word say that it announces several."""
    lower = before.lower()
    return lower.endswith(_PLURAL_ENDS) or (lower.endswith(_LIST_ENDS) and _PLURAL.search(before) is not None)


def next_name(text: str, position: int) -> re.Match[str] | None:
    """Return what separates a name that ends at `position` from a further one, if a name may follow."""
    separator = _SEPARATOR.match(text, position)
    return separator if separator and SYLLABLE.match(text, separator.end()) else None


def _parent(text: str, position: int, first: Named, era: Era) -> Named | None:
    """Return the district in which a commune lies, where it follows without its kind: "xã Mỹ An, Phù Mỹ"."""
    if first.level != "commune" or not first.candidates:
        return None
    found = name_at(text, position, _Word("district", "", numbered=False), era, first=False)
    parents = {candidate.parent for candidate in first.candidates}
    inside = tuple(unit for unit in found.candidates if isinstance(unit, Unit) and unit.key in parents) if found else ()
    return found._replace(candidates=inside, homes=homes(inside)) if found and inside else None


@cache
def _word(entry: Entry) -> _Word:
    value = entry.value.lower()
    if value.startswith("thị trấn"):
        return _Word("commune", "thị trấn", numbered=False)
    kind, numbered = _WORDS.get(value.split()[0].rstrip("."), ("", False))
    return _Word(entry.role, kind, numbered=numbered)


def _belongs(first: Named, following: Named, *, plural: bool) -> bool:
    """Tell whether a name goes on the list: always after "các xã", else when both lie in one unit."""
    if plural or following.level != first.level:
        return True
    if not first.candidates or not following.candidates:
        return False
    parents = {candidate.parent for candidate in first.candidates}
    return any(candidate.parent in parents for candidate in following.candidates)


def bare_commune(text: str, position: int, era: Era) -> Named | None:
    """Return the commune in force whose name stands at text[position:] without its kind."""
    named = name_at(text, position, _Word("commune", "", numbered=False), era, first=False)
    if named is None or name_key(text[named.start : named.end]) not in communes_by_name(new=era.new):
        return None
    return named


def name_at(text: str, position: int, word: _Word, era: Era, *, first: bool) -> Named | None:
    """Return the longest name behind such a word; `first`: directly behind it, not on the list that follows."""
    first_letter = text[position : position + 1]
    if not (first_letter.isupper() or first_letter.isdigit()):  # what a name begins with, told quickly
        return None
    chain = CHAIN.match(text, position)
    read = _read(chain[0], word, era, first=first) if chain else None
    return Named(position, position + read.length, *read[1:]) if read else None


@lru_cache(maxsize=1 << 14)
def _read(chain: str, word: _Word, era: Era, *, first: bool) -> Reading | None:
    if chain[0].isdigit() and not word.numbered:
        return None
    syllables = list(SYLLABLE.finditer(chain))
    for count in range(min(len(syllables), _LONGEST), 0, -1):
        name = chain[: syllables[count - 1].end()]
        level, candidates = lookup(word.role, name, era)
        if not first and word.role != "province" and _in_force(name, era):
            return None
        if candidates:
            if count == 1 and _goes_on(syllables, word):
                break  # "xã Quế Xuân" is not the commune Quế
            if count < len(syllables) and begins_a_person([syllable[0] for syllable in syllables], count):
                return None
            fitting = tuple(unit for unit in candidates if unit.kind == word.kind) or candidates
            return Reading(len(name), level, fitting, homes(fitting))
    return _unknown_commune(syllables, first=first) if word.kind in _COMMUNE_KINDS else None


def _goes_on(syllables: list[re.Match[str]], word: _Word) -> bool:
    """Tell whether a commune's name of one syllable is only the beginning of a longer one."""
    later = [syllable[0] for syllable in syllables[1:2]]
    return word.role == "commune" and bool(later) and later[0].isalpha() and later[0] not in families()


def _in_force(name: str, era: Era) -> bool:
    """Tell whether the name is that of a province of the era."""
    return any(not era.new or not merged_into(unit.province) for unit in lookup("province", name, era)[1])


def begins_a_person(syllables: list[str], count: int) -> bool:
    """Tell whether a place of `count` syllables is only the beginning of a person's name: "xã Trần Phú Cường"."""
    tail = syllables[count:]
    return (
        syllables[0] in families()
        and len(tail) == 1
        and tail[0].istitle()
        and tail[0].isalpha()
        and tail[0] not in families()
    )


def _unknown_commune(syllables: list[re.Match[str]], *, first: bool) -> Reading | None:
    """Return a name of two or three syllables that the gazetteer lacks, unless it may be a person's or a body's."""
    names = [syllable[0] for syllable in syllables]
    stop = next((i for i, name in enumerate(names) if i > 1 and name in families()), len(names))
    if names[0] in families() or not _SHORTEST <= stop <= _LONGEST_UNKNOWN or not (first or stop == len(names)):
        return None
    length = syllables[stop - 1].end()
    if names[:stop] == ["Việt", "Nam"]:
        return None
    spaced = length == sum(map(len, names[:stop])) + stop - 1
    vietnamese = spaced and all(map(_VIETNAMESE.fullmatch, map(fold, names[:stop])))
    return Reading(length, "commune", (), frozenset()) if vietnamese else None


@lru_cache(maxsize=1 << 16)
def lookup(role: str, name: str, era: Era) -> tuple[Level, tuple[Candidate, ...]]:
    """Return the level and the units that a name may mean behind a word of that role."""
    key = name_key(name)
    if role == "province":
        found = provinces_by_name().get(key)
        return "province", (province(found),) if found else ()
    if role == "city":
        return _city(key, era)
    if role == "district":
        return "district", districts_by_name().get(key, ())
    return "commune", communes_by_name(new=era.new).get(key, ()) or communes_by_name(new=not era.new).get(key, ())


def _city(key: str, era: Era) -> tuple[Level, tuple[Candidate, ...]]:
    """Return a city: a province by itself or a district, as Huế was until 2024."""
    found = provinces_by_name().get(key)
    unit = province(found) if found else None
    if unit and (unit.kind == "thành phố" or (unit.key == "hue" and not era.hue_city)):
        return "province", (unit,)
    cities = districts_by_name().get(key, ())
    return "district", cities

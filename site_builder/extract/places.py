"""Which provinces, districts and communes an article names, each mention with its place in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from site_builder.extract.fields import Field, fields
from site_builder.extract.place_context import behind_preposition, is_city_of_ho, is_foreign, is_place
from site_builder.extract.place_lists import bare_list
from site_builder.extract.place_names import Candidate, Era, Named, announced, homes
from site_builder.gazetteer.lexicon import Hit, scan
from site_builder.gazetteer.units import (
    NEW_ERA,
    Commune,
    Unit,
    districts_by_name,
    full_name,
    province,
    province_on,
    provinces_by_name,
)
from site_builder.model import Document, Evidence, Level, PlaceNamed, Statement
from site_builder.text.normalise import tone

_HUE, _HUE_PROVINCE_SINCE = "hue", "2025-01-01"
_TWO_TIERS = re.compile(r"chính quyền (?:địa phương )?(?:hai|2|02) cấp")
# Before "xã", these make it no commune: a cooperative, a news agency, a wife.
_NO_COMMUNE = re.compile(r"(?:tác|tấn|HTX|bà|ông|Hoa|xóm)[ \u00a0]$", re.IGNORECASE)
_ANNOUNCING = frozenset(("province", "city", "district", "commune"))
_RULES = {"name": "place.named", "known": "place.known", "bare": "place.bare"}  # of bare names
_BARE_RULES = frozenset(_RULES.values())
_SPORT_WORDS = 3  # that many different ones make an article about sport
_NEAR = 25  # characters between a district and the province that says which one it is
_ADJACENT = re.compile(
    r"[”\"]?\s*(?:[,(–-]|của|thuộc)?\s*(?:(?:thuộc|của)\s+)?(?:huyện|quận|thị xã|TX|tỉnh|thành phố|TP)?\.?\s*",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A name in a field, with what it may mean and how that is known."""

    field: str
    start: int
    end: int
    quote: str
    level: Level
    candidates: tuple[Candidate, ...]
    homes: frozenset[str]  # keys of the provinces in which it may lie
    rule: str
    how: str


def find(document: Document, searched: Sequence[Field] | None = None) -> list[Statement]:
    """Return one PlaceNamed statement per mention in title, text and captions, in that order.

    A name that several units share keeps `key` None unless the words beside it say which.
    `searched`: the document's fields, where they are at hand.
    """
    searched = searched or fields(document)
    texts = {field.name: field.text for field in searched}
    day = published(document)
    era = era_of(document, day)
    sport: set[str] = set()
    mentions = [mention for field in searched for mention in _in_field(field, era, sport)]
    if len(sport) >= _SPORT_WORDS:
        mentions = [m for m in mentions if m.rule not in _BARE_RULES or behind_preposition(texts[m.field], m.start)]
    mentions = _with_known_bare(mentions, era)
    return [statement(mention, day, era) for mention in _resolved(mentions, texts)]


def published(document: Document) -> str | None:
    """Return the day of publication (ISO), as far as it is known."""
    for found in document.statements:
        if found.property == "published" and isinstance(found.value, str):
            return found.value[:10]
    return None


def era_of(document: Document, day: str | None) -> Era:
    """Return which units exist; an undated article is of the old era unless it speaks of the two tiers of the new."""
    new = day >= NEW_ERA if day else bool(_TWO_TIERS.search(document.text))
    return Era(new=new, hue_city=not new and not (day and day >= _HUE_PROVINCE_SINCE))


def _in_field(field: Field, era: Era, sport: set[str]) -> Iterator[Mention]:
    """Yield the mentions of a field; add its words of sport to `sport`."""
    consumed, text = 0, field.text
    for hit in scan(text, field.code):
        if hit.start < consumed:
            continue
        if hit.entry.role == "sport":
            sport.add(hit.entry.value)
        for named, rule in _read(text, hit, era):
            if is_foreign(text, named.end):
                break
            start, end, level, candidates, provinces = named
            yield Mention(field.name, start, end, text[start:end], level, candidates, provinces, rule, "named")
            consumed = end


def _read(text: str, hit: Hit, era: Era) -> Iterator[tuple[Named, str]]:
    """Yield the names that begin with a hit, with the rule that found each."""
    role = hit.entry.role
    if role == "commune" and _NO_COMMUNE.search(text, max(0, hit.start - 5), hit.start):
        return
    if role in _ANNOUNCING:
        for position, named in enumerate(announced(text, hit, era)):
            yield named, "place.listed" if position else "place.announced"
    elif role in _RULES:
        bare = _bare(text, hit, era)
        if bare is None and era.new and role != "name":
            yield from ((named, "place.listed") for named in bare_list(text, hit.start, era))
        elif bare and is_place(text, hit.start, hit.end) and not (bare.level == "district" and _in_capitals(text, hit)):
            yield bare, _RULES[role]


def _bare(text: str, hit: Hit, era: Era) -> Named | None:
    role, value, key = hit.entry
    if role != "name":
        return None if era.new else _named(hit, "district", districts_by_name()[key])
    if value == "Hồ Chí Minh" and not is_city_of_ho(text, hit.start):
        return None
    if value == "Huế" and era.hue_city:
        return _named(hit, "district", districts_by_name()[key])
    return _named(hit, "province", (province(provinces_by_name()[key]),))


def _named(hit: Hit, level: Level, units: tuple[Unit, ...]) -> Named:
    return Named(hit.start, hit.end, level, units, homes(units))


def _in_capitals(text: str, hit: Hit) -> bool:
    """Tell whether a name in capitals stands alone among small letters, as those of photographers do."""
    before = text[max(0, hit.start - 12) : hit.start].rstrip(" \u00a0:,")
    return text[hit.start : hit.end].isupper() and not before.isupper()


def _with_known_bare(mentions: list[Mention], era: Era) -> list[Mention]:
    """Keep a bare district only where the article names its province or another of its districts in full."""
    if era.new:
        return mentions
    known = [mention.homes for mention in mentions if mention.rule != "place.bare"]
    firm = {key for keys in known if len(keys) == 1 for key in keys}
    return [mention for mention in mentions if mention.rule != "place.bare" or mention.homes & firm]


def _resolved(mentions: list[Mention], texts: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the mentions, those that the next one settles with fewer candidates: "huyện Châu Thành, Bến Tre"."""
    for position, mention in enumerate(mentions):
        if len(mention.candidates) != 1:
            yield _settled(mention, mentions[position + 1 : position + 4], texts[mention.field])
        else:
            yield mention


def _settled(mention: Mention, following: list[Mention], text: str) -> Mention:
    """Return the mention with the candidates that lie in the units named right behind it."""
    end = mention.end
    candidates, provinces = mention.candidates, mention.homes
    for other in following:
        near = other.field == mention.field and other.start <= end + _NEAR
        if not near or not _ADJACENT.fullmatch(text, end, other.start):
            break
        end = other.end
        keys = {candidate.key if isinstance(candidate, Unit) else candidate.parent for candidate in other.candidates}
        inside = tuple(c for c in candidates if c.parent in keys or c.province in keys)
        candidates = inside or candidates
        provinces = homes(candidates) or other.homes
    return mention._replace(candidates=candidates, homes=provinces) if end > mention.end else mention


def statement(mention: Mention, day: str | None, era: Era) -> Statement:
    """Return the mention as a statement, by the names in force on the article's day."""
    evidence = Evidence(mention.field, mention.start, mention.end, mention.quote)
    confidence = 0.95 if mention.rule == "place.announced" else 0.85
    return Statement("place", place(mention, day, era), evidence, mention.rule, confidence)


def place(mention: Mention, day: str | None, era: Era) -> PlaceNamed:
    """Return the unit that is meant, its key None while several remain."""
    when = day or (NEW_ERA if era.new else None)
    only = province_on(next(iter(mention.homes)), when) if len(mention.homes) == 1 else None
    if mention.level == "province" and only:
        return PlaceNamed(only.name, "province", only.key, None, mention.how)
    unit = _unit(mention.candidates[0]) if len(mention.candidates) == 1 else None
    name = unit.name if unit else _name(mention.quote)
    return PlaceNamed(name, mention.level, unit.key if unit else None, only.name if only else None, mention.how)


@lru_cache(maxsize=1 << 12)
def _unit(candidate: Candidate) -> Unit:
    return candidate.unit() if isinstance(candidate, Commune) else candidate


@lru_cache(maxsize=1 << 12)
def _name(quote: str) -> str:
    return full_name(tone(quote), "phường")

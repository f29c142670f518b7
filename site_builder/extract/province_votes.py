"""What speaks for a province in an article: its name, its districts and communes, its officials."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.extract.place_names import Candidate, Era, lookup
from site_builder.gazetteer.holders import Holder, holders
from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.units import province_on, provinces_by_name
from site_builder.model import Document, Evidence, How, PlaceNamed, Statement
from site_builder.text.fold import same

# What a piece of evidence weighs.  Chosen on hand-read articles; only their proportions matter.
_TITLE = 4.0
_TITLE_FIRST = 1.5  # the first of several provinces in a title is the one that acts
_TITLE_OPENS = 5.0  # "Quảng Ngãi: ...", "Khánh Hòa hỗ trợ ..."
_ANNOUNCED = 1.5  # "tỉnh X", "Tỉnh ủy X"
BARE = 1.0
_PASSING = 0.25  # "quê X", "(đoàn X)", "tại Hà Nội"
_LEAD = 1.5
_DISTRICT, _COMMUNE, _AGAIN = 1.2, 0.9, 0.3
_UNIT_TITLE = 2.0  # a district or commune in the title
_HOLDER, _HOLDER_OTHER_POST = 4.0, 0.5

_LEAD_LENGTH, _LEAD_SHARE = 500, 3  # the lead: that many characters, at most one third of the text
_MOST_MENTIONS = 8  # further ones add nothing
_MOST_PROVINCES = 6  # a name found in more of them says nothing
_TERM_MONTHS = 66  # a term, and what is left of the one before

_BEFORE = 20  # characters that may hold the words that make a mention a passing one
_PASSING_BEFORE = re.compile(
    r"(?:đoàn|ĐBQH|quê|ngụ|trú|gốc|sinh|báo|đi) (?:tại |ở |tỉnh |TP\.? ?)?$",
    re.IGNORECASE,
)
_PASSING_WORDS = ("đoàn ", "đbqh ", "quê ", "ngụ ", "trú ", "gốc ", "sinh ", "báo ", "đi ")  # it holds one of these
_IN_HA_NOI = re.compile(r"(?:tại|ở|về|ra|từ|đến)[ \u00a0](?:thủ đô[ \u00a0])?$", re.IGNORECASE)
_SHORT = ((re.compile(r"\bhội đồng nhân dân\b"), "hđnd"), (re.compile(r"\bủy ban nhân dân\b"), "ubnd"))


class Vote(NamedTuple):
    """One piece of evidence for a province, by the key of the unit in force on the article's day."""

    province: str
    weight: float
    how: How
    evidence: Evidence | None


class View(NamedTuple):
    """The article as the votes need it; `when` is a day of its era, None for the old one."""

    document: Document
    named: Sequence[tuple[Statement, PlaceNamed, Evidence]]  # the units named
    names: Sequence[tuple[str, tuple[str, ...]]]
    era: Era
    when: str | None
    nameless: bool  # the text speaks of "the province" without saying which

    def key(self, province: str) -> str:
        """Return the key of the province in force."""
        return province_on(province, self.when).key


def of_names(view: View) -> Iterator[Vote]:
    """Yield a vote for each mention of a province, up to a number."""
    times: Counter[str] = Counter()
    first_in_title = True
    for found, value, evidence in view.named:
        if value.level != "province" or not value.key or times[value.key] >= _MOST_MENTIONS:
            continue
        times[value.key] += 1
        if evidence.field == "title":
            weight = _TITLE + (_TITLE_FIRST if first_in_title else 0.0) + (0.0 if evidence.start else _TITLE_OPENS)
            first_in_title = False
        elif _in_passing(view.document, evidence, value.key):
            weight = _PASSING
        else:
            weight = BARE if found.rule == "place.named" else _ANNOUNCED
            if times[value.key] == 1 and _in_lead(view.document, evidence):
                weight += _LEAD
        yield Vote(view.key(value.key), weight, "named", evidence)


def _in_lead(document: Document, evidence: Evidence) -> bool:
    return evidence.field == "text" and evidence.start < min(_LEAD_LENGTH, len(document.text) // _LEAD_SHARE)


def _in_passing(document: Document, evidence: Evidence, key: str) -> bool:
    if evidence.field != "text":
        return False
    before = document.text[max(0, evidence.start - _BEFORE) : evidence.start]
    if before.endswith("(") and document.text[evidence.end : evidence.end + 1] == ")":
        return True
    lower = before.lower()
    passing = any(map(lower.__contains__, _PASSING_WORDS)) and _PASSING_BEFORE.search(before)
    return bool(passing) or (key == "ha-noi" and bool(_IN_HA_NOI.search(before)))


def of_units(view: View) -> Iterator[Vote]:
    """Yield votes for the provinces in which the named districts and communes may lie."""
    seen: Counter[str] = Counter()
    for _, value, evidence in view.named:
        if value.level == "province":
            continue
        seen[value.name] += 1
        if seen[value.name] > _MOST_MENTIONS:
            continue
        inside = {view.key(province) for province in _provinces(value, evidence, view)}
        if len(inside) > _MOST_PROVINCES:
            continue
        weight = _DISTRICT if value.level == "district" else _COMMUNE
        if seen[value.name] > 1:
            weight = _AGAIN
        elif evidence.field == "title":
            weight += _UNIT_TITLE
        elif _in_lead(view.document, evidence):
            weight += _LEAD
        yield from (Vote(key, weight / len(inside), "district", evidence) for key in sorted(inside))


def _provinces(value: PlaceNamed, evidence: Evidence, view: View) -> set[str]:
    """Return the keys of the provinces in which the unit may lie."""
    return {value.key.partition("/")[0]} if value.key else {unit.province for unit in candidates(value, evidence, view)}


def candidates(value: PlaceNamed, evidence: Evidence, view: View) -> tuple[Candidate, ...]:
    """Return the units that a place statement may mean, in the province that it already knows."""
    found = lookup(value.level, evidence.quote, view.era)[1]
    known = view.key(provinces_by_name()[name_key(value.province)]) if value.province else None
    return tuple(unit for unit in found if known is None or view.key(unit.province) == known)


def of_officials(view: View) -> Iterator[Vote]:
    """Yield votes for the provinces whose known office holders are named, best with the post that they held."""
    for name, posts in view.names:
        found = holders(name)
        if not found:
            continue
        held = set(map(_plain, posts))
        for holder in found:
            fits = not held.isdisjoint(map(_plain, holder.posts)) and _in_term(holder, view.when)
            weight = (_HOLDER if fits else _HOLDER_OTHER_POST) / len(found)
            yield Vote(view.key(holder.province), weight, "official", _mention(view.document, name))


def _plain(post: str) -> str:
    plain = same(post)
    for long, short in _SHORT:
        plain = long.sub(short, plain)
    return plain


def _in_term(holder: Holder, when: str | None) -> bool:
    if not when:
        return False
    year, month = map(int, holder.as_of.split("-"))
    return abs((int(when[:4]) - year) * 12 + int(when[5:7]) - month) <= _TERM_MONTHS


def _mention(document: Document, name: str) -> Evidence | None:
    for field, text in (("text", document.text), ("title", document.title)):
        start = text.find(name)
        if start >= 0:
            return Evidence(field, start, start + len(name), name)
    return None

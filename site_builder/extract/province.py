"""Which province an article is about, by the weight of what it names; none rather than a guess."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from site_builder.extract.place_names import Candidate, Era, lookup
from site_builder.extract.places import era_of, published
from site_builder.gazetteer.holders import Holder, holders
from site_builder.gazetteer.outlets import outlet_province
from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.units import NEW_ERA, Commune, province_on, provinces_by_name
from site_builder.model import Document, Evidence, How, PlaceNamed, Statement
from site_builder.text.fold import same
from site_builder.text.normalise import tone

# What a piece of evidence weighs.  Chosen on hand-read articles; only their proportions matter.
_TITLE = 4.0
_TITLE_FIRST = 1.5  # the first of several provinces in a title is the one that acts
_ANNOUNCED = 1.5  # "tỉnh X", "Tỉnh ủy X"
_BARE = 1.0
_PASSING = 0.25  # "quê X", "(đoàn X)", "tại Hà Nội"
_LEAD = 1.5
_DISTRICT, _DISTRICT_AGAIN, _DISTRICT_TITLE = 1.2, 0.3, 2.0
_COMMUNE = 0.8
_OUTLET, _OUTLET_LOCAL = 1.5, 2.5
_HOLDER, _HOLDER_OTHER_POST = 4.0, 1.0
_GENERIC = 1.5  # "Tỉnh ủy", "trong tỉnh" without a name: the article is about some one province

_ENOUGH = 2.4  # the least weight that decides
_AHEAD = 1.25  # and by how much it must exceed the next
_LEAD_LENGTH = 600
_MOST_MENTIONS = 8  # further ones add nothing
_MOST_PROVINCES = 6  # a commune name found in more says nothing
_TERM_MONTHS = 66  # a term and what is left of the one before

_GENERIC_REFERENCE = re.compile(
    r"(?:UBND|HĐND|Công an|toàn|trong|của|địa bàn|lãnh đạo|Quân sự|MTTQ|ĐBQH|Quốc hội) tỉnh(?=[\s,.;:)](?![ ]?[A-ZĐ])|$)"
    r"|Tỉnh ủy(?=[\s,.;:)](?![ ]?[A-ZĐ])|$)|tỉnh nhà|tỉnh ta"
)
_PASSING_BEFORE = re.compile(r"(?:\(đoàn|\(Đoàn|\(ĐBQH|đoàn|quê|ngụ|trú|quê ở|trú tại|gốc|sinh tại|Báo|báo|đi) (?:tại |ở |tỉnh |TP\.? ?)?$")
_IN_HA_NOI = re.compile(r"(?:tại|ở|về|ra|từ|đến)[ \u00a0](?:Thủ đô[ \u00a0]|thủ đô[ \u00a0])?$")
_HOST = re.compile(r"(?<![\w@.])(?:[A-Za-z0-9-]+\.)+vn(?!\w)")
_SOURCE = re.compile(r"(?:Báo|Web|Đài PT-?TH|Cổng TTĐT tỉnh|Cổng thông tin điện tử tỉnh)[ \u00a0](?:[A-ZĐÀ-Ỹ]\w*[ \u00a0]?(?:[-–][ ])?){1,4}")
_EDGE = 250  # characters at either end of a text where an outlet's name is a dateline or a credit
_WORDS = ((re.compile(r"\bhội đồng nhân dân\b"), "hđnd"), (re.compile(r"\bủy ban nhân dân\b"), "ubnd"))


class Vote(NamedTuple):
    """One piece of evidence for a province."""

    province: str  # key, of the unit in force on the article's day
    weight: float
    how: How
    evidence: Evidence | None


class View(NamedTuple):
    """The article as the votes need it."""

    document: Document
    places: Sequence[Statement]
    names: Sequence[tuple[str, tuple[str, ...]]]
    era: Era
    when: str | None  # a day in the era of the article

    def key(self, province: str) -> str:
        """Return the key of the province in force."""
        return province_on(province, self.when).key


def decide(document: Document, places: Sequence[Statement], names: Sequence[tuple[str, tuple[str, ...]]]) -> list[Statement]:
    """Return the `province` statement, if one province stands out, and the places that it settles.

    `places` are those of places.find; `names` each official's full name with canonical posts.  A settled place has the
    evidence of the statement that it replaces, and `how` "context" ("office-holder" when office holders decided).
    """
    day = published(document)
    era = era_of(document, day)
    view = View(document, places, names, era, day or (NEW_ERA if era.new else None))
    votes = [*_named(view), *_districts(view), *_communes(view), *_outlet(view), *_officials(view)]
    primary = _decided(votes, view)
    if not primary:
        return []
    key = primary.value.key if isinstance(primary.value, PlaceNamed) else None
    return [primary, *(settled for found in places if key and (settled := _settled(found, key, primary, view)))]


def _decided(votes: list[Vote], view: View) -> Statement | None:
    totals: dict[str, float] = defaultdict(float)
    for vote in votes:
        totals[vote.province] += vote.weight
    if not totals:
        return None
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    best, weight = ranked[0]
    if _GENERIC_REFERENCE.search(view.document.text):
        weight += _GENERIC
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if weight < _ENOUGH or weight < _AHEAD * second:
        return None
    strongest = _strongest([vote for vote in votes if vote.province == best])
    unit = province_on(best, view.when)
    confidence = round(min(0.99, weight / (weight + second + 1.0)), 2)
    value = PlaceNamed(unit.name, "province", unit.key, None, strongest.how)
    return Statement("province", value, strongest.evidence, f"province.{strongest.how}", confidence)


def _strongest(votes: list[Vote]) -> Vote:
    """Return the vote to show: of the kind that weighs most, the name itself before all else."""
    weights: Counter[str] = Counter()
    for vote in votes:
        weights[vote.how] += round(vote.weight * 100)
    how = "named" if weights["named"] >= round(_BARE * 100) else max(sorted(weights), key=lambda kind: weights[kind])
    return max((vote for vote in votes if vote.how == how), key=lambda vote: vote.weight)


def _named(view: View) -> Iterator[Vote]:
    """Yield a vote for each mention of a province, up to a number."""
    times: Counter[str] = Counter()
    first_in_title = True
    for found in view.places:
        value, evidence = found.value, found.evidence
        if not isinstance(value, PlaceNamed) or value.level != "province" or not value.key or not evidence:
            continue
        times[value.key] += 1
        if times[value.key] > _MOST_MENTIONS:
            continue
        weight = _ANNOUNCED if found.rule != "place.named" else _BARE
        if evidence.field == "title":
            weight = _TITLE + (_TITLE_FIRST if first_in_title else 0.0)
            first_in_title = False
        elif _in_passing(view.document, evidence, value.key):
            weight = _PASSING
        elif evidence.field == "text" and evidence.start < _LEAD_LENGTH and times[value.key] == 1:
            weight += _LEAD
        yield Vote(view.key(value.key), weight, "named", evidence)


def _in_passing(document: Document, evidence: Evidence, key: str) -> bool:
    if evidence.field != "text":
        return False
    before = document.text[max(0, evidence.start - 20) : evidence.start]
    return bool(_PASSING_BEFORE.search(before)) or (key == "ha-noi" and bool(_IN_HA_NOI.search(before)))


def _districts(view: View) -> Iterator[Vote]:
    seen: Counter[str] = Counter()
    for found in view.places:
        value, evidence = found.value, found.evidence
        if not isinstance(value, PlaceNamed) or value.level != "district" or not evidence:
            continue
        inside = {view.key(candidate.province) for candidate in _candidates(value, evidence, view)}
        seen[name_key(value.name)] += 1
        weight = _DISTRICT if seen[name_key(value.name)] == 1 else _DISTRICT_AGAIN
        if evidence.field == "title":
            weight += _DISTRICT_TITLE
        if seen[name_key(value.name)] <= _MOST_MENTIONS:
            yield from (Vote(key, weight / len(inside), "district", evidence) for key in sorted(inside))


def _communes(view: View) -> Iterator[Vote]:
    seen = set()
    for found in view.places:
        value, evidence = found.value, found.evidence
        if not isinstance(value, PlaceNamed) or value.level != "commune" or not evidence or value.name in seen:
            continue
        seen.add(value.name)
        inside = {view.key(candidate.province) for candidate in _candidates(value, evidence, view)}
        if len(inside) <= _MOST_PROVINCES:
            yield from (Vote(key, _COMMUNE / len(inside), "district", evidence) for key in sorted(inside))


def _candidates(value: PlaceNamed, evidence: Evidence, view: View) -> tuple[Candidate, ...]:
    """Return the units that a place statement may mean, in the province it already knows."""
    found = lookup("city" if value.level == "district" else "commune", tone(evidence.quote), view.era)[1]
    found = found or lookup("district", tone(evidence.quote), view.era)[1] if value.level == "district" else found
    known = provinces_by_name()[name_key(value.province)] if value.province else None
    return tuple(unit for unit in found if known is None or view.key(unit.province) == view.key(known))


def _outlet(view: View) -> Iterator[Vote]:
    """Yield a vote for the home of the newspaper, as the input, the dateline or a credit names it."""
    document = view.document
    weight = _OUTLET_LOCAL if _GENERIC_REFERENCE.search(document.text) or _GENERIC_REFERENCE.search(document.title) else _OUTLET
    for declared in (document.source.outlet, document.source.url):
        key = outlet_province(declared) if declared else None
        if key:
            yield Vote(view.key(key), weight, "outlet", None)
            return
    for evidence in _printed_outlets(document):
        key = outlet_province(evidence.quote)
        if key:
            yield Vote(view.key(key), weight, "outlet", evidence)
            return


def _printed_outlets(document: Document) -> Iterator[Evidence]:
    text = document.text
    tail = max(_EDGE, len(text) - _EDGE)
    for pattern in (_HOST, _SOURCE):
        for match in chain(pattern.finditer(text, 0, min(_EDGE, len(text))), pattern.finditer(text, tail)):
            yield Evidence("text", match.start(), match.end(), match[0])
    for number, removed in enumerate(document.removed):
        for pattern in (_HOST, _SOURCE):
            for match in pattern.finditer(removed.text):
                yield Evidence(f"removed[{number}]", match.start(), match.end(), match[0])


def _officials(view: View) -> Iterator[Vote]:
    for name, posts in view.names:
        found = holders(name)
        plain = {_plain(post) for post in posts}
        for holder in found:
            fits = bool(plain & set(map(_plain, holder.posts))) and _in_term(holder, view.when)
            weight = (_HOLDER if fits else _HOLDER_OTHER_POST) / len(found)
            yield Vote(view.key(holder.province), weight, "official", _name_in(view.document, name))


def _plain(post: str) -> str:
    plain = same(post)
    for long, short in _WORDS:
        plain = long.sub(short, plain)
    return plain


def _in_term(holder: Holder, when: str | None) -> bool:
    if not when:
        return False
    year, month = map(int, holder.as_of.split("-"))
    return abs((int(when[:4]) - year) * 12 + int(when[5:7]) - month) <= _TERM_MONTHS


def _name_in(document: Document, name: str) -> Evidence | None:
    for field, text in (("text", document.text), ("title", document.title)):
        start = text.find(name)
        if start >= 0:
            return Evidence(field, start, start + len(name), name)
    return None


def _settled(found: Statement, key: str, primary: Statement, view: View) -> Statement | None:
    """Return the place with its unit when only one candidate lies in the article's province."""
    value, evidence = found.value, found.evidence
    if not isinstance(value, PlaceNamed) or value.level == "province" or value.key or not evidence:
        return None
    inside = [unit for unit in _candidates(value, evidence, view) if view.key(unit.province) == key]
    if len(inside) != 1:
        return None
    unit = inside[0].unit() if isinstance(inside[0], Commune) else inside[0]
    how = "office-holder" if primary.rule == "province.official" else "context"
    settled = replace(value, name=unit.name, key=unit.key, province=province_on(unit.province, view.when).name, how=how)
    return replace(found, value=settled, rule=f"{found.rule}.{how}", confidence=primary.confidence)

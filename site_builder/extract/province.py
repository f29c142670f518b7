"""Which province an article is about, by the weight of what it names; none rather than a guess."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from msgspec.structs import replace

from site_builder.extract.place_names import Candidate, Era, lookup
from site_builder.extract.places import era_of, published
from site_builder.gazetteer.holders import Holder, holders
from site_builder.gazetteer.outlets import outlet_province
from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.units import NEW_ERA, Commune, Unit, province_on, provinces_by_name
from site_builder.model import Document, Evidence, How, PlaceNamed, Statement
from site_builder.text.fold import same
from site_builder.text.normalise import tone

# What a piece of evidence weighs.  Chosen on hand-read articles; only their proportions matter.
_TITLE = 4.0
_TITLE_FIRST = 1.5  # the first of several provinces in a title is the one that acts
_TITLE_OPENS = 5.0  # "Quảng Ngãi: ...", "Khánh Hòa hỗ trợ ..."
_ANNOUNCED = 1.5  # "tỉnh X", "Tỉnh ủy X"
_BARE = 1.0
_PASSING = 0.25  # "quê X", "(đoàn X)", "tại Hà Nội", a football club
_LEAD = 1.5
_DISTRICT, _COMMUNE, _AGAIN = 1.2, 0.9, 0.3
_UNIT_TITLE = 2.0  # a district or commune in the title
_OUTLET, _OUTLET_LOCAL = 1.5, 2.5
_OUTLET_AGREES = 1.5  # a local paper that names a unit of its own province
_HOLDER, _HOLDER_OTHER_POST = 4.0, 1.0
_GENERIC = 1.5  # "Tỉnh ủy", "trong tỉnh" without a name: the article is about some one province

_ENOUGH = 3.2  # the least weight that decides
_AHEAD = 1.4  # by how much it must exceed the next
_SHARE = 0.38  # and its least share of all weights: a list of provinces is about none
_ALONE = 2.5  # so far ahead of the next that a nameless "tỉnh" must mean it
_LEAD_LENGTH, _LEAD_SHARE = 500, 3  # the lead: that many characters, at most one third of the text
_MOST_MENTIONS = 8  # further ones add nothing
_MOST_PROVINCES = 6  # a commune name found in more says nothing
_TERM_MONTHS = 66  # a term and what is left of the one before

# Words about "the province" that leave its name out.
_NAMELESS = tuple(
    f"{body} tỉnh"
    for body in (
        "UBND",
        "HĐND",
        "Công an",
        "toàn",
        "trong",
        "của",
        "địa bàn",
        "lãnh đạo",
        "Quân sự",
        "MTTQ",
        "Quốc hội",
    )
) + ("Tỉnh ủy", "Tỉnh uỷ", "tỉnh nhà", "tỉnh ta")
_PASSING_BEFORE = re.compile(
    r"(?:\(đoàn|\(Đoàn|\(ĐBQH|đoàn|quê|ngụ|trú|quê ở|trú tại|gốc|sinh tại|Báo|báo|đi) (?:tại |ở |tỉnh |TP\.? ?)?$"
)
_IN_HA_NOI = re.compile(r"(?:tại|ở|về|ra|từ|đến)[ \u00a0](?:Thủ đô[ \u00a0]|thủ đô[ \u00a0])?$")
_HOST = re.compile(r"(?<![\w@.])(?:[A-Za-z0-9-]+\.)+vn(?!\w)")
_SOURCE = re.compile(
    r"(?:Báo|Web|Đài PT-?TH|Cổng TTĐT tỉnh|Cổng thông tin điện tử tỉnh)[ \u00a0](?:[A-ZĐÀ-Ỹ]\w*[ \u00a0]?(?:[-–][ ])?){1,4}"
)
_PRINTED = (((".vn",), _HOST), (("Báo ", "Web ", "Đài P", "Cổng "), _SOURCE))
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


def decide(
    document: Document, places: Sequence[Statement], names: Sequence[tuple[str, tuple[str, ...]]]
) -> list[Statement]:
    """Return the `province` statement, if one province stands out, and the places that it settles.

    `places` are those of places.find; `names` each official's full name with canonical posts.  A settled place has the
    evidence of the statement that it replaces, and `how` "context" ("office-holder" when office holders decided).
    """
    day = published(document)
    era = era_of(document, day)
    view = View(document, places, names, era, day or (NEW_ERA if era.new else None))
    units = list(_units(view))
    votes = [*_named(view), *units, *_outlet(view, {vote.province for vote in units}), *_officials(view)]
    primary = _decided(votes, view)
    return [*([primary] if primary else ()), *_settled(view, primary)]


def _decided(votes: list[Vote], view: View) -> Statement | None:
    totals: dict[str, float] = defaultdict(float)
    for vote in votes:
        totals[vote.province] += vote.weight
    if not totals:
        return None
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    best, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if weight >= _ALONE * second and _is_nameless(view.document.text):
        weight += _GENERIC
    if weight < max(_ENOUGH, _AHEAD * second, _SHARE * sum(totals.values())):
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
            weight += _TITLE_OPENS if evidence.start == 0 else 0.0
            first_in_title = False
        elif _in_passing(view.document, evidence, value.key):
            weight = _PASSING
        elif times[value.key] == 1 and _in_lead(view.document, evidence):
            weight += _LEAD
        yield Vote(view.key(value.key), weight, "named", evidence)


def _in_lead(document: Document, evidence: Evidence) -> bool:
    return evidence.field == "text" and evidence.start < min(_LEAD_LENGTH, len(document.text) // _LEAD_SHARE)


def _in_passing(document: Document, evidence: Evidence, key: str) -> bool:
    if evidence.field != "text":
        return False
    before = document.text[max(0, evidence.start - 20) : evidence.start]
    if before.endswith("(") and document.text[evidence.end : evidence.end + 1] == ")":
        return True
    return bool(_PASSING_BEFORE.search(before)) or (key == "ha-noi" and bool(_IN_HA_NOI.search(before)))


def _units(view: View) -> Iterator[Vote]:
    """Yield votes for the provinces in which the named districts and communes may lie."""
    seen: Counter[str] = Counter()
    for found in view.places:
        value, evidence = found.value, found.evidence
        if not isinstance(value, PlaceNamed) or value.level == "province" or not evidence:
            continue
        inside = {view.key(candidate.province) for candidate in _candidates(value, evidence, view)}
        seen[value.name] += 1
        if seen[value.name] > _MOST_MENTIONS or len(inside) > _MOST_PROVINCES:
            continue
        weight = _DISTRICT if value.level == "district" else _COMMUNE
        if seen[value.name] > 1:
            weight = _AGAIN
        elif evidence.field == "title":
            weight += _UNIT_TITLE
        elif _in_lead(view.document, evidence):
            weight += _LEAD
        yield from (Vote(key, weight / len(inside), "district", evidence) for key in sorted(inside))


def _candidates(value: PlaceNamed, evidence: Evidence, view: View) -> tuple[Candidate, ...]:
    """Return the units that a place statement may mean, in the province it already knows."""
    found = lookup("city" if value.level == "district" else "commune", tone(evidence.quote), view.era)[1]
    found = found or lookup("district", tone(evidence.quote), view.era)[1] if value.level == "district" else found
    known = provinces_by_name()[name_key(value.province)] if value.province else None
    return tuple(unit for unit in found if known is None or view.key(unit.province) == view.key(known))


def _is_nameless(text: str) -> bool:
    """Tell whether a text speaks of "the province" without saying which."""
    for phrase in _NAMELESS:
        start = text.find(phrase)
        while start >= 0:
            after = text[start + len(phrase) : start + len(phrase) + 2]
            if not after[1:].isupper() and not after[:1].isalnum():
                return True
            start = text.find(phrase, start + 1)
    return False


def _outlet(view: View, named: Set[str]) -> Iterator[Vote]:
    """Yield a vote for the home of the newspaper; `named` are the provinces whose units the article names."""
    document = view.document
    for name, evidence in _outlets(document):
        home = outlet_province(name)
        if home:
            key = view.key(home)
            local = _is_nameless(document.text) or _is_nameless(document.title)
            weight = (_OUTLET_LOCAL if local else _OUTLET) + (_OUTLET_AGREES if key in named else 0.0)
            yield Vote(key, weight, "outlet", evidence)
            return


def _outlets(document: Document) -> Iterator[tuple[str, Evidence | None]]:
    """Yield what may name the outlet, the most certain first."""
    for declared in (document.source.outlet, document.source.url):
        if declared:
            yield declared, None
    text = document.text
    edges = ((0, min(_EDGE, len(text))), (max(_EDGE, len(text) - _EDGE), len(text)))
    for start, end in edges:
        yield from _printed("text", text, start, end)
    for number, removed in enumerate(document.removed):
        yield from _printed(f"removed[{number}]", removed.text, 0, min(_EDGE, len(removed.text)))


def _printed(field: str, text: str, start: int, end: int) -> Iterator[tuple[str, Evidence]]:
    for cues, pattern in _PRINTED:
        if any(text.find(cue, start, end) >= 0 for cue in cues):
            for match in pattern.finditer(text, start, end):
                yield match[0], Evidence(field, match.start(), match.end(), match[0])


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


def _settled(view: View, primary: Statement | None) -> Iterator[Statement]:
    """Yield the places that stay open in themselves but not beside the others of the article."""
    known = {
        found.value.key: found.value for found in view.places if isinstance(found.value, PlaceNamed) and found.value.key
    }
    for found in view.places:
        value, evidence = found.value, found.evidence
        if not isinstance(value, PlaceNamed) or value.level == "province" or value.key or not evidence:
            continue
        candidates = [unit.unit() if isinstance(unit, Commune) else unit for unit in _candidates(value, evidence, view)]
        unit, how = _chosen(candidates, known.keys(), primary, view)
        if unit:
            name = province_on(unit.province, view.when).name
            settled = replace(value, name=unit.name, key=unit.key, province=name, how=how)
            yield replace(found, value=settled, rule=f"{found.rule}.{how}", confidence=0.8)


def _chosen(candidates: list[Unit], known: Set[str], primary: Statement | None, view: View) -> tuple[Unit | None, str]:
    """Return the one candidate that is named elsewhere, lies in a district named, or in the article's province."""
    key = primary.value.key if primary and isinstance(primary.value, PlaceNamed) else None
    how = "office-holder" if primary and primary.rule == "province.official" else "context"
    for chosen, by in (
        ([unit for unit in candidates if unit.key in known], "context"),
        (
            [
                unit
                for unit in candidates
                if unit.level == "commune" and unit.parent in known and "/" in (unit.parent or "")
            ],
            "context",
        ),
        ([unit for unit in candidates if view.key(unit.province) == key], how),
    ):
        if len(chosen) == 1:
            return chosen[0], by
    return None, how

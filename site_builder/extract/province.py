"""Which province an article is about, by the weight of what it names; none rather than a guess."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from site_builder.extract.places import era_of, published
from site_builder.extract.province_outlet import is_nameless, of_outlet
from site_builder.extract.province_votes import BARE, View, Vote, candidates, of_names, of_officials, of_units
from site_builder.gazetteer.units import NEW_ERA, Commune, Unit, province_on
from site_builder.model import Document, PlaceNamed, Statement

_ENOUGH = 3.2  # the least weight that decides
_AHEAD = 1.4  # by how much it must exceed the next
_SHARE = 0.38  # and its least share of all weights: a list of provinces is about none
_NAMELESS = 2.0  # "Tỉnh ủy", "trong tỉnh" without a name: the article is about some one province,
_ALONE = 2.5  # and it must be this one when it is so far ahead of the next
_SETTLED = 0.8  # confidence of a place that the rest of the article settles


def decide(
    document: Document, places: Sequence[Statement], names: Sequence[tuple[str, tuple[str, ...]]]
) -> list[Statement]:
    """Return the `province` statement, if one province stands out, and the places that the article as a whole settles.

    `places` are those of places.find; `names` each official's full name with canonical posts.  A settled place has the
    evidence of the statement that it replaces and `how` "context", or "office-holder" where these decided the province.
    """
    day = published(document)
    era = era_of(document, day)
    named = tuple((s, s.value, s.evidence) for s in places if isinstance(s.value, PlaceNamed) and s.evidence)
    view = View(document, named, names, era, day or (NEW_ERA if era.new else None), is_nameless(document.text))
    units = list(of_units(view))
    votes = [*of_names(view), *units, *of_outlet(view, {vote.province for vote in units}), *of_officials(view)]
    primary = _primary(votes, view)
    return [*([primary] if primary else ()), *_settled(view, primary)]


def _primary(votes: list[Vote], view: View) -> Statement | None:
    totals: dict[str, float] = defaultdict(float)
    for vote in votes:
        totals[vote.province] += vote.weight
    if not totals:
        return None
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    best, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if weight >= _ALONE * second and view.nameless:
        weight += _NAMELESS
    if weight < max(_ENOUGH, _AHEAD * second, _SHARE * sum(totals.values())):
        return None
    shown = _strongest([vote for vote in votes if vote.province == best])
    unit = province_on(best, view.when)
    confidence = round(min(0.99, weight / (weight + second + 1.0)), 2)
    value = PlaceNamed(unit.name, "province", unit.key, None, shown.how)
    return Statement("province", value, shown.evidence, f"province.{shown.how}", confidence)


def _strongest(votes: list[Vote]) -> Vote:
    """Return the vote to show: of the kind that weighs most, but the name before all else."""
    weights: Counter[str] = Counter()
    for vote in votes:
        weights[vote.how] += round(vote.weight * 100)
    kinds = sorted(weights, key=lambda kind: (-weights[kind], kind))
    how = "named" if weights["named"] >= round(BARE * 100) else kinds[0]
    return max((vote for vote in votes if vote.how == how), key=lambda vote: vote.weight)


def _settled(view: View, primary: Statement | None) -> Iterator[Statement]:
    """Yield the places that stay open in themselves but not beside the others of the article."""
    known = {value.key for _, value, _ in view.named if value.key}
    seen: dict[PlaceNamed, PlaceNamed | None] = {}
    sure = min(_SETTLED, primary.confidence) if primary else _SETTLED  # no surer than what it rests on
    for found, value, evidence in view.named:
        if value.level == "province" or value.key:
            continue
        if value not in seen:
            units = [unit.unit() if isinstance(unit, Commune) else unit for unit in candidates(value, evidence, view)]
            seen[value] = _chosen(value, units, known, primary, view)
        settled = seen[value]
        if settled:
            yield replace(found, value=settled, rule=f"{found.rule}.{settled.how}", confidence=sure)


def _chosen(
    value: PlaceNamed, units: list[Unit], known: set[str], primary: Statement | None, view: View
) -> PlaceNamed | None:
    """Return the one unit that is named elsewhere in full, lies in a district that is, or in the article's province."""
    key = primary.value.key if primary and isinstance(primary.value, PlaceNamed) else None
    how = "office-holder" if primary and primary.rule == "province.official" else "context"
    in_known_district = [unit for unit in units if unit.parent in known and unit.parent != unit.province]
    for chosen, by in (
        ([unit for unit in units if unit.key in known], "context"),
        (in_known_district, "context"),
        ([unit for unit in units if view.key(unit.province) == key], how),
    ):
        if len(chosen) == 1:
            unit = chosen[0]
            name = province_on(unit.province, view.when).name
            return replace(value, name=unit.name, key=unit.key, province=name, how=by)
    return None

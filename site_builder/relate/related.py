"""Which articles a reader may want next: those that share officials, districts and communes, close in time.

What few articles share weighs more (inverse document frequency).  Each article is compared only with its nearest
neighbours in time under each shared feature, so the work grows with the number of articles, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from site_builder.model import Record

SHOWN = 6
NEIGHBOURS = 12  # articles to each side in time that are looked at under one feature


def related(records: Sequence[Record], same: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return, for each article that has any, the ids of the articles closest to it, closest first.

    `same`: articles that carry the same report, which are left out: they are listed apart.
    """
    ordered = sorted(records, key=lambda record: (record.date or "", record.id))
    features = [list(dict.fromkeys(_features(record))) for record in ordered]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, of_record in enumerate(features):
        for feature in of_record:
            holders[feature].append(i)
    scores: list[defaultdict[int, float]] = [defaultdict(float) for _ in ordered]
    for feature in sorted(holders):
        _add(holders[feature], log(len(ordered) / len(holders[feature])), scores)
    return {
        ordered[i].id: tuple(ordered[j].id for j in _closest(i, ordered, found, same.get(ordered[i].id, ())))
        for i, found in enumerate(scores)
        if found
    }


def _features(record: Record) -> Iterator[str]:
    yield from (person.key for person in record.people if person.key)
    yield from (unit.key for unit in (*record.districts, *record.communes) if unit.key)


def _add(articles: Sequence[int], weight: float, scores: Sequence[dict[int, float]]) -> None:
    for place, i in enumerate(articles):
        for j in articles[place + 1 : place + 1 + NEIGHBOURS]:
            scores[i][j] += weight
            scores[j][i] += weight


def _closest(i: int, ordered: Sequence[Record], found: dict[int, float], same: Sequence[str]) -> list[int]:
    others = [j for j in found if found[j] > 0 and ordered[j].id not in same]
    return sorted(others, key=lambda j: (-round(found[j], 6), abs(i - j), ordered[j].id))[:SHOWN]

"""Who appears with whom: officials named in the same articles.

An article that names n officials counts 1 / (n - 1) for each pair, so that a long list of guests weighs no more for
each of them than a meeting of two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from site_builder.model import Companion, Record

CLOSEST = 20  # companions kept for each official
CROWD = 60  # officials in one article from which it says nothing about pairs


def companions(records: Iterable[Record]) -> dict[str, tuple[Companion, ...]]:
    """Return, for each official's key, the closest companions, closest first."""
    weights: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for a, b, weight in pairs(records):
        weights[a][b].append(weight)
        weights[b][a].append(weight)
    return {key: _closest(others) for key, others in weights.items()}


def pairs(records: Iterable[Record]) -> Iterator[tuple[str, str, float]]:
    """Yield each pair of officials of each article, in the order in which the article names them, with its weight."""
    for record in records:
        keys = list(dict.fromkeys(person.key for person in record.people if person.key))
        if 1 < len(keys) <= CROWD:
            weight = 1 / (len(keys) - 1)
            yield from ((a, b, weight) for a, b in combinations(keys, 2))


def _closest(others: dict[str, list[float]]) -> tuple[Companion, ...]:
    # Sorting before adding makes the sum independent of the order of articles.
    all_of_them = (Companion(key, len(weights), round(sum(sorted(weights)), 6)) for key, weights in others.items())
    return tuple(sorted(all_of_them, key=lambda c: (-c.weight, -c.articles, c.key))[:CLOSEST])

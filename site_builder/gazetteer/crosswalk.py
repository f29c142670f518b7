"""What became of the communes and districts of before 2025-07-01: the way to today's communes and back.

The generated table knows the communes as they were on 2025-06-30; one that was merged away in the years before is not
in it, while every district of that day is.
"""

from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from site_builder.gazetteer.tables import rows
from site_builder.gazetteer.units import Commune

_DIVIDED = "~"
_CELLS = 3  # of a group: district, kind, names


class Part(NamedTuple):
    """What a commune of today took in: a commune of before, or a district without communes."""

    district: str  # key
    commune: Commune | None  # None: the whole district, an island without communes
    whole: bool  # False: other communes of today took in the rest


@cache
def _table() -> MappingProxyType[Commune, tuple[Part, ...]]:
    """Return every commune of today with what it is made of."""
    made = {}
    for province, kind, name, *groups in rows("crosswalk.tsv"):
        parts: list[Part] = []
        for start in range(0, len(groups), _CELLS):
            parts += _parts(*groups[start : start + _CELLS])
        made[Commune(province, kind, name, new=True)] = tuple(parts)
    return MappingProxyType(made)


def _parts(district: str, kind: str, names: str) -> list[Part]:
    if not names:
        return [Part(district, None, whole=True)]
    return [
        Part(district, Commune(district, kind, name.removeprefix(_DIVIDED), new=False), not name.startswith(_DIVIDED))
        for name in names.split("|")
    ]


@cache
def _by_district() -> MappingProxyType[str, tuple[Commune, ...]]:
    found: defaultdict[str, dict[Commune, None]] = defaultdict(dict)
    for commune, parts in _table().items():
        for part in parts:
            found[part.district][commune] = None
    return MappingProxyType({district: tuple(communes) for district, communes in found.items()})


def communes_today(district: str) -> tuple[Commune, ...]:
    """Return the communes of today that lie in what was the district of that key, by kind and name.

    Some may reach beyond it.  () for a district that had gone before 2025-06-30, or that does not exist.
    """
    return _by_district().get(district, ())


def made_of(commune: Commune) -> tuple[Part, ...]:
    """Return what a commune of today was made of, by district; () for a commune of before."""
    return _table().get(commune, ())

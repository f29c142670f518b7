"""The administrative units of Viet Nam in both eras: 63 provinces with districts until 2025-06-30, 34 without since.

A province has one key for both eras; a district's key is "<province>/<slug>"; a commune's is "<district>/<kind>-<slug>"
before and "<province>/<kind>-<slug>" since 2025-07-01.
"""

from collections import defaultdict
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from site_builder.gazetteer.spelling import name_key, name_keys
from site_builder.gazetteer.tables import rows
from site_builder.model import Level
from site_builder.text.slug import slug

NEW_ERA = "2025-07-01"
OLD_ERA_END = "2025-06-30"
_HUE, _HUE_RENAMED, _HUE_BEFORE = "hue", "2025-01-01", "Thừa Thiên Huế"


class Unit(Struct, frozen=True):
    """A unit and the days in force: `since` and `until` are its first and last day, None where open or unknown."""

    key: str
    name: str  # bare: "Bắc Kạn", "Chợ Mới", "Quận 1"
    kind: str  # "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"
    level: Level
    province: str  # key of the province; a province's own key
    parent: str | None  # key
    since: str | None = None
    until: str | None = None


class Commune(NamedTuple):
    """A commune as the tables hold it; `unit` makes the Unit."""

    parent: str  # key of the district, or of the province since 2025-07-01
    kind: str
    name: str
    new: bool  # of the era since 2025-07-01

    @property
    def province(self) -> str:
        """Key of the province."""
        return self.parent.partition("/")[0]

    def unit(self) -> Unit:
        """Return the commune as a Unit."""
        return _commune(self)


@lru_cache(1 << 12)  # news names the same ones again and again
def _commune(one: Commune) -> Unit:
    since, until = (NEW_ERA, None) if one.new else (None, OLD_ERA_END)
    key = f"{one.parent}/{slug(f'{one.kind} {one.name}')}"
    return Unit(key, full_name(one.name, one.kind), one.kind, "commune", one.province, one.parent, since, until)


@cache
def _provinces() -> dict[str, Unit]:
    """Return every province by key, as it was last named."""
    return {
        key: Unit(
            key, "Huế" if key == _HUE else name, kind, "province", key, None, None, None if key == into else OLD_ERA_END
        )
        for key, name, kind, into in rows("provinces.tsv")
    }


@cache
def _successors() -> dict[str, str]:
    return {key: into for key, _, _, into in rows("provinces.tsv")}


@cache
def _districts() -> dict[str, Unit]:
    made = [(key, name, kind, "", "") for key, name, kind in rows("districts.tsv")]
    by_hand = [(key, name, kind, since, until) for key, name, kind, since, until in rows("districts_by_hand.tsv")]
    return {key: _district(key, name, kind, since, until) for key, name, kind, since, until in made + by_hand}


def _district(key: str, name: str, kind: str, since: str, until: str) -> Unit:
    province = key.partition("/")[0]
    return Unit(key, full_name(name, kind), kind, "district", province, province, since or None, until or OLD_ERA_END)


def full_name(name: str, kind: str) -> str:
    """Return the name of a unit as it is printed alone: "Quận 1", since a number is no name."""
    return f"{kind.capitalize()} {name}" if name.isdigit() else name


def province(key: str) -> Unit:
    """Return a province by key, as it is or was last named; raise KeyError when there is none."""
    return _provinces()[key]


def province_on(key: str, day: str | None) -> Unit:
    """Return the province that a key stood for on a day (ISO; None: before 2025): in force, by its name then."""
    if day and day[:10] >= NEW_ERA:
        key = _successors()[key]
    unit = _provinces()[key]
    if key != _HUE:
        return unit
    return replace(unit, kind="thành phố") if day and day[:10] >= _HUE_RENAMED else replace(unit, name=_HUE_BEFORE)


def provinces(day: str | None) -> tuple[Unit, ...]:
    """Return the provinces in force on a day (ISO), in Vietnamese order; None: all 63 keys, as last named."""
    if day is None:
        return tuple(_provinces().values())
    return tuple(
        province_on(unit.key, day) for unit in _provinces().values() if not (unit.until and day[:10] > unit.until)
    )


def merged_into(key: str) -> str | None:
    """Return the key of the province that this one became part of on 2025-07-01; None when it kept its name."""
    into = _successors()[key]
    return None if into == key else into


def made_of(key: str) -> tuple[str, ...]:
    """Return the keys of the provinces of before 2025-07-01 that make up this one; () for one of the past."""
    return tuple(part for part, whole in _successors().items() if whole == key)


def district(key: str) -> Unit:
    """Return a district by key; raise KeyError when there is none."""
    return _districts()[key]


@cache
def _districts_by_province() -> dict[str, tuple[Unit, ...]]:
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for _, unit in sorted(_districts().items()):
        found[unit.province].append(unit)
    return {key: tuple(units) for key, units in found.items()}


def districts(province_key: str) -> tuple[Unit, ...]:
    """Return the districts that a province had until 2025-06-30, by key."""
    return _districts_by_province().get(province_key, ())


@cache
def provinces_by_name() -> MappingProxyType[str, str]:
    """Return province keys by name_key of every name and spelling."""
    names = {name_key(name): key for key, name, _, _ in rows("provinces.tsv")}
    names[name_key("Huế")] = _HUE
    for key, spellings in rows("spellings.tsv"):
        if "/" not in key:
            names |= dict.fromkeys(name_keys(spellings), key)
    return MappingProxyType(names)


@cache
def districts_by_name() -> MappingProxyType[str, tuple[Unit, ...]]:
    """Return districts by name_key of every name and spelling; numbered ones by their number alone."""
    names: dict[str, list[Unit]] = defaultdict(list)
    for unit in _districts().values():
        names[name_key(unit.name)].append(unit)
        if unit.name[-1].isdigit():
            names[unit.name.removeprefix("Quận ")].append(unit)
    for key, spellings in rows("spellings.tsv"):
        if "/" in key:
            for name in set(name_keys(spellings)) - names.keys():
                names[name].append(_districts()[key])
    return MappingProxyType({name: tuple(units) for name, units in names.items()})


@cache
def communes_by_name(*, new: bool) -> MappingProxyType[str, tuple[Commune, ...]]:
    """Return the communes of one era by name_key; numbered ones by their number alone."""
    names: dict[str, list[Commune]] = defaultdict(list)
    table = rows("communes_since_2025.tsv" if new else "communes_until_2025.tsv")
    keys = name_keys("\n".join(row[2] for row in table).replace("\n", "|"))
    position = 0
    for parent, kind, joined in table:
        for name in joined.split("|"):
            names[keys[position]].append(Commune(parent, kind, name, new))
            position += 1
    return MappingProxyType({name: tuple(communes) for name, communes in names.items()})


def units_named(name: str, day: str | None = None, *, large: bool = False) -> tuple[Unit, ...]:
    """Return the units of a name in force on a day (ISO; None: of either era), provinces first.

    Blind to case, tone placement and the usual spellings, not to diacritics.  `large`: no communes.
    """
    key = name_key(name)
    found = [province(provinces_by_name()[key])] if key in provinces_by_name() else []
    found += districts_by_name().get(key, ())
    if not large:
        found += [commune.unit() for new in (False, True) for commune in communes_by_name(new=new).get(key, ())]
    return tuple(unit for unit in found if day is None or in_force(unit, day))


@cache
def large_beginnings() -> frozenset[str]:
    """Return the first word of every name of a province or district, as in its name_key."""
    return frozenset(key.partition(" ")[0] for names in (provinces_by_name(), districts_by_name()) for key in names)


def levels_named(name: str) -> frozenset[Level]:
    """Return the levels at which `units_named` knows the name in either era."""
    key = name_key(name)
    found: list[Level] = ["province"] if key in provinces_by_name() else []
    if key in districts_by_name():
        found.append("district")
    if key in communes_by_name(new=False) or key in communes_by_name(new=True):
        found.append("commune")
    return frozenset(found)


def in_force(unit: Unit, day: str) -> bool:
    """Tell whether a unit existed on a day (ISO)."""
    return not (unit.since and day[:10] < unit.since) and not (unit.until and day[:10] > unit.until)

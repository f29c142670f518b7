"""The maps of both eras, with the numbers that they show as lists."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from site_builder import urls
from site_builder.drawing import Map, before, today
from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, Unit, made_of, provinces
from site_builder.pages.parts import Link
from site_builder.pages.view import View
from site_builder.text.collate import sort_key


class Provinces(Struct, frozen=True):
    """A map, the names and the classes of its areas by key, and the same numbers as links in Vietnamese order."""

    map: Map
    names: Mapping[str, str]
    classes: Mapping[str, str]
    links: tuple[Link, ...]


def map_before(view: View) -> Provinces:
    """Return the 63 provinces with their articles of until 30 June 2025; one without a day counts as of then."""
    units = provinces(OLD_ERA_END)
    return _drawn(before, units, {unit.key: _until_2025(view, unit.key) for unit in units})


def map_today(view: View) -> Provinces:
    """Return the 34 provinces of today, each with all articles about it and about those that it was made of."""
    units = provinces(NEW_ERA)
    return _drawn(today, units, {unit.key: _ever(view, unit) for unit in units})


def at_home(key: str) -> Provinces:
    """Return the map of the last era in which a province was one, without numbers; the province itself is marked."""
    current = {unit.key for unit in provinces(NEW_ERA)}
    draw, units = (today, provinces(NEW_ERA)) if key in current else (before, provinces(OLD_ERA_END))
    return _drawn(draw, units, {}, here=key)


def _drawn(
    draw: Callable[[Mapping[str, int]], Map], units: tuple[Unit, ...], counts: Mapping[str, int], here: str = ""
) -> Provinces:
    links = [Link(unit.name, urls.province(unit.key), counts.get(unit.key, 0)) for unit in units]
    names = {unit.key: unit.name for unit in units}
    drawn = draw(counts)
    classes = {area.key: "here" if area.key == here else f"shade{area.shade}" for area in drawn.areas}
    return Provinces(drawn, names, classes, tuple(sorted(links, key=lambda link: sort_key(link.name))))


def _until_2025(view: View, key: str) -> int:
    return sum((day or "") < NEW_ERA for day in view.dates("about", key))


def _ever(view: View, unit: Unit) -> int:
    return sum(len(view.dates("about", key)) for key in {unit.key, *made_of(unit.key)})

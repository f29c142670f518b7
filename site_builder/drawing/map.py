"""The provinces of either era as a map, shaded by number of articles.

Outlines: data/map.json, made by scripts/make_map.py from @svg-maps/vietnam (map by Stephen Truong, CC BY 4.0).
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from site_builder.drawing.shades import Shade, legend, shade


class Area(Struct, frozen=True):
    """A province: the `d` of its path, its number of articles and its shade."""

    key: str
    path: str
    count: int
    shade: int


class Map(Struct, frozen=True):
    """A drawing of `width` by `height` units; areas sorted by key."""

    width: int
    height: int
    areas: tuple[Area, ...]
    legend: tuple[Shade, ...]


class _Outlines(Struct, frozen=True):
    width: int
    height: int
    before: Mapping[str, str]
    today: Mapping[str, str]


def before(counts: Mapping[str, int]) -> Map:
    """Return the 63 provinces of before July 2025; `counts`: articles by province key, absent for none."""
    return _map(_outlines().before, counts)


def today(counts: Mapping[str, int]) -> Map:
    """Return the 34 provinces since July 2025; `counts`: articles by province key, absent for none."""
    return _map(_outlines().today, counts)


def _map(outlines: Mapping[str, str], counts: Mapping[str, int]) -> Map:
    most = max((counts.get(key, 0) for key in outlines), default=0)
    areas = tuple(
        Area(key, path, counts.get(key, 0), shade(counts.get(key, 0), most)) for key, path in outlines.items()
    )
    drawn = _outlines()
    return Map(drawn.width, drawn.height, areas, legend(area.count for area in areas))


@cache
def _outlines() -> _Outlines:
    data = resources.files("site_builder.drawing").joinpath("data", "map.json").read_bytes()
    return msgspec.json.decode(data, type=_Outlines)

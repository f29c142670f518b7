"""Write site_builder/drawing/data/map.json: the outlines of the provinces of both eras, drawn small.

    make_map.py VIETNAM63.SVG OUT

VIETNAM63.SVG is the drawing of the npm package @svg-maps/vietnam 2.0.0 (map by Stephen Truong, CC BY 4.0): one path a
province, and one each for Hoàng Sa and Trường Sa, which belong to Đà Nẵng and Khánh Hòa.  Borders are simplified
together, so that neighbours go on sharing them; coordinates are whole numbers in the drawing's own box.  A province
of today is the union of those that it was made of.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, made_of, provinces

SOURCE = "@svg-maps/vietnam 2.0.0 (svg-maps; map by Stephen Truong, CC BY 4.0), simplified"
BOX = (812, 873)  # width and height of the source's viewBox
GRID = 0.5  # borders drawn twice differ by less than this
TOLERANCE = 2.2  # units of the drawing within which a border may be straightened
SMALLEST = 1.5  # square units: an island below this is not drawn
GAP = 2.0  # borders of neighbours that lie closer than this are one
DOT = 2.4  # half the size of the square that stands for an atoll
NEAR = 12.0  # atolls with less than twice this between them share a square
ATOLLS = {"hoangsa": "da-nang", "truongsa": "khanh-hoa"}
SHORT = {"baria": "ba-ria-vung-tau", "hcm": "ho-chi-minh", "tthue": "hue"}
STEP = re.compile(r"([mMlLcCzZ])|(-?[\d.]+(?:e-?\d+)?)")
CURVE = 3  # points of a curve's step, of which the last is kept


def main() -> None:
    """Read, simplify, write."""
    source, target = map(Path, sys.argv[1:])
    shapes, atolls = read(source)
    keys = sorted(shapes)
    simple = shapely.coverage_simplify([shapes[key] for key in keys], TOLERANCE)
    before = dict(zip(keys, simple, strict=True))
    today = {unit.key: joined([before[part] for part in made_of(unit.key)]) for unit in provinces(NEW_ERA)}
    eras = ",\n".join(f'"{name}": {era(shapes, atolls)}' for name, shapes in (("before", before), ("today", today)))
    head = f'"source": {json.dumps(SOURCE)},\n"width": {BOX[0]}, "height": {BOX[1]}'
    target.write_text(f"{{{head},\n{eras}}}\n", encoding="utf-8")


def era(shapes: dict[str, BaseGeometry], atolls: dict[str, list[list[tuple[int, int]]]]) -> str:
    """Return the paths of one era's provinces as a JSON object, a line each."""
    drawn = {key: path([*rings(shapes[key]), *atolls.get(key, ())]) for key in sorted(shapes)}
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(steps)}" for key, steps in drawn.items()) + "\n}"


def read(source: Path) -> tuple[dict[str, BaseGeometry], dict[str, list[list[tuple[int, int]]]]]:
    """Return the land of each province by key, and the squares that stand for its far atolls."""
    known = {unicodedata.normalize("NFC", unit.key).replace("-", ""): unit.key for unit in provinces(OLD_ERA_END)}
    shapes: dict[str, BaseGeometry] = {}
    atolls: dict[str, list[list[tuple[int, int]]]] = {}
    for element in ET.parse(source).iter():  # noqa: S314  # a maintainer's own file
        name = element.get("id")
        if not element.tag.endswith("path") or name is None:
            continue
        parts = list(outlines(element.get("d", "")))
        if name in ATOLLS:
            atolls[ATOLLS[name]] = dots(parts)
        else:
            shapes[SHORT.get(name) or known[name]] = land(parts)
    if shapes.keys() != set(known.values()):
        sys.exit(f"{source}: provinces missing: {sorted(set(known.values()) - shapes.keys())}")
    return shapes, atolls


def outlines(drawn: str) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each closed line of a path."""
    x = y = 0.0
    points: list[tuple[float, float]] = []
    command, numbers = "m", list[float]()
    for letter, number in STEP.findall(drawn):
        if letter:
            if letter in "mMzZ" and points:
                yield points
                x, y = points[0] if letter in "zZ" else (x, y)
                points = []
            command, numbers = letter, []
            continue
        numbers.append(float(number))
        if len(numbers) < (2 * CURVE if command in "cC" else 2):
            continue
        x, y = numbers[-2:] if command.isupper() else (x + numbers[-2], y + numbers[-1])
        numbers = []
        points.append((x, y))
    if points:
        yield points


def land(parts: list[list[tuple[float, float]]]) -> BaseGeometry:
    """Return a valid shape of the parts, on the grid, without the smallest islands."""
    polygons = [Polygon(points) for points in parts if len(points) > CURVE]
    whole = shapely.set_precision(shapely.union_all([shapely.make_valid(one) for one in polygons]), GRID)
    kept = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and part.area >= SMALLEST]
    return MultiPolygon(kept)


def dots(parts: list[list[tuple[float, float]]]) -> list[list[tuple[int, int]]]:
    """Return one small square for all atolls that lie close together."""
    near = shapely.union_all([Point(points[0]).buffer(NEAR) for points in parts])
    centres = [part.centroid for part in shapely.get_parts(near)]
    inside = shapely.box(0, 0, *BOX)
    squares = [shapely.box(c.x - DOT, c.y - DOT, c.x + DOT, c.y + DOT).intersection(inside) for c in centres]
    return [ring(list(square.exterior.coords)) for square in sorted(squares, key=lambda s: (s.bounds[1], s.bounds[0]))]


def joined(parts: list[BaseGeometry]) -> BaseGeometry:
    """Return the union of neighbours, the slivers between them closed."""
    whole = shapely.union_all(parts)
    return whole if len(parts) == 1 else whole.buffer(GAP, join_style="mitre").buffer(-GAP, join_style="mitre")


def rings(shape: BaseGeometry) -> list[list[tuple[int, int]]]:
    """Return the outer lines of a shape, largest first: no province lies inside another, so holes are slivers."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    return [made for part in parts if len(made := ring(list(part.exterior.coords))) > 2]  # noqa: PLR2004  # a triangle


def ring(points: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return a closed line in whole numbers, without its repeated points."""
    whole = [(round(x), round(y)) for x, y in points]
    return [point for point, after in pairwise(whole) if point != after]


def path(lines: list[list[tuple[int, int]]]) -> str:
    """Return the lines as the d of an SVG path, in relative steps."""
    steps = []
    for line in lines:
        moves = (f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in pairwise(line))
        steps.append(f"M{line[0][0]},{line[0][1]}l{' '.join(moves)}z")
    return "".join(steps)


if __name__ == "__main__":
    main()

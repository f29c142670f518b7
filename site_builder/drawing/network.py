"""One person among those they appear with, laid out on a circle.

The order on the circle keeps those who appear together next to each other, by one deterministic pass: no forces, no
random start, so the same company always gives the same drawing.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from msgspec import Struct

SIZE = 400  # people stand in a square of this side
BOX = "-160 30 720 345"  # what is shown of it: more at the sides, where long names stand
_RADIUS = 140
_THICKEST = 6

Pair = tuple[str, str]  # keys, the smaller first


class Node(Struct, frozen=True):
    """A person: where, and on which side of the drawing, so that a label can stand clear of the lines."""

    key: str
    x: int
    y: int
    side: str  # "left", "right", "above", "below"


class Line(Struct, frozen=True):
    """Two people who appear together; `width` grows with the number of articles."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    articles: int


class Network(Struct, frozen=True):
    """The nodes in the order of the circle, without the one in the middle; lines, thinnest first."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def around(company: Sequence[tuple[str, int]], together: Mapping[Pair, int]) -> Network:
    """Lay out the people around one.

    `company`: (key, articles with the one in the middle), closest first.  `together`: articles that two of the company
    share, absent for none.
    """
    order = _circle([key for key, _ in company], together)
    nodes = {key: _node(key, place, len(order)) for place, key in enumerate(order)}
    most = max((articles for _, articles in company), default=1)
    spokes = [_line(SIZE // 2, SIZE // 2, nodes[key], articles, most) for key, articles in company]
    sides = [
        _line(nodes[a].x, nodes[a].y, nodes[b], articles, most)
        for (a, b), articles in sorted(together.items())
        if articles > 0 and a in nodes and b in nodes
    ]
    lines = sorted([*sides, *spokes], key=lambda line: line.articles)
    return Network(tuple(nodes[key] for key in order), tuple(lines))


def _circle(keys: Sequence[str], together: Mapping[Pair, int]) -> list[str]:
    """Return the keys so that each follows the one left with whom it shares the most; the closest goes first."""
    left, order = list(keys), list[str]()
    while left:
        last = order[-1] if order else ""
        following = max(left, key=lambda key: (_shared(together, last, key), -left.index(key)))
        left.remove(following)
        order.append(following)
    return order


def _shared(together: Mapping[Pair, int], one: str, other: str) -> int:
    return together.get((min(one, other), max(one, other)), 0)


def _node(key: str, place: int, places: int) -> Node:
    angle = 2 * pi * place / places - pi / 2
    x, y = round(SIZE / 2 + _RADIUS * cos(angle)), round(SIZE / 2 + _RADIUS * sin(angle))
    return Node(key, x, y, _side(x, y))


def _side(x: int, y: int) -> str:
    if abs(x - SIZE // 2) < _RADIUS // 4:
        return "above" if y < SIZE // 2 else "below"
    return "left" if x < SIZE // 2 else "right"


def _line(x: int, y: int, node: Node, articles: int, most: int) -> Line:
    return Line(x, y, node.x, node.y, max(1, min(_THICKEST, round(_THICKEST * articles / most))), articles)

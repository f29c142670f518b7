"""Numbers laid out as pictures: shapes and places as plain data, which the templates draw as SVG or tables.

A drawing never says more than the numbers that it was made of: each comes with them, so that a page can show both.
"""

from site_builder.drawing.bars import Bar, Bars, by_month
from site_builder.drawing.map import Area, Map, before, today
from site_builder.drawing.network import BOX, Line, Network, Node, around
from site_builder.drawing.shades import STEPS, Shade, legend, shade
from site_builder.drawing.spans import Scale, Span, Tick, scale

__all__ = [
    "BOX",
    "STEPS",
    "Area",
    "Bar",
    "Bars",
    "Line",
    "Map",
    "Network",
    "Node",
    "Scale",
    "Shade",
    "Span",
    "Tick",
    "around",
    "before",
    "by_month",
    "legend",
    "scale",
    "shade",
    "today",
]

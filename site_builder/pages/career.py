"""An official in pictures: terms on a line of time, appearances by month, and the company they are seen in."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from site_builder import urls
from site_builder.drawing import BOX, Line, Node, Span, Tick, around, scale
from site_builder.model import Official, Term
from site_builder.pages.parts import Link
from site_builder.pages.view import View

_COMPANY = 8  # people drawn around one: more would cover each other's names
Spans = Sequence[tuple[str, str]]  # first and last ISO day of each

_LANES = 12
_LEAST = 3  # people, and articles, without which there is nothing to draw


class Stretch(Struct, frozen=True):
    """Days between which articles say that a post was held."""

    span: Span
    first: str
    last: str


class Lane(Struct, frozen=True):
    """A term with its stretches, or a holder's; `anchor`: where on the page the sentences stand."""

    term: Term | None
    name: str  # of the holder; "" on a holder's own page
    anchor: str
    stretches: tuple[Stretch, ...]


class Timeline(Struct, frozen=True):
    """Terms one below the other, under the years."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


class Company(Struct, frozen=True):
    """Those seen most with an official, drawn: each with their place, name and address."""

    box: str  # as `viewBox` has it
    people: tuple[tuple[Node, Link], ...]
    lines: tuple[Line, ...]


def timeline(anchored: Sequence[tuple[Term, str]]) -> Timeline | None:
    """Return the terms that most articles speak of on a line of time, each with the anchor of its sentences.

    None for a single day.
    """
    most = sorted(anchored, key=lambda one: -len(one[0].articles))[:_LANES]
    return _timeline([(term, "", anchor, term.spans) for term, anchor in anchored if (term, anchor) in most])


def succession(holders: Sequence[tuple[str, str, Spans]]) -> Timeline | None:
    """Return the holders of an office on a line of time: (name, anchor, spans); None for one, or for a single day."""
    return _timeline([(None, *holder) for holder in holders]) if len(holders) > 1 else None


def _timeline(rows: Sequence[tuple[Term | None, str, str, Spans]]) -> Timeline | None:
    days = {day for *_, spans in rows for span in spans for day in span}
    line = scale(days)
    if line is None or len(days) == 1:
        return None
    lanes = tuple(
        Lane(term, name, anchor, tuple(Stretch(line.span(first, last), first, last) for first, last in spans))
        for term, name, anchor, spans in rows
        if spans
    )
    return Timeline(line.ticks, lanes)


def company(view: View, official: Official) -> Company | None:
    """Return those seen most with an official, and which of them are seen together; None for too few to draw."""
    closest = [(one.key, one.articles) for one in official.companions[:_COMPANY]]
    if min(len(closest), len(official.appearances)) < _LEAST:
        return None
    drawn = around(closest, _together(view, official, {key for key, _ in closest}))
    articles = dict(closest)
    people = tuple((node, _link(view, node.key, articles[node.key])) for node in drawn.nodes)
    return Company(BOX, people, drawn.lines)


def _together(view: View, official: Official, keys: set[str]) -> Counter[tuple[str, str]]:
    """Count, of the official's articles, those in which two of `keys` appear as well."""
    counts: Counter[tuple[str, str]] = Counter()
    for appearance in official.appearances:
        present = sorted({person.key for person in view.record(appearance.article).people if person.key in keys})
        counts.update(pair for pair in combinations([key for key in present if key], 2))
    return counts


def _link(view: View, key: str, articles: int) -> Link:
    return Link(view.name(key), urls.official(key), articles)

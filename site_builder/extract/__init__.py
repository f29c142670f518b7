"""What an article says: Document -> Article.  One module a fact."""

from collections.abc import Sequence

from site_builder.extract import event_dates, people, places, province
from site_builder.extract.fields import fields
from site_builder.model import Article, Document, Statement

__all__ = ["article"]

_FIELDS = {"title": 0, "text": 1, "captions": 2, "removed": 3}


def article(document: Document) -> Article:
    """Return the document with every statement found in it: its own first, then in the order of their evidence."""
    searched = fields(document)
    named = places.find(document, searched)
    found = people.find(document, searched)
    decided = province.decide(document, named, found.officials())
    settled = _settled(named, decided)
    statements = [*event_dates.find(document, searched), *settled, *people.place(document, found, settled, decided)]
    return Article(document, (*document.statements, *sorted(statements, key=_order)))


def _settled(named: Sequence[Statement], decided: Sequence[Statement]) -> list[Statement]:
    """Return the places, those that the province's context decided in their decided form, and the province."""
    changed = {s.evidence: s for s in decided if s.property == "place"}
    kept = [s for s in named if s.evidence not in changed] if changed else named
    return [*kept, *changed.values(), *(s for s in decided if s.property != "place")]


def _order(statement: Statement) -> tuple[int, int, int, str]:
    """Order by field, place in it, and kind."""
    evidence = statement.evidence
    if evidence is None:
        return -1, 0, 0, statement.property
    field = _FIELDS.get(evidence.field)
    if field is not None:
        return field, 0, evidence.start, statement.property
    name, _, number = evidence.field.rstrip("]").partition("[")
    return _FIELDS.get(name, len(_FIELDS)), int(number or 0), evidence.start, statement.property

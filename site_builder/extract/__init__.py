"""What an article says: Document -> Article.  One module a fact."""

from importlib import import_module

from site_builder.extract import event_dates, people
from site_builder.model import Article, Document, PlaceNamed, Statement


def article(document: Document) -> Article:
    """Return the document with every statement found in it: its own first, then in the order of their evidence."""
    places = _module("places")
    province = _module("province")
    named: list[Statement] = places.find(document) if places else []
    found = people.find(document)
    decided: list[Statement] = province.decide(document, named, found.officials()) if province else []
    settled = _settled(named, decided)
    statements = [*event_dates.find(document), *settled, *people.place(document, found, settled, decided)]
    return Article(document, (*document.statements, *sorted(statements, key=_order)))


def _module(name):
    try:
        return import_module(f"site_builder.extract.{name}")
    except ImportError:
        return None


def _settled(places: list[Statement], decided: list[Statement]) -> list[Statement]:
    """Return the places, those that the province's context decided in their decided form, and the province."""
    changed = {s.evidence: s for s in decided if s.property == "place"}
    kept = [s for s in places if s.evidence not in changed]
    return [*kept, *changed.values(), *(s for s in decided if s.property != "place")]


_FIELDS = {"title": 0, "text": 1, "captions": 2, "removed": 3}


def _order(statement: Statement) -> tuple[int, int, int, str]:
    """Order by field, place in it, and kind."""
    evidence = statement.evidence
    if evidence is None:
        return -1, 0, 0, statement.property
    name, _, number = evidence.field.rstrip("]").partition("[")
    return _FIELDS.get(name, len(_FIELDS)), int(number or 0), evidence.start, statement.property


__all__ = ["PlaceNamed", "article"]

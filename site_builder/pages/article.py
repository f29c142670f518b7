"""An article: its text set for reading, its facts beside it."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef, PersonNamed, PlaceNamed, Record, Statement
from site_builder.pages.facts import facts, shown
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.linked_text import blocks, mentions
from site_builder.pages.view import View

NAME = "article"
_RELATED = 5
_WEB = ("http://", "https://")


class Neighbour(Struct, frozen=True):
    """An article close to this one: in time, in what it is about, or in its very words."""

    url: str
    title: str
    published: str | None


def refs(view: View) -> Iterator[PageRef]:
    """Yield every article, sorted by id as the store keeps them."""
    yield from (PageRef(NAME, id_) for id_ in sorted(record.id for record in view.newest))


def page(view: View, ref: PageRef, fetch: Fetch) -> Page:
    """Return an article's page."""
    record, article = view.record(ref.key), fetch(ref.key)
    newer, older = view.beside(ref.key)
    document, found = article.document, facts(record, article)
    evidence = (int(name[1:]) for name in shown(found) if name[:1] == "t" and name[1:].isdecimal())
    context: dict[str, object] = {
        "record": record,
        "facts": found,
        "blocks": blocks(document, mentions(article.statements, _Pages(view, record)), evidence),
        "origin": record.source.url if record.source.url and record.source.url.startswith(_WEB) else None,
        "removed": document.removed,
        "notes": document.notes,
        "reprints": tuple(map(_neighbour, view.duplicates(ref.key))),
        "related": tuple(map(_neighbour, view.related(ref.key)[:_RELATED])),
        "newer": _neighbour(newer) if newer else None,
        "older": _neighbour(older) if older else None,
    }
    return Page(record.url, "article.html", context)


class _Pages:
    """Says which page, if any, the words of a statement lead to."""

    def __init__(self, view: View, record: Record) -> None:
        self.districts = view.districts
        self.people = {person.name: urls.official(person.key) for person in record.people if person.key}

    def __call__(self, statement: Statement) -> str | None:
        """Return the address of the page of the person or place named."""
        match statement.value:
            case PersonNamed(name):
                return self.people.get(name)
            case PlaceNamed(key=str(key), level="province"):
                return urls.province(key)
            case PlaceNamed(key=str(key), level="district") if key in self.districts:
                return urls.district(key)
        return None


def _neighbour(record: Record) -> Neighbour:
    return Neighbour(record.url, record.title, record.published)


KIND = Kind(NAME, refs, page)

"""What is not as it was when an article was first published: the ledger keeps a mark of each side of it."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder.model import Archive, Aspect, Record
from site_builder.packed import packed
from site_builder.permalinks.ledger import Ledger
from site_builder.text.slug import code

_BETWEEN = "\x1f"
_ASPECTS: tuple[Aspect, ...] = ("source", "title", "published", "events", "places", "people", "authors")


class _Source(Struct, gc=False):
    sha256: str


class _Date(Struct, gc=False):
    date: str


class _Place(Struct, gc=False):
    name: str
    key: str | None


class _Post(Struct, gc=False):
    post: str
    place: str | None
    status: str


class _Person(Struct, gc=False):
    name: str
    posts: tuple[_Post, ...]


class Sides(Struct, gc=False):
    """What of a record is marked."""

    id: str
    title: str
    source: _Source
    published: str | None
    event_dates: tuple[_Date, ...]
    province: _Place | None
    provinces: tuple[_Place, ...]
    districts: tuple[_Place, ...]
    communes: tuple[_Place, ...]
    people: tuple[_Person, ...]
    bylines: tuple[str, ...]
    photographers: tuple[str, ...]


def marks(of: Sides) -> str:
    """Return a short mark of each side of an article, in a fixed order."""
    return ".".join(code(_BETWEEN.join(side)) for side in _texts(of))


def _texts(of: Sides) -> Iterator[list[str]]:
    places = (*of.provinces, *of.districts, *of.communes)
    yield [of.source.sha256]
    yield [of.title]
    yield [of.published or ""]
    yield [event.date for event in of.event_dates]
    yield [of.province.name if of.province else "", *(place.key or place.name for place in places)]
    yield [part for person in of.people for part in (person.name, *map(_post, person.posts))]
    yield [*of.bylines, "", *of.photographers]


def _post(post: _Post) -> str:
    return f"{post.post}|{post.place}|{post.status}"


def first_marks(ledger: Ledger) -> dict[str, str]:
    """Return {id of an article: its marks when it was first published}."""
    return {link.key: link.was for link in ledger.values() if link.was and link.kind == "article"}


def changed(ledger: Ledger, archive: Archive) -> dict[str, tuple[Aspect, ...]]:
    """Return {id: sides that changed} of the articles that are not as they were first published."""
    first = first_marks(ledger)
    found: dict[str, tuple[Aspect, ...]] = {}
    for of in packed(Record, archive.records).told(Sides) if first else ():
        was = first.get(of.id)
        if was and was != (now := marks(of)):
            pairs = zip(_ASPECTS, was.split("."), now.split("."), strict=False)
            found[of.id] = tuple(side for side, old, new in pairs if old != new)
    return found

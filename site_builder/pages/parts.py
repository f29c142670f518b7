"""Pieces of context that several kinds of page share: cards, pagers, counted links."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import Unit
from site_builder.model import Official, PageRef, Record, Term

PER_PAGE = 50
_SELDOM = 5  # times fewer articles than the post named most often

T = TypeVar("T")


class Link(Struct, frozen=True):
    """A name with its address on the site, None when it has no page, and a number that lists show beside it."""

    name: str
    url: str | None
    count: int = 0


class Way(Struct, frozen=True):
    """A name with its address on the site, one of several; `here`: whether it leads to the very page."""

    name: str
    url: str
    here: bool = False


class Card(Struct, frozen=True):
    """An article as lists show it."""

    url: str
    title: str
    published: str | None
    lead: str
    province: str | None


class Face(Struct, frozen=True):
    """An official as lists show them: `term` is the highest post."""

    url: str
    name: str
    count: int
    term: Term | None


class Pager(Struct, frozen=True):
    """Where one part of a list stands among the others; `first` is the number of its first entry."""

    number: int
    last: int
    total: int
    first: int
    previous: str | None
    next: str | None

    @property
    def later(self) -> bool:
        """Tell whether other parts come before this one."""
        return self.number > 1

    @property
    def several(self) -> bool:
        """Tell whether the list has other parts."""
        return self.last > 1


def card(record: Record) -> Card:
    """Return the card of an article."""
    return Card(
        record.url, record.title, record.published, record.lead, record.province.name if record.province else None
    )


def full_name(unit: Unit) -> str:
    """Return a unit's name with what it is: "Tỉnh Bắc Kạn", "Huyện Chợ Mới", "Quận 1"."""
    kind = unit.kind.capitalize()
    return unit.name if unit.name.startswith(kind) else f"{kind} {unit.name}"


def cards(records: Iterable[Record]) -> tuple[Card, ...]:
    """Return the cards of articles, in their order."""
    return tuple(map(card, records))


def face(official: Official, within: str | None = None) -> Face:
    """Return an official's entry in a list, with their highest post; `within`: in the unit of that key, if any."""
    term = next((t for t in official.terms if within and _inside(t.place_key, within)), None)
    return Face(urls.official(official.key), official.name, len(official.appearances), term or highest(official))


def highest(official: Official) -> Term | None:
    """Return the highest post that articles name again and again: no single sentence misread shall head a page."""
    most = max((len(term.articles) for term in official.terms), default=0)
    return next((term for term in official.terms if _SELDOM * len(term.articles) >= most), None)


def _inside(key: str | None, within: str) -> bool:
    return key is not None and (key == within or key.startswith(f"{within}/"))


def part_refs(kind: str, key: str, entries: int) -> Sequence[PageRef]:
    """Return the pages that a list of so many entries fills; an empty list still has its first."""
    if entries <= PER_PAGE:
        return (PageRef(kind, key),)
    return [PageRef(kind, key, number) for number in range(1, _parts(entries) + 1)]


def part(url: str, items: Sequence[T], number: int) -> tuple[Sequence[T], Pager]:
    """Return the entries of part `number` (from 1) of the list at `url`, and where it stands."""
    last, first = _parts(len(items)), (number - 1) * PER_PAGE
    pager = Pager(
        number=number,
        last=last,
        total=len(items),
        first=first + 1,
        previous=urls.paged(url, number - 1) if number > 1 else None,
        next=urls.paged(url, number + 1) if number < last else None,
    )
    return items[first : first + PER_PAGE], pager


def _parts(entries: int) -> int:
    return max(1, -(-entries // PER_PAGE))

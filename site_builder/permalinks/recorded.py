"""The ledger after a build: every address that it published, and where the ones without a page lead now."""

from collections.abc import Container, Iterable

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import Archive, Record
from site_builder.packed import by_id, packed
from site_builder.permalinks.changes import Sides, first_marks, marks
from site_builder.permalinks.ledger import Ledger, Link
from site_builder.permalinks.planned import Planned
from site_builder.permalinks.settled import Settled
from site_builder.relate.identity import Published

_NAMED_IN = 3  # articles that tell who an official is: one or two may be withdrawn


def recorded(ledger: Ledger, archive: Archive, plan: Planned, settled: Settled) -> Ledger:
    """Return the ledger with all that a build published; the very same one when there is nothing to add."""
    new = plan.pages.keys() - ledger.keys()
    grown = [a for a, parts in plan.parts.items() if a in ledger and ledger[a].parts < parts]
    turned = [a for a, end in settled.moved.items() if a in ledger and _turned(ledger[a], end)]
    unmarked = [a for a, link in ledger.items() if link.kind == "article" and not link.was and a in plan.pages]
    back = [a for a, link in ledger.items() if (link.to or link.gone) and a in plan.pages]
    if not (new or grown or turned or back or unmarked):
        return ledger
    links = ledger | {a: replace(ledger[a], parts=plan.parts[a]) for a in grown}
    links |= {a: replace(links[a], to=settled.moved[a], gone=None) for a in turned}
    links |= {a: replace(links[a], to=None, gone=None) for a in back}
    links |= {a: Link(a, *plan.pages[a], parts=plan.parts.get(a, 1)) for a in new}
    return _with_witnesses(_marked(links, [*new, *unmarked], archive), archive, plan)


def _marked(links: Ledger, addresses: Iterable[str], archive: Archive) -> Ledger:
    """Give the addresses of articles marks of what the article first said, which moves along with it."""
    first = first_marks(links)
    articles = [links[address] for address in addresses if links[address].kind == "article"]
    open_ = {link.key for link in articles} - first.keys()
    first |= {of.id: marks(of) for of in packed(Record, archive.records).told(Sides) if of.id in open_} if open_ else {}
    return links | {link.address: replace(link, was=first[link.key]) for link in articles}


def published(ledger: Ledger) -> Published:
    """Return under which keys the people of articles were published."""
    found: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for link in ledger.values():
        for id_ in link.articles:
            found.setdefault((id_, link.name), []).append((bool(link.to or link.gone), link.key))
    return found


def _turned(link: Link, end: str) -> bool:
    """Tell whether an article or official has moved since the ledger was written."""
    return link.kind in {"article", "official"} and link.to != end


class _Person(Struct, gc=False):
    name: str
    key: str | None


class _Named(Struct, gc=False):
    """Whom an article names."""

    id: str
    date: str | None
    people: tuple[_Person, ...]


Seen = dict[tuple[str, str], str]  # (day, id) of an article -> the name that it gives an official


def _with_witnesses(links: Ledger, archive: Archive, plan: Planned) -> Ledger:
    """Give each official a few articles in which they are named, and keep those that still do."""
    articles = packed(Record, archive.records)
    ids = by_id(Record, articles)
    officials = {key: address for address, (kind, key) in plan.pages.items() if kind == "official"}
    open_: dict[str, Seen] = {key: {} for key, address in officials.items() if not _told_well(links[address], ids)}
    for one in articles.told(_Named) if open_ else ():
        for person in one.people:
            if person.key in open_:
                open_[person.key].setdefault((one.date or "9", one.id), person.name)
    return links | {officials[key]: _told(links[officials[key]], seen) for key, seen in open_.items()}


def _told_well(link: Link, ids: Container[str]) -> bool:
    return len(link.articles) == _NAMED_IN and all(id_ in ids for id_ in link.articles)


def _told(link: Link, seen: Seen) -> Link:
    """Return the line of an official with the articles, the earliest first, that name them by one spelling."""
    names = {id_: seen[day, id_] for day, id_ in sorted(seen)}
    kept = [id_ for id_ in link.articles if names.get(id_) == link.name]
    name = link.name if kept else next(iter(names.values()))
    more = (id_ for id_, spelt in names.items() if spelt == name and id_ not in kept)
    return replace(link, name=name, articles=(*kept, *more)[:_NAMED_IN])

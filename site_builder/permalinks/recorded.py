"""The ledger after a build: every address that it published, and where the ones without a page lead now."""

from collections.abc import Mapping

from msgspec.structs import replace

from site_builder.model import Archive, Official, Record
from site_builder.packed import by_id, by_key
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
    back = [a for a, link in ledger.items() if (link.to or link.gone) and a in plan.pages]
    if not (new or grown or turned or back):
        return ledger
    links = ledger | {a: replace(ledger[a], parts=plan.parts[a]) for a in grown}
    links |= {a: replace(links[a], to=settled.moved[a], gone=None) for a in turned}
    links |= {a: replace(links[a], to=None, gone=None) for a in back}
    links |= {a: Link(a, *plan.pages[a], parts=plan.parts.get(a, 1)) for a in new}
    return _with_witnesses(links, archive, plan)


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


def _with_witnesses(links: Ledger, archive: Archive, plan: Planned) -> Ledger:
    """Give each official a few articles in which they are named, and keep those that still do."""
    records, officials = by_id(Record, archive.records), by_key(Official, archive.officials)
    told = {
        address: _told(links[address], officials[key], records)
        for address, (kind, key) in plan.pages.items()
        if kind == "official" and not _told_well(links[address], records)
    }
    return links | told


def _told_well(link: Link, records: Mapping[str, Record]) -> bool:
    return len(link.articles) == _NAMED_IN and all(id_ in records for id_ in link.articles)


def _told(link: Link, official: Official, records: Mapping[str, Record]) -> Link:
    """Return the line of an official with the articles, the earliest first, that name them by one spelling."""
    names: dict[str, str] = {}
    for seen in sorted(official.appearances, key=lambda seen: (seen.date or "9", seen.article)):
        people = records[seen.article].people
        names[seen.article] = next(person.name for person in people if person.key == official.key)
    kept = [id_ for id_ in link.articles if names.get(id_) == link.name]
    name = link.name if kept else next(iter(names.values()))
    more = (id_ for id_, spelt in names.items() if spelt == name and id_ not in kept)
    return replace(link, name=name, articles=(*kept, *more)[:_NAMED_IN])

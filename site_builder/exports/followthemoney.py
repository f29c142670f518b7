"""data/followthemoney.jsonl: officials, posts and terms as FollowTheMoney entities (followthemoney.tech), a line each.

A Person occupies a Position by an Occupancy.  A day stands in startDate or endDate only when an article reports the
appointment or calls the person a former holder; `date` has the days of the first and the last article of the term.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.exports import jsonl
from site_builder.model import Archive, File, Official, Term
from site_builder.relate.offices import key
from site_builder.text.slug import code
from site_builder.urls import DATA

PATH = f"{DATA}followthemoney.jsonl"

_COUNTRY = "vn"
_STATUS = {"former": "ended", "current": "current", "acting": "current", "appointed": "current", "candidate": "unknown"}


class Entity(Struct, frozen=True):
    """A line: every property has a list of values."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def files(archive: Archive) -> Iterator[File]:
    """Yield the file: people, then positions, then who occupies which."""
    base, address = archive.site.base_url, {record.id: record.url for record in archive.records}
    positions = {_position_id(term): term for official in archive.officials for term in official.terms}
    offices = {office.key for office in archive.offices}
    entities = [
        *(_person(base, official) for official in archive.officials),
        *(_position(base, id_, positions[id_], offices) for id_ in sorted(positions)),
        *(_occupancy(base, o.key, term, address) for o in archive.officials for term in o.terms),
    ]
    yield File(PATH, jsonl.lines(entities))


def _entity(id_: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    said = {name: [value for value in values if value] for name, values in properties.items()}
    return Entity(id_, schema, {name: values for name, values in said.items() if values})


def _person(base: str, official: Official) -> Entity:
    where = f"{base}{urls.official(official.key)}"
    return _entity(
        f"official-{official.key}",
        "Person",
        name=[official.name],
        country=[_COUNTRY],
        sourceUrl=[where],
        wikidataId=[official.wikidata],
    )


def _position_id(term: Term) -> str:
    return f"post-{key(term.post, term.place_key or term.place or '')}"


def _position(base: str, id_: str, term: Term, offices: set[str]) -> Entity:
    page = id_.removeprefix("post-")
    return _entity(
        id_,
        "Position",
        name=[f"{term.post} {term.place}" if term.place else term.post],
        country=[_COUNTRY],
        subnationalArea=[term.place],
        sourceUrl=[f"{base}{urls.office(page)}" if page in offices else None],
    )


def _occupancy(base: str, official: str, term: Term, address: Mapping[str, str]) -> Entity:
    position = _position_id(term)
    cited = dict.fromkeys(f"{base}{address[id_]}" for id_ in (term.articles[0], term.articles[-1]) if id_ in address)
    return _entity(
        f"term-{official}-{code(f'{term.post}|{term.place}|{term.place_key}')}",
        "Occupancy",
        holder=[f"official-{official}"],
        post=[position],
        startDate=[term.since],
        endDate=[term.until],
        date=sorted({day for day in (term.first, term.last) if day}),
        status=[_STATUS[term.status]],
        sourceUrl=[*cited],
    )

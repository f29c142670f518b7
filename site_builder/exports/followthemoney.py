"""data/followthemoney.jsonl: officials, posts and terms as FollowTheMoney entities (followthemoney.tech), a line each.

A Person occupies a Position by an Occupancy.  A day stands in startDate or endDate only when an article reports the
appointment or calls the person a former holder; `date` has the days of the first and the last article of the term.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from site_builder import urls
from site_builder.exports import jsonl
from site_builder.model import Archive, File, Office, Official, Record, Term
from site_builder.packed import packed
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


class _Placed(Struct, gc=False):
    id: str
    url: str


class _Office(Struct, gc=False):
    key: str


class _Holder(Struct, gc=False):
    """What of an official is told here."""

    key: str
    name: str
    wikidata: str | None
    terms: tuple[Term, ...]


def files(archive: Archive) -> Iterator[File]:
    """Yield the file: people, then positions, then who occupies which."""
    base = archive.site.base_url
    address = {one.id: one.url for one in packed(Record, archive.records).told(_Placed)}
    people = [*packed(Official, archive.officials).told(_Holder)]
    positions = {_position_id(term): term for person in people for term in person.terms}
    offices = {office.key for office in packed(Office, archive.offices).told(_Office)}
    entities = [
        *(_person(base, person) for person in people),
        *(_position(base, id_, positions[id_], offices) for id_ in sorted(positions)),
        *(_occupancy(base, person.key, term, address) for person in people for term in person.terms),
    ]
    yield File(PATH, jsonl.lines(entities))


def _entity(id_: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    said = {name: [value for value in values if value] for name, values in properties.items()}
    return Entity(id_, schema, {name: values for name, values in said.items() if values})


def _person(base: str, official: _Holder) -> Entity:
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
    return _id_of(term.post, term.place_key or term.place or "")


@lru_cache(maxsize=1 << 14)
def _id_of(post: str, place: str) -> str:
    return f"post-{key(post, place)}"


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

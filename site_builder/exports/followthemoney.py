"""data/followthemoney.jsonl: officials, posts and terms as FollowTheMoney entities (followthemoney.tech), a line each.

A Person occupies a Position by an Occupancy.  A day stands in startDate or endDate only when an article reports the
appointment or calls the person a former holder; `date` has the days of the first and the last article of the term.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from site_builder import urls
from site_builder.exports import jsonl
from site_builder.exports.sheets import Sheet, rows, rows_of, whole
from site_builder.memo import Memo
from site_builder.model import Archive, File, Official, Record, Term
from site_builder.packed import decoder, packed
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


class _Holder(Struct, gc=False):
    """What of an official is told here."""

    key: str
    name: str
    wikidata: str | None
    terms: tuple[Term, ...]


class _Cited(Struct, gc=False):
    """What terms of some officials name: positions by id, with post and place; those of known units; articles."""

    positions: dict[str, tuple[str, str | None]]
    offices: list[str]
    articles: list[str]


class _Position(Struct, gc=False):
    """A post in a place; `page`: whether it has one on the site."""

    id: str
    post: str
    place: str | None
    page: bool


_cited = decoder(_Cited)


def file(archive: Archive, path: str, memo: Memo) -> File:
    """Return the file: people, then positions, then who occupies which."""
    base = archive.site.base_url
    address = {one.id: one.url for one in packed(Record, archive.records).told(_Placed)}
    cited = [*map(_cited, memo.each("cited", packed(Official, archive.officials), _Holder, _told))]
    known = [msgspec.msgpack.encode([address.get(id_) for id_ in one.articles]) for one in cited]
    people = Sheet(PATH, _Holder, partial(_people, base), besides=f"people {base}")
    terms = Sheet(PATH, _Holder, partial(_occupancies, base, address), besides=f"terms {base}")
    positions = Sheet(PATH, _Position, partial(_positions, base), besides=f"positions {base}")
    held = rows_of(positions, packed(_Position, _held(cited)), path, memo)
    runs = (*rows(people, archive, path, memo), *held, *rows(terms, archive, path, memo, known))
    return whole(path, b"", runs)


def _told(some: Iterable[_Holder]) -> bytes:
    terms = [term for one in some for term in one.terms]
    positions = {_position_id(term): (term.post, term.place) for term in terms}
    offices = dict.fromkeys(_position_id(term) for term in terms if term.place_key)
    articles = dict.fromkeys(id_ for term in terms for id_ in (term.articles[0], term.articles[-1]))
    return msgspec.msgpack.encode(_Cited(positions, [*offices], [*articles]))


def _people(base: str, some: Iterable[_Holder]) -> bytes:
    return jsonl.lines(_person(base, one) for one in some)


def _held(cited: Sequence[_Cited]) -> Iterator[_Position]:
    """Yield every position that somebody occupies, by id."""
    positions = {id_: held for one in cited for id_, held in one.positions.items()}
    offices = {id_ for one in cited for id_ in one.offices}
    return (_Position(id_, *positions[id_], id_ in offices) for id_ in sorted(positions))


def _positions(base: str, some: Iterable[_Position]) -> bytes:
    return jsonl.lines(_position(base, one) for one in some)


def _occupancies(base: str, address: Mapping[str, str], some: Iterable[_Holder]) -> bytes:
    return jsonl.lines(_occupancy(base, one.key, term, address) for one in some for term in one.terms)


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
    return f"post-{key(term.post, term.place_key or term.place or '')}"


def _position(base: str, one: _Position) -> Entity:
    return _entity(
        one.id,
        "Position",
        name=[f"{one.post} {one.place}" if one.place else one.post],
        country=[_COUNTRY],
        subnationalArea=[one.place],
        sourceUrl=[f"{base}{urls.office(one.id.removeprefix('post-'))}" if one.page else None],
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

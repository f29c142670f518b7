"""Which province an article is about when it does not say: office holders known from the archive's other articles.

An article that names only "Bí thư Tỉnh ủy A" is about the province in which other articles, not too far in time, give
A a provincial post, if that is one province and no other official of the article speaks for another.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from site_builder.gazetteer.posts import rank
from site_builder.model import Person, Place, Post, Primary, Record
from site_builder.packed import Packed, changed, decoder
from site_builder.text.fold import same

NEAR = 1827  # days: five years, one term of office
PROVINCIAL = range(2000, 3000)  # ranks of provincial posts
CONFIDENCE = 0.8

Known = dict[str, list[tuple[int, str, str]]]  # name -> (day, province key, province name), sorted


class _Post(Struct, gc=False):
    post: str
    place: str | None
    place_key: str | None


class _Person(Struct, gc=False):
    name: str
    posts: tuple[_Post, ...]


class _Province(Struct, gc=False):
    key: str


class _Told(Struct, gc=False):
    """What of a record tells where its people hold office."""

    date: str | None
    people: tuple[_Person, ...]


class _Maybe(Struct, gc=False):
    """A record of which it is still to be seen whether its province is known."""

    date: str | None
    province: _Province | None
    people: msgspec.Raw


_people = decoder(tuple[_Person, ...])


def settle(records: Packed[Record]) -> Packed[Record]:
    """Return the records, each with its province if the archive knows it."""
    open_ = {place: names for place, one in enumerate(records.told(_Maybe)) if (names := _open(one))}
    known = _holders(records, {name for names in open_.values() for name in names})
    settled = ((place, records[place], _settled(records[place], names, known)) for place, names in open_.items())
    return changed(records, {place: msgspec.msgpack.encode(new) for place, old, new in settled if new is not old})


def _open(one: _Maybe) -> list[str]:
    """Return the names whose posts could say which province an article is about that does not say so itself."""
    if not one.date or one.province:
        return []
    return [same(person.name) for person in _people(one.people) if any(_unplaced(post) for post in person.posts)]


def _holders(records: Packed[Record], names: set[str]) -> Known:
    """Return where and when names hold a provincial post by the articles' own words."""
    found: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for one in records.told(_Told) if names else ():
        for person in one.people:
            for post in person.posts:
                if one.date and post.place_key and post.place and _provincial(post) and same(person.name) in names:
                    found[same(person.name)].append((_day(one.date), post.place_key, post.place))
    return {name: sorted(set(held)) for name, held in found.items()}


def _settled(record: Record, names: Iterable[str], known: Known) -> Record:
    votes = {place for name in names for place in _places(name, _day(record.date or ""), known)}
    if len(votes) != 1:
        return record
    [(key, name)] = votes
    primary = Primary(name, key, "archive", CONFIDENCE, None)
    mentioned = tuple(unit for unit in record.provinces if unit.key != key)
    people = tuple(_placed(person, key, name) for person in record.people)
    return replace(record, province=primary, provinces=(Place(name, key, None, "primary"), *mentioned), people=people)


def _places(name: str, day: int, known: Known) -> set[tuple[str, str]]:
    return {(key, place) for at, key, place in known.get(name, ()) if abs(at - day) <= NEAR}


def _placed(person: Person, key: str, name: str) -> Person:
    posts = tuple(replace(post, place=name, place_key=key) if _unplaced(post) else post for post in person.posts)
    return replace(person, posts=posts)


def _unplaced(post: Post | _Post) -> bool:
    return post.place is None and _provincial(post)


def _provincial(post: Post | _Post) -> bool:
    return rank(post.post) in PROVINCIAL


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()

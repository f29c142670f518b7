"""Which province an article is about when it does not say: office holders known from the archive's other articles.

An article that names only "Bí thư Tỉnh ủy A" is about the province in which other articles, not too far in time, give
A a provincial post, if that is one province and no other official of the article speaks for another.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct
from msgspec.msgpack import encode
from msgspec.structs import replace

from site_builder.gazetteer.posts import rank
from site_builder.memo import Memo
from site_builder.model import Person, Place, Post, Primary, Record
from site_builder.packed import Packed, changed, decoder, digest
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


class _Open(Struct, array_like=True, gc=False):
    """A record without a province, by its place in a run, with the names whose posts could tell it."""

    at: int
    date: str
    names: list[str]


_people = decoder(tuple[_Person, ...])
_all_open = decoder(list[_Open])
_all_held = decoder(list[tuple[str, int, str, str]])


def settle(records: Packed[Record], memo: Memo | None = None) -> Packed[Record]:
    """Return the records, each with its province if the archive knows it; `memo`: what was found out the last time."""
    memo = memo or Memo()
    told = zip(records.runs(), memo.each("open", records, _Maybe, _open), strict=True)
    open_ = {run.start + one.at: one for run, some in told for one in _all_open(some)}
    known = _holders(records, {name for one in open_.values() for name in one.names}, memo)
    digests, new = records.digests() if open_ else (), {}
    for place, one in open_.items():
        votes = {vote for name in one.names for vote in _places(name, _day(one.date), known)}
        vote = votes.pop() if len(votes) == 1 else None
        if vote and "/" not in vote[0]:  # a city of a province has posts of the same names as a municipality
            of = digest(b"".join((b"settled", digests[place], encode(vote))))
            new[place] = of, memo.of(of, lambda place=place, vote=vote: encode(_settled(records[place], *vote)))  # type: ignore[misc]
    return changed(records, new)


def _open(records: Iterable[_Maybe]) -> bytes:
    """Return, packed, those that do not say which province they are about, with names whose posts could say so."""
    found = []
    for at, one in enumerate(records):
        if one.date and not one.province:
            names = [same(who.name) for who in _people(one.people) if any(_unplaced(post) for post in who.posts)]
            found += [_Open(at, one.date, names)] if names else []
    return encode(found)


def _holders(records: Packed[Record], names: set[str], memo: Memo) -> Known:
    """Return where and when names hold a provincial post by the articles' own words."""
    found: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for held in memo.each("holders", records, _Told, _held) if names else ():
        for name, day, key, place in _all_held(held):
            if name in names:
                found[name].append((day, key, place))
    return {name: sorted(set(held)) for name, held in found.items()}


def _held(records: Iterable[_Told]) -> bytes:
    """Return, packed, who holds a provincial post, when and where."""
    return encode(
        [
            (same(person.name), _day(one.date), post.place_key, post.place)
            for one in records
            for person in one.people
            for post in person.posts
            if one.date and post.place_key and post.place and _provincial(post)
        ]
    )


def _settled(record: Record, key: str, name: str) -> Record:
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

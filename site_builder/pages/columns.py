"""What runs of records, officials and offices tell of the lists that they stand in, as it is kept from build to build.

Numbers have 4 bytes each; places count from the first of the run.
"""

from array import array
from collections.abc import Iterable

from msgspec import Raw, Struct
from msgspec.msgpack import encode

from site_builder.model import Correction
from site_builder.pages.letters import letter_of, letter_of_family
from site_builder.pages.lists import Part, Parting
from site_builder.text.collate import family_key, name_key
from site_builder.text.fold import same

_LOWEST = "\0"  # between parts of what is sorted


class Articles(Struct, array_like=True, gc=False):
    """What a run of records tells."""

    ids: list[str]
    published: list[str]  # "" where it is not known
    dates: list[str | None]
    unplaced: int
    corrected: bytes  # places
    about: Part
    naming: Part
    districts: Part
    event: Part


class People(Struct, array_like=True, gc=False):
    """What a run of officials tells."""

    keys: list[str]
    names: list[str]
    same: list[str]  # for all spellings of a name
    by_name: list[str]  # what sorts them
    by_family: list[str]
    seen: bytes  # numbers of articles
    corrected: bytes  # places
    letter: Part
    family: Part
    province: Part
    district: Part


class Offices(Struct, array_like=True, gc=False):
    """What a run of offices tells."""

    keys: list[str]
    posts: list[str]
    units: list[str]  # keys; "" for none
    holders: bytes  # numbers of them


class _Key(Struct, gc=False):
    key: str | None


class _Event(Struct, gc=False):
    date: str


class Listed(Struct, gc=False):
    """What of a record tells which lists it stands in."""

    id: str
    published: str | None
    date: str | None
    event_dates: tuple[_Event, ...]
    province: _Key | None
    provinces: tuple[_Key, ...]
    districts: tuple[_Key, ...]
    corrections: tuple[Correction, ...] = ()


class _Post(Struct, gc=False):
    place_key: str | None


class Person(Struct, gc=False):
    """What of an official tells which lists they stand in."""

    key: str
    name: str
    terms: tuple[_Post, ...]
    appearances: tuple[Raw, ...]
    provinces: tuple[tuple[str, int], ...]
    corrections: tuple[Correction, ...] = ()


class Held(Struct, gc=False):
    """What of an office tells where it is found."""

    key: str
    post: str
    place_key: str | None
    holders: tuple[Raw, ...]


def articles(records: Iterable[Listed]) -> bytes:
    """Return Articles, packed."""
    every, about, naming, districts, event = [*records], Parting(), Parting(), Parting(), Parting()
    for place, one in enumerate(every):
        primary = one.province.key if one.province else None
        about.add(place, [primary] if primary else [])
        naming.add(place, (key for key in _keys(one.provinces) if key != primary))
        districts.add(place, _keys(one.districts))
        event.add(place, (key for key in dict.fromkeys(of.date for of in one.event_dates) if key != one.date))
    told = Articles(
        ids=[one.id for one in every],
        published=[one.published or "" for one in every],
        dates=[one.date for one in every],
        unplaced=sum(one.province is None for one in every),
        corrected=_numbers(place for place, one in enumerate(every) if one.corrections),
        about=about.end(),
        naming=naming.end(),
        districts=districts.end(),
        event=event.end(),
    )
    return encode(told)


def people(officials: Iterable[Person]) -> bytes:
    """Return People, packed."""
    every, letter, family, province, district = [*officials], Parting(), Parting(), Parting(), Parting()
    for place, one in enumerate(every):
        letter.add(place, [letter_of(one.name)])
        family.add(place, [letter_of_family(one.name)])
        province.add(place, (key for key, _ in one.provinces))
        units = dict.fromkeys(term.place_key for term in one.terms)
        district.add(place, (unit for unit in units if unit and unit.count("/") == 1))
    told = People(
        keys=[one.key for one in every],
        names=[one.name for one in every],
        same=[same(one.name) for one in every],
        by_name=[_sorting(name_key(one.name)) for one in every],
        by_family=[_sorting(family_key(one.name)) for one in every],
        seen=_numbers(len(one.appearances) for one in every),
        corrected=_numbers(place for place, one in enumerate(every) if one.corrections),
        letter=letter.end(),
        family=family.end(),
        province=province.end(),
        district=district.end(),
    )
    return encode(told)


def offices(some: Iterable[Held]) -> bytes:
    """Return Offices, packed."""
    every = [*some]
    told = Offices(
        keys=[one.key for one in every],
        posts=[one.post for one in every],
        units=[one.place_key or "" for one in every],
        holders=_numbers(len(one.holders) for one in every),
    )
    return encode(told)


def _keys(places: Iterable[_Key]) -> Iterable[str]:
    return dict.fromkeys(place.key for place in places if place.key)


def _numbers(some: Iterable[int]) -> bytes:
    return array("I", some).tobytes()


def _sorting(key: Iterable[Iterable[str]]) -> str:
    """Return a text that sorts as the parts of a key do one after the other."""
    return _LOWEST.join(part for parts in key for part in parts)

"""An archive's lists, made once: which records and officials stand where, and a digest of whatever pages look at."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

import msgspec
from msgspec import Struct, msgpack

from site_builder.model import Archive, Correction, Office, Official, Record
from site_builder.packed import Keyed, Packed, packed
from site_builder.pages.letters import LETTERS, letter_of, letter_of_family
from site_builder.pages.looks import Places, of_list
from site_builder.text.collate import family_key, name_key
from site_builder.text.fold import same

T = TypeVar("T")
Lists = Mapping[str, Places]

SIZE = 16  # bytes of a digest
_NOTHING = b""


class Index(Struct, frozen=True):
    """Lists of records run from the newest to the oldest.  A list that has no key has ""."""

    archive: Archive
    records: Keyed[Record]  # by id
    ids: Sequence[str]
    dates: Sequence[str | None]
    unplaced: int  # articles about no known province
    newest: Places
    rank: Mapping[int, int]  # place in the archive's records -> place in `newest`
    days: tuple[str, ...]  # on which something was published or happened, oldest first
    of_records: Mapping[str, Lists]  # side -> key -> places in the archive's records
    of_officials: Mapping[str, Lists]
    officials: Keyed[Official]
    names: Sequence[str]  # of the officials
    bearers: Mapping[str, Sequence[str]]  # name -> keys of the officials who bear it
    offices: Keyed[Office]
    appearances: Sequence[tuple[str, int]]  # keys of officials with the number of articles
    holders: Sequence[tuple[str, int]]  # keys of offices with their number
    office_of: Mapping[tuple[str, str], str]  # (post, key of its unit) -> key
    offices_in: Mapping[str, Sequence[str]]  # key of a unit -> keys of its offices
    record_digests: Sequence[bytes]
    official_digests: Sequence[bytes]

    def sights(self, side: str, looks: Sequence[str]) -> list[bytes]:
        """Return what looks at a side see, by the rest of their names: the same bytes for the same sight.

        There are many times more looks than records, so that this is kept short.
        """
        if side in self.of_records:
            return _of_lists(self.of_records[side], looks, self.record_digests)
        if side in self.of_officials:
            return _of_lists(self.of_officials[side], looks, self.official_digests)
        see = _SIDES[side]
        return [see(self, rest) for rest in looks]


def digest(seen: object) -> bytes:
    """Return a digest of plain data."""
    return blake2b(seen if isinstance(seen, bytes) else msgpack.encode(seen), digest_size=SIZE).digest()


def _of_lists(lists: Lists, looks: Iterable[str], digests: Sequence[bytes]) -> list[bytes]:
    seen: list[bytes] = []
    for key, part in map(of_list, looks):
        places = lists.get(key, ())
        if part == "len":
            seen.append(b"%d" % len(places))
        elif part == "in":
            seen.append(b"1" if key in lists else b"0")
        elif part == "keys":
            seen.append(digest(tuple(lists)))
        else:
            start, _, stop = part.partition(":")
            run = places[int(start or 0) : int(stop) if stop else None]
            seen.append(digest(b"".join([digests[place] for place in run])))
    return seen


def _everything(index: Index) -> bytes:
    archive = index.archive
    rest = digest((archive.set_aside, archive.duplicates))  # offices say nothing that officials do not
    return digest(b"".join((rest, *index.record_digests, *index.official_digests)))


def _digests(index: Index, ids: Iterable[str | None]) -> bytes:
    place = index.records.place
    return b"".join(index.record_digests[place[id_]] if id_ and id_ in place else b"-" for id_ in ids)


def _official(index: Index, key: str) -> bytes:
    return index.official_digests[index.officials.place[key]] if key in index.officials else b""


def _record(index: Index, id_: str) -> bytes:
    return index.record_digests[index.records.place[id_]] if id_ in index.records else b""


def _office(index: Index, key: str) -> bytes:
    return digest(index.offices.get(key) if key else tuple(index.offices))


def _pair(key: str) -> tuple[str, str]:
    first, _, second = key.partition("|")
    return first, second


def beside(index: Index, id_: str) -> tuple[str | None, str | None]:
    """Return the ids of the next newer and the next older article."""
    if id_ not in index.records:
        return None, None
    rank, newest, ids = index.rank[index.records.place[id_]], index.newest, index.ids
    newer = ids[newest[rank - 1]] if rank else None
    older = ids[newest[rank + 1]] if rank + 1 < len(newest) else None
    return newer, older


def days_of(index: Index, prefix: str) -> Sequence[str]:
    """Return the days of a year or a month that have a page, oldest first."""
    return index.days[bisect_left(index.days, prefix) : bisect_left(index.days, f"{prefix}~")]  # "~": after digits, "-"


def day_before(index: Index, name: str) -> str | None:
    """Return the last day with a page before a year, month or day."""
    place = bisect_left(index.days, name)
    return index.days[place - 1] if place else None


def day_after(index: Index, name: str) -> str | None:
    """Return the first day with a page after a year, month or day."""
    place = bisect_left(index.days, f"{name}~")
    return index.days[place] if place < len(index.days) else None


def dates(index: Index, side: str, key: str) -> Sequence[str | None]:
    """Return the days of the records of a list."""
    return [index.dates[place] for place in index.of_records[side].get(key, ())]


def name(index: Index, key: str) -> str:
    """Return the name of an official, "" of one that is not there."""
    return index.names[index.officials.place[key]] if key in index.officials else ""


def namesakes(index: Index, key: str) -> Sequence[str]:
    """Return the keys of the other officials of the same name."""
    return [other for other in index.bearers.get(same(name(index, key)), ()) if other != key]


def offices_in(index: Index, key: str) -> Sequence[Office]:
    """Return the offices of a unit."""
    return [index.offices[office] for office in index.offices_in.get(key, ())]


# What single looks see, by side; a look at what is not there any more sees nothing.
_SIDES: Mapping[str, Callable[[Index, str], bytes]] = {
    "record": _record,
    "beside": lambda index, id_: _digests(index, beside(index, id_)),
    "duplicates": lambda index, id_: _digests(index, index.archive.duplicates.get(id_, ())),
    "change": lambda index, id_: digest(index.archive.changes.get(id_)),
    "related": lambda index, id_: _digests(index, index.archive.related.get(id_, ())),
    "official": lambda index, key: _official(index, key) if key else digest(tuple(index.officials)),
    "name": lambda index, key: name(index, key).encode(),
    "namesakes": lambda index, key: digest(namesakes(index, key)),
    "office": _office,
    "offices in": lambda index, key: digest(offices_in(index, key)),
    "office of": lambda index, key: b"1" if _pair(key) in index.office_of else b"0",
    "ids": lambda index, _: digest(index.ids),
    "appearances": lambda index, _: digest(index.appearances),
    "holders": lambda index, _: digest(index.holders),
    "days": lambda index, prefix: digest(days_of(index, prefix)),
    "day before": lambda index, name: (day_before(index, name) or "").encode(),
    "day after": lambda index, name: (day_after(index, name) or "").encode(),
    "dates": lambda index, name: digest(dates(index, *_pair(name))),
    "unplaced": lambda index, _: b"%d" % index.unplaced,
    "everything": lambda index, _: _everything(index),
    "set aside": lambda index, _: digest(index.archive.set_aside),
}


class _Key(Struct, gc=False):
    key: str | None


class _Event(Struct, gc=False):
    date: str


class _Listed(Struct, gc=False):
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


class _Person(Struct, gc=False):
    """What of an official tells which lists they stand in."""

    key: str
    name: str
    terms: tuple[_Post, ...]
    appearances: tuple[msgspec.Raw, ...]
    provinces: tuple[tuple[str, int], ...]
    corrections: tuple[Correction, ...] = ()


class _Office(Struct, gc=False):
    key: str
    post: str
    place_key: str | None
    holders: tuple[msgspec.Raw, ...]


def index(archive: Archive) -> Index:
    """Return an archive's lists."""
    records, officials = packed(Record, archive.records), packed(Official, archive.officials)
    offices = packed(Office, archive.offices)
    listed, people, held = list(records.told(_Listed)), list(officials.told(_Person)), list(offices.told(_Office))
    newest = sorted(range(len(listed)), key=lambda place: listed[place].published or "", reverse=True)
    of_records = _of_records(listed, newest)
    return Index(
        archive=archive,
        records=Keyed(records, (one.id for one in listed)),
        ids=[one.id for one in listed],
        dates=[one.date for one in listed],
        unplaced=sum(one.province is None for one in listed),
        newest=newest,
        rank={place: rank for rank, place in enumerate(newest)},
        days=tuple(of_records["on day"]),
        of_records=of_records,
        of_officials=_of_officials(people),
        officials=Keyed(officials, (one.key for one in people)),
        names=[one.name for one in people],
        bearers=_bearers(people),
        offices=Keyed(offices, (one.key for one in held)),
        appearances=[(one.key, len(one.appearances)) for one in people],
        holders=[(one.key, len(one.holders)) for one in held],
        office_of={(one.post, one.place_key or ""): one.key for one in held},
        offices_in=_by_unit(held),
        record_digests=_all_digests(records),
        official_digests=_all_digests(officials),
    )


def _all_digests(things: Packed[T]) -> list[bytes]:
    return [blake2b(one, digest_size=SIZE).digest() for one in things.all_packed()]


def _of_records(records: Sequence[_Listed], newest: Places) -> Mapping[str, Lists]:
    sides = ("about", "naming", "districts", "day", "month", "year", "event")
    lists: dict[str, defaultdict[str, list[int]]] = {side: defaultdict(list) for side in sides}
    undated: list[int] = []
    for place in newest:
        record = records[place]
        for side, key in _lists_of(record):
            lists[side][key].append(place)
        if not record.date:
            undated.append(place)
    corrected = [place for place in newest if records[place].corrections]
    ordered = {side: {key: groups[key] for key in sorted(groups)} for side, groups in lists.items()}
    day, event = ordered["day"], ordered["event"]
    both = {key: [*day.get(key, ()), *event.get(key, ())] for key in sorted({*day, *event})}
    return {"newest": {"": newest}, "corrected": {"": corrected}, "undated": {"": undated}, "on day": both, **ordered}


def _lists_of(record: _Listed) -> Iterator[tuple[str, str]]:
    """Yield the lists that an article stands in, by side and key, each once."""
    primary = record.province.key if record.province else None
    if primary:
        yield "about", primary
    for key in dict.fromkeys(place.key for place in record.provinces):
        if key and key != primary:
            yield "naming", key
    for key in dict.fromkeys(place.key for place in record.districts):
        if key:
            yield "districts", key
    if record.date:
        yield "day", record.date[:10]
        yield "month", record.date[:7]
        yield "year", record.date[:4]
    for key in dict.fromkeys(event.date for event in record.event_dates):
        if key != record.date:
            yield "event", key


def _of_officials(people: Sequence[_Person]) -> Mapping[str, Lists]:
    names = [name_key(one.name) for one in people]
    by_name = sorted(range(len(people)), key=lambda place: (names[place], people[place].key))
    by_family = sorted(range(len(people)), key=lambda place: (family_key(people[place].name), people[place].key))
    seen = sorted(range(len(people)), key=lambda place: (-len(people[place].appearances), names[place]))
    return {
        "most seen": {"": seen},
        "corrected people": {"": [place for place in by_name if people[place].corrections]},
        "by letter": _by_letter(people, by_name, letter_of),
        "by family": _by_letter(people, by_family, letter_of_family),
        "of province": _grouped(seen, lambda place: [key for key, _ in people[place].provinces]),
        "of district": _grouped(seen, lambda place: _district_posts(people[place])),
    }


def _grouped(items: Iterable[int], keys: Callable[[int], Iterable[str]]) -> Lists:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return {key: groups[key] for key in sorted(groups)}


def _by_letter(people: Sequence[_Person], ordered: Places, letter: Callable[[str], str]) -> Lists:
    groups = _grouped(ordered, lambda place: [letter(people[place].name)])
    return {letter: groups[letter] for letter in LETTERS if letter in groups}


def _bearers(people: Iterable[_Person]) -> Mapping[str, Sequence[str]]:
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for one in people:
        keys[same(one.name)].append(one.key)
    return keys


def _by_unit(offices: Iterable[_Office]) -> Mapping[str, Sequence[str]]:
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for office in offices:
        inside[office.place_key or ""].append(office.key)
    return inside


def _keys(keys: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))


def _district_posts(official: _Person) -> list[str]:
    return _keys(term.place_key for term in official.terms if term.place_key and term.place_key.count("/") == 1)

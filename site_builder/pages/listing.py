"""Archive -> Index: one look over an archive's records, officials and offices, at no more of them than lists need."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from site_builder.model import Archive, Correction, Office, Official, Record
from site_builder.packed import Keyed, packed
from site_builder.pages.index import Index, Lists
from site_builder.pages.letters import LETTERS, letter_of, letter_of_family
from site_builder.pages.looks import Places
from site_builder.text.collate import family_key, name_key
from site_builder.text.fold import same


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


def listed(archive: Archive) -> Index:
    """Return an archive's lists."""
    records, officials = packed(Record, archive.records), packed(Official, archive.officials)
    offices = packed(Office, archive.offices)
    articles, people, held = list(records.told(_Listed)), list(officials.told(_Person)), list(offices.told(_Office))
    newest = sorted(range(len(articles)), key=lambda place: articles[place].published or "", reverse=True)
    of_records = _of_records(articles, newest)
    return Index(
        archive=archive,
        records=Keyed(records, (one.id for one in articles)),
        ids=[one.id for one in articles],
        dates=[one.date for one in articles],
        unplaced=sum(one.province is None for one in articles),
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
        record_digests=records.digests(),
        official_digests=officials.digests(),
        office_digests=offices.digests(),
    )


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

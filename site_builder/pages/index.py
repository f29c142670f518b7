"""An archive's lists, made once: which records and officials stand where, and a digest of whatever pages look at."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct, msgpack

from site_builder.model import Archive, Office, Official, Record
from site_builder.pages.letters import LETTERS, letter_of
from site_builder.pages.looks import Places, of_list
from site_builder.text.collate import name_key
from site_builder.text.fold import same

T = TypeVar("T")
Lists = Mapping[str, Places]

SIZE = 16  # bytes of a digest
_NOTHING = b""


class Index(Struct, frozen=True):
    """Lists of records run from the newest to the oldest.  A list that has no key has ""."""

    archive: Archive
    place: Mapping[str, int]  # id -> place in the archive's records
    newest: Places
    rank: Mapping[int, int]  # place in the archive's records -> place in `newest`
    days: tuple[str, ...]  # on which something was published or happened, oldest first
    of_records: Mapping[str, Lists]  # side -> key -> places in the archive's records
    of_officials: Mapping[str, Lists]
    officials: Mapping[str, Official]
    bearers: Mapping[str, Sequence[str]]  # name -> keys of the officials who bear it
    official_place: Mapping[str, int]  # key -> place in the archive's officials
    offices: Mapping[str, Office]
    office_of: Mapping[tuple[str, str], str]  # (post, key of its unit) -> key
    offices_in: Mapping[str, Sequence[Office]]  # key of a unit -> its offices
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
    return b"".join(index.record_digests[index.place[id_]] if id_ and id_ in index.place else b"-" for id_ in ids)


def _official(index: Index, key: str) -> bytes:
    return index.official_digests[index.official_place[key]] if key in index.officials else b""


def _pair(key: str) -> tuple[str, str]:
    first, _, second = key.partition("|")
    return first, second


def beside(index: Index, id_: str) -> tuple[str | None, str | None]:
    """Return the ids of the next newer and the next older article."""
    if id_ not in index.place:
        return None, None
    rank, newest, records = index.rank[index.place[id_]], index.newest, index.archive.records
    newer = records[newest[rank - 1]].id if rank else None
    older = records[newest[rank + 1]].id if rank + 1 < len(newest) else None
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
    return [index.archive.records[place].date for place in index.of_records[side].get(key, ())]


def namesakes(index: Index, key: str) -> Sequence[str]:
    """Return the keys of the other officials of the same name."""
    official = index.officials.get(key)
    return [other for other in index.bearers[same(official.name)] if other != key] if official else []


def unplaced(index: Index) -> int:
    """Return the number of articles about no known province."""
    return sum(record.province is None for record in index.archive.records)


# What single looks see, by side; a look at what is not there any more sees nothing.
_SIDES: Mapping[str, Callable[[Index, str], bytes]] = {
    "record": lambda index, id_: index.record_digests[index.place[id_]] if id_ in index.place else b"",
    "beside": lambda index, id_: _digests(index, beside(index, id_)),
    "duplicates": lambda index, id_: _digests(index, index.archive.duplicates.get(id_, ())),
    "related": lambda index, id_: _digests(index, index.archive.related.get(id_, ())),
    "official": lambda index, key: _official(index, key) if key else digest(tuple(index.officials)),
    "name": lambda index, key: index.officials[key].name.encode() if key in index.officials else b"",
    "namesakes": lambda index, key: digest(namesakes(index, key)),
    "office": lambda index, key: digest(index.offices.get(key) if key else tuple(index.offices)),
    "offices in": lambda index, key: digest(index.offices_in.get(key, ())),
    "office of": lambda index, key: b"1" if _pair(key) in index.office_of else b"0",
    "days": lambda index, prefix: digest(days_of(index, prefix)),
    "day before": lambda index, name: (day_before(index, name) or "").encode(),
    "day after": lambda index, name: (day_after(index, name) or "").encode(),
    "dates": lambda index, name: digest(dates(index, *_pair(name))),
    "unplaced": lambda index, _: b"%d" % unplaced(index),
    "everything": lambda index, _: _everything(index),
    "set aside": lambda index, _: digest(index.archive.set_aside),
}


def index(archive: Archive) -> Index:
    """Return an archive's lists."""
    records, officials = archive.records, archive.officials
    newest = sorted(range(len(records)), key=lambda place: records[place].published or "", reverse=True)
    names = [name_key(official.name) for official in officials]
    by_name = sorted(range(len(officials)), key=lambda place: (names[place], officials[place].key))
    seen = sorted(range(len(officials)), key=lambda place: (-len(officials[place].appearances), names[place]))
    of_records = _of_records(records, newest)
    return Index(
        archive=archive,
        place={record.id: place for place, record in enumerate(records)},
        newest=newest,
        rank={place: rank for rank, place in enumerate(newest)},
        days=tuple(of_records["on day"]),
        of_records=of_records,
        of_officials={
            "most seen": {"": seen},
            "by letter": _by_letter(officials, by_name),
            "of province": _grouped(seen, lambda place: [key for key, _ in officials[place].provinces]),
            "of district": _grouped(seen, lambda place: _district_posts(officials[place])),
        },
        officials={official.key: official for official in officials},
        bearers=_bearers(officials),
        official_place={official.key: place for place, official in enumerate(officials)},
        offices={office.key: office for office in archive.offices},
        office_of={(office.post, office.place_key or ""): office.key for office in archive.offices},
        offices_in=_by_unit(archive.offices),
        record_digests=[digest(record) for record in records],
        official_digests=[digest(official) for official in officials],
    )


def _of_records(records: Sequence[Record], newest: Places) -> Mapping[str, Lists]:
    sides = ("about", "naming", "districts", "day", "month", "year", "event")
    lists: dict[str, defaultdict[str, list[int]]] = {side: defaultdict(list) for side in sides}
    undated: list[int] = []
    for place in newest:
        record = records[place]
        for side, key in _listed(record):
            lists[side][key].append(place)
        if not record.date:
            undated.append(place)
    ordered = {side: {key: groups[key] for key in sorted(groups)} for side, groups in lists.items()}
    day, event = ordered["day"], ordered["event"]
    both = {key: [*day.get(key, ()), *event.get(key, ())] for key in sorted({*day, *event})}
    return {"newest": {"": newest}, "undated": {"": undated}, "on day": both, **ordered}


def _listed(record: Record) -> Iterator[tuple[str, str]]:
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


def _grouped(items: Iterable[int], keys: Callable[[int], Iterable[str]]) -> Lists:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return {key: groups[key] for key in sorted(groups)}


def _by_letter(officials: Sequence[Official], ordered: Places) -> Lists:
    groups = _grouped(ordered, lambda place: [letter_of(officials[place].name)])
    return {letter: groups[letter] for letter in LETTERS if letter in groups}


def _bearers(officials: Iterable[Official]) -> Mapping[str, Sequence[str]]:
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for official in officials:
        keys[same(official.name)].append(official.key)
    return keys


def _by_unit(offices: Iterable[Office]) -> Mapping[str, Sequence[Office]]:
    inside: defaultdict[str, list[Office]] = defaultdict(list)
    for office in offices:
        inside[office.place_key or ""].append(office)
    return inside


def _keys(keys: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))


def _district_posts(official: Official) -> list[str]:
    return _keys(term.place_key for term in official.terms if term.place_key and term.place_key.count("/") == 1)

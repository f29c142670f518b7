"""The lookups that pages share, made once from an Archive."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from site_builder.model import Archive, Office, Official, Record
from site_builder.pages.letters import LETTERS, letter_of
from site_builder.text.collate import name_key

T = TypeVar("T")
Records = tuple[Record, ...]
Officials = tuple[Official, ...]


class View(Struct, frozen=True):
    """An archive from every side that pages look at it.  Lists of records run from the newest to the oldest."""

    archive: Archive
    newest: Records
    position: Mapping[str, int]  # id -> place in `newest`
    about: Mapping[str, Records]  # province key -> articles about it
    naming: Mapping[str, Records]  # province key -> articles that only mention it
    districts: Mapping[str, Records]  # district key -> articles naming it
    days: Mapping[str, Records]  # "2024-05-26" -> articles published then
    months: Mapping[str, Records]
    years: Mapping[str, Records]
    events: Mapping[str, Records]  # day -> articles of another or no day that report what happened on it
    undated: Records
    all_days: tuple[str, ...]  # on which something was published or happened, oldest first
    officials: Mapping[str, Official]
    most_seen: Officials
    by_letter: Mapping[str, Officials]  # first letter of the given name -> officials, both in Vietnamese order
    of_province: Mapping[str, Officials]  # most seen first
    of_district: Mapping[str, Officials]
    offices: Mapping[tuple[str, str], Office]  # (post, key of its unit)
    office_keys: Mapping[str, Office]

    def record(self, id_: str) -> Record:
        """Return the record of an article."""
        return self.newest[self.position[id_]]


def view(archive: Archive) -> View:
    """Return an archive's lookups."""
    newest = tuple(sorted(archive.records, key=lambda record: record.published or "", reverse=True))
    dated = [record for record in newest if record.date]
    seen = sorted(archive.officials, key=lambda official: (-len(official.appearances), name_key(official.name)))
    days = _grouped(dated, lambda record: [(record.date or "")[:10]])
    events = _grouped(newest, lambda record: _keys(e.date for e in record.event_dates if e.date != record.date))
    return View(
        archive=archive,
        newest=newest,
        position={record.id: place for place, record in enumerate(newest)},
        about=_grouped(newest, lambda record: [record.province.key] if record.province else []),
        naming=_grouped(newest, _mentioned),
        districts=_grouped(newest, lambda record: _keys(place.key for place in record.districts)),
        days=days,
        months=_grouped(dated, lambda record: [(record.date or "")[:7]]),
        years=_grouped(dated, lambda record: [(record.date or "")[:4]]),
        events=events,
        all_days=tuple(sorted({*days, *events})),
        undated=tuple(record for record in newest if not record.date),
        officials={official.key: official for official in archive.officials},
        most_seen=tuple(seen),
        by_letter=_by_letter(archive.officials),
        of_province=_grouped(seen, lambda official: [key for key, _ in official.provinces]),
        of_district=_grouped(seen, _district_posts),
        offices={(office.post, office.place_key or ""): office for office in archive.offices},
        office_keys={office.key: office for office in archive.offices},
    )


def _grouped(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return {key: tuple(groups[key]) for key in sorted(groups)}


def _by_letter(officials: Iterable[Official]) -> Mapping[str, Officials]:
    ordered = sorted(officials, key=lambda official: (name_key(official.name), official.key))
    groups = _grouped(ordered, lambda official: [letter_of(official.name)])
    return {letter: groups[letter] for letter in LETTERS if letter in groups}


def _keys(keys: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key))


def _mentioned(record: Record) -> list[str]:
    primary = record.province.key if record.province else None
    return [key for key in _keys(place.key for place in record.provinces) if key != primary]


def _district_posts(official: Official) -> list[str]:
    return _keys(term.place_key for term in official.terms if term.place_key and term.place_key.count("/") == 1)

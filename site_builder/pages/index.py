"""An archive's lists: which records and officials stand where, and the questions that pages ask of them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder.model import Archive, Office, Official, Record
from site_builder.packed import Keyed
from site_builder.pages.lists import Lists
from site_builder.pages.looks import Places


class Index(Struct, frozen=True):
    """Lists of records run from the newest to the oldest.  A list that has no key has ""."""

    archive: Archive
    records: Keyed[Record]  # by id
    ids: Sequence[str]
    dates: Sequence[str | None]
    unplaced: int  # articles about no known province
    newest: Places
    rank: Sequence[int]  # place in the archive's records -> place in `newest`
    days: tuple[str, ...]  # on which something was published or happened, oldest first
    of_records: Mapping[str, Lists]  # side -> key -> places in the archive's records
    of_officials: Mapping[str, Lists]
    officials: Keyed[Official]
    names: Sequence[str]  # of the officials
    same: Sequence[str]  # their names as they are the same for all spellings
    bearers: Mapping[str, Sequence[str]]  # such a name -> keys of the officials who bear it
    offices: Keyed[Office]
    appearances: Sequence[tuple[str, int]]  # keys of officials with the number of articles
    holders: Sequence[tuple[str, int]]  # keys of offices with their number
    office_of: Mapping[tuple[str, str], str]  # (post, key of its unit) -> key
    offices_in: Mapping[str, Sequence[str]]  # key of a unit -> keys of its offices
    record_digests: Sequence[bytes]
    official_digests: Sequence[bytes]
    office_digests: Sequence[bytes]


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


def dates(index: Index, side: str, key: str, within: str = "") -> Sequence[str | None]:
    """Return the days of the records of a list; `within`: only those of this year or month."""
    every = (index.dates[place] for place in index.of_records[side].get(key, ()))
    return [day for day in every if day and day.startswith(within)] if within else [*every]


def name(index: Index, key: str) -> str:
    """Return the name of an official, "" of one that is not there."""
    return index.names[index.officials.place[key]] if key in index.officials else ""


def namesakes(index: Index, key: str) -> Sequence[str]:
    """Return the keys of the other officials of the same name."""
    if key not in index.officials:
        return []
    return [other for other in index.bearers[index.same[index.officials.place[key]]] if other != key]


def offices_in(index: Index, key: str) -> Sequence[Office]:
    """Return the offices of a unit."""
    return [index.offices[office] for office in index.offices_in.get(key, ())]

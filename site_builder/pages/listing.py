"""Archive -> Index: which lists the records, officials and offices of an archive stand in.

What a run of them tells is kept, so that only those of the runs that changed are looked at.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar

import numpy as np
from msgspec import Struct

from site_builder.memo import Memo
from site_builder.model import Archive, Office, Official, Record
from site_builder.numbered import Numbers, interned, joined, numbers
from site_builder.packed import Keyed, Packed, decoder, packed
from site_builder.pages import columns
from site_builder.pages.columns import Articles, Offices, People
from site_builder.pages.index import Index
from site_builder.pages.letters import LETTERS
from site_builder.pages.lists import Entries, Lists, Part, entries, one_list

C = TypeVar("C")
K = TypeVar("K")
T = TypeVar("T")


def listed(archive: Archive, memo: Memo | None = None) -> Index:
    """Return an archive's lists; `memo`: what its runs told the last time."""
    memo = memo or Memo()
    records, officials = packed(Record, archive.records), packed(Official, archive.officials)
    offices = packed(Office, archive.offices)
    articles = _told(memo, records, columns.Listed, columns.articles, Articles)
    people = _told(memo, officials, columns.Person, columns.people, People)
    held = _told(memo, offices, columns.Held, columns.offices, Offices)
    ids, published = articles.every(lambda run: run.ids), articles.every(lambda run: run.published)
    newest = sorted(range(len(ids)), key=published.__getitem__, reverse=True)
    of_records = _of_records(articles, newest)
    keys, same = people.every(lambda run: run.keys), people.every(lambda run: run.same)
    held_keys, posts, units = (held.every(part) for part in (lambda r: r.keys, lambda r: r.posts, lambda r: r.units))
    return Index(
        archive=archive,
        records=Keyed(records, ids),
        ids=ids,
        dates=articles.every(lambda run: run.dates),
        unplaced=sum(run.unplaced for run, _ in articles.runs),
        newest=newest,
        rank=_inverse(newest).tolist(),
        days=tuple(of_records["on day"]),
        of_records=of_records,
        of_officials=_of_officials(people),
        officials=Keyed(officials, keys),
        names=people.every(lambda run: run.names),
        same=same,
        bearers=_by(same, keys),
        offices=Keyed(offices, held_keys),
        appearances=[*zip(keys, people.numbers(lambda run: run.seen).tolist(), strict=True)],
        holders=[*zip(held_keys, held.numbers(lambda run: run.holders).tolist(), strict=True)],
        office_of=dict(zip(zip(posts, units, strict=True), held_keys, strict=True)),
        offices_in=_by(units, held_keys),
        record_digests=records.digests(),
        official_digests=officials.digests(),
        office_digests=offices.digests(),
    )


class _Told(Struct, Generic[C]):
    """What the runs of things of one kind tell, each with the place of its first thing."""

    runs: Sequence[tuple[C, int]]

    def every(self, part: Callable[[C], Iterable[T]]) -> list[T]:
        """Return what is told of each thing."""
        return [*chain.from_iterable(part(run) for run, _ in self.runs)]

    def numbers(self, part: Callable[[C], bytes]) -> Numbers:
        """Return the numbers that are told of each thing."""
        return joined(numbers(part(run)) for run, _ in self.runs)

    def places(self, part: Callable[[C], bytes]) -> Numbers:
        """Return the places of some things."""
        return joined(numbers(part(run)) + start for run, start in self.runs)

    def entries(self, part: Callable[[C], Part]) -> Entries:
        """Return which lists the things stand in."""
        return entries((part(run), start) for run, start in self.runs)


def _told(
    memo: Memo, things: Packed[T], kind: type[K], make: Callable[[Iterator[K]], bytes], told: type[C]
) -> _Told[C]:
    runs = map(decoder(told), memo.each(told.__name__, things, kind, make))
    return _Told([*zip(runs, (run.start for run in things.runs()), strict=True)])


def _of_records(articles: _Told[Articles], newest: Sequence[int]) -> Mapping[str, Lists]:
    rank, dates = _inverse(newest), articles.every(lambda run: run.dates)
    dated = np.array([place for place, day in enumerate(dates) if day], np.int64)
    day = _cut([day for day in dates if day], np.arange(len(dated)), dated, 10)
    event = articles.entries(lambda run: run.event)
    keys, number = interned([(day.keys, day.number), (event.keys, event.number)])
    both = Entries([*keys], number, joined([day.place, event.place]))
    first = np.repeat([0, 1], [len(day.place), len(event.place)])  # those that were published on the day
    corrected = {*articles.places(lambda run: run.corrected).tolist()}
    return {
        "newest": one_list(newest),
        "corrected": one_list([place for place in newest if place in corrected] if corrected else []),
        "undated": one_list([place for place in newest if not dates[place]]),
        "on day": both.lists(rank, first),
        "about": articles.entries(lambda run: run.about).lists(rank),
        "naming": articles.entries(lambda run: run.naming).lists(rank),
        "districts": articles.entries(lambda run: run.districts).lists(rank),
        "day": day.lists(rank),
        "month": _cut(day.keys, day.number, day.place, 7).lists(rank),
        "year": _cut(day.keys, day.number, day.place, 4).lists(rank),
        "event": event.lists(rank),
    }


def _cut(keys: Sequence[str], number: Numbers, place: Numbers, length: int) -> Entries:
    """Return entries under the first characters of their keys."""
    shorter, again = interned([([key[:length] for key in keys], number)])
    return Entries([*shorter], again, place)


def _of_officials(people: _Told[People]) -> Mapping[str, Lists]:
    by_name, by_family = (_sorted(people.every(part)) for part in (lambda run: run.by_name, lambda run: run.by_family))
    name, family = _inverse(by_name), _inverse(by_family)
    seen = np.lexsort((name, -people.numbers(lambda run: run.seen)))
    rank, corrected = _inverse(seen), {*people.places(lambda run: run.corrected).tolist()}
    return {
        "most seen": one_list(seen.tolist()),
        "corrected people": one_list([place for place in by_name if place in corrected]),
        "by letter": people.entries(lambda run: run.letter).lists(name, order=LETTERS),
        "by family": people.entries(lambda run: run.family).lists(family, order=LETTERS),
        "of province": people.entries(lambda run: run.province).lists(rank),
        "of district": people.entries(lambda run: run.district).lists(rank),
    }


def _sorted(keys: Sequence[str]) -> list[int]:
    """Return the places of things, which come in the order of their own keys, in the order of others."""
    return sorted(range(len(keys)), key=keys.__getitem__)


def _inverse(order: Sequence[int] | Numbers) -> Numbers:
    """Return the rank of each place, from the places in order."""
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _by(groups: Iterable[str], keys: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group, key in zip(groups, keys, strict=True):
        found[group].append(key)
    return found

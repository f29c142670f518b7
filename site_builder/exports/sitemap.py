"""sitemap.xml (sitemaps.org 0.9): the address of every page, with the day of its newest content as far as it has one.

An archive of more than 50,000 addresses gets an index, and the addresses in sitemap-1.xml and so on; so many are never
50 MB, the other limit, since an entry has far less than 1,000 bytes.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from site_builder import urls
from site_builder.exports import xml
from site_builder.memo import Memo
from site_builder.model import Archive, Change, File, Office, Official, Record
from site_builder.packed import decoder, packed
from site_builder.permalinks import Planned

LIMIT = 50_000  # addresses in a file, set by sitemaps.org

# Pages that every site has.
_ALWAYS = (
    urls.HOME,
    urls.PROVINCES,
    urls.OFFICIALS,
    urls.FAMILIES,
    urls.DATES,
    urls.SEARCH,
    urls.ABOUT,
    urls.DATA,
    urls.COVERAGE,
    urls.CITE,
)

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


class _Unit(Struct, gc=False):
    key: str | None


class _Dated(Struct, gc=False):
    date: str | None


class _Listed(Struct, gc=False):
    """What of a record tells on which pages it is listed."""

    id: str
    url: str
    date: str | None
    event_dates: tuple[_Dated, ...]
    province: _Unit | None
    districts: tuple[_Unit, ...]
    corrections: tuple[_Dated, ...]


class _Official(Struct, gc=False):
    key: str
    appearances: tuple[_Dated, ...]


class _Holder(Struct, gc=False):
    last: str | None


class _Office(Struct, gc=False):
    key: str
    holders: tuple[_Holder, ...]


class _Days(Struct, array_like=True, gc=False):
    """What some records say of addresses: the days of articles, and of lists; the addresses of articles by id."""

    articles: dict[str, str | None]
    lists: dict[str, str]
    ids: dict[str, str]


_read = decoder(_Days)
_newest_of = decoder(dict[str, str | None])


def files(archive: Archive, plan: Planned, memo: Memo, limit: int = LIMIT) -> Iterator[File]:
    """Yield the sitemap, or its index and parts of at most `limit` addresses; `memo`: of the last build."""
    base, entries = archive.site.base_url, sorted(_entries(archive, plan, memo).items())
    if len(entries) <= limit:
        yield File("sitemap.xml", _urlset(base, entries))
        return
    parts = [entries[i : i + limit] for i in range(0, len(entries), limit)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield from (File(name, _urlset(base, part)) for name, part in zip(names, parts, strict=True))
    newest = [(name, _newest(day for _, day in part)) for name, part in zip(names, parts, strict=True)]
    yield File("sitemap.xml", _document("sitemapindex", "sitemap", base, newest))


def _entries(archive: Archive, plan: Planned, memo: Memo) -> dict[str, str | None]:
    """Return {address: day of its newest content}."""
    days = _days(archive, memo)
    parts = ((urls.paged(a, number), days.get(a)) for a, last in plan.parts.items() for number in range(2, last + 1))
    always = {address: days[address] for address in _ALWAYS}
    return always | {address: days.get(address) for address in plan.pages} | dict(parts)


def _days(archive: Archive, memo: Memo) -> dict[str, str | None]:
    days: dict[str, str | None] = {}
    for some in map(_read, memo.each("articles", packed(Record, archive.records), _Listed, _told)):
        days |= some.articles
        for id_ in some.ids.keys() & archive.changes.keys():
            days[some.ids[id_]] = _newest((days[some.ids[id_]], _last(archive.changes[id_])))
        for address, last in some.lists.items():
            if last > (days.get(address) or ""):
                days[address] = last
    days |= dict.fromkeys(_ALWAYS, _newest(days.values()))
    people = memo.each("officials", packed(Official, archive.officials), _Official, _officials)
    offices = memo.each("offices", packed(Office, archive.offices), _Office, _offices)
    for newest in map(_newest_of, (*people, *offices)):
        days |= newest
    return days


def _told(records: Iterable[_Listed]) -> bytes:
    """Return what some records say, packed."""
    articles, lists, ids = dict[str, str | None](), dict[str, str](), dict[str, str]()
    for record in records:
        articles[record.url] = _newest((record.date, *(correction.date for correction in record.corrections)))
        ids[record.id] = record.url
        for address in _listed_on(record):
            if record.date and record.date > lists.get(address, ""):
                lists[address] = record.date
    return msgspec.msgpack.encode(_Days(articles, lists, ids))


def _officials(people: Iterable[_Official]) -> bytes:
    return msgspec.msgpack.encode({urls.official(p.key): _newest(seen.date for seen in p.appearances) for p in people})


def _offices(offices: Iterable[_Office]) -> bytes:
    return msgspec.msgpack.encode({urls.office(o.key): _newest(holder.last for holder in o.holders) for o in offices})


def _last(change: Change) -> str | None:
    """Return the last day on which the source of an article changed."""
    return _newest(commit.date for commit in change.commits)


def _listed_on(record: _Listed) -> Iterator[str]:
    """Yield the addresses of the lists that name an article."""
    if record.province and record.province.key:
        yield urls.province(record.province.key)
    yield from (urls.district(place.key) for place in record.districts if place.key)
    for day in (record.date, *(event.date for event in record.event_dates)):
        yield from (urls.date(day[:length]) for length in (4, 7, 10) if day)
    if not record.date:
        yield urls.UNDATED


def _newest(days: Iterable[str | None]) -> str | None:
    return max((day for day in days if day), default=None)


def _urlset(base: str, entries: Sequence[tuple[str, str | None]]) -> bytes:
    return _document("urlset", "url", base, entries)


def _document(name: str, item: str, base: str, entries: Iterable[tuple[str, str | None]]) -> bytes:
    plain, begin = xml.plain("\n".join((base, *(address for address, _ in entries)))), xml.text(base)
    body = "".join(
        f"<{item}><loc>{begin}{address if plain else xml.text(address)}</loc>{_lastmod(day)}</{item}>\n"
        for address, day in entries
    )
    return f'{xml.DECLARATION}<{name} xmlns="{_XMLNS}">\n{body}</{name}>\n'.encode()


def _lastmod(day: str | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""

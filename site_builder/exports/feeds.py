"""feed.atom (RFC 4287) at the root and beside each province and official: their newest articles.

Identifiers are tag URIs (RFC 4151) made of the site's place and the article's id, so that they never change.  Articles
without a day are in no feed: a feed is an order in time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from site_builder import urls
from site_builder.exports import xml
from site_builder.exports.xml import element
from site_builder.model import Archive, File, Record, Site

NEWEST = 50

_TAG_YEAR = "2025"  # a year in which the addresses were the site's; part of each identifier, never to be changed
_NEVER = "1970-01-01T00:00:00Z"  # Atom wants a time even of a feed without entries


def files(archive: Archive) -> Iterator[File]:
    """Yield all feeds."""
    by_day = sorted((r for r in archive.records if r.date), key=lambda r: (r.published or "", r.id), reverse=True)
    rank = {record.id: place for place, record in enumerate(by_day)}
    yield _feed(archive.site, urls.HOME, archive.site.title, by_day[:NEWEST])
    about = _about(by_day)
    names = {record.province.key: record.province.name for record in archive.records if record.province}
    for key, name in sorted(names.items()):
        yield _feed(archive.site, urls.province(key), f"{name} – {archive.site.title}", about[key][:NEWEST])
    for person in archive.officials:
        places = sorted(rank[seen.article] for seen in person.appearances if seen.article in rank)
        newest = [by_day[place] for place in places[:NEWEST]]
        yield _feed(archive.site, urls.official(person.key), f"{person.name} – {archive.site.title}", newest)


def _about(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    """Return {province key: articles about it}, keeping the order; empty for any other key."""
    about: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.province:
            about[record.province.key].append(record)
    return about


def _feed(site: Site, address: str, title: str, records: Sequence[Record]) -> File:
    base, path = site.base_url, f"{address}{urls.FEED}"
    head = (
        element("id", _tag(base, path))
        + element("title", title)
        + (element("subtitle", site.description) if site.description and not address else "")
        + element("updated", max((_moment(record) for record in records), default=_NEVER))
        + element("link", "", rel="self", type="application/atom+xml", href=base + path)
        + element("link", "", rel="alternate", type="text/html", href=base + address)
        + f"<author>{element('name', site.title).rstrip()}</author>\n"
        + (element("rights", site.licence) if site.licence else "")
    )
    body = "".join(_entry(base, record) for record in records)
    opening = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">'
    return File(path, f"{xml.DECLARATION}{opening}\n{head}{body}</feed>\n".encode())


def _entry(base: str, record: Record) -> str:
    authors = "".join(f"<author>{element('name', name).rstrip()}</author>\n" for name in record.bylines)
    return (
        "<entry>\n"
        + element("id", _tag(base, f"articles/{record.id}"))
        + element("title", record.title or record.id)
        + element("updated", _moment(record))
        + element("published", _moment(record))
        + element("link", "", rel="alternate", type="text/html", href=base + record.url)
        + authors
        + (element("category", "", term=record.province.key, label=record.province.name) if record.province else "")
        + element("summary", record.lead)
        + "</entry>\n"
    )


def _tag(base: str, name: str) -> str:
    """Return the identifier of something on the site, the same for ever."""
    parts = urlsplit(base)
    return f"tag:{parts.hostname},{_TAG_YEAR}:{parts.path}{quote(name)}"


def _moment(record: Record) -> str:
    """Return when an article was published as RFC 3339 wants it: what is not known of the time is zero."""
    day, _, clock = (record.published or _NEVER).partition("T")
    if not clock:
        return f"{day}T00:00:00+07:00"
    return f"{day}T{clock}" if clock.count(":") == clock.count("+") + 2 else f"{day}T{clock[:5]}:00{clock[5:]}"

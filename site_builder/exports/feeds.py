"""feed.atom (RFC 4287) at the root and beside each province and official: their newest articles.

Identifiers are tag URIs (RFC 4151) made of the site's place and the article's id, so that they never change.  Articles
without a day are in no feed: a feed is an order in time.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from urllib.parse import quote, urlsplit

from site_builder import urls
from site_builder.exports import xml
from site_builder.exports.xml import element
from site_builder.gazetteer.units import province, provinces
from site_builder.model import Change, File, PageRef, Record, Site
from site_builder.pages import View

SITE, PROVINCE, OFFICIAL = "feed", "feed of province", "feed of official"
KINDS = (SITE, PROVINCE, OFFICIAL)
NEWEST = 50

_DEPTH = 2  # slashes of "officials/<key>/", where no further part of a list is

_TAG_YEAR = "2025"  # a year in which the addresses were the site's; part of each identifier, never to be changed
_NEVER = "1970-01-01T00:00:00Z"  # Atom wants a time even of a feed without entries


def refs(view: View) -> Iterator[PageRef]:
    """Yield every feed."""
    yield PageRef(SITE, "")
    yield from (PageRef(PROVINCE, unit.key) for unit in provinces(None))
    yield from (PageRef(OFFICIAL, key) for key in view.officials)


def file(view: View, ref: PageRef) -> File:
    """Return a feed."""
    site = view.site
    if ref.kind == SITE:
        return _feed(view, urls.HOME, site.title, view.newest[:NEWEST])
    if ref.kind == PROVINCE:
        newest = view.about[ref.key][:NEWEST] if ref.key in view.about else ()
        return _feed(view, urls.province(ref.key), f"{province(ref.key).name} – {site.title}", newest)
    person = view.officials[ref.key]
    dated = [seen.article for seen in person.appearances if seen.date]
    return _feed(view, urls.official(person.key), f"{person.name} – {site.title}", map(view.record, dated[:NEWEST]))


def moved(view: View, addresses: Mapping[str, str]) -> Iterator[File]:
    """Yield the feeds of pages that moved (old address -> new one) where they were, for their subscribers."""
    here = {urls.province(unit.key): PageRef(PROVINCE, unit.key) for unit in provinces(None)}
    here |= {urls.official(key): PageRef(OFFICIAL, key) for key in view.officials}
    for old, new in sorted(addresses.items()):
        if new in here and old.count("/") == _DEPTH:
            yield File(f"{old}{urls.FEED}", file(view, here[new]).content)
        elif old.startswith(urls.OFFICIALS) and old.count("/") == _DEPTH:
            yield _told(view.site, old, view.site.title, f"{view.site.base_url}{new}")


def gone(site: Site, pages: Mapping[str, tuple[str, str]]) -> Iterator[File]:
    """Yield the feeds of officials who are no more: what they say to subscribers is why.

    `pages`: address -> the official's name, and the reason.
    """
    for address, (name, reason) in sorted(pages.items()):
        if address.startswith(urls.OFFICIALS) and address.count("/") == _DEPTH:
            yield _told(site, address, name or site.title, reason)


def _told(site: Site, address: str, title: str, reason: str) -> File:
    base, path = site.base_url, f"{address}{urls.FEED}"
    where = element("link", "", rel="alternate", type="text/html", href=base + address)
    said = element("title", title) + element("updated", _NEVER)
    author = f"<author>{element('name', site.title).rstrip()}</author>\n"
    entry = f"<entry>\n{element('id', _tag(base, f'{path}#gone'))}{said}{where}{element('summary', reason)}</entry>\n"
    me = element("link", "", rel="self", type="application/atom+xml", href=base + path)
    opening = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">'
    body = f"{element('id', _tag(base, path))}{said}{me}{where}{author}{entry}"
    return File(path, f"{xml.DECLARATION}{opening}\n{body}</feed>\n".encode())


def _feed(view: View, address: str, title: str, found: Iterable[Record]) -> File:
    site, records = (
        view.site,
        sorted((r for r in found if r.date), key=lambda r: (r.published or "", r.id), reverse=True),
    )
    base, path = site.base_url, f"{address}{urls.FEED}"
    updated = [_updated(record, view.change(record.id)) for record in records]
    head = (
        element("id", _tag(base, path))
        + element("title", title)
        + (element("subtitle", site.description) if site.description and not address else "")
        + element("updated", max(updated, default=_NEVER))
        + element("link", "", rel="self", type="application/atom+xml", href=base + path)
        + element("link", "", rel="alternate", type="text/html", href=base + address)
        + f"<author>{element('name', site.title).rstrip()}</author>\n"
        + (element("rights", site.licence) if site.licence else "")
    )
    body = "".join(map(_entry, repeat(base), records, updated))
    opening = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">'
    return File(path, f"{xml.DECLARATION}{opening}\n{head}{body}</feed>\n".encode())


def _entry(base: str, record: Record, updated: str) -> str:
    authors = "".join(f"<author>{element('name', name).rstrip()}</author>\n" for name in record.bylines)
    return (
        "<entry>\n"
        + element("id", _tag(base, f"articles/{record.id}"))
        + element("title", record.title or record.id)
        + element("updated", updated)
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


def _updated(record: Record, change: Change | None) -> str:
    """Return when an article last changed: its publication, or a later day of a correction or of its source."""
    days = [correction.date for correction in record.corrections]
    days += [commit.date for commit in change.commits] if change else []
    latest = max(days, default="")
    return f"{latest}T00:00:00+07:00" if latest > (record.date or "") else _moment(record)


def _moment(record: Record) -> str:
    """Return when an article was published as RFC 3339 wants it: what is not known of the time is zero."""
    day, _, clock = (record.published or _NEVER).partition("T")
    if not clock:
        return f"{day}T00:00:00+07:00"
    return f"{day}T{clock}" if clock.count(":") == clock.count("+") + 2 else f"{day}T{clock[:5]}:00{clock[5:]}"

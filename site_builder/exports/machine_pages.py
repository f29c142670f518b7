"""index.json beside each article, official, province and office: the page's facts for programs.

An official is a Popolo person and an office a Popolo post (popoloproject.com), so that tools for parliaments read them.
Popolo's dates are those on which a term began and ended; articles tell them only when they report an appointment or
call someone a former holder.  When articles first and last say that somebody holds a post stands beside it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from site_builder import urls
from site_builder.exports import articles_jsonl
from site_builder.gazetteer.units import province, provinces
from site_builder.model import File, Holder, Official, PageRef, Record, Site, Term
from site_builder.pages import View

ARTICLE, OFFICIAL, PROVINCE, OFFICE = "json of article", "json of official", "json of province", "json of office"
KINDS = (ARTICLE, OFFICIAL, PROVINCE, OFFICE)

_NAME = "index.json"
_LISTS = (urls.OFFICIALS, urls.PROVINCES)  # lists, which have none
_FOLDERS = ("articles/", urls.OFFICIALS, urls.PROVINCES, "offices/")

Json = dict[str, object]


def refs(view: View) -> Iterator[PageRef]:
    """Yield every such file."""
    yield from (PageRef(ARTICLE, id_) for id_ in view.ids())
    yield from (PageRef(OFFICIAL, key) for key in view.officials)
    yield from (PageRef(PROVINCE, unit.key) for unit in provinces(None))
    yield from (PageRef(OFFICE, key) for key in view.offices)


def file(view: View, ref: PageRef) -> File:
    """Return one."""
    if ref.kind == ARTICLE:
        record = view.record(ref.key)
        return _file(record.url, _article(view, record))
    if ref.kind == OFFICIAL:
        return _file(urls.official(ref.key), _person(view, view.officials[ref.key]))
    if ref.kind == PROVINCE:
        return _file(urls.province(ref.key), _province(view, ref.key))
    return _file(urls.office(ref.key), _post(view, ref.key))


def moved(site: Site, addresses: Mapping[str, str]) -> Iterator[File]:
    """Yield a file where one was, for each page that moved (old address -> new one)."""
    for old, new in sorted(addresses.items()):
        if old.startswith(_FOLDERS) and "/page/" not in old and "/letters/" not in old:
            beside = _NAME if new.startswith(_FOLDERS) and "/letters/" not in new and new not in _LISTS else ""
            yield _file(old, {"moved_to": f"{site.base_url}{new}{beside}"})


def gone(pages: Mapping[str, tuple[str, str]]) -> Iterator[File]:
    """Yield a file for each page that is no more: why (address -> its name, and the reason)."""
    for address, (_, reason) in sorted(pages.items()):
        if address.startswith(_FOLDERS):
            yield _file(address, {"gone": reason})


def _file(address: str, content: object) -> File:
    return File(f"{address}{_NAME}", msgspec.json.encode(content) + b"\n")


def _article(view: View, record: Record) -> Json:
    """Return what is known of an article; its text and the lines left out are in data/articles.jsonl."""
    said: Json = {
        **msgspec.structs.asdict(articles_jsonl.facts(record)),
        "duplicates": [other.id for other in view.duplicates(record.id)],
        "corrections": record.corrections,
        "changes": view.change(record.id),
        "csl": _cited(view.site, record),
    }
    return {key: value for key, value in said.items() if value}


def _cited(site: Site, record: Record) -> Json:
    """Return an article as CSL-JSON: the report itself, and this archive as the place where it can be read."""
    said: Json = {
        "id": record.id,
        "type": "article-newspaper",
        "language": "vi",
        "title": record.title,
        "author": [{"literal": name} for name in record.bylines],
        "container-title": record.source.outlet,
        "issued": _parts(record.date) if record.date else None,
        "URL": f"{site.base_url}{record.url}",
        "archive": site.title,
        "archive_location": record.source.url,
        "note": f"sha256:{record.source.sha256}",
    }
    return {key: value for key, value in said.items() if value}


def _parts(day: str) -> Json:
    moment = date.fromisoformat(day)
    return {"date-parts": [[moment.year, moment.month, moment.day]]}


def _person(view: View, official: Official) -> Json:
    """Return an official as a Popolo person."""
    address = f"{view.site.base_url}{urls.official(official.key)}"
    return {
        "id": official.key,
        "name": official.name,
        "identifiers": [{"scheme": "wikidata", "identifier": official.wikidata}] if official.wikidata else [],
        "links": [{"url": address}, *([_elsewhere(official.wikidata)] if official.wikidata else [])],
        "memberships": [_membership(view, official.key, term) for term in official.terms],
        "articles": [{"id": seen.article, "date": seen.date} for seen in official.appearances],
        "companions": [{"id": other.key, "articles": other.articles} for other in official.companions],
        "corrections": official.corrections,
        "csl": {
            "id": official.key,
            "type": "webpage",
            "language": "vi",
            "title": official.name,
            "container-title": view.site.title,
            "URL": address,
        },
    }


def _elsewhere(item: str) -> Json:
    return {"url": f"{urls.WIKIDATA}{item}", "note": "Wikidata"}


def _membership(view: View, person: str, term: Term) -> Json:
    return {
        "person_id": person,
        "post_id": view.office_of(term.post, term.place_key),
        "role": term.post,
        "area": {"id": term.place_key, "name": term.place} if term.place else None,
        "start_date": term.since,
        "end_date": term.until,
        "status": term.status,
        "first_seen": term.first,
        "last_seen": term.last,
        "articles": term.articles,
    }


def _post(view: View, key: str) -> Json:
    """Return an office as a Popolo post."""
    office = view.offices[key]
    return {
        "id": key,
        "label": f"{office.post} {office.place}" if office.place else office.post,
        "role": office.post,
        "area": {"id": office.place_key, "name": office.place} if office.place else None,
        "links": [{"url": f"{view.site.base_url}{urls.office(key)}"}],
        "memberships": [_held(view, key, holder) for holder in office.holders],
    }


def _held(view: View, key: str, holder: Holder) -> Json:
    return {
        "person_id": holder.official,
        "person_name": view.name(holder.official),
        "post_id": key,
        "status": holder.status,
        "first_seen": holder.first,
        "last_seen": holder.last,
        "articles": holder.articles,
    }


def _province(view: View, key: str) -> Json:
    unit = province(key)
    return {
        "id": key,
        "name": unit.name,
        "classification": unit.kind,
        "since": unit.since,
        "until": unit.until,
        "links": [{"url": f"{view.site.base_url}{urls.province(key)}"}],
        "articles": [record.id for record in view.about.get(key, ())],
        "officials": [official.key for official in view.of_province.get(key, ())],
    }

"""An article: its text set for reading, its facts beside it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from site_builder import urls
from site_builder.model import Article, Page, PageRef, PersonNamed, PlaceNamed, Record, Removed
from site_builder.pages import linked_data
from site_builder.pages.facts import Facts, evidence, facts, said, shown
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.linked_text import Evidence, Mention, blocks
from site_builder.pages.view import View

NAME = "article"
_NEAR = 4  # articles listed at the end: those that carry the same report first
_WEB = ("http://", "https://")


class Neighbour(NamedTuple):
    """An article close to this one: in time, in what it is about, or in its very words."""

    url: str
    title: str
    published: str | None


class Line(NamedTuple):
    """A line that was taken out, with its id if a fact leads to it; `as_above`: whether it says the title again."""

    number: int
    reason: str
    text: str
    anchor: str | None
    as_above: bool


def refs(view: View) -> Iterator[PageRef]:
    """Yield every article, sorted by id as the store keeps them."""
    yield from (PageRef(NAME, id_) for id_ in view.ids())


def page(view: View, ref: PageRef, fetch: Fetch) -> Page:
    """Return an article's page."""
    record, article = view.record(ref.key), fetch(ref.key)
    newer, older = view.beside(ref.key)
    document, words = article.document, said(article)
    text, anchors = blocks(document, _mentions(view, record, article), Evidence(*evidence(record, words)))
    found = facts(record, words, anchors)
    reprints = list(map(_neighbour, view.duplicates(ref.key)))
    origin = record.source.url if record.source.url and record.source.url.startswith(_WEB) else None
    context: dict[str, object] = {
        "crumbs": _crumbs(view, found),
        "record": record,
        "facts": found,
        "blocks": text,
        "origin": origin,
        "removed": _lines(document.removed, shown(found), record.title),
        "notes": list(map(view.words.said, document.notes)),
        "pictures": [one for one in document.attachments if one.width],
        "files": [one for one in document.attachments if not one.width],
        "change": view.change(ref.key),
        "reprints": reprints,
        "related": list(map(_neighbour, view.related(ref.key)[: max(_NEAR - len(reprints), 0)])),
        "newer": _neighbour(newer) if newer else None,
        "older": _neighbour(older) if older else None,
        "linked": linked_data.news(view.site, record, origin),
    }
    return Page(record.url, "article.html", context)


def _crumbs(view: View, found: Facts) -> list[tuple[str, str]]:
    """Return the pages above an article: those of its province, else of its day."""
    if found.province:
        return [(view.words.gettext("Provinces"), urls.PROVINCES), (found.province.text, found.province.url or "")]
    if found.published:
        return [(view.words.gettext("Dates"), urls.DATES), (found.published.text, found.published.url or "")]
    return []


def _mentions(view: View, record: Record, article: Article) -> Mapping[str, list[Mention]]:
    """Return, by field, the words that name a person or place with a page."""
    people = {person.name: urls.official(person.key) for person in record.people if person.key}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for statement in article.statements:
        value, at, url = statement.value, statement.evidence, None
        if isinstance(value, PersonNamed):
            url = people.get(value.name)
        elif isinstance(value, PlaceNamed) and value.key:
            url = _unit(view, value.level, value.key)
        if at and url:
            found[at.field].append(Mention(at.start, at.end, url, isinstance(value, PersonNamed)))
    return found


def _unit(view: View, level: str, key: str) -> str | None:
    if level == "province":
        return urls.province(key)
    return urls.district(key) if level == "district" and key in view.districts else None


def _lines(removed: Sequence[Removed], led_to: Collection[str], title: str) -> list[Line]:
    ids = (f"r{index}" for index in range(len(removed)))
    return [
        Line(line.line, line.reason, line.text, id_ if id_ in led_to else None, line.text == title)
        for line, id_ in zip(removed, ids, strict=True)
    ]


def _neighbour(record: Record) -> Neighbour:
    return Neighbour(record.url, record.title, record.published)


KIND = Kind(NAME, refs, page)

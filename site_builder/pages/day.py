"""A day as a front page: what was published on it, province by province, and what other days tell of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef, Record
from site_builder.pages.calendars import beside
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import PER_PAGE, Card, Link, cards, part, part_refs
from site_builder.pages.view import View
from site_builder.text.collate import sort_key

NAME = "day"
_PEOPLE = 10
_YEAR, _MONTH = 4, 7  # characters of an ISO date


class Section(Struct, frozen=True):
    """Articles about one province; `key` "" and no link for those about none.  `begun`: on an earlier page."""

    key: str
    province: Link | None
    articles: tuple[Card, ...]
    begun: bool


def refs(view: View) -> Iterator[PageRef]:
    """Yield each day with a page, and the further parts of long lists."""
    for name, records in view.sizes("on day"):
        yield from part_refs(NAME, name, records)


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return a day's page, or a further part of it."""
    url, published = urls.date(ref.key), len(view.days.get(ref.key, ()))
    every = tuple(view.on_days[ref.key])
    records = [*sorted(every[:published], key=_place), *every[published:]]
    shown, pager = part(url, records, ref.number)
    cut = max(0, published - pager.first + 1)  # of this part's articles, those published on the day come first
    before = records[pager.first - 2] if pager.first > 1 else None
    context: dict[str, object] = {
        "day": ref.key,
        "year": _date(ref.key[:_YEAR]),
        "month": _date(ref.key[:_MONTH]),
        "beside": beside(view, ref.key),
        "published": published,
        "events": pager.total - published,
        "provinces": _provinces(url, records[:published]),
        "people": _people(view, every) if ref.number == 1 else [],
        "sections": list(_sections(shown[:cut], before)),
        "reports": cards(shown[cut:]),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "day.html", context)


def _date(name: str) -> Link:
    return Link(name, urls.date(name))


def _place(record: Record) -> tuple[bool, tuple[str, str, str], str]:
    """Return where an article stands on the page: by province in Vietnamese order, those about none at last."""
    name = record.province.name if record.province else ""
    return not name, sort_key(name), _key(record)


def _key(record: Record) -> str:
    return record.province.key if record.province else ""


def _sections(records: Iterable[Record], before: Record | None) -> Iterator[Section]:
    """Cut articles by province; `before`: the last of the page before."""
    begun = _key(before) if before else None
    for key, group in groupby(records, key=_key):
        articles = list(group)
        yield Section(key, _link(articles[0]), cards(articles), key == begun)


def _link(record: Record) -> Link | None:
    return Link(record.province.name, urls.province(record.province.key)) if record.province else None


def _provinces(url: str, records: Sequence[Record]) -> list[Link]:
    """Return the ways to the sections, on whichever part of the list each begins."""
    counts, first = Counter(map(_key, records)), dict[str, tuple[int, Record]]()
    for place, record in enumerate(records):
        first.setdefault(_key(record), (place, record))
    return [
        Link(record.province.name, f"{urls.paged(url, place // PER_PAGE + 1)}#{key}", counts[key])
        for key, (place, record) in first.items()
        if record.province
    ]


def _people(view: View, records: Iterable[Record]) -> list[Link]:
    """Return the officials whom most of the day's articles name."""
    counts = Counter(person.key for record in records for person in record.people if person.key)
    most = sorted(counts, key=lambda key: (-counts[key], key))[:_PEOPLE]
    return [Link(view.name(key), urls.official(key), counts[key]) for key in most]


KIND = Kind(NAME, refs, page)

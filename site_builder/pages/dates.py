"""The articles by date: all years, a year, a month as a calendar, a day, and what bears no date.

A day has a page when articles were published on it, or report what happened on it.
"""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.calendars import beside, month, month_links, months, units
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, cards, part, part_refs
from site_builder.pages.view import View

INDEX, YEAR, MONTH, DAY, UNDATED = "dates", "year", "month", "day", "undated"
_YEAR, _MONTH = 4, 7  # characters of an ISO date


class Year(Struct, frozen=True):
    """A year with its published articles and its twelve months."""

    name: str
    url: str
    count: int
    months: tuple[Link, ...]


def _index_refs(_view: View) -> Iterator[PageRef]:
    yield PageRef(INDEX, "")


def _index(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    years = [_year_of(view, name) for name in reversed(units(view, _YEAR))]
    return Page(urls.DATES, "dates.html", {"years": years, "undated": len(view.undated)})


def _year_of(view: View, name: str) -> Year:
    return Year(name, urls.date(name), len(view.years.get(name, ())), tuple(month_links(view, name)))


def _year_refs(view: View) -> Iterator[PageRef]:
    yield from (PageRef(YEAR, year) for year in units(view, _YEAR))


def _year(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    shown = tuple(months(view, ref.key))
    context: dict[str, object] = {
        "year": ref.key,
        "count": len(view.years.get(ref.key, ())),
        "months": shown,
        "silent": sorted({*range(1, 13)} - {int(one.month[_YEAR + 1 :]) for one in shown}),
        "beside": beside(view, ref.key),
    }
    return Page(urls.date(ref.key), "year.html", context)


def _month_refs(view: View) -> Iterator[PageRef]:
    for name in units(view, _MONTH):
        yield from part_refs(MONTH, name, len(view.months.get(name, ())))


def _month(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    url = urls.date(ref.key)
    records, pager = part(url, view.months.get(ref.key, ()), ref.number)
    context: dict[str, object] = {
        "month": month(view, ref.key),
        "year_url": urls.date(ref.key[:_YEAR]),
        "beside": beside(view, ref.key),
        "articles": cards(records),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "month.html", context)


def _day_refs(view: View) -> Iterator[PageRef]:
    for name, records in view.on_days.items():
        yield from part_refs(DAY, name, len(records))


def _day(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    url, published = urls.date(ref.key), len(view.days.get(ref.key, ()))
    records, pager = part(url, view.on_days[ref.key], ref.number)
    cut = max(0, published - pager.first + 1)  # of this part's articles, those published on the day come first
    context: dict[str, object] = {
        "day": ref.key,
        "year_url": urls.date(ref.key[:_YEAR]),
        "month_url": urls.date(ref.key[:_MONTH]),
        "beside": beside(view, ref.key),
        "published": published,
        "events": pager.total - published,
        "articles": cards(records[:cut]),
        "reports": cards(records[cut:]),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "day.html", context)


def _undated_refs(view: View) -> Iterator[PageRef]:
    if view.undated:
        yield from part_refs(UNDATED, "", len(view.undated))


def _undated(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    records, pager = part(urls.UNDATED, view.undated, ref.number)
    return Page(urls.paged(urls.UNDATED, ref.number), "undated.html", {"articles": cards(records), "pager": pager})


KINDS = (
    Kind(INDEX, _index_refs, _index),
    Kind(YEAR, _year_refs, _year),
    Kind(MONTH, _month_refs, _month),
    Kind(DAY, _day_refs, _day),
    Kind(UNDATED, _undated_refs, _undated),
)

"""The articles by date: all years, a year and a month as calendars, a day, and what bears no date.

A day has a page when articles were published on it, or report what happened on it.
"""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.drawing import Shade, legend, shade
from site_builder.model import Page, PageRef
from site_builder.pages import day
from site_builder.pages.calendars import beside, calendars, units
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, cards, part, part_refs
from site_builder.pages.view import View
from site_builder.text import months

INDEX, YEAR, MONTH, UNDATED = "dates", "year", "month", "undated"
_YEAR, _MONTH = 4, 7  # characters of an ISO date


class Cell(Struct, frozen=True):
    """A month with its published articles; one without a page has no address."""

    url: str | None
    count: int
    shade: int


class Row(Struct, frozen=True):
    """A year with its published articles, and its twelve months."""

    year: Link
    cells: tuple[Cell, ...]


class Years(Struct, frozen=True):
    """The years in which articles were published, newest first, and those that articles only tell of."""

    rows: tuple[Row, ...]
    told: tuple[Link, ...]
    legend: tuple[Shade, ...]


def _index_refs(_view: View) -> Iterator[PageRef]:
    yield PageRef(INDEX, "")


def _index(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    return Page(urls.DATES, "dates.html", {"years": _years(view), "undated": len(view.undated)})


def _years(view: View) -> Years:
    published = sorted(view.years, reverse=True)
    counts = {name: len(view.months.get(name, ())) for year in published for name in months.of_year(year)}
    told, most = set(units(view, _MONTH)), max(counts.values(), default=0)
    return Years(
        rows=tuple(
            Row(
                Link(year, urls.date(year), len(view.years[year])),
                tuple(
                    Cell(urls.date(name) if name in told else None, counts[name], shade(counts[name], most))
                    for name in months.of_year(year)
                ),
            )
            for year in published
        ),
        told=tuple(Link(year, urls.date(year)) for year in reversed(units(view, _YEAR)) if year not in view.years),
        legend=legend(count for count in counts.values() if count),
    )


def _year_refs(view: View) -> Iterator[PageRef]:
    yield from (PageRef(YEAR, year) for year in units(view, _YEAR))


def _year(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return a year: all its months, or of one that articles only tell of, those with a page."""
    with_page = {one[:_MONTH] for one in view.days_of(ref.key)}
    published = len(view.years.get(ref.key, ()))
    shown = [name for name in months.of_year(ref.key) if published or name in with_page]
    context: dict[str, object] = {
        "year": ref.key,
        "count": published,
        "calendars": calendars(view, shown),
        "beside": beside(view, ref.key),
    }
    return Page(urls.date(ref.key), "year.html", context)


def _month_refs(view: View) -> Iterator[PageRef]:
    for name in units(view, _MONTH):
        yield from part_refs(MONTH, name, len(view.months.get(name, ())))


def _month(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    url = urls.date(ref.key)
    records, pager = part(url, view.months.get(ref.key, ()), ref.number)
    laid_out = calendars(view, [ref.key])
    context: dict[str, object] = {
        "month": laid_out.months[0],
        "legend": laid_out.legend,
        "year": Link(ref.key[:_YEAR], urls.date(ref.key[:_YEAR])),
        "beside": beside(view, ref.key),
        "articles": cards(records),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "month.html", context)


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
    day.KIND,
    Kind(UNDATED, _undated_refs, _undated),
)

"""Months laid out as calendars, and a way from each date to its neighbours."""

from calendar import Calendar
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from site_builder import urls
from site_builder.pages.parts import Link
from site_builder.pages.view import View


class Cell(NamedTuple):
    """A day of a calendar, 0 outside the month; `articles`: those published on it or reporting what happened on it."""

    day: int
    url: str | None = None
    articles: int = 0


_FROM_MONDAY = Calendar(0)
_EMPTY = tuple(map(Cell, range(32)))  # 0 stands outside the month


class Month(Struct, frozen=True):
    """A month ("2024-05") with its address, its published articles and its weeks from Monday."""

    month: str
    url: str
    count: int
    weeks: tuple[tuple[Cell, ...], ...]


class Beside(Struct, frozen=True):
    """The dates with a page before and after one of the same length, named by ISO."""

    previous: Link | None
    next: Link | None


def units(view: View, length: int) -> list[str]:
    """Return the years (4 characters), months (7) or days (10) that have a page, oldest first."""
    return list(dict.fromkeys(day[:length] for day in view.days_of("")))


def month(view: View, name: str) -> Month:
    """Return a month laid out."""
    days = {int(day[8:]): Cell(int(day[8:]), urls.date(day), len(view.on_days[day])) for day in view.days_of(name)}
    weeks = _FROM_MONDAY.monthdayscalendar(int(name[:4]), int(name[5:]))
    return Month(
        month=name,
        url=urls.date(name),
        count=len(view.months.get(name, ())),
        weeks=tuple(tuple(days.get(day) or _EMPTY[day] for day in week) for week in weeks),
    )


def months(view: View, year: str) -> Iterator[Month]:
    """Yield the months of a year that have a page."""
    names = dict.fromkeys(day[:7] for day in view.days_of(year))
    yield from (month(view, name) for name in names)


def month_links(view: View, year: str) -> Iterator[Link]:
    """Yield the twelve months of a year with their published articles, each with its address if it has a page."""
    for name in (f"{year}-{number:02}" for number in range(1, 13)):
        url = urls.date(name) if view.days_of(name) else None
        yield Link(name, url, len(view.months.get(name, ())))


def beside(view: View, name: str) -> Beside:
    """Return the neighbours of a year, month or day."""
    before, after = view.day_before(name), view.day_after(name)
    return Beside(_link(before, len(name)), _link(after, len(name)))


def _link(day: str | None, length: int) -> Link | None:
    return Link(day[:length], urls.date(day[:length])) if day else None

"""Months laid out as calendars, days shaded by their articles, and a way from each date to its neighbours."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from site_builder import urls
from site_builder.drawing import Shade, legend, shade
from site_builder.pages.parts import Link
from site_builder.pages.view import View


class Cell(NamedTuple):
    """A day of a calendar, 0 outside the month; `articles`: those published on it or reporting what happened on it."""

    day: int
    url: str | None = None
    articles: int = 0
    shade: int = 0


_FROM_MONDAY = Calendar(0)
_EMPTY = tuple(map(Cell, range(32)))  # 0 stands outside the month


class Month(Struct, frozen=True):
    """A month ("2024-05") with its address if it has a page, its published articles and its weeks from Monday."""

    month: str
    url: str | None
    count: int
    weeks: tuple[tuple[Cell, ...], ...]


class Calendars(Struct, frozen=True):
    """Months of one scale of shades."""

    months: tuple[Month, ...]
    legend: tuple[Shade, ...]


class Beside(Struct, frozen=True):
    """The dates with a page before and after one of the same length, named by ISO."""

    previous: Link | None
    next: Link | None


def units(view: View, length: int) -> list[str]:
    """Return the years (4 characters), months (7) or days (10) that have a page, oldest first."""
    return list(dict.fromkeys(day[:length] for day in view.days_of("")))


def calendars(view: View, names: Sequence[str]) -> Calendars:
    """Return months laid out."""
    counts = {name: {day: len(view.on_days[day]) for day in view.days_of(name)} for name in names}
    every = [count for days in counts.values() for count in days.values()]
    most = max(every, default=0)
    return Calendars(tuple(_month(view, name, counts[name], most) for name in names), legend(every))


def _month(view: View, name: str, counts: Mapping[str, int], most: int) -> Month:
    days = {int(day[8:]): _cell(day, count, most) for day, count in counts.items()}
    weeks = _FROM_MONDAY.monthdayscalendar(int(name[:4]), int(name[5:]))
    return Month(
        month=name,
        url=urls.date(name) if counts else None,
        count=len(view.months.get(name, ())),
        weeks=tuple(tuple(days.get(day) or _EMPTY[day] for day in week) for week in weeks),
    )


def _cell(day: str, count: int, most: int) -> Cell:
    return Cell(int(day[8:]), urls.date(day), count, shade(count, most))


def beside(view: View, name: str) -> Beside:
    """Return the neighbours of a year, month or day."""
    before, after = view.day_before(name), view.day_after(name)
    return Beside(_link(before, len(name)), _link(after, len(name)))


def _link(day: str | None, length: int) -> Link | None:
    return Link(day[:length], urls.date(day[:length])) if day else None

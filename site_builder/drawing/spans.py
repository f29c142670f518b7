"""Stretches of time on one line: days -> places between 0 and WIDTH, in per cent to one place behind the point."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

WIDTH = 100.0
LEAST = 0.8  # a single day is still to be seen
_TICKS = 10  # years named at most


class Span(Struct, frozen=True):
    """From where, and how wide."""

    start: float
    width: float


class Tick(Struct, frozen=True):
    """The first day of a year."""

    year: str
    at: float


class Scale(Struct, frozen=True):
    """Whole years, from the first day of one to the last of another."""

    first: date
    days: int
    ticks: tuple[Tick, ...]

    def at(self, day: str) -> float:
        """Return the place of an ISO day."""
        return _rounded((date.fromisoformat(day) - self.first).days / self.days)

    def span(self, first: str, last: str) -> Span:
        """Return the stretch from one ISO day to another, both included, wide enough to be seen and inside the line."""
        start, end = self.at(first), self.at(last)
        width = round(max(end - start, LEAST), 1)
        return Span(round(min(start, WIDTH - width), 1), width)


def scale(days: Iterable[str]) -> Scale | None:
    """Return the scale that holds all the ISO days; None for no days."""
    known = sorted(days)
    if not known:
        return None
    first, last = int(known[0][:4]), int(known[-1][:4])
    start = date(first, 1, 1)
    length = (date(last, 12, 31) - start).days
    every = -(-(last - first + 1) // _TICKS)
    years = range(first, last + 1, every)
    ticks = tuple(Tick(str(year), _rounded((date(year, 1, 1) - start).days / length)) for year in years)
    return Scale(start, length, ticks)


def _rounded(share: float) -> float:
    return round(WIDTH * share, 1)

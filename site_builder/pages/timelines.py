"""Articles by month: drawn as bars, and as a table of years by months that says the same."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder import urls
from site_builder.drawing import Bars
from site_builder.drawing import by_month as drawn
from site_builder.pages.parts import Link
from site_builder.pages.view import View
from site_builder.text import months


class Year(Struct, frozen=True):
    """A year with its articles and its twelve months; a month without articles has no address."""

    link: Link
    months: tuple[Link, ...]


class Timeline(Struct, frozen=True):
    """All months from the first to the last, and the years, newest first."""

    bars: Bars
    years: tuple[Year, ...]


def of_archive(view: View) -> Timeline:
    """Return the published articles of the whole archive by month."""
    return by_month({month: len(records) for month, records in view.months.items()})


def by_month(counts: Mapping[str, int]) -> Timeline:
    """Return counts by month ("2024-05") as both."""
    years = sorted({month[:4] for month in counts}, reverse=True)
    return Timeline(drawn(counts), tuple(_year(year, counts) for year in years))


def _year(year: str, counts: Mapping[str, int]) -> Year:
    links = tuple(_month(name, counts.get(name, 0)) for name in months.of_year(year))
    return Year(Link(year, urls.date(year), sum(month.count for month in links)), links)


def _month(name: str, count: int) -> Link:
    return Link(name, urls.date(name) if count else None, count)

"""How much the archive holds of each province and when, so that its silence is not read as silence in life."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.drawing import Shade, legend, shade
from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, Unit, provinces
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, Way
from site_builder.pages.view import View
from site_builder.text import months
from site_builder.text.collate import sort_key

ALL, YEAR = "coverage", "coverage_year"
_YEAR = 4  # characters of an ISO date


class Cell(Struct, frozen=True):
    """Articles about one province in one stretch of time."""

    count: int
    shade: int


class Row(Struct, frozen=True):
    """A province with a cell for each column."""

    province: Link
    cells: tuple[Cell, ...]


class Grid(Struct, frozen=True):
    """Provinces by columns: years, or the months of one; `silent`: provinces in force without an article."""

    columns: tuple[Link, ...]
    rows: tuple[Row, ...]
    silent: tuple[Link, ...]
    legend: tuple[Shade, ...]


def _all_refs(_view: View) -> Iterator[PageRef]:
    yield PageRef(ALL, "")


def _all(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    years = _years(view)
    columns = tuple(Link(year, urls.coverage(year), len(view.years[year])) for year in years)
    context: dict[str, object] = {
        "grid": _grid(view, provinces(None), columns, years),
        "about_none": view.unplaced(),
        "undated": len(view.undated),
    }
    return Page(urls.COVERAGE, "coverage.html", context)


def _year_refs(view: View) -> Iterator[PageRef]:
    yield from (PageRef(YEAR, year) for year in _years(view))


def _year(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    columns = tuple(
        Link(str(number), urls.date(month) if month in view.months else None, len(view.months.get(month, ())))
        for number, month in enumerate(months.of_year(ref.key), 1)
    )
    context: dict[str, object] = {
        "year": ref.key,
        "grid": _grid(view, _in_force(ref.key), columns, months.of_year(ref.key), ref.key),
        "years": [Way(year, urls.coverage(year), year == ref.key) for year in _years(view)],
    }
    return Page(urls.coverage(ref.key), "coverage_year.html", context)


def _years(view: View) -> list[str]:
    return sorted(view.years)


def _in_force(year: str) -> tuple[Unit, ...]:
    """Return the provinces of a year: of 2025, those of both eras."""
    old = provinces(OLD_ERA_END) if year <= OLD_ERA_END[:_YEAR] else ()
    new = provinces(NEW_ERA) if year >= NEW_ERA[:_YEAR] else ()
    return tuple({unit.key: unit for unit in (*old, *new)}.values())


def _grid(
    view: View, units: Sequence[Unit], columns: tuple[Link, ...], stretches: Sequence[str], within: str = ""
) -> Grid:
    """Lay out counts; `stretches`: the ISO beginnings ("2024" or "2024-05") of the days of each column.

    `within`: the year of all of them, if they are of one.
    """
    length = len(stretches[0]) if stretches else _YEAR
    named = sorted({unit.key: unit for unit in units}.values(), key=lambda unit: sort_key(unit.name))
    counts = {unit.key: _counts(view, unit.key, length, within) for unit in named}
    table = {unit.key: [counts[unit.key][stretch] for stretch in stretches] for unit in named}
    most = max((count for row in table.values() for count in row), default=0)
    spoken = [unit for unit in named if any(table[unit.key])]
    return Grid(
        columns=columns,
        rows=tuple(
            Row(_link(unit), tuple(Cell(count, shade(count, most)) for count in table[unit.key])) for unit in spoken
        ),
        silent=tuple(_link(unit) for unit in named if not any(table[unit.key])),
        legend=legend(count for row in table.values() for count in row if count),
    )


def _counts(view: View, province: str, length: int, within: str) -> Counter[str]:
    """Count the articles about a province, perhaps within a year, by the first characters of their days."""
    days = view.dates("about", province, within) if province in view.about else ()
    return Counter((day or "")[:length] for day in days)


def _link(unit: Unit) -> Link:
    return Link(unit.name, urls.province(unit.key))


KINDS = (Kind(ALL, _all_refs, _all), Kind(YEAR, _year_refs, _year))

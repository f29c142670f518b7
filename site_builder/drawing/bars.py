"""Counts by month as bars, silence included."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder.text import months

HEIGHT = 100  # of the tallest bar
_WIDEST = 4  # per cent of the room that a bar takes at most


class Bar(Struct, frozen=True):
    """A month ("2024-05") with its count; `height` in whole units, at least 1 for any count but 0."""

    month: str
    count: int
    height: int


class Bars(Struct, frozen=True):
    """The months from the first to the last with a count, none left out, the largest count, and how wide to draw them.

    `share` is in per cent of the room there is: a few months do not fill it.
    """

    bars: tuple[Bar, ...]
    most: int
    share: int


def by_month(counts: Mapping[str, int]) -> Bars:
    """Return a bar for each month; `counts`: by month, absent for none.  Ends without a count are cut."""
    counted = sorted(month for month, count in counts.items() if count > 0)
    most = max(counts.values(), default=0)
    every = months.between(counted[0], counted[-1]) if counted else ()
    bars = tuple(_bar(month, counts.get(month, 0), most) for month in every)
    return Bars(bars, most, min(100, _WIDEST * len(bars)))


def _bar(month: str, count: int, most: int) -> Bar:
    return Bar(month, count, max(1, round(HEIGHT * count / most)) if count > 0 else 0)

"""Counts by month as bars, silence included."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder.text import months

HEIGHT = 100  # of the tallest bar
STEP = 10  # from one bar to the next
_ALL = 100  # per cent
_WIDEST = 4  # per cent of the room that each of few bars takes
_FILLING = 10  # bars from which on they take all of it


class Bar(Struct, frozen=True):
    """A month ("2024-05") with its count; `height` in whole units, at least 1 for any count but 0.

    `x`, `y`: the upper left corner in a drawing that is HEIGHT high, where each month is STEP wide.
    """

    month: str
    count: int
    height: int
    x: int
    y: int


class Bars(Struct, frozen=True):
    """The months from the first to the last with a count, none left out, the largest count, and how wide to draw them.

    `share` is in per cent of the room there is: a few months do not fill it.
    """

    bars: tuple[Bar, ...]
    most: int
    share: int

    @property
    def width(self) -> int:
        """Return the width of the drawing."""
        return STEP * len(self.bars)

    @property
    def several(self) -> bool:
        """Tell whether there is more than one month, so that there is something to draw."""
        return len(self.bars) > 1

    @property
    def few(self) -> bool:
        """Tell whether the months do not fill the room there is."""
        return self.share < _ALL

    @property
    def first(self) -> str:
        """Return the first month."""
        return self.bars[0].month

    @property
    def last(self) -> str:
        """Return the last month."""
        return self.bars[-1].month


def by_month(counts: Mapping[str, int]) -> Bars:
    """Return a bar for each month; `counts`: by month, absent for none.  Ends without a count are cut."""
    counted = sorted(month for month, count in counts.items() if count > 0)
    most = max(counts.values(), default=0)
    every = months.between(counted[0], counted[-1]) if counted else ()
    bars = tuple(_bar(place, month, counts.get(month, 0), most) for place, month in enumerate(every))
    return Bars(bars, most, _ALL if len(bars) >= _FILLING else _WIDEST * len(bars))


def _bar(place: int, month: str, count: int, most: int) -> Bar:
    height = max(1, round(HEIGHT * count / most)) if count > 0 else 0
    return Bar(month, count, height, STEP * place, HEIGHT - height)

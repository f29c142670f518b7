"""The words of one language, looked up in a dict; dates and numbers written by the patterns that Babel gave."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from site_builder.model import Remark

_DAY = 10  # characters of an ISO day
_MINUTE = 16  # characters of an ISO day with its minute
BETWEEN = "\x04"  # between a context and its message, as in every catalogue


def message(text: str) -> str:
    """Mark a message that is looked up later; catalogues are made of what stands in such calls."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark a message that depends on a number."""
    return one, many


class Formats(Struct, frozen=True):
    """How a language writes numbers and dates; months from January, weekdays from Monday."""

    group: str  # between thousands
    percent: str  # with %s for the number
    months: tuple[str, ...]  # where nothing stands beside them
    months_in_dates: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    patterns: Mapping[str, str]  # {name: "%(d)s/%(M)s/%(y)s"}, by the fields of _FIELDS


class Words(Struct, frozen=True):
    """The words of one language.  `messages`: {English: forms}, one form or one for 1 and one for other numbers."""

    language: str
    made_of: str  # tells them from those of any other catalogues
    messages: Mapping[str, tuple[str, ...]]
    formats: Formats

    def forms(self, one: str, many: str | None = None, context: str | None = None) -> tuple[str, ...]:
        """Return a message in this language, in all forms that differ by number."""
        key = one if context is None else f"{context}{BETWEEN}{one}"
        return self.messages.get(key) or ((one,) if many is None else (one, many))

    def gettext(self, message: str, **values: object) -> str:
        """Return a message, with its values in the places that it names: %(name)s."""
        found = self.forms(message)[0]
        return found % values if values else found

    def pgettext(self, context: str, message: str) -> str:
        """Return a message that has other words elsewhere; `context` tells where this one stands."""
        return self.forms(message, context=context)[0]

    def ngettext(self, one: str, many: str, n: int, **values: object) -> str:
        """Return a message that depends on a number, with the number as %(n)s."""
        forms = self.forms(one, many)
        return forms[0 if n == 1 else -1] % {"n": self.number(n), **values}

    def said(self, remark: Remark) -> str:
        """Return a remark, with its place before it."""
        text = self.gettext(remark.message, **dict(remark.values))
        return f"{remark.place}: {text}" if remark.place else text

    def number(self, value: int) -> str:
        """Return a number with marks between thousands: "20.037", "20,037"."""
        return f"{value:,}".replace(",", self.formats.group)

    def percent(self, value: float) -> str:
        """Return a share of one as a whole percentage: "95%"."""
        return self.formats.percent % self.number(round(100 * value))

    def day(self, value: str) -> str:
        """Return an ISO day, month or year, short: "26/5/2024", "5/2024", "2024"; "26 May 2024", "May 2024", "2024"."""
        return self._written(_SHORT, value)

    def span(self, first: str, last: str) -> str:
        """Return two ISO days and what lies between them: "26/5/2024 – 1/6/2024"; of one day, that day."""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"

    def long_day(self, value: str) -> str:
        """Return an ISO day, month or year as a heading: "Chủ Nhật, 26/5/2024"; "Sunday, 26 May 2024"."""
        return self._written(_LONG, value)

    def moment(self, value: str) -> str:
        """Return a publication time as precisely as it is known: "26/5/2024", "16:10, 4/4/2023"."""
        if len(value) <= _DAY:
            return self.day(value)
        return self.formats.patterns["moment"] % {"time": value[11:_MINUTE], "day": self.day(value)}

    def weekday(self, value: str) -> str:
        """Return the day of the week of an ISO day: "Chủ Nhật"."""
        return self.formats.weekdays[date.fromisoformat(value[:_DAY]).weekday()]

    def month(self, number: int) -> str:
        """Return the name of a month: "Tháng 5"; "May"."""
        return self.formats.months[number - 1]

    def _written(self, patterns: Mapping[int, str], value: str) -> str:
        """Write an ISO date by the pattern for its precision; a year is written as it is."""
        parts = value[:_DAY].split("-")
        name = patterns.get(len(parts))
        if name is None:
            return parts[0]
        pattern = self.formats.patterns[name]
        return pattern % {field: of(self.formats, parts) for field, of in _FIELDS.items() if f"({field})" in pattern}


# The pattern for a date of so many parts.
_SHORT = MappingProxyType({2: "month", 3: "day"})
_LONG = MappingProxyType({2: "long month", 3: "long day"})

# What patterns may name, as CLDR does.
_FIELDS: Mapping[str, Callable[[Formats, list[str]], str]] = MappingProxyType(
    {
        "y": lambda _, parts: parts[0],
        "M": lambda _, parts: parts[1].lstrip("0"),
        "MM": lambda _, parts: parts[1],
        "MMM": lambda formats, parts: formats.short_months[int(parts[1]) - 1],
        "MMMM": lambda formats, parts: formats.months_in_dates[int(parts[1]) - 1],
        "LLLL": lambda formats, parts: formats.months[int(parts[1]) - 1],
        "d": lambda _, parts: parts[2].lstrip("0"),
        "dd": lambda _, parts: parts[2],
        "EEEE": lambda formats, parts: formats.weekdays[date(*map(int, parts)).weekday()],
    }
)
FIELDS = tuple(_FIELDS)

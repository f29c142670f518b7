"""Months as ISO names ("2024-05"), counted up in one place."""

from collections.abc import Iterator

_MONTH = 7  # characters of an ISO month
_DECEMBER = 12


def of_year(year: str) -> tuple[str, ...]:
    """Return the twelve months of a year ("2024")."""
    return tuple(f"{year}-{number:02}" for number in range(1, _DECEMBER + 1))


def between(first: str, last: str) -> Iterator[str]:
    """Yield the months from that of one ISO day or month to that of another, both included."""
    year, month = int(first[:4]), int(first[5:_MONTH])
    while (name := f"{year:04}-{month:02}") <= last[:_MONTH]:
        yield name
        year, month = (year, month + 1) if month < _DECEMBER else (year + 1, 1)

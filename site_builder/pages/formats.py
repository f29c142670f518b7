"""Dates and numbers as Vietnamese readers write them."""

from datetime import date
from functools import lru_cache

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_DAY = 10  # characters of an ISO day
_MINUTE = 16  # characters of an ISO day with its minute


def number(value: int) -> str:
    """Return a number with points between thousands: "20.037"."""
    return f"{value:,}".replace(",", ".")


@lru_cache(maxsize=4096)  # a page names few days, many times
def day(value: str) -> str:
    """Return an ISO day, month or year in Vietnamese order: "26/5/2024", "5/2024", "2024"."""
    return "/".join(part.lstrip("0") for part in reversed(value[:_DAY].split("-")))


def moment(value: str) -> str:
    """Return a publication time as precisely as it is known: "26/5/2024", "16:10, 4/4/2023"."""
    return f"{value[11:_MINUTE]}, {day(value)}" if len(value) > _DAY else day(value)


def weekday(value: str) -> str:
    """Return the day of the week of an ISO day: "Chủ nhật"."""
    return _WEEKDAYS[date.fromisoformat(value[:_DAY]).weekday()]


def percent(value: float) -> str:
    """Return a share of one as a whole percentage: "95 %"."""
    return f"{round(100 * value)} %"


def shortened(value: str, length: int) -> str:
    """Return text cut between words where possible, with an ellipsis, so that it has at most `length` characters."""
    if len(value) <= length:
        return value
    cut = value[:length]
    return f"{cut.rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"

"""Lines that say when a page was published, updated or captured."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from msgspec import Struct

from site_builder.cleaning.names import is_name
from site_builder.text.dates import valid

VIETNAM = timezone(timedelta(hours=7))
LONGEST = 120  # characters of a line that holds nothing but a date

_NOON = 12
_RECENT = 64  # lines remembered: several rules ask about the same lines of a page
_HINT = re.compile(r"[0-9][0-9]?[0-9]{0,2}(?=[/.\-]| ?[/.\- ] ?\w)")
_DATE = re.compile(
    r"(?:(?P<d>\d{1,2}) ?(?P<sep>[/.\-]) ?(?P<m>\d{1,2}) ?(?P=sep) ?(?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?P<d3>\d{1,2}) tháng (?P<m3>\d{1,2}),? năm (?P<y3>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_PARTS = {"y": ("d", "m", "y"), "d2": ("d2", "m2", "y2"), "y3": ("d3", "m3", "y3")}  # by the last group that matched
_CLOCK = re.compile(
    r"(?<![\d/])(?P<H>[01]?\d|2[0-3]) ?(?::|h|g|giờ) ?(?P<M>[0-5]\d)(?: ?: ?(?P<S>[0-5]\d))?(?: ?(?:phút|'))?"
    r"(?: ?(?P<half>AM|PM|SA|CH)\b)?(?!\d)",
    re.IGNORECASE,
)
_DIGITS = "0123456789"
_DIGIT = re.compile("[0-9]")
_LABEL = re.compile(
    r"(?:thứ ?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ ?nhật|cn\b|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b)"
    r"|(?:gmt|utc) ?[+-]? ?\d{0,2}(?::00)?"
    r"|(?:(?:ngày|giờ) )?(?:xuất bản|đăng tải|cập nhật|đăng|gửi|tạo|viết|phát hành|đưa tin)"
    r"(?: (?:lần cuối|lúc|ngày|vào|bài|tin))*"
    r"|thời gian|lúc|ngày|vào|date|published|updated|hôm nay|bây giờ là",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"xuất bản|đăng|cập nhật|gửi|updated|published", re.IGNORECASE)
_READING = ("gmt", "bây giờ", "hôm nay")  # words of a clock that shows the moment of reading
_MARKS = re.compile(r"[^\w.&'-]+")


class Stamp(Struct, frozen=True):
    """A printed moment: [start, end) in the line; `value` as precise as printed; `by`: who stands on the line too."""

    start: int
    end: int
    value: str
    page_clock: bool  # written as pages write the moment of reading
    by: str = ""


class BadStampError(ValueError):
    """A date that the calendar does not have; the text is its argument."""


@lru_cache(_RECENT)
def stamp(line: str) -> Stamp | None:
    """Return the moment that a line states and nothing else but a writer; raise BadStampError for an impossible one."""
    if len(line) > LONGEST or not any(map(line.__contains__, _DIGITS)) or not (date := _date(line)):
        return None
    clock = _clock(line, date.end(), len(line)) or _clock(line, 0, date.start())
    spans = sorted([date.span(), *([clock.span()] if clock else [])])
    rest = "".join(line[e:s] for (_, e), (s, _) in zip([(0, 0), *spans], [*spans, (len(line), 0)], strict=True))
    by = _unlabelled(rest)
    if by and not (clock and is_name(by)):
        return None
    value = _value(date, clock)
    if value is None:
        raise BadStampError(date[0])
    return Stamp(spans[0][0], spans[-1][1], value, _shows_reading(line), by)


def declared(value: str) -> str | None:
    """Read a date that a key declares, ISO 8601 or Vietnamese; None when it is none."""
    text = value.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        return _moment(text)
    try:
        found = stamp(text)
    except BadStampError:
        return None
    return found.value if found and not found.by else None


def _shows_reading(line: str) -> bool:
    lower = line.lower()
    return any(word in lower for word in _READING) and not _PUBLISHED.search(line)


@lru_cache(_RECENT)  # most days of the week and labels come again
def _unlabelled(rest: str) -> str:
    return " ".join(_MARKS.sub(" ", _LABEL.sub(" ", rest)).split()).strip(" .-")


def _clock(line: str, start: int, end: int) -> re.Match[str] | None:
    hours = _DIGIT.finditer(line, start, end)
    return next((clock for hour in hours if (clock := _CLOCK.match(line, hour.start(), end))), None)


def _date(line: str) -> re.Match[str] | None:
    return next((date for hint in _HINT.finditer(line) if (date := _DATE.match(line, hint.start()))), None)


def _value(date: re.Match[str], clock: re.Match[str] | None) -> str | None:
    """Return ISO 8601 as precise as printed; a clock at midnight only fills a form and counts as none."""
    day, month, year = map(int, filter(None, date.group(*_PARTS[date.lastgroup or ""])))
    if not valid(day, month, year):
        return None
    written = f"{year:04}-{month:02}-{day:02}"
    if clock is None:
        return written
    hour, half = int(clock["H"]), (clock["half"] or "").upper()
    if half:
        hour = hour % _NOON + (_NOON if half in {"PM", "CH"} else 0)
    time = f"{hour:02}:{clock['M']}" + (f":{clock['S']}" if clock["S"] else "")
    return f"{written}T{time}+07:00" if time.strip("0:") else written


def _moment(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return None
    if not valid(moment.day, moment.month, moment.year):
        return None
    if not (moment.hour or moment.minute or moment.second):
        return moment.date().isoformat()
    precision = "seconds" if re.search(r"\d:\d\d:\d", text) else "minutes"
    return moment.replace(tzinfo=None).isoformat(timespec=precision) + "+07:00"

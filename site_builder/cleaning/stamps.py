"""Lines that say when a page was published, updated or captured."""

import re
from datetime import UTC, datetime, timedelta, timezone

from msgspec import Struct

from site_builder.text.dates import valid

VIETNAM = timezone(timedelta(hours=7))
LONGEST = 120  # characters of a line that holds nothing but a date

_DATE = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?:ngày )?(?P<d3>\d{1,2}) tháng (?P<m3>\d{1,2}),? năm (?P<y3>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d/])(?P<H>[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?(?P<M>[0-5]\d)(?:\s?:\s?(?P<S>[0-5]\d))?(?:\s?(?:phút|'))?(?:\s?(?P<half>AM|PM|SA|CH)\b)?(?!\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:thứ\s?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật|cn\b|mon|tue|wed|thu|fri|sat|sun)(?:day)?"
    r"|\[?\(?(?:gmt|utc)\s?[+-]?\s?\d{0,2}(?::00)?\)?\]?|(?:ngày|giờ)?\s?(?:xuất bản|đăng tải|cập nhật|đăng|gửi|tạo|viết|phát hành|đưa tin)(?:\s?(?:lần cuối|lúc|ngày|vào|bài|tin))*"
    r"|thời gian|lúc|ngày|vào|date|published|updated|hôm nay|bây giờ là",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


class Stamp(Struct, frozen=True):
    """A printed moment: [start, end) in the line; `value` as precise as printed; `rest`: what else the line says."""

    start: int
    end: int
    value: str
    page_clock: bool  # written as pages write the moment of reading: with its time zone
    updated: bool
    rest: str


class BadStampError(ValueError):
    """A date that the calendar does not have; the text is its argument."""


def stamp(line: str) -> Stamp | None:
    """Return the moment that a short line states; raise BadStampError when it states an impossible one."""
    if len(line) > LONGEST or not (date := _DATE.search(line)):
        return None
    clock = _CLOCK.search(line, date.end()) or _CLOCK.search(line, 0, date.start())
    spans = [date.span(), *([clock.span()] if clock else [])]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    rest = line
    for s, e in sorted(spans, reverse=True):
        rest = rest[:s] + " " + rest[e:]
    rest = _LABEL.sub(" ", rest)
    said = " ".join(re.sub(r"[^\w.&'-]+", " ", rest).split()) if _LETTER.search(rest) else ""
    if said and not clock:
        return None
    value = iso(date, clock)
    if value is None:
        raise BadStampError(line[date.start() : date.end()])
    lower = line.lower()
    return Stamp(
        start, end, value, "gmt" in lower or "bây giờ" in lower or "hôm nay" in lower, "cập nhật" in lower, said
    )


def iso(date: re.Match[str], clock: re.Match[str] | None) -> str | None:
    """Return ISO 8601 as precise as printed; a clock at midnight only fills a form and counts as none."""
    day, month, year = (
        int(next(filter(None, date.group(*names))))
        for names in (("d", "d2", "d3"), ("m", "m2", "m3"), ("y", "y2", "y3"))
    )
    if not valid(day, month, year):
        return None
    written = f"{year:04}-{month:02}-{day:02}"
    if clock is None:
        return written
    hour, half = int(clock["H"]), (clock["half"] or "").upper()
    hour = hour % 12 + 12 if half in {"PM", "CH"} else 0 if half and hour == 12 else hour  # noqa: PLR2004 - clock faces
    time = f"{hour:02}:{clock['M']}" + (f":{clock['S']}" if clock["S"] else "")
    return written if time.strip("0:") == "" else f"{written}T{time}+07:00"


def declared(value: str) -> str | None:
    """Read a date that a key declares, ISO 8601 or Vietnamese; None when it is none."""
    text = value.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        return _iso_moment(text)
    date = _DATE.search(text)
    if not date or len(text) > LONGEST:
        return None
    try:
        found = stamp(text)
    except BadStampError:
        return None
    return found.value if found and not found.rest else None


def _iso_moment(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(UTC).astimezone(VIETNAM)
        except OverflowError:
            return None
    if not valid(moment.day, moment.month, moment.year):
        return None
    if not (moment.hour or moment.minute or moment.second):
        return moment.date().isoformat()
    seconds = len(re.findall(r":\d\d", text.split("+")[0])) > 1
    return moment.replace(tzinfo=None, microsecond=0).isoformat(timespec="seconds" if seconds else "minutes") + "+07:00"

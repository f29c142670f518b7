"""Days on which what is reported happened.

Every day that the title, text or captions name counts, but for the dates of numbered documents, the cut-off days of
statistics, birthdays and holidays.  A day without a year takes the one that brings it nearest to the publication, or,
when that is unknown, to a full date close by in the text; where neither helps there is no statement.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from site_builder.extract.fields import Field, fields
from site_builder.model import Document, Evidence, Statement
from site_builder.text import dates
from site_builder.text.dates import Day

_WINDOW = 90  # characters in front of a date that say what it is the date of
_AHEAD = 1.5  # news looks back: a day to come has to be this much nearer than one gone by
_NEAR = 14  # days between a full date and one without a year that shares its year
_HALF_YEAR = 62  # days for which news speaks of the months just ended
_FULL, _INFERRED, _BORROWED, _RELATIVE = 1.0, 0.95, 0.8, 0.8

_DOCUMENT = re.compile(
    r"(?:số:? ?\d[\w./\-–]*[/\-–][A-ZĐƯ][\w./\-–]*|\d+/\d{4}/[A-ZĐ][\w./\-–]*"
    r"|\d+[-/](?:QĐ|NQ|KH|CT|TB|CV|TT|NĐ|HD|TTr|BC|KL|QH)[\w./\-–]*),? ?"
    r"(?:\([^()]{0,30}\),? ?)?(?:(?:được )?(?:ban hành|ký)(?: vào)?,? ?)?$"
)
_NUMBERED = re.compile(r"[/\-–][A-ZĐƯ]")  # stands in each number of a document: "35/NQ"
_CUT_OFF = re.compile(
    r"(?:tính|số liệu|thống kê|lũy kế|luỹ kế|cộng dồn)(?: từ đầu năm)?(?: đến| tới)(?: hết| thời điểm| khoảng)?"
    r"(?: \d{1,2}(?:h|g| giờ)\d{0,2}(?: phút)?,?)? $",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(?:sinh|sinh nhật|\bSN)(?: vào)?:? \(?$", re.IGNORECASE)
_HOLIDAY = re.compile(
    r"(?:kỷ niệm|kỉ niệm|chào mừng|mừng|nhân|hướng tới|dịp|lễ|nghỉ lễ)(?: dịp| kỷ niệm)?(?: lễ)? $", re.IGNORECASE
)
_OCCASIONS = ("niệm ", "mừng ", "nhân ", "tới ", "dịp ", "lễ ")  # _HOLIDAY ends in one of these
_RECURRING = re.compile(r" (?:hằng|hàng|mỗi) (?:năm|tháng)")
_YEAR_BEFORE = re.compile(r"[Nn]ăm (\d{4}),? (?:vào )?$")  # "Năm 2024, ngày 1/10"
_YEAR_WORDS = 16  # characters that hold it
_LAST_YEAR = re.compile(r"(?: tháng \d+)? năm (?:ngoái|trước)")
_NOW = {" nay": 0, " qua": 1}  # "sáng nay", "hôm qua": days before the publication
_OPEN = re.compile(r"(?!\w)(?! ?,? ?\(?(?:ngày )?\d)")  # the word ends, and no date says the same
_PART_OF_DAY = re.compile(r"(?:(?<!\w)(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)|ngày [Hh]ôm|(?<!\w)Hôm)$")
_DAY_ENDS = ("áng", "rưa", "hiều", "ối", "êm", "ôm")  # what _PART_OF_DAY ends in
_MONTHS = re.compile(r"(?:(?P<n>\d{1,2})|(?P<word>[Bb]a|[Ss]áu|[Cc]hín)) tháng đầu năm (?P<y>\d{4})")
_MONTHS_SAID = " tháng đầu năm "  # quick to find
_COUNT = {"ba": 3, "sáu": 6, "chín": 9}


class Named(Struct, frozen=True):
    """A day and the field that names it."""

    field: str
    text: str
    day: Day


def find(document: Document, searched: Sequence[Field] | None = None) -> list[Statement]:
    """Return a statement for each day and the words that name it, in the order of title, text and captions.

    `searched`: the document's fields, where they are at hand.
    """
    searched = searched or fields(document)
    published = _published(document)
    named = [Named(field.name, field.text, day) for field in searched for day in _events(field.text, field.code)]
    lent = _Lent([] if published else _anchors(named, document.text))
    found = [one for place in named if (one := _dated(place, published, lent))]
    if published:
        relative = [one for field in searched for one in _relative(field.name, field.text, published)]
        if relative:
            found += relative
            order = {field.name: place for place, field in enumerate(searched)}
            found.sort(key=lambda one: (order[one.evidence.field], one.evidence.start) if one.evidence else (0, 0))
    return found


def _published(document: Document) -> date | None:
    moment = next((str(one.value) for one in document.statements if one.property == "published"), None)
    return date.fromisoformat(moment[:10]) if moment else None


def _events(text: str, code: bytes) -> Iterator[Day]:
    """Yield the days that are no document's, cut-off, birth or holiday."""
    for day in dates.find(text, code):
        before = text[max(0, day.lead - _WINDOW) : day.lead]
        if _is_of_a_document(before) or _is_no_event(before):
            continue
        if day.year is None and (_RECURRING.match(text, day.end) or (_is_holiday(before) and _plain(text, day))):
            continue
        yield day


def _is_of_a_document(before: str) -> bool:
    # The first half only spares most dates the search.
    return ("/" in before or "-" in before) and bool(_NUMBERED.search(before) and _DOCUMENT.search(before))


def _is_no_event(before: str) -> bool:
    cut_off = ("đến " in before or "tới " in before) and _CUT_OFF.search(before)
    return bool(cut_off or (("sinh" in before or "SN" in before or "Sinh" in before) and _BIRTH.search(before)))


def _is_holiday(before: str) -> bool:
    return before.lower().endswith(_OCCASIONS) and _HOLIDAY.search(before) is not None


def _plain(text: str, day: Day) -> bool:
    """Tell whether nothing but "ngày" announces the day, as in the names of holidays: "kỷ niệm ngày 27/7"."""
    return text[day.lead : day.start].strip().lower() in {"", "ngày"}


def _dated(named: Named, published: date | None, lent: "_Lent") -> Statement | None:
    day = named.day
    if day.year:
        return _statement(named, day.year, "event_date.full", _FULL)
    said = _YEAR_BEFORE.search(named.text, max(0, day.lead - _YEAR_WORDS), day.lead)
    if said:
        return _statement(named, int(said[1]), "event_date.full", _FULL)
    if published:
        last_year = _LAST_YEAR.match(named.text, day.end)
        year = published.year - 1 if last_year else _nearest(day, published)
        return _statement(named, year, "event_date.published", _INFERRED)
    borrowed = lent.year(day)
    return _statement(named, borrowed, "event_date.context", _BORROWED) if borrowed else None


class _Lent:
    """The years that days of known years lend to days close by, looked for once for each day of the year."""

    def __init__(self, anchors: Iterable[date]) -> None:
        self._anchors = sorted(set(anchors))
        self._known: dict[tuple[int, int], int | None] = {}

    def year(self, day: Day) -> int | None:
        """Return the last year in which a day is near one that is known; None when there is none."""
        place = day.month, day.day
        if place not in self._known:
            near = (a.year for a in self._anchors if (on := _on(day, a.year)) and abs((on - a).days) <= _NEAR)
            self._known[place] = max(near, default=None)
        return self._known[place]


def _statement(named: Named, year: int, rule: str, confidence: float) -> Statement | None:
    day, text = named.day, named.text
    value = day.iso(year)
    if value is None:
        return None
    words = text[day.lead : day.end]
    closed = words.count("(") > words.count(")") and text[day.end : day.end + 1] == ")"
    end = day.end + closed
    evidence = Evidence(named.field, day.lead, end, text[day.lead : end])
    return Statement("event_date", value, evidence, rule, confidence)


def _nearest(day: Day, published: date) -> int:
    """Return the year that brings the day nearest to the publication, a day to come counting as farther."""
    distances = []
    for year in (published.year - 1, published.year, published.year + 1):
        on = _on(day, year)
        if on:
            gap = (on - published).days
            distances.append((gap * _AHEAD if gap > 0 else -gap, year))
    return min(distances, default=(0, published.year))[1]


def _on(day: Day, year: int) -> date | None:
    return date(year, day.month, day.day) if dates.valid(day.day, day.month, year) else None


def _anchors(named: Iterable[Named], text: str) -> list[date]:
    """Return the days, of known years, that can lend their year to one close by."""
    full = [on for one in named if one.day.year and (on := _on(one.day, one.day.year))]
    for match in _MONTHS.finditer(text) if _MONTHS_SAID in text else ():
        month, year = int(match["n"] or _COUNT[match["word"].lower()]) + 1, int(match["y"])
        if dates.valid(1, month, year):
            full += [date(year, month, 1) + timedelta(days=days) for days in range(-2 * _NEAR, _HALF_YEAR, _NEAR)]
    return full


def _relative(field: str, text: str, published: date) -> Iterator[Statement]:
    """Yield the days named from the day of publication: "sáng nay", "hôm qua"."""
    for word, days in _NOW.items():
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            before = (
                _PART_OF_DAY.search(text, max(0, start - len("ngày hôm")), start)
                if text.endswith(_DAY_ENDS, 0, start)
                else None
            )
            if before and _OPEN.match(text, end):
                evidence = Evidence(field, before.start(), end, text[before.start() : end])
                value = (published - timedelta(days=days)).isoformat()
                yield Statement("event_date", value, evidence, "event_date.relative", _RELATIVE)
            start = text.find(word, end)

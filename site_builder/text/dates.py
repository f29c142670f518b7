"""Days as Vietnamese news prints them, with offsets.

Numbers alone do not make a date: "19/22 chỉ tiêu", "17/05 vụ", "8.26" and "2020-2025" are none.  A day without its year
counts only behind words that announce one ("sáng", "ngày", "từ ... đến"); a full date always does.
"""

import re
from calendar import isleap
from functools import lru_cache

from msgspec import Struct

from site_builder.text.narrow import narrow

FIRST_YEAR, LAST_YEAR = 1945, 2100

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY, _LEAP_DAY = 2, 29
_LEAP = 2000  # stands for an unknown year, so that 29/2 is possible
_WINDOW = 48  # characters in front of a date that can announce it


class Day(Struct, frozen=True):
    """A day named in a text: [start, end) holds its numbers, `lead` where the words that announce it begin."""

    start: int
    end: int
    lead: int
    day: int
    month: int
    year: int | None

    def iso(self, year: int | None = None) -> str | None:
        """Return "2024-05-26", the year taken from the text or else the argument; None when there is no such day."""
        known = self.year or year
        return f"{known:04}-{self.month:02}-{self.day:02}" if known and valid(self.day, self.month, known) else None


def valid(day: int, month: int, year: int | None) -> bool:
    """Tell whether the calendar has such a day between FIRST_YEAR and LAST_YEAR."""
    known = year or _LEAP
    if not (1 <= month <= len(_DAYS) and FIRST_YEAR <= known <= LAST_YEAR):
        return False
    return 1 <= day <= _DAYS[month - 1] and (day != _LEAP_DAY or month != _FEBRUARY or isleap(known))


# Every digit of the narrowed text one byte: a search for it skips much faster than one for ten.
_NUMBER = re.compile(b"00*")  # as slow as for ten if it were 0+
_DIGITS = bytes(ord("0") if chr(byte) in "0123456789" else ord(" ") for byte in range(256))
# What begins every form, and few other numbers.
_HINT = re.compile(r"[0-9][0-9]?(?:[0-9][0-9])?(?=[/.\-–—] ?\d\d?(?!\d)| ?, ?\d| ?đến| [/\-–—] ?\d| và| tới| [tT]háng)")
_FORMS = re.compile(
    r"""\d{4}-\d{2}-\d{2}(?!\d)                                                          # 2024-05-26
      | (?P<d1>\d{1,2})\ (?:tháng|Tháng)\ (?P<m1>\d{1,2})(?!\d|/\d{4})
            (?:(?:\ ?,)?\ (?:năm|Năm)\ (?P<y1>\d{4})(?!\d))?                             # 6 tháng 9 năm 2022
      | (?:(?P<d0>\d{1,2})\ ?(?:-|–|—|,|đến|và|tới|đến\ ngày|đến\ hết\ ngày|và\ ngày)\ ?)?  # 27 - 30/10; 6 và 7/8
            (?P<d2>\d{1,2})(?P<gap>\ ?)(?P<sep>[/.\-–])(?:(?P=gap)|(?<=\ [\-–]))(?P<m2>\d{1,2})
            (?:(?P=gap)(?P=sep)(?P=gap)(?P<y2>\d{4}))?(?!\d)
    """,
    re.VERBOSE,
)
_PART = r"(?:(?:rạng|tảng|chiều|nửa)\ )?(?:sáng|trưa|chiều|tối|đêm|khuya)(?:\ sớm)?"
_STRONG = re.compile(
    rf"""(?<!\w)(?:
        (?:{_PART}(?:(?:,|\ và|\ đến|\ -)\ {_PART})?)(?:\ (?:nay|qua|mai|hôm\ nay|hôm\ qua))?,?
            (?:\ (?:các\ )?(?:ngày|hôm))?
      | (?:hôm|ngày)\ (?:nay|qua|mai|kia|hôm\ nay|hôm\ qua),?(?:\ ngày)?
      | (?:thứ\ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\ nhật),?(?:\ ngày)?
      | (?:các\ |hai\ |hai\ ngày\ )?ngày|hôm
    )(?:\ |\ ?\((?:ngày\ )?|,\ )$""",
    re.VERBOSE | re.IGNORECASE,
)
_STRONG_WORDS = frozenset(  # all that such words consist of
    [
        *("rạng", "tảng", "chiều", "nửa", "sáng", "trưa", "tối", "đêm", "khuya", "sớm", "nay", "qua", "mai", "kia"),
        *("hôm", "ngày", "các", "và", "đến", "-", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật"),
        *"234567",
    ]
)
_WEAK = re.compile(
    r"(?<!\w)(?:từ|kể từ|đến|tới|hết|trước|sau|vào|giờ|phút|\d{1,2}(?:h|g)\d{0,2}(?: phút)?),? \(?$", re.IGNORECASE
)
_JOINT = re.compile(
    rf"\ ?(?:-|–|—|,|và|đến|tới)\ ?(?:hết\ )?(?:(?:khoảng\ )?{_PART}\ )?(?:ngày\ )?", re.VERBOSE | re.IGNORECASE
)
_MEASURE = re.compile(  # what is counted, and so no day, even behind "ngày": "ngày 2-3 lần"
    r" ?%| ?(?:lần|lượt|ca|tiếng|triệu|tỷ|tỉ|nghìn|ngàn|đồng|bữa|chuyến|tấn|tạ|kg|lít|viên|ha|km|điểm|tuổi)\b"
)
_COUNTED = re.compile(  # the same behind weaker words: "từ 5/7 xã"
    r" (?:chỉ|tiêu|xã|huyện|tỉnh|thành|phường|thị|thôn|bản|ấp|khu|tổ|đại|phiếu|người|vụ|hộ|trường|đơn|đảng|chi|mục|"
    r"nhiệm|ý|môn|câu|học|số|cơ|công|dự|diện|sở|ban|ngành|trạm|nhà|phần|nội|cán|hội|đoàn|doanh|trận|giải|bàn|suất|con|"
    r"cây|giờ)\b"
)
_LUNAR_AFTER = re.compile(
    r" ?\(? ?(?:tức )?(?:âm lịch|ÂL\b|AL\b|(?:theo )?lịch âm"
    r"|(?:năm )?(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) "
    r"(?:Tý|Tí|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi))"
    r"|(?: |-)Tết\b"
)
_LUNAR_BEFORE = re.compile(
    r"(?:nhằm|tức|âm lịch|mùng|mồng|rằm),? (?:là )?(?:vào )?(?:ngày )?(?:mùng |mồng )?\(?$", re.IGNORECASE
)
_LUNAR = ("nhằm", "tức", "âm", "mùng", "mồng", "rằm")  # one of these stands in _LUNAR_BEFORE
_CUES = {  # every last word of the announcing words above
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "đêm",
    "khuya",
    "sớm",
    "nay",
    "qua",
    "mai",
    "kia",
    "ngày",
    "hôm",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "nhật",
    "từ",
    "đến",
    "tới",
    "hết",
    "trước",
    "sau",
    "vào",
    "giờ",
    "phút",
    "nhằm",
    "tức",
    "lịch",
    "là",
    "mùng",
    "mồng",
    "rằm",
}
_INSIDE_BEFORE = ("/", ".", ",", "-", "–", ":", "%", "_")  # in front of a number that is part of a longer one


def find(text: str, code: bytes | None = None) -> list[Day]:
    """Return the days named in the text, in order; a range "27 - 30/10" gives both its ends.

    `code`: the narrowed text, where it is at hand.
    """
    found: list[Day] = []
    done = 0
    for number in _NUMBER.finditer((narrow(text) if code is None else code).translate(_DIGITS)):
        start = number.start()
        if start < done or (start and text[start - 1].isalnum()) or not _HINT.match(text, start):
            continue
        if match := _FORMS.match(text, start):
            found += _days(text, match, found[-1] if found else None)
            done = match.end()
    return found


def _days(text: str, match: re.Match[str], last: Day | None) -> list[Day]:
    start, end = match.span()
    before = text[max(0, start - _WINDOW) : start]
    cue = _cue(before)
    if (before[-1:] in {".", ","} and before[-2:-1].isdigit()) or (cue and _is_lunar(before)):
        return []
    if match["d2"]:
        days = _numbers(text, match, before if cue else before[-1:], last)
    elif match["d1"]:
        days = _words(match, before)
    else:
        year, month, day = map(int, match[0].split("-"))
        days = [Day(start, end, start, day, month, year)] if valid(day, month, year) else []
    return [] if days and _LUNAR_AFTER.match(text, end) else days


def _cue(before: str) -> bool:
    """Tell cheaply whether the word in front may announce a date at all."""
    word = (before.rstrip(" (,").rsplit(None, 1) or [""])[-1].lower().lstrip("(")
    return word in _CUES or (word[:1].isdigit() and ("h" in word or "g" in word))


@lru_cache(maxsize=1 << 10)
def _is_lunar(before: str) -> bool:
    lower = before.lower()
    return any(word in lower for word in _LUNAR) and _LUNAR_BEFORE.search(before) is not None


@lru_cache(maxsize=1 << 10)  # a text that repeats itself is read as fast as it is long
def _strong(before: str) -> int | None:
    """Return how far before the date the words begin that announce one for certain, if they do."""
    start = len(before) + 1
    for word in reversed(before.replace("(", " ").split(" ")):
        start -= len(word) + 1
        bare = word.rstrip(",").lower()
        if bare and bare not in _STRONG_WORDS:
            break
    found = _STRONG.search(before, start)
    return len(before) - found.start() if found else None


def _words(match: re.Match[str], before: str) -> list[Day]:
    """Read "ngày 6 tháng 9 năm 2022"; "6 tháng 9" alone may be a span of months."""
    day, month, year = int(match["d1"]), int(match["m1"]), int(match["y1"]) if match["y1"] else None
    cue = _strong(before)
    if not valid(day, month, year) or not (cue or year):
        return []
    start = match.start()
    return [Day(start, match.end(), start - (cue or 0), day, month, year)]


def _numbers(text: str, match: re.Match[str], before: str, last: Day | None) -> list[Day]:
    day, month, year = int(match["d2"]), int(match["m2"]), int(match["y2"]) if match["y2"] else None
    if not valid(day, month, year) or (match["gap"] and match["sep"] in "/." and not year):
        return []
    lead, at = _announced(text, match, before, last), match.start("d2")
    if lead is None:
        return []
    whole = [Day(at, match.end(), at if match["d0"] else lead, day, month, year)]
    if not match["d0"]:
        return whole
    first = int(match["d0"])
    if not valid(first, month, year) or first >= day:  # "từ ngày 28 đến 1/11" begins in the month before
        return whole
    return [Day(match.start(), match.end("d0"), lead, first, month, year), *whole]


def _announced(text: str, match: re.Match[str], before: str, last: Day | None) -> int | None:
    """Return where the announcing words begin, or None where the numbers are no date."""
    start, end = match.span()
    strong = _strong(before)
    lead = start - (strong or 0)
    if match["y2"]:
        return None if before[-1:] == "/" else lead  # "276/QĐ/12/3/2024"
    goes_on = text[end : end + 1] in {"/", "%", ":"} or text[end : end + 1].isalpha() or _part_of_number(text, end)
    if goes_on or _MEASURE.match(text, end) or not (strong or _loosely(text, match, before, last)):
        return None
    return lead


def _loosely(text: str, match: re.Match[str], before: str, last: Day | None) -> bool:
    """Tell whether a date just before, or a weaker word, makes the numbers a date: "từ đêm 29-10 đến 1-11"."""
    start, end = match.span()
    if _COUNTED.match(text, end):
        return False
    if last is not None and start - last.end <= _WINDOW and _JOINT.fullmatch(text, last.end, start):
        return True
    if before[-1:] in _INSIDE_BEFORE or not _WEAK.search(before):
        return False
    return match["sep"] == "/" or _range_follows(text, end, match["sep"])


def _part_of_number(text: str, end: int) -> bool:
    return (
        text[end : end + 1] in {".", ",", "-", "–"}
        and text[end + 1 : end + 2].isdigit()
        and not _range_follows(text, end, "/")
    )


def _range_follows(text: str, end: int, sep: str) -> bool:
    """Tell whether the other end of a range follows: "29-10 đến 2-11", "30/4-1/5"."""
    other = _JOINT.match(text, end)
    if other is None:
        return False
    match = _FORMS.match(text, other.end())
    return bool(match and match["d2"] and match["sep"] == sep and valid(int(match["d2"]), int(match["m2"]), None))

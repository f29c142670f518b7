"""Lines that name the writer, the photographer or the medium that a text was taken from."""

import re

from msgspec import Struct

from site_builder.cleaning.lines import Fact, Verdict
from site_builder.cleaning.names import NAME, is_body, is_name

LONGEST = 160  # characters of a line that holds nothing but credits
_TAIL = 110  # characters at the end of a text in which a glued byline stands
_UNLABELLED = 0.9  # confidence in a name that only its place tells to be the writer

_WORK = r"(?:tin|bài|ảnh|hình|video|clip|bài viết|tin bài|đồ họa|infographic|thơ|ghi)"
_BOTH = rf"{_WORK}(?:\s?(?:,|&|và|-|–|/)\s?{_WORK})+"
_LABEL = re.compile(
    rf"(?:(?P<both>(?:thực hiện\s?:?\s?)?{_BOTH})\s?(?::|(?=\s[A-ZÀ-ỴĐ]))"
    r"|(?P<author>thực hiện|tác giả|bài viết|tin bài|tin|bài|người viết|phóng viên|pv|nội dung|biên soạn|biên tập viên|biên tập|btv|bt|tổng hợp|theo pv|lược ghi|ghi)\s?:"
    r"|(?P<photo>(?:nguồn\s)?(?:ảnh|hình|photo)(?:\s(?:tư liệu|minh họa|internet))?)\s?:"
    r"|(?P<source>(?:nguồn(?:\stin)?\s?:|\(?theo\s(?=[A-ZĐ“\"])|nguồn\s(?=[A-ZĐ]))))\s*",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"\s*[;|]\s*|\.\s+(?=ảnh\s?:)|(?<!tin)(?<!bài)(?<!viết),\s*(?=ảnh\s?:)|\s+-\s+(?=ảnh\s?:)|(?<=[^\W\d_])(?=(?-i:Theo\s[A-ZĐ]))|(?<=\w)\s*/\s*(?=nguồn|theo)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+[-–—]\s*|\s*[–—&+/,]\s*|\s+(?:và|VÀ)\s+|(?<=[a-zà-ỹA-ZÀ-ỴĐ]{2})-(?=[A-ZÀ-ỴĐ])")
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)?\s*$")
_AROUND = ' \t\u00a0.,;:|*/“”"…-–—'
_DOTTED = re.compile(r"[A-ZĐ]\.[A-ZĐ]?\.?$")
_END = re.compile(r"[.!?…”\")\]](?=\s?[A-ZÀ-ỴĐ(])|(?:\./\.?)\s?")
_PHOTO = re.compile(r"[Ảả](?:nh|NH) ?: ?")
_MARKED = re.compile(rf"(?P<name>{NAME})(?= ?(?:[)\].;\n]|$)| ?[-–/] ?(?:TTXVN|VOV|VNA|[A-Z][\w+]*\.vn|Báo |CTV|{NAME} ?(?:[)\].;\n]|$)))")
_CAPITALS = re.compile(r"(?P<name>[A-ZÀ-ỴĐ.]{2,}(?: [A-ZÀ-ỴĐ.]{2,}){0,3})(?= [A-ZÀ-ỴĐ“\"][a-zà-ỹ]| ?[-–/] ?TTXVN)")
_CREDIT = 60  # characters of a photographer's name with the medium
_SENTENCE = re.compile(r"[.!?] ?[A-ZÀ-ỴĐ]\w* \w")


class Name(Struct, frozen=True):
    """Who is credited as what ("byline", "photographer", "outlet"), with the span in the line."""

    role: str
    start: int
    end: int
    labelled: bool


def credits_of(line: str) -> list[Name] | None:
    """Return who a whole line credits; None when it is no credit line.  A line can credit nobody: "(Theo ...)"."""
    if len(line) > LONGEST or not (line[:1].isupper() or line[:1] in '([*“"-'):
        return None
    found: list[Name] = []
    for start, end in _pieces(_SEGMENT, line, *_inside(line, 0, len(line))):
        names = _segment(line, start, end)
        if names is None:
            return None
        found += names
    return _once(line, found)


def photo_credits(text: str) -> list[Name]:
    """Return the photographers named in a text or caption: "... ký biên bản. Ảnh: THÁI CƯƠNG", "(Ảnh: Văn Điệp/TTXVN)"."""
    found = [name for label in _PHOTO.finditer(text) if (name := _photographer(text, label.end()))]
    return _once(text, found)


def ends_with_photo_credit(line: str) -> bool:
    """Tell whether a line is closed by a photo credit, of whomever, as only captions are."""
    labels = list(_PHOTO.finditer(line))
    return bool(labels) and len(line) - labels[-1].end() <= _CREDIT and not _SENTENCE.search(line, labels[-1].end())


def _photographer(text: str, start: int) -> Name | None:
    """Read the name behind "Ảnh:", which a mark, a medium or, in texts that lost their line breaks, a change of case ends."""
    match = _MARKED.match(text, start) or _CAPITALS.match(text, start)
    if not match or not is_name(match["name"]):
        return None
    return Name("photographer", match.start("name"), match.end("name"), labelled=True)


def glued(text: str) -> list[Name]:
    """Return the writers whose names stand right behind the last sentence of a text: "... ngày càng phát triển. Dương Chiến"."""
    first = max(0, len(text) - _TAIL)
    for end in _END.finditer(text, first):
        start = end.end() + len(text[end.end() :]) - len(text[end.end() :].lstrip())
        tail = text[start:].rstrip()
        if len(tail) < len("A.B") or not (names := credits_of(tail)):
            continue
        if any(name.role == "byline" for name in names) and (" " in tail or "." in tail):
            return [Name(n.role, n.start + start, n.end + start, n.labelled) for n in names]
    return []


def _segment(line: str, start: int, end: int) -> list[Name] | None:
    """Read one part of a credit line: an optional label and names."""
    start, end = _inside(line, start, end)
    label = _LABEL.match(line, start, end)
    kind = label.lastgroup if label else None
    if label:
        start = label.end()
    if kind == "source":
        s, e = _strip(line, start, end)
        return [Name("outlet", s, e, labelled=True)] if s < e else []
    names = _names(line, start, end, labelled=label is not None, photo=kind == "photo")
    if names is None:
        return [] if label or _office(line[start:end]) else None
    roles = {"both": ("byline", "photographer"), "photo": ("photographer",)}.get(kind or "", ("byline",))
    return [Name(role, s, e, labelled=label is not None) for role in roles for s, e in names]


def _names(line: str, start: int, end: int, *, labelled: bool, photo: bool) -> list[tuple[int, int]] | None:
    """Return the spans of the names, leaving out offices and media after them; None when the first is no name."""
    found: list[tuple[int, int]] = []
    for raw_start, raw_end in _pieces(_BETWEEN, line, start, end):
        s, e = _strip(line, raw_start, _without_bracket(line, raw_start, raw_end))
        piece = line[s:e]
        if s == e or (not photo and is_body(piece) and not is_name(piece)):
            if s == e:
                continue
            return found or None  # what follows an office belongs to it: "VOV-Miền Trung"
        if is_name(piece) or (photo and piece[0].isupper() and not found):
            if not labelled and not found and not _alone(piece):
                return None
            found.append((s, e))
        elif found and (labelled or is_body(piece)):
            continue
        else:
            return None
    return found or None


def _alone(name: str) -> bool:
    """Tell whether a name without a label is more than a lone word that could be anything."""
    return " " in name or "." in name or (name.isupper() and len(name) <= 4)  # noqa: PLR2004 - initials such as "LH"


def _office(text: str) -> bool:
    """Tell whether a line names nothing but an editing office, which is a credit without a writer."""
    return bool(re.match(r"\s*(?:biên tập viên|ban biên tập|cổng (?:ttđt|thông tin)|btv)\b", text, re.IGNORECASE))


def _pieces(between: re.Pattern[str], line: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.span() for match in between.finditer(line, start, end)]
    starts, ends = [start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if s < e]


def _inside(line: str, start: int, end: int) -> tuple[int, int]:
    """Leave out brackets around the whole and marks at the ends."""
    start, end = _strip(line, start, end)
    if line[start:end].startswith("(") and line[start:end].endswith(")"):
        start, end = _strip(line, start + 1, end - 1)
    return start, end


def _strip(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in _AROUND:
        start += 1
    while start < end and line[end - 1] in _AROUND and not (line[end - 1] == "." and _DOTTED.search(line[start:end])):
        end -= 1
    return start, end


def _without_bracket(line: str, start: int, end: int) -> int:
    match = _BRACKET.search(line, start, end)
    return match.start() if match else end


def _once(line: str, names: list[Name]) -> list[Name]:
    seen: dict[tuple[str, str], Name] = {}
    for name in names:
        seen.setdefault((name.role, line[name.start : name.end]), name)
    return list(seen.values())


def verdict(names: list[Name], line: str) -> Verdict:
    """Return the verdict on a credit line: a byline when it names a writer, else a credit."""
    facts = tuple(
        Fact(
            n.role,
            line[n.start : n.end],
            n.start,
            n.end,
            f"{n.role}.{'labelled' if n.labelled else 'line'}",
            1.0 if n.labelled else _UNLABELLED,
        )
        for n in names
    )
    return Verdict("byline" if any(n.role == "byline" for n in names) else "credit", facts)

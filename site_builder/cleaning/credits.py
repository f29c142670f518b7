"""Lines that name the writer, the photographer or the medium that a text was taken from."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from site_builder.cleaning.lines import Fact, Verdict
from site_builder.cleaning.names import is_name, is_vietnamese, title_length
from site_builder.text.letters import LOWER, UPPER

LONGEST = 160  # characters of a line that holds nothing but credits
_TAIL = 110  # characters at the end of a text in which a glued byline stands
_UNLABELLED = 0.9  # confidence in a name that only its place tells to be the writer
_SIGNING = 1024  # lines remembered: the same people sign article after article
_INITIALS = 4  # letters of a lone abbreviation that can sign: "LH"

_MEDIA, _MEDIUM = 14, 5  # words of a list of media, and small ones among them
MEDIA_WORD = re.compile(  # how the name of a medium begins
    r"(?:báo|tạp chí|trang|đài|hãng|cổng|tin|website|truyền thông|tổng hợp|trí thức trẻ|tuổi trẻ|thanh niên|lao động"
    r"|tiền phong|dân trí|người lao động|pháp luật|sức khỏe|gia đình|đời sống|công an|giao thông|một thế giới"
    r"|nhân dân|quân đội|cảnh sát|người đưa tin|đất việt|kiến thức|nông nghiệp|đại đoàn kết)(?! cáo)",
    re.IGNORECASE,
)

_WORK = r"(?:tin|bài|ảnh|hình|video|clip|bài viết|tin bài|đồ họa|infographic|thơ)"
_LABEL = re.compile(
    rf"(?:(?P<both>(?:thực hiện ?:? ?)?{_WORK}(?: ?(?:,|&|và|-|–|/) ?{_WORK})+) ?(?::|(?= (?-i:[{UPPER}])))"
    r"|(?P<author>thực hiện|tác giả|bài viết|tin bài|tin|bài|người viết|phóng viên|pv|nội dung|biên soạn|biên tập viên"
    rf"|biên tập|btv|bt|tổng hợp|lược ghi|ghi) ?:|(?P<compiler>tổng hợp )(?=(?-i:[{UPPER}]))"
    r"|(?P<photo>(?:nguồn )?(?:ảnh|hình|photo)(?: (?:tư liệu|minh họa|internet))?) ?:"
    r"|(?P<source>nguồn(?: tin)? ?:|(?:theo|nguồn) ))\s*",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"\s*[;|]\s*|\.\s+(?=ảnh ?:)|(?<!tin)(?<!bài)(?<!viết),\s*(?=ảnh ?:)|\s+-\s+(?=ảnh ?:)"
    rf"|(?<=(?-i:[{LOWER}]))(?=(?-i:Theo [{UPPER}]))|(?<=\w) ?/ ?(?=nguồn|theo)|\s*\((?=theo|nguồn)"
    r"|(?<=\w) (?=(?-i:Nguồn|Theo)\b)",
    re.IGNORECASE,
)
_MAY_CUT = re.compile(r"[;|.,(/-]|theo|nguồn", re.IGNORECASE)  # one of these is in whatever _SEGMENT cuts at
_BETWEEN = re.compile(rf"\s+[-–—]\s*|\s*[–—&/,]\s*|\s+(?:và|VÀ)\s+|(?<=[{LOWER}{UPPER}]{{2}})-(?=[{UPPER}])")
_MAY_PART = re.compile(r"[-–—&/,]|và|VÀ")  # one of these is in whatever _BETWEEN parts
_SITE = re.compile(r"\s*(?:\w{2,20}/)?[\w-]{2,30}\.(?:vn|com|net|org)\.?\s*")  # where the writer works: "An/vnanet.vn"
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)?\s*$")
_AROUND = ' \t.,;:|*/“”"…-–—()'
_DOTTED = re.compile(rf"[{UPPER}]\.[{UPPER}]?\.?$")
_END = re.compile(rf"[.!?…”\")\]](?=\s{{0,2}}[{UPPER}(])|(?:\./\.?)\s?|(?<=\w)  (?=[{UPPER}])")


class Name(Struct, frozen=True):
    """Who is credited as what ("byline", "photographer", "outlet"), with the span in the line."""

    role: str
    start: int
    end: int
    labelled: bool


def credits_of(line: str) -> tuple[Name, ...] | None:
    """Return who a whole line credits; None when it is no credit line.  A line can credit nobody: "Ban biên tập"."""
    if len(line) > LONGEST or not (line[:1].isupper() or line[:1] in '([*“"-'):
        return None
    return _credits(line)


@lru_cache(_SIGNING)
def _credits(line: str) -> tuple[Name, ...] | None:
    found: list[Name] = []
    whole = [(0, len(line))]  # cutting costs much, and most lines have nothing to cut
    for start, end in _pieces(_SEGMENT, line, 0, len(line)) if _MAY_CUT.search(line) else whole:
        names = _segment(line, start, end)
        if names is None:
            return None
        found += names
    return tuple(once(line, found))


def glued(text: str) -> list[Name]:
    """Return the writers named right behind the last sentence of a text: "... ngày càng phát triển. Dương Chiến"."""
    for end in _END.finditer(text, max(0, len(text) - _TAIL)):
        start = end.end() + len(text[end.end() :]) - len(text[end.end() :].lstrip())
        tail = text[start:].rstrip()
        names = credits_of(tail) or ()
        if any(name.role == "byline" for name in names) and (" " in tail or "." in tail):
            return [Name(one.role, one.start + start, one.end + start, one.labelled) for one in names]
    return []


def verdict(names: Sequence[Name], line: str) -> Verdict:
    """Return the verdict on a credit line: a byline when it names a writer, else a credit."""
    facts = tuple(
        Fact(
            one.role,
            line[one.start : one.end],
            one.start,
            one.end,
            f"{one.role}.{'labelled' if one.labelled else 'line'}",
            1.0 if one.labelled else _UNLABELLED,
        )
        for one in names
    )
    return Verdict("byline" if any(one.role == "byline" for one in names) else "credit", facts)


def once(line: str, names: list[Name]) -> list[Name]:
    """Leave out what is named again in the same role."""
    seen: dict[tuple[str, str], Name] = {}
    for name in names:
        seen.setdefault((name.role, line[name.start : name.end]), name)
    return list(seen.values())


def _segment(line: str, start: int, end: int) -> list[Name] | None:
    """Read one part of a credit line: an optional label and names."""
    start, end = _strip(line, start, end)
    label = _LABEL.match(line, start, end)
    kind = (label.lastgroup if label else None) or ""
    start = label.end() if label else start
    if kind == "source" or (not kind and _medium(line[start:end])):
        start, end = _strip(line, start, end)
        return [Name("outlet", start, end, labelled=True)] if _names_media(line[start:end]) else None
    names = _names(line, start, end, kind)
    if names is None:
        return [] if kind in {"both", "photo"} or _office(line[start:end]) else None
    roles = {"both": ("byline", "photographer"), "photo": ("photographer",)}.get(kind, ("byline",))
    return [Name(role, s, e, labelled=bool(kind)) for role in roles for s, e in names]


def _names(line: str, start: int, end: int, kind: str) -> list[tuple[int, int]] | None:
    """Return the spans of the names; None when there is none, or when something that is no name stands among them.

    What follows an office or a medium belongs to it: "Nhóm PV/VOV-Miền Trung".
    """
    found: list[tuple[int, int]] = []
    end = _without_bracket(line, start, end)
    whole = [(start, end)] if line[start:end].strip() else []
    for raw_start, raw_end in _pieces(_BETWEEN, line, start, end) if _MAY_PART.search(line, start, end) else whole:
        s, e = _strip(line, raw_start, _without_bracket(line, raw_start, raw_end))
        s += title_length(line[s:e])
        piece = line[s:e]
        if not piece:
            continue
        if _signs(piece, kind, first=not found):
            found.append((s, e))
        elif found and (kind or piece[0].isupper() or _SITE.fullmatch(line, raw_start, end)):
            break
        else:
            return None
    return found or None


def _signs(piece: str, kind: str, *, first: bool) -> bool:
    """Tell whether one of several names is one: behind a label nearly anything is, else only what is Vietnamese."""
    if kind == "photo" and first:
        return piece[0].isupper()
    if not is_name(piece):
        return False
    lone = piece.isupper() and piece.isalpha() and len(piece) <= _INITIALS
    return bool(kind) or is_vietnamese(piece) or piece.startswith(("Nhóm", "NHÓM")) or (first and lone)


def _medium(text: str) -> bool:
    """Tell whether a line is nothing but the name of an agency: "(TTXVN/Vietnam+)"."""
    return bool(
        re.fullmatch(
            r"(?:TTXVN|VNA|VOV|Vietnam\+|VietnamPlus|[\w-]+\.vn|Báo [\w ]{2,30})(?:[/ ,–-]+[\w+.]{2,20}){0,2}", text
        )
    )


def _names_media(text: str) -> bool:
    """Tell whether the words behind "Theo" are media and not the beginning of a sentence."""
    words = text.split()
    small = sum(1 for word in words if word[0].islower())
    return 0 < len(words) <= _MEDIA and small <= (_MEDIUM if MEDIA_WORD.match(text) else len(words) // 3)


def _office(text: str) -> bool:
    """Tell whether a line names nothing but an editing office, which is a credit without a writer."""
    return bool(re.match(r"\s*(?:biên tập viên|ban biên tập|cổng (?:ttđt|thông tin)|btv)\b", text, re.IGNORECASE))


def _pieces(between: re.Pattern[str], line: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.span() for match in between.finditer(line, start, end)]
    starts, ends = [start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if line[s:e].strip()]


def _strip(line: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the marks at both ends, but for brackets that belong to the words and the full stops of initials."""
    while start < end and line[start] in _AROUND:
        start += 1
    while start < end and line[end - 1] in _AROUND:
        if (line[end - 1] == ")" and "(" in line[start:end]) or (
            line[end - 1] == "." and _DOTTED.search(line[start:end])
        ):
            break
        end -= 1
    return start, end


def _without_bracket(line: str, start: int, end: int) -> int:
    match = _BRACKET.search(line, start, end)
    return match.start() if match else end

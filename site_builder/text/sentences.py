"""Where sentences begin and end."""

import re

# Words whose full stop does not end a sentence; single letters ("Q. 1", "Nguyễn V. A.") never do either.
_ABBREVIATED = """
tp tx tt ts ths th.s pgs pgs.ts gs gs.ts bs bs.ths bs.cki bs.ckii ths.bs ts.bs ks ths.ks kts tskh ncs nsnd nsưt ls cn
đ/c đ.c đc ng tr cty dr mr mrs ms prof st vd
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LONGEST = max(map(len, _ABBREVIATIONS))
_LAST_LETTERS = frozenset(short[-2:] for short in _ABBREVIATIONS)
# One set in front and nothing looked at twice, so that hostile input costs no more: the rest is decided at each hit.
_END = re.compile(r"""[\r\n\u2028\u2029.!?…][.!?…"”’»)\]]*""")
_BREAKS = "\r\n\u2028\u2029"
_OPENING = ' \t\u00a0"“‘«([-–—•*+'  # may stand between a full stop and the next sentence's first letter
_LOOK_AHEAD = 8


def sentences(s: str) -> list[tuple[int, int]]:
    """Return the [start, end) spans of the sentences in order, without the blanks around them."""
    spans, start = [], 0
    for match in _END.finditer(s):
        at, end = match.span()
        if s[at:end] == "." and s[end : end + 1] == " " and s[end + 1 : end + 2].isupper():  # nearly always
            if _shortened(s, at):
                continue
        elif s[at] in _BREAKS:
            end = at + 1
        elif not _ends(s, at, end):
            continue
        spans.append((start, end))
        start = end
    spans.append((start, len(s)))
    return [span for begin, end in spans if (span := _trimmed(s, begin, end))]


def _ends(s: str, at: int, end: int) -> bool:
    """Tell whether the marks at s[at:end] end a sentence."""
    following = s[end : end + _LOOK_AHEAD]
    if following:
        if following.lstrip(_OPENING)[:1].islower():
            return False
        if not following[0].isspace():
            return following[0].isupper() and (s[at] == "…" or _space_forgotten(_word_before(s, at), following))
    if s[at] != ".":
        return True
    return not _shortened(s, at)


def _shortened(s: str, at: int) -> bool:
    """Tell whether the full stop at s[at] belongs to the word before it."""
    last = s[at - 2 : at]
    if last.isalpha() and last.lower() not in _LAST_LETTERS:
        return False
    before = _word_before(s, at)
    return _initial(before) or before.lower() in _ABBREVIATIONS


def _word_before(s: str, at: int) -> str:
    words = s[max(0, at - _LONGEST - 1) : at].replace("(", " ").split()
    return words[-1] if words else ""


def _initial(before: str) -> bool:
    """Tell whether the word ends in a lone capital: "A", "N.V.A"."""
    last = before.rpartition(".")[2]
    return len(last) == 1 and last.isupper()


def _space_forgotten(before: str, following: str) -> bool:
    """Tell "hội nghị.Đồng thời" from "TP.HCM", "ThS.Lê" and "Th.S"."""
    return len(before) > 1 and before.islower() and before not in _ABBREVIATIONS and not following[1:2].isupper()


def _trimmed(s: str, start: int, end: int) -> tuple[int, int] | None:
    piece = s[start:end]
    stripped = piece.strip()
    if len(stripped) == end - start:
        return (start, end) if stripped else None
    begin = start + len(piece) - len(piece.lstrip())
    return (begin, begin + len(stripped)) if stripped else None

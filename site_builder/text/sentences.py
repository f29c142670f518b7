"""Where sentences begin and end."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from site_builder.text.narrow import narrow

# Words whose full stop does not end a sentence; single letters ("Q. 1", "Nguyễn V. A.") never do either.
_ABBREVIATED = """
tp tx tt ts ths th.s pgs pgs.ts gs gs.ts bs bs.ths bs.cki bs.ckii ths.bs ts.bs ks ths.ks kts tskh ncs nsnd nsưt ls cn
đ/c đ.c đc ng tr cty dr mr mrs ms prof st vd
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LONGEST = max(map(len, _ABBREVIATIONS))
_LAST_LETTERS = frozenset(short[-2:] for short in _ABBREVIATIONS)
_BREAKS = ("\r", "\u2028", "\u2029")  # besides "\n"
_MARKS = ".!?…"  # one of these ends a sentence, if anything does
_STOP = b"."
_STOPS = bytes(ord(_STOP) if byte in narrow(_MARKS) else ord(" ") for byte in range(256))
_GO_ON = frozenset('.!?…"”’»)]')  # may follow it and belong to the same sentence
_OPENING = ' \t\u00a0"“‘«([-–—•*+'  # may stand between a full stop and the next sentence's first letter
_LOOK_AHEAD = 8


def sentences(s: str) -> list[tuple[int, int]]:
    """Return the [start, end) spans of the sentences in order, without the blanks around them."""
    lines = _one_break(s)
    marks, found, begin = _marks(narrow(s)), list[tuple[int, int]](), 0
    while begin <= len(s):
        stop = _line_end(lines, begin)
        found += (span for piece in _pieces(lines, marks, begin, stop) if (span := _trimmed(lines, *piece)))
        begin = stop + 1
    return found


def sentences_with(s: str, code: bytes, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield, as `sentences` does, those in which, or on the blank before which, one of the ascending places lies.

    `code`: the narrowed text.
    """
    lines, marks = _one_break(s), _marks(code)
    here, last = 0, len(places)
    while here < last:
        begin = lines.rfind("\n", 0, places[here] + 1) + 1
        stop = _line_end(lines, begin)
        for piece in _pieces(lines, marks, begin, stop):
            while here < last and places[here] < piece[0] - 1:
                here += 1
            span = _trimmed(lines, *piece) if here < last and places[here] < piece[1] else None
            if span is not None:
                while here < last and places[here] < span[0] - 1:
                    here += 1
                if here < last and places[here] < span[1]:
                    yield span
        while here < last and (places[here] < stop or stop == len(s)):
            here += 1


def _one_break(s: str) -> str:
    """Return the text with one kind of line end, as long as it was."""
    for mark in _BREAKS:
        s = s.replace(mark, "\n")
    return s


def _line_end(s: str, begin: int) -> int:
    stop = s.find("\n", begin)
    return len(s) if stop < 0 else stop


def _marks(code: bytes) -> list[int]:
    """Return where in a narrowed text marks stand that may end a sentence."""
    between = code.translate(_STOPS).split(_STOP)[:-1]
    return [order + before for order, before in enumerate(accumulate(map(len, between)))]


def _pieces(s: str, marks: list[int], begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between the ends of the sentences of one line."""
    start = done = begin
    for at in marks[bisect_left(marks, begin) : bisect_left(marks, stop)]:
        if at < done:
            continue
        mark, end = s[at], at + 1
        if mark == "." and (end == stop or (s[end] == " " and s[end + 1 : end + 2].isupper())):  # nearly always
            if _shortened(s, at):
                continue
        elif mark not in _MARKS:  # another character with the same byte
            continue
        else:
            end = done = _past(s, end)
            if not _ends(s, at, end):
                continue
        yield start, end
        start = end
    yield start, stop


def _past(s: str, end: int) -> int:
    """Return where the marks that go on at `end` are over."""
    while s[end : end + 1] in _GO_ON:
        end += 1
    return end


def _ends(s: str, at: int, end: int) -> bool:
    """Tell whether the marks at s[at:end] end a sentence."""
    following = s[end : end + _LOOK_AHEAD].partition("\n")[0]
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
    words = s[max(0, at - _LONGEST - 1) : at].rpartition("\n")[2].replace("(", " ").split()
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

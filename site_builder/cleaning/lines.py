"""Lines of a page, and what is decided about each."""

from msgspec import Struct

from site_builder.model import Reason, Remark

_BREAKS = ("\r\n", "\r", "\u2028", "\u2029")  # besides "\n"; str.splitlines knows more than people mean
_BLANKS = "\u00a0\u202f\u2007\t\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class Line(Struct, frozen=True):
    """A line with something on it.  `text` is as printed but for blanks: trimmed, and every kind of blank a space."""

    number: int  # in the source, from 1
    text: str
    caption: bool = False  # the source itself marks it as a picture's caption


class Note(Struct, frozen=True):
    """What was wrong in a line, for people."""

    line: int | None
    text: Remark


class Fact(Struct, frozen=True):
    """What a line says besides the text: the span of `value` in it and the rule that read it."""

    property: str
    value: str | int
    start: int
    end: int
    rule: str
    confidence: float = 1.0


class Verdict(Struct, frozen=True):
    """Why a line is no part of the text, and what it says."""

    reason: Reason
    facts: tuple[Fact, ...] = ()


def split(text: str, *, printable: bool = False) -> list[Line]:
    """Return the lines that hold more than blanks; paragraphs of nothing but no-break spaces vanish here.

    `printable`: the text is known to hold nothing that does not show but line feeds, so no other line ends either.
    """
    if not printable:
        for mark in _BREAKS:
            text = text.replace(mark, "\n")
    lines = text.split("\n")
    if not (printable or "".join(lines).isprintable()):
        lines = [line if line.isprintable() else _plain(line) for line in lines]
    return [Line(number, stripped) for number, line in enumerate(lines, start=1) if (stripped := line.strip())]


def _plain(line: str) -> str:
    """Return the line with one kind of blank and nothing invisible."""
    for blank in _BLANKS:
        line = line.replace(blank, " ")
    for character in _INVISIBLE:
        line = line.replace(character, "")
    return line

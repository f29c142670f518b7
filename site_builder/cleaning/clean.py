"""Lines of a page -> title, text, captions, printed metadata, and every removed line with its reason."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder.cleaning.facts import facts
from site_builder.cleaning.judge import judge
from site_builder.cleaning.lines import Line, Note, Verdict
from site_builder.model import Caption, Removed, Statement

BREAK = "\n\n"  # between paragraphs


class Cleaned(Struct, frozen=True):
    """A page without its furniture; `title` is None when no line is one."""

    title: str | None
    text: str
    captions: tuple[Caption, ...]
    removed: tuple[Removed, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...] = ()


def clean(
    lines: list[Line], *, title: str | None = None, dated: bool = False, given: Mapping[int, Verdict] | None = None
) -> Cleaned:
    """Clean the lines of one article; `title` and `dated`: what is declared elsewhere and not to be looked for.

    `given`: lines, by their places, that are known to be no text.
    """
    judged = judge(lines, title=title, dated=dated, given=given or {})
    paragraphs: list[str] = []
    captions: list[Caption] = []
    removed: list[Removed] = []
    for place, line in enumerate(lines):
        one = judged.verdicts.get(place)
        if one is None:
            paragraphs.append(line.text)
            continue
        removed.append(Removed(line.number, line.text, one.reason))
        if one.reason == "caption":
            captions.append(Caption(line.text, len(paragraphs)))
    text, shown = BREAK.join(paragraphs), tuple(captions)
    found = facts(lines, judged.verdicts, text, shown)
    return Cleaned(judged.title, text, shown, tuple(removed), tuple(found), judged.notes)

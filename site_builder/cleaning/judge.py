"""Every line judged: part of the text, or removed for a reason; surest judgements first."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder.cleaning import captions
from site_builder.cleaning.credits import credits_of, verdict
from site_builder.cleaning.furniture import furniture
from site_builder.cleaning.head import head
from site_builder.cleaning.lines import Line, Note, Verdict
from site_builder.cleaning.tail import tail

_CAPTION, _REPEAT, _TITLE = Verdict("caption"), Verdict("repeat"), Verdict("title")


class Judged(Struct, frozen=True):
    """The verdicts by the lines' places, in order; lines without one are the text."""

    title: str | None
    verdicts: dict[int, Verdict]
    notes: tuple[Note, ...]


def judge(lines: list[Line], *, title: str | None, dated: bool, given: Mapping[int, Verdict]) -> Judged:
    """Judge the lines of one article; the rest as for clean()."""
    found = {place: _CAPTION for place, line in enumerate(lines) if line.caption and place not in given}
    if title is not None:
        found |= _printed_again(lines, _free(lines, {**given, **found}), title)
    found = {**given, **furniture(lines, {**given, **found}, titled=title is not None), **found}
    if title is not None:
        found |= _printed_again(lines, _free(lines, found), title)
    top = head(lines, found, titled=title is not None)
    found |= top.verdicts
    dated = dated or any(fact.property == "published" for one in found.values() for fact in one.facts)
    found |= tail(lines, found, dated=dated)
    twice, again = captions.repeats(lines, _free(lines, found))
    found |= dict.fromkeys(again, _REPEAT) | dict.fromkeys(twice, _CAPTION)
    found |= _photographers(lines, _free(lines, found))
    found |= dict.fromkeys(captions.single(lines, _free(lines, found), scraped=title is None), _CAPTION)
    printed = lines[top.title].text if top.title is not None else title
    return Judged(printed, dict(sorted(found.items())), top.notes)


def _free(lines: list[Line], found: dict[int, Verdict]) -> list[int]:
    return [place for place in range(len(lines)) if place not in found]


def _printed_again(lines: list[Line], free: list[int], title: str) -> dict[int, Verdict]:
    """Return the verdict on a first line that prints the declared title."""
    return {free[0]: _TITLE} if free and lines[free[0]].text == title else {}


def _photographers(lines: list[Line], free: list[int]) -> dict[int, Verdict]:
    """Return the verdicts on lines among the paragraphs that hold nothing but "Ảnh: ..."."""
    labelled = [place for place in free if lines[place].text[:4].lower() == "ảnh:"]
    return {place: verdict(names, lines[place].text) for place in labelled if (names := credits_of(lines[place].text))}

"""Lines of a page -> title, text, captions, printed metadata, and every removed line with its reason."""

import re

from msgspec import Struct

from site_builder.cleaning import captions
from site_builder.cleaning.credits import Name, glued, photo_credits
from site_builder.cleaning.furniture import furniture
from site_builder.cleaning.head import head
from site_builder.cleaning.lines import Fact, Line, Note, Verdict
from site_builder.cleaning.names import is_name
from site_builder.cleaning.tail import tail
from site_builder.model import Caption, Evidence, Removed, Statement

_GLUED = 0.8  # confidence in a name that only stands behind the last sentence
_PICTURES = 0.5  # confidence that whoever took the pictures also reported, when nobody else signs
BREAK = "\n\n"  # between paragraphs
_DATELINE = re.compile(r"\(?(?P<outlet>[^()\n]{2,40}?)(?:\)\s*[-–—:.]*|\s?[-–—])\s*(?=[A-ZÀ-ỴĐ“\"0-9])")
_OUTLET = re.compile(
    r"báo|web|\.vn|\.com|\.net|đài|cổng|ttxvn|online|dân trí|(?-i:^[A-ZĐ&]{2,8}O?$)|(?-i:^[A-Z]{2,}[\w&.]*$)",
    re.IGNORECASE,
)


class Cleaned(Struct, frozen=True):
    """A page without its furniture; `title` is None when no line is one."""

    title: str | None
    text: str
    captions: tuple[Caption, ...]
    removed: tuple[Removed, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...] = ()


def clean(lines: list[Line], *, title: str | None = None, dated: bool = False) -> Cleaned:
    """Clean the lines of one article; `title` and `dated`: what is declared elsewhere and not to be looked for."""
    marked = {place for place, line in enumerate(lines) if line.caption}
    verdicts = {place: one for place, one in furniture(lines).items() if place not in marked}
    top = head(lines, verdicts, titled=title is not None)
    verdicts |= top.verdicts
    if title is not None:
        verdicts |= _titles(lines, verdicts, title)
    dated = dated or any(fact.property == "published" for one in verdicts.values() for fact in one.facts)
    verdicts |= tail(lines, verdicts, dated=dated)
    free = [place for place in range(len(lines)) if place not in verdicts]
    twice, again = captions.repeats(lines, free)
    verdicts |= {place: Verdict("repeat") for place in again}
    once = captions.single(lines, [place for place in free if place not in twice | again])
    shown = twice | once
    body = [place for place in free if place not in shown | again]
    verdicts |= {place: Verdict("caption") for place in shown}
    found = tuple(_captions(lines, sorted(shown), body))
    text = BREAK.join(lines[place].text for place in body)
    printed = title if title is not None else lines[top.title].text if top.title is not None else None
    order = sorted(verdicts)
    removed = tuple(Removed(lines[place].number, lines[place].text, verdicts[place].reason) for place in order)
    statements = [
        _statement(fact, f"removed[{index}]", lines[place].text)
        for index, place in enumerate(order)
        for fact in verdicts[place].facts
    ]
    statements += _photographers(text, found)
    statements += _writers(text, statements)
    statements += [_statement(fact, "text", text) for fact in _dateline(text)]
    return Cleaned(printed, text, found, removed, tuple(_once(statements)), top.notes)


def _titles(lines: list[Line], taken: dict[int, Verdict], title: str) -> dict[int, Verdict]:
    """Return the verdict on a first line that prints the declared title again."""
    first = next((place for place in range(len(lines)) if place not in taken), None)
    return {first: Verdict("title")} if first is not None and lines[first].text == title else {}


def _captions(lines: list[Line], shown: list[int], body: list[int]) -> list[Caption]:
    return [Caption(lines[place].text, sum(1 for other in body if other < place)) for place in shown]


def _photographers(text: str, found: tuple[Caption, ...]) -> list[Statement]:
    fields = [("text", text), *((f"captions[{index}]", caption.text) for index, caption in enumerate(found))]
    return [_credited(name, field, words, "caption", 1.0) for field, words in fields for name in photo_credits(words)]


def _writers(text: str, known: list[Statement]) -> list[Statement]:
    """Return, where no line names a writer, the one glued to the end of the text, else those who took the pictures."""
    if any(one.property == "byline" for one in known):
        return []
    names = [_credited(name, "text", text, "glued", _GLUED) for name in glued(text)]
    pictures = [one for one in known if one.property == "photographer" and is_name(str(one.value))]
    return names or [
        Statement("byline", one.value, one.evidence, "byline.photographer", _PICTURES) for one in pictures
    ]


def _credited(name: Name, field: str, text: str, rule: str, confidence: float) -> Statement:
    fact = Fact(name.role, text[name.start : name.end], name.start, name.end, f"{name.role}.{rule}", confidence)
    return _statement(fact, field, text)


def _dateline(text: str) -> list[Fact]:
    """Return the medium that the text names in front of its first words: "(Web Quảng Trị)"."""
    match = _DATELINE.match(text)
    if not match or not _OUTLET.search(match["outlet"]):
        return []
    start, end = match.span("outlet")
    return [Fact("outlet", text[start:end], start, end, "outlet.dateline", 0.9)]


def _statement(fact: Fact, field: str, text: str) -> Statement:
    evidence = Evidence(field, fact.start, fact.end, text[fact.start : fact.end])
    return Statement(fact.property, fact.value, evidence, fact.rule, fact.confidence)


def _once(statements: list[Statement]) -> list[Statement]:
    """Keep the first statement of each fact."""
    seen: dict[tuple[str, object], Statement] = {}
    for one in statements:
        seen.setdefault((one.property, one.value), one)
    return list(seen.values())

"""What the lines and the text say about the article itself, as statements with their evidence."""

import re

from site_builder.cleaning.credits import Name, glued
from site_builder.cleaning.lines import Fact, Line, Verdict
from site_builder.cleaning.names import is_vietnamese
from site_builder.cleaning.photos import photographers
from site_builder.model import Caption, Evidence, Statement
from site_builder.text.letters import UPPER

_GLUED = 0.8  # confidence in a name that only stands behind the last sentence
_PICTURES = 0.5  # confidence that whoever took the pictures also reported, when nobody else signs
_NAMED = 0.9  # confidence in a medium that stands in front of the text
_OPENING = 43  # characters that hold a medium's name and the mark behind it
_DATELINE = re.compile(r"\(?(?P<outlet>[^()\n]{2,40}?)(?:\) ?[-–—:.]*| ?[-–—]) *(?=[\w“\"])")
_OUTLET = re.compile(
    r"báo |web|\.vn|\.com|\.net|đài |cổng |ttxvn|online|dân trí"
    rf"|(?-i:^[{UPPER}&]{{2,8}}$)|(?-i:^[{UPPER}]{{2,}}[\w&.]*$)",
    re.IGNORECASE,
)


def facts(lines: list[Line], verdicts: dict[int, Verdict], text: str, captions: tuple[Caption, ...]) -> list[Statement]:
    """Return each fact once, from removed lines first (the order of `verdicts`), then captions and text."""
    found = [
        _statement(fact, f"removed[{index}]", lines[place].text)
        for index, (place, one) in enumerate(verdicts.items())
        for fact in one.facts
    ]
    found += _pictures(text, captions)
    found += _writers(text, found)
    found += [_statement(fact, "text", text) for fact in _dateline(text)]
    seen: dict[tuple[str, object], Statement] = {}
    for one in found:
        seen.setdefault((one.property, one.value), one)
    return list(seen.values())


def _pictures(text: str, captions: tuple[Caption, ...]) -> list[Statement]:
    fields = [("text", text), *((f"captions[{index}]", caption.text) for index, caption in enumerate(captions))]
    return [_credited(name, field, words, "caption", 1.0) for field, words in fields for name in photographers(words)]


def _writers(text: str, known: list[Statement]) -> list[Statement]:
    """Return, where no line names a writer, the one glued to the end of the text, else those who took the pictures."""
    if any(one.property == "byline" for one in known):
        return []
    names = [_credited(name, "text", text, "glued", _GLUED) for name in glued(text)]
    pictures = [one for one in known if one.property == "photographer" and is_vietnamese(str(one.value))]
    return names or [Statement("byline", one.value, one.evidence, "byline.photographer", _PICTURES) for one in pictures]


def _dateline(text: str) -> list[Fact]:
    """Return the medium that the text names in front of its first words: "(Web Quảng Trị)"."""
    match = _DATELINE.match(text) if any(mark in text[:_OPENING] for mark in ")-–—") else None
    if not match or not _OUTLET.search(match["outlet"]):
        return []
    start, end = match.span("outlet")
    return [Fact("outlet", text[start:end], start, end, "outlet.dateline", _NAMED)]


def _credited(name: Name, field: str, text: str, rule: str, confidence: float) -> Statement:
    words = text[name.start : name.end]
    return _statement(Fact(name.role, words, name.start, name.end, f"{name.role}.{rule}", confidence), field, text)


def _statement(fact: Fact, field: str, text: str) -> Statement:
    evidence = Evidence(field, fact.start, fact.end, text[fact.start : fact.end])
    return Statement(fact.property, fact.value, evidence, fact.rule, fact.confidence)

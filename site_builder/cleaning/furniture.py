"""The site's furniture among the lines, lists of other articles included."""

import re
from collections.abc import Container, Iterator

from site_builder.cleaning import chrome
from site_builder.cleaning.credits import credits_of
from site_builder.cleaning.lines import Fact, Line, Verdict
from site_builder.cleaning.stamps import BadStampError, stamp

_BODY = 160  # characters from which a line is a paragraph, whatever its end
_SENTENCE = 80  # the same for a line that ends like a sentence
_ENDS = (".", "!", "?", "…", "”", '"', ";", ":")
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6}")  # of readers, comments, related articles
_CLOCK = re.compile(r"\d{1,2}\s?(?:giây|phút|giờ|ngày|tuần|tháng) trước", re.IGNORECASE)
_LABEL = 6  # syllables of the paper or section that stands above such a clock
_TAG = re.compile(r"[^,;#|]+")


def is_paragraph(text: str) -> bool:
    """Tell whether a line is long enough to be a paragraph rather than a headline, label or caption."""
    return len(text) >= _BODY or (len(text) >= _SENTENCE and text.endswith(_ENDS))


def furniture(lines: list[Line], outside: Container[int] = (), *, titled: bool = False) -> dict[int, Verdict]:
    """Return the verdict on each line, by its place in the list, that belongs to the site; `outside`: no paragraphs.

    `titled`: the title is known from elsewhere, so that a short line at the top need not be one.
    """
    found: dict[int, Verdict] = {}
    lists: list[int] = []
    for place, line in enumerate(lines):
        hit = chrome.match(line.text)
        if hit:
            found[place] = Verdict("chrome", tuple(_facts(line.text, hit)))
            if hit.rule.kind == "list":
                lists.append(place)
    found |= dict.fromkeys(_beside(lines, found, outside, titled=titled), Verdict("chrome"))
    backwards = range(len(lines) - 1, -1, -1)
    last = next((n for n in backwards if is_paragraph(lines[n].text) and n not in found and n not in outside), -1)
    return found | {place: Verdict("chrome") for place in _listed(lines, lists, last, found)}


def _beside(lines: list[Line], found: Container[int], outside: Container[int], *, titled: bool) -> Iterator[int]:
    """Yield the lines that only what stands beside them tells to be furniture: counters, and whose clock it is.

    That is so above the first paragraph and below the last; a number between paragraphs may be of a table.
    """
    bodies = [place for place, line in enumerate(lines) if is_paragraph(line.text) and place not in found]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(lines), -1)
    ends = [place for place in range(len(lines)) if place < first or place > last]
    known = {place for place in ends if place in found and any(map(str.isalpha, lines[place].text))}
    for forwards in (True, False):  # from a line that is known outwards, in both directions
        step = 1 if forwards else -1
        for place in ends if forwards else reversed(ends):
            if (
                place - step in known
                and place not in known
                and place not in outside
                and _COUNT.fullmatch(lines[place].text)
            ):
                known.add(place)
                yield place
    for place in ends[:-1] if titled else ():
        clock = place + 1 in found and _CLOCK.fullmatch(lines[place + 1].text)
        if clock and place not in found and place not in outside and len(lines[place].text.split()) <= _LABEL:
            yield place


def _listed(lines: list[Line], lists: list[int], last: int, found: dict[int, Verdict]) -> list[int]:
    """Return the headlines of other articles: what follows such a label once the article is over."""
    first = next((place for place in lists if place > last), len(lines))
    rest = [place for place in range(first + 1, len(lines)) if place not in found]
    return [place for place in rest if len(lines[place].text) < _BODY and not _says_when_or_who(lines[place].text)]


def _says_when_or_who(text: str) -> bool:
    """Tell whether a line below a list of other articles is still about this one: a date line, a labelled credit."""
    try:
        dated = stamp(text)
    except BadStampError:
        return True
    return (dated is not None and not dated.by) or any(name.labelled for name in credits_of(text) or ())


def _facts(text: str, hit: chrome.Hit) -> list[Fact]:
    rule = f"{hit.rule.kind}.{hit.rule.name}"
    if hit.rule.kind == "views":
        digits = re.sub(r"\D", "", text[hit.start : hit.end])
        end = hit.start + len(text[hit.start : hit.end].rstrip(".,"))
        return [Fact("views", int(digits), hit.start, end, rule)]
    if hit.rule.kind != "tags":
        return []
    spans = [match.span() for match in _TAG.finditer(text, hit.start, hit.end)]
    trimmed = [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in spans]
    return [Fact("tag", text[s:e], s, e, rule) for s, e in trimmed if s < e]

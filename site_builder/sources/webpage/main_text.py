"""Which lines of a whole page are the article: trafilatura says so, and what it leaves out is named."""

import re
from collections.abc import Sequence

import trafilatura
from lxml.etree import LxmlError

from site_builder.cleaning.credits import credits_of
from site_builder.cleaning.furniture import is_paragraph
from site_builder.cleaning.lines import Line, Verdict
from site_builder.cleaning.stamps import BadStampError, stamp
from site_builder.errors import SetAsideError
from site_builder.sources.webpage.tree import Element
from site_builder.text.fold import same
from site_builder.words import remark

_NOT_LETTERS = re.compile(r"[\W_]+")
_WITHIN = 25  # letters of a line that may be a part of one that was extracted
_SIGNING = 4  # lines below the text among which its writer signs
_CHROME, _TITLE, _REPEAT = Verdict("chrome"), Verdict("title"), Verdict("repeat")


def outside(root: Element, lines: Sequence[Line], title: str | None) -> dict[int, Verdict]:
    """Return the verdicts on the lines of a page that are not the article; raise SetAsideError when there is none.

    Between the title and the text stay lines that say when and by whom, and the lead; below the text, who signs.
    """
    kept = _kept(root, lines)
    headings = [place for place, line in enumerate(lines) if title and same(line.text) == same(title)]
    text = [place for place in kept if place not in headings and not lines[place].caption]
    if not any(is_paragraph(lines[place].text) for place in text):  # a list of articles, or a form
        message = remark("no article found in the page; if it holds one, give its text as .txt or as a piece of HTML")
        raise SetAsideError(message)
    first, last = min(text), max(text)
    top = max((place for place in headings if place < first), default=first)
    stay = {place for place in range(top + 1, first) if _introduces(lines[place])}
    stay |= kept | _signed(lines, last) | {place for place in range(first, last) if lines[place].caption}
    found = {place: _CHROME for place in range(len(lines)) if place not in stay}
    found |= dict.fromkeys(headings, _REPEAT)
    return found | ({top: _TITLE} if top in headings else dict.fromkeys(headings[:1], _TITLE))


def _kept(root: Element, lines: Sequence[Line]) -> set[int]:
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    except (LxmlError, ValueError, RecursionError, AssertionError):
        found = None
    printed = str(getattr(found, "text", "") or "")
    whole = {_letters(line) for line in printed.split("\n")}
    together = _letters(printed)
    return {place for place, line in enumerate(lines) if _among(_letters(line.text), whole, together)}


def _among(letters: str, whole: set[str], together: str) -> bool:
    return bool(letters) and (letters in whole or (len(letters) >= _WITHIN and letters in together))


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def _introduces(line: Line) -> bool:
    return line.caption or is_paragraph(line.text) or _says_when(line.text) or bool(credits_of(line.text))


def _says_when(text: str) -> bool:
    try:
        return stamp(text) is not None
    except BadStampError:
        return True


def _signed(lines: Sequence[Line], last: int) -> set[int]:
    """Return the lines right below the text that say who wrote it, or when."""
    found: set[int] = set()
    for place in range(last + 1, min(last + 1 + _SIGNING, len(lines))):
        if lines[place].caption or not (_says_when(lines[place].text) or credits_of(lines[place].text)):
            break
        found.add(place)
    return found

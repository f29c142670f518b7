"""Letters written as HTML entities in what is no HTML."""

import re
from html import unescape

from site_builder.model import Remark
from site_builder.words import remark

# Not "&lt;" and its like: beside no letters they may be meant.
_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|(?!lt;|gt;|amp;(?:lt|gt);)[A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = 2  # times that a text may have been written so


def plain(text: str) -> tuple[str, int]:
    """Return the text with every entity as the character that it names, and how many there were."""
    if "&" not in text:
        return text, 0
    found = sum(1 for one in _ENTITY.finditer(text) if unescape(one[0]) != one[0])
    if not found:
        return text, 0
    for _ in range(_TWICE):
        text = unescape(text)
    return text, found


def note(found: int) -> tuple[Remark, ...]:
    """Return the note on entities that were read."""
    return (remark("HTML entities (such as &aacute;) turned into letters: %(n)s", n=found),) if found else ()

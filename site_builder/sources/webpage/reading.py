"""Bytes of a page -> its lines, which of them are the article, and what it says of itself."""

import re

from site_builder.model import Removed
from site_builder.sources.declared import declared
from site_builder.sources.page import Page
from site_builder.sources.webpage.described import Values, described
from site_builder.sources.webpage.main_text import outside
from site_builder.sources.webpage.shown import Shown, hidden
from site_builder.sources.webpage.tree import tree
from site_builder.text.decode import decode

_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def read(data: bytes, known: Values | None = None, *, whole: bool = False) -> Page:
    """Return a page; `known`: what is known of it from elsewhere, which comes before what the page says.

    Of a piece of a page, all is the article; `whole`: so it is of any page.  Raises SetAsideError.
    """
    decoded = decode(data)
    root = tree(decoded.text)
    lines = Shown().walk(root)
    says = declared(_together(described(root), known or {}))
    given = {} if whole or not _WHOLE.search(decoded.text) else outside(root, lines, says.title)
    unseen = tuple(Removed(number, words, "chrome") for number, words in hidden(root))
    return Page(lines, says, decoded.notes, given, unseen)


def _together(page: Values, known: Values) -> Values:
    """Return all values; the address that a page gives itself stays beside another from which it was fetched."""
    differs = "url" in known and "url" in page and known["url"] != page["url"]
    return {**page, **known, **({"canonical": page["url"]} if differs else {})}

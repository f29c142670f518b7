"""Bytes of a page -> its lines, which of them are the article, and what it says of itself."""

import re
from collections.abc import Mapping

from site_builder.cleaning.lines import Verdict
from site_builder.model import Removed
from site_builder.sources.declared import declared
from site_builder.sources.naming import Picture, joined
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
    shown = Shown()
    lines = shown.walk(root)
    says = declared(_together(described(root), known or {}))
    given = {} if whole or not _WHOLE.search(decoded.text) else outside(root, lines, says.title)
    unseen = tuple(Removed(number, words, "chrome") for number, words in hidden(root))
    pictures = tuple(_addressed(one, known) for place, one in shown.pictures if _is_inside(place, len(lines), given))
    return Page(lines, says, decoded.notes, given, unseen, pictures)


def _is_inside(place: int, lines: int, given: Mapping[int, Verdict]) -> bool:
    """Tell whether a picture stands between the title, or else the first line, and the end of the article."""
    text = [number for number in range(lines) if number not in given]
    if not text:
        return False
    first, last = text[0], text[-1]
    titles = (number for number, verdict in given.items() if verdict.reason != "chrome" and number < first)
    within_a_list = first < place < last and {place - 1, place} <= given.keys()
    return max(titles, default=first - 1) < place <= last + 1 and not within_a_list


def _addressed(picture: Picture, known: Values | None) -> Picture:
    """Return a picture with its addresses as those of the web, where that of its page is known."""
    base = str((known or {}).get("url", ""))
    return Picture(tuple(joined(base, one) for one in picture.addresses), picture.words) if base else picture


def _together(page: Values, known: Values) -> Values:
    """Return all values; the address that a page gives itself stays beside another from which it was fetched."""
    differs = "url" in known and "url" in page and known["url"] != page["url"]
    return {**page, **known, **({"canonical": page["url"]} if differs else {})}

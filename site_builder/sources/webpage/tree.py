"""HTML -> a tree, whatever it is like; what would take too long or too much memory is refused."""

from typing import Any, TypeAlias

from lxml import html
from lxml.etree import ErrorTypes, LxmlError

from site_builder.errors import SetAsideError
from site_builder.words import remark

LONGEST = 8_000_000  # characters of a page; the longest of a newspaper have some 500,000
MOST = 60_000  # elements of a page; the largest of a newspaper have some 5,000
_LONG_TAG, _MOST_WORDS = 20_000, 2_000  # characters of a tag that is looked into, and attributes of one

Element: TypeAlias = Any  # lxml has no types


def tree(text: str) -> Element:
    """Return the root of a page; raise SetAsideError for one that is too long, too deep or too full, or none at all."""
    if len(text) > LONGEST:
        n, most = f"{len(text):,}", f"{LONGEST:,}"
        reason = remark("the page has %(n)s characters, more than %(most)s; give the article alone", n=n, most=most)
        raise SetAsideError(reason)
    if any(map(_crowded, text.split(">"))):
        most = f"{_MOST_WORDS:,}"
        raise SetAsideError(remark("an element has more than %(most)s attributes; give the article alone", most=most))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = html.document_fromstring(text.replace("\0", " ").encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError):
        message = remark("no element of HTML in it; give the page, or the article's text as .txt")
        raise SetAsideError(message) from None
    limit = next((one for one in parser.error_log if one.type == ErrorTypes.ERR_RESOURCE_LIMIT), None)
    if limit is not None:
        reason = remark("elements stand one inside another more than 250 deep; give the article alone")
        raise SetAsideError(reason, limit.line)
    if sum(1 for _ in root.iter()) > MOST:
        most = f"{MOST:,}"
        raise SetAsideError(remark("the page has more than %(most)s elements; give the article alone", most=most))
    return root


def _crowded(piece: str) -> bool:
    """Tell whether a tag has so many attributes that comparing them would take minutes."""
    start = piece.find("<")
    return len(piece) - start > _LONG_TAG and len(piece[start:].split()) > _MOST_WORDS

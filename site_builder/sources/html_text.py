"""A body that is HTML where text was expected: exports of content management systems hold such."""

import re

import nh3

from site_builder.cleaning.lines import Line
from site_builder.sources.blocks import blocks
from site_builder.sources.naming import SOURCES, Picture

_HTML = re.compile(r"</(?:p|div|li|td|h[1-6]|span|strong|em|b|i|a|figure|blockquote)\s*>|<br\s*/?>|<p>", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?(?:p|div|br|span|strong|em)\b[^&]{0,200}?/?&gt;", re.IGNORECASE)
TAGS = {
    *("a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "hr", "img", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}


def is_html(text: str) -> bool:
    """Tell whether a text is marked up, rather than naming a tag."""
    return "<" in text and bool(_HTML.search(text))


def unescaped(text: str) -> str:
    """Return markup that was escaped as a whole ("&lt;p&gt;B&amp;iacute;...") as markup."""
    if "&lt;" in text and "<" not in text and _ESCAPED.search(text):
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return text


_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,40})[^<>]{0,2000}>")
_ALONE = {
    *("area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p"),
    *("source", "td", "th", "tr", "track", "wbr"),
}
_DEEPEST = 500  # tags inside each other; pages have some thirty
ATTRIBUTES = {"img": {"alt", *SOURCES}, "a": {"href"}}


def harmless(html: str) -> str:
    """Return markup with nothing in it but what makes paragraphs and pictures.

    Of what is too deep for anybody to have written it, where the parser's time grows with the square, the text is kept.
    """
    if html.count("<") > _DEEPEST and _depth(html) > _DEEPEST:
        html = _TAG.sub("<br>", html)
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES)


def _depth(html: str) -> int:
    """Return how many tags are open at once, at most; those that need no end are not counted."""
    depth = most = 0
    for end, name in _TAG.findall(html):
        if name.lower() not in _ALONE:
            depth = max(0, depth + (-1 if end else 1))
            most = max(most, depth)
    return most


def lines_of(html: str) -> tuple[list[Line], tuple[Picture, ...]]:
    """Return the blocks of a body in HTML as lines, numbered in their order, and the pictures that it names."""
    found, pictures = blocks(harmless(html))
    return [Line(number, block.text, caption=block.caption) for number, block in enumerate(found, 1)], pictures


def hidden(html: str) -> int:
    """Return how many scripts, styles and comments a body holds, which no reader sees."""
    return len(re.findall(r"<(?:script|style|iframe|noscript)\b|<!--", html, re.IGNORECASE))

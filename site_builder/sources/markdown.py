"""Markdown, or HTML, below front matter in YAML, TOML or JSON."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from site_builder.cleaning.lines import Line
from site_builder.lazily import lazily
from site_builder.model import Input, Remark, Removed
from site_builder.sources.blocks import Block, blocks
from site_builder.sources.html_text import harmless, unescaped
from site_builder.sources.naming import Picture
from site_builder.sources.page import OneArticle, Page
from site_builder.text.decode import decode
from site_builder.words import remark

if TYPE_CHECKING:
    import markdown

    from site_builder.sources import front_matter
else:  # most archives have no Markdown, and what reads it takes longer to load than an article to read
    markdown, front_matter = map(lazily, ("markdown", "site_builder.sources.front_matter"))

_NO_TEXT = re.compile(  # markup whose content no reader sees
    r"<(script|style|svg|math|iframe|object|template|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MARKUP = re.compile(r"[\[\]<>`*_!&\\|~=#]")
_STRUCTURE = re.compile(r"^ {0,3}[-+*_=#>\d]", re.MULTILINE)  # lines that the renderer takes off a block one by one
_LONGEST = 2_000_000  # characters
_MOST_WORK = 1_000_000  # squared marks, or lines of structure, of all blocks
_DEEPEST = 60  # characters of indentation or quotation marks in front of a line
_APART = 200  # lines between two blocks, at most


class Markdown(OneArticle):
    """A .md file is one article."""

    suffix = ".md"

    def page(self, item: Input, data: bytes) -> Page:  # noqa: ARG002 - other formats look at the path
        """Return the article; raise SetAsideError for front matter that is none."""
        decoded = decode(data)
        front = front_matter.front_matter(decoded.text)
        body = unescaped(decoded.text[front.end :])
        first = decoded.text.count("\n", 0, front.end) + 1
        found, pictures, notes = _blocks(body)
        lines = _lines(found, body, first)
        unseen = () if notes else tuple(_unseen(body, first, "\n".join(line.text for line in lines)))
        return Page(lines, front.declared, decoded.notes + notes, unseen=unseen, pictures=pictures)


def _unseen(body: str, first: int, text: str) -> Iterator[Removed]:
    """Yield the lines that hold markup without text, such as scripts and comments."""
    at = 0
    for match in _NO_TEXT.finditer(body):
        first += body.count("\n", at, match.start())
        at = match.start()
        shown = match[0] in text  # in a block of code it is text
        for number, line in enumerate(match[0].split("\n"), first):
            if line.strip() and not shown:
                yield Removed(number, line.strip(), "chrome")


def _blocks(body: str) -> tuple[list[Block], tuple[Picture, ...], tuple[Remark, ...]]:
    """Render, sanitise and cut the body; what the renderer would choke on is taken as plain lines, with a note."""
    if not _tangled(body):
        try:
            html = markdown.Markdown(extensions=["tables"]).convert(body)
            return *blocks(harmless(html)), ()
        except RecursionError:
            pass
    lines = [Block(" ".join(line.split())) for line in body.splitlines() if line.strip()]
    return lines, (), (remark("the Markdown is too long or too tangled and was read as plain text"),)


def _tangled(body: str) -> bool:
    """Tell whether the body holds more markup than people write: the renderer's time grows with its square."""
    if len(body) > _LONGEST:
        return True
    parts = _BLANK_LINE.split(body)
    work = sum(max(len(marks.findall(block)) for marks in (_MARKUP, _STRUCTURE)) ** 2 for block in parts)
    return work > _MOST_WORK or any(len(line) - len(line.lstrip(" >\t")) > _DEEPEST for line in body.splitlines())


def _lines(found: list[Block], body: str, first: int) -> list[Line]:
    """Return the blocks as lines, each with the number of the source line where its first words stand."""
    source = body.split("\n")
    at, lines = 0, list[Line]()
    for block in found:
        words = block.text[:12].rstrip()
        seen = next((row for row in range(at, min(at + _APART, len(source))) if words in source[row]), None)
        at = at if seen is None else seen
        lines.append(Line(first + at, block.text, caption=block.caption))
    return lines

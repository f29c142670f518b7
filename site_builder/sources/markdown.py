"""Markdown with YAML front matter."""

import re
from collections.abc import Iterator
from pathlib import Path

import nh3
import yaml
from markdown import Markdown as Renderer

from site_builder.cleaning.lines import Line
from site_builder.errors import SetAsideError
from site_builder.model import Input, Removed
from site_builder.sources.blocks import Block, blocks
from site_builder.sources.declared import Declared, declared
from site_builder.sources.page import NOTHING, Page
from site_builder.text.decode import decode

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPEN_FRONT = re.compile(r"---[ \t]*\r?\n[ \t]*[\w-]+[ \t]*:")
_NO_TEXT = re.compile(  # markup whose content no reader sees
    r"<(script|style|svg|math|iframe|object|template|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MARKUP = re.compile(r"[\[\]<>`*_!&\\|~=#]")
_LONGEST = 2_000_000  # characters
_MOST_WORK = 1_000_000  # squared marks of all blocks
_DEEPEST = 60  # characters of indentation or quotation marks in front of a line
_APART = 200  # lines between two blocks, at most
_TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}


class _Plain(yaml.CSafeLoader):
    """Safe YAML whose dates stay text, so that an impossible one can be named and none gains a precision."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Markdown:
    """A .md file is one article."""

    suffix = ".md"

    def inputs(self, root: Path, whole: Input) -> list[Input]:  # noqa: ARG002 - other formats look into the file
        """Return the file itself."""
        return [whole]

    def page(self, item: Input, data: bytes) -> Page:  # noqa: ARG002 - other formats look at the path
        """Return the article; raise SetAsideError for front matter that is no YAML and for an empty body."""
        decoded = decode(data)
        front = _FRONT.match(decoded.text)
        if not front and _OPEN_FRONT.match(decoded.text):
            message = 'front matter: no closing "---"; end it with a line of its own that says ---'
            raise SetAsideError(message, 1)
        known = _declared(front[1]) if front else NOTHING
        body = decoded.text[front.end() :] if front else decoded.text
        first = decoded.text.count("\n", 0, front.end()) + 1 if front else 1
        found, notes = _blocks(body)
        lines = _lines(found, body, first)
        unseen = () if notes else tuple(_unseen(body, first, "\n".join(line.text for line in lines)))
        return Page(lines, known, decoded.notes + notes, unseen=unseen)


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


def _declared(front: str) -> Declared:
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, Loader=yaml.CSafeLoader)):
            message = "front matter: YAML aliases (*name) are not read; write the value itself"
            raise SetAsideError(message, 1)
        values = yaml.load(front, Loader=_Plain)  # noqa: S506 - _Plain is a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = (
            f'front matter: not YAML ({getattr(error, "problem", None) or error}); write one "key: value" per line'
        )
        raise SetAsideError(message, mark.line + 2 if mark else 1) from None
    if values is None:
        return NOTHING
    if not isinstance(values, dict):
        message = 'front matter: no keys; write one "key: value" per line'
        raise SetAsideError(message, 1)
    return declared({str(key): value for key, value in values.items()})


def _blocks(body: str) -> tuple[list[Block], tuple[str, ...]]:
    """Render, sanitise and cut the body; what the renderer would choke on is taken as plain lines, with a note."""
    if not _tangled(body):
        try:
            html = Renderer(extensions=["tables"]).convert(body)
            return blocks(nh3.clean(html, tags=_TAGS, attributes={"img": {"alt"}})), ()
        except RecursionError:
            pass
    lines = [Block(" ".join(line.split())) for line in body.splitlines() if line.strip()]
    return lines, ("Markdown quá dài hoặc quá rối nên được đọc như chữ thường",)


def _tangled(body: str) -> bool:
    """Tell whether the body holds more markup than people write: the renderer's time grows with its square."""
    if len(body) > _LONGEST:
        return True
    work = sum(len(_MARKUP.findall(block)) ** 2 for block in _BLANK_LINE.split(body))
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

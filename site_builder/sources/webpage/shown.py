"""A tree -> the lines that a reader sees, in order: paragraphs, headings, items, rows, and pictures' captions."""

from collections.abc import Iterator

from lxml import etree

from site_builder.cleaning.lines import Line
from site_builder.sources.blocks import BLOCKS, named
from site_builder.sources.naming import SOURCES, Picture, linked
from site_builder.sources.webpage.tree import Element
from site_builder.text.normalise import nfc

_UNSEEN = {
    *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed"),
    *("audio", "video", "canvas", "select", "textarea"),
}
_PARTS = {
    *("article", "section", "main", "header", "footer", "nav", "aside", "address", "fieldset", "form", "legend"),
    *("body", "tbody", "thead"),
}
_CELLS = {"td", "th", "option", "button"}
_CAPTION = "figcaption"


class Shown:
    """Gathers lines while a tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pictures: list[tuple[int, Picture]] = []  # each with the number of lines above it
        self._parts: list[str] = []
        self._first = 0  # source line of what is being gathered
        self._caption = False

    def walk(self, root: Element) -> list[Line]:
        """Return the lines of a page; each has the number of the source line where its element begins."""
        unseen = 0
        for event, node in etree.iterwalk(root, ("start", "end", "comment")):
            if event == "start":
                unseen += node.tag in _UNSEEN
                if not unseen:
                    self._open(node)
            else:
                if event == "end" and not unseen:
                    self._close(node.tag)
                unseen -= event == "end" and node.tag in _UNSEEN
                if not unseen:
                    self._add(node.tail, node)
        self._flush()
        return self.lines

    def _open(self, node: Element) -> None:
        if node.tag in BLOCKS or node.tag in _PARTS:
            self._flush()
        elif node.tag in _CELLS:
            self._parts.append(" ")
        elif node.tag == "img":
            self._image(node)
        elif node.tag == "a" and linked(node.get("href")):
            self._named(Picture((node.get("href"),)))
        self._caption = self._caption or node.tag == _CAPTION
        self._add(node.text, node)

    def _image(self, node: Element) -> None:
        words = " ".join(nfc(node.get("alt") or "").split())
        self._named(Picture(tuple(filter(None, map(node.get, SOURCES))), named(words)))
        self._picture(words, node.sourceline or 0)

    def _named(self, picture: Picture) -> None:
        self.pictures.append((len(self.lines) + any(map(str.strip, self._parts)), picture))

    def _close(self, tag: str) -> None:
        if tag in BLOCKS or tag in _PARTS:
            self._flush()
        self._caption = self._caption and tag != _CAPTION

    def _add(self, text: str | None, node: Element) -> None:
        if text:
            if not self._first and text.strip():
                self._first = node.sourceline or 0
            self._parts.append(text)

    def _flush(self) -> None:
        text, number = " ".join(nfc("".join(self._parts)).split()), self._first
        self._parts.clear()
        self._first = 0
        if text and self._caption:
            self._picture(text, number)
        elif text:
            self.lines.append(Line(number, text))

    def _picture(self, text: str, number: int) -> None:
        """Keep a picture's words once, whether they stand beside it, below it or both; a file name is none."""
        said = any(one.caption and one.text == text for one in self.lines[-2:])
        if named(text) and not said:
            self.lines.append(Line(number, text, caption=True))


def hidden(root: Element) -> Iterator[tuple[int, str]]:
    """Yield the lines of the source that no reader sees: scripts, styles and comments, by their number."""
    for node in root.iter("script", "style", "noscript", "template", etree.Comment):
        for number, line in enumerate((node.text or "").split("\n"), node.sourceline or 0):
            if words := " ".join(nfc(line).split()):
                yield number, words

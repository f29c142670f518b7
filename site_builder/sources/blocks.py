"""Sanitised HTML -> paragraphs and captions."""

from html.parser import HTMLParser

from msgspec import Struct

from site_builder.sources.naming import SOURCES, Picture, linked

BLOCKS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "div", "hr", "br"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "figure", "figcaption"),
}
FILE = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")


class Block(Struct, frozen=True):
    """A paragraph, heading, list item, quotation or table row as plain text; or a picture's caption."""

    text: str
    caption: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self.pictures: list[Picture] = []
        self._parts: list[str] = []
        self._figcaption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.flush()
        elif tag in {"td", "th"}:
            self._parts.append(" ")
        elif tag == "img":
            self._picture(dict(attrs))
        elif tag == "a" and linked(address := dict(attrs).get("href")):
            self.pictures.append(Picture((address or "",)))
        self._figcaption = self._figcaption or tag == "figcaption"

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.flush()
        self._figcaption = self._figcaption and tag != "figcaption"

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def flush(self) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text and self._figcaption:
            self._caption(text)
        elif text:
            self.found.append(Block(text))

    def _picture(self, attributes: dict[str, str | None]) -> None:
        words = " ".join((attributes.get("alt") or "").split())
        self._caption(words)
        self.pictures.append(Picture(tuple(filter(None, map(attributes.get, SOURCES))), named(words)))

    def _caption(self, text: str) -> None:
        """Keep a picture's words once, whether they stand beside it, below it or both; a file name is none."""
        if named(text) and Block(text, caption=True) not in self.found[-2:]:
            self.found.append(Block(text, caption=True))


def named(words: str) -> str:
    """Return the words of a picture, "" for the name of a file, which says nothing."""
    return "" if words.lower().endswith(FILE) else words


def blocks(html: str) -> tuple[list[Block], tuple[Picture, ...]]:
    """Return the blocks and the pictures of a sanitised page, each in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.found, tuple(reader.pictures)

"""Reads a page's HTML as strictly as the tests want it."""

from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import urldefrag

DATA = {"application/ld+json", "application/json"}  # read by scripts and other machines, never run
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Seen(HTMLParser):
    """What stands in a page; `wrong` lists what must not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.wrong: list[str] = []
        self.words: dict[str, str] = {}  # id -> text inside
        self.paragraphs: list[str] = []  # of the article's text, captions included
        self._classes: list[str | None] = []
        self._inside: list[str | None] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> left open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if len(given) != len(attrs):
            self.wrong.append(f"<{tag}> names an attribute twice")
        if tag in {"style", "script"} and "src" not in given and given.get("type") not in DATA:
            self.wrong.append(f"inline <{tag}>")
        self.wrong += [f"{tag} has {name}" for name in given if name == "style" or name.startswith("on")]
        if identifier := given.get("id"):
            self.ids.append(identifier)
        if tag in {"a", "link"} and (href := given.get("href")):
            self.links.append(href)
        if len(tag) == len("h1") and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "p" and "text" in self._classes:
            self.paragraphs.append("")
        if tag not in VOID:
            self._classes.append(given.get("class"))
            self.open.append(tag)
            self._inside.append(given.get("id"))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()
            self._inside.pop()
            self._classes.pop()

    def handle_data(self, data: str) -> None:
        for identifier in filter(None, self._inside):
            self.words[identifier] = self.words.get(identifier, "") + data
        if "p" in self.open and "text" in self._classes:
            self.paragraphs[-1] += data


def target(url: str, href: str) -> tuple[str, str]:
    """Return the address on the site, and the anchor, that a relative link on the page at `url` leads to."""
    path, anchor = urldefrag(href)
    if not path:
        return url, anchor
    folder = url if url.endswith("/") or not url else url.rpartition("/")[0]
    joined = normpath(f"/{folder}/{path.partition('?')[0]}").strip("/")
    is_page = path.endswith(("/", "..")) or path == "."
    return (f"{joined}/" if is_page and joined else joined), anchor

"""What one page of a built site says of itself, and what it points at."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.errors import SiteBuilderError
from site_builder.urls import NOT_FOUND, page_file

_POINTERS = ("href", "src", "action", "poster", "data", "srcset")
_ELSEWHERE = re.compile(r"//|[A-Za-z][A-Za-z0-9+.-]*:")
_IN_XML = re.compile(r"""(?:<loc>|<link\b[^<>]*? href=["'])([^<"']+)""")


class Base(Struct, frozen=True):
    """Where the site will stand: "https://example.org" and "/archive/"."""

    origin: str
    path: str


class PageFacts(Struct, frozen=True):
    """What one page, feed or sitemap says, reduced to what the checks of the whole site need."""

    path: str
    problems: tuple[str, ...]
    ids: str  # joined by blanks, which an id cannot hold
    targets: tuple[tuple[str, str], ...]  # (path of a file of the site, fragment or "")
    links: int


def base_of(public: Path) -> Base:
    """Return where a site will stand, as the canonical address of its home page says."""
    try:
        home = LexborHTMLParser((public / "index.html").read_bytes())
    except OSError:
        message = f"{public}: has no index.html, so there is no built site here; run: site-builder build"
        raise SiteBuilderError(message) from None
    parts = urlsplit(_canonical(home))
    if not parts.netloc:
        message = f"{public}/index.html: has no canonical address to tell the site's base path; build it again"
        raise SiteBuilderError(message)
    return Base(f"{parts.scheme}://{parts.netloc}", parts.path or "/")


def of_page(public: Path, base: Base, path: str) -> PageFacts:
    """Return what the page at a path of the site says."""
    page = LexborHTMLParser((public / path).read_bytes())
    ids = [node.attributes.get("id") or "" for node in page.css("[id]")]
    pointers = [value for node in page.css(",".join(f"[{name}]" for name in _POINTERS)) for value in _pointers(node)]
    twice = (f'the id "{id_}" stands {n} times' for id_, n in Counter(ids).items() if n > 1)
    return _facts(base, path, pointers, ids, (*_head(page, base, path), *twice))


def of_list(public: Path, base: Base, path: str) -> PageFacts:
    """Return what a feed or a sitemap points at."""
    pointers = [unescape(found) for found in _IN_XML.findall((public / path).read_text("utf-8", "replace"))]
    return _facts(base, path, pointers, (), ())


def _facts(base: Base, path: str, pointers: Sequence[str], ids: Iterable[str], problems: Iterable[str]) -> PageFacts:
    address = _address(base, path)
    targets = [_target(base, address, pointer) for pointer in dict.fromkeys(pointers)]
    return PageFacts(
        path=path,
        problems=(*problems, *(target for target in targets if isinstance(target, str))),
        ids=" ".join(ids),
        targets=tuple(sorted({target for target in targets if isinstance(target, tuple)})),
        links=sum(_inside(base, pointer) for pointer in pointers),
    )


def _address(base: Base, path: str) -> str:
    """Return the address of a file of the site, without its host."""
    return base.path + path.removesuffix("index.html")


def _head(page: LexborHTMLParser, base: Base, path: str) -> Iterator[str]:
    """Yield what a page does not say of itself, or says wrongly."""
    title, html = page.css_first("head > title"), page.css_first("html")
    if not title or not title.text().strip():
        yield "has no title"
    if not html or not html.attributes.get("lang"):
        yield "has no language (html lang)"
    canonical, wanted = _canonical(page), base.origin + _address(base, path)
    leads_on = page.css_first('head > meta[http-equiv="refresh"]') and canonical.startswith(base.origin + base.path)
    if canonical != wanted and path != NOT_FOUND and not leads_on:
        yield f'its canonical address is "{canonical}", not "{wanted}"' if canonical else "has no canonical address"


def _pointers(node: LexborNode) -> Iterator[str]:
    """Yield the addresses that the attributes of an element hold."""
    attributes = node.attributes
    for name in _POINTERS:
        value = attributes.get(name)
        if value is None or (name == "data" and node.tag != "object"):
            continue
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        else:
            yield value.strip()


def _inside(base: Base, pointer: str) -> bool:
    """Tell whether an address leads into this site's host."""
    return pointer.startswith(f"{base.origin}/") or not _ELSEWHERE.match(pointer)


def _target(base: Base, address: str, pointer: str) -> tuple[str, str] | str | None:
    """Return the (file, fragment) that an address on the page at `address` leads to; a text says what is wrong with it.

    None: another host, or the page itself.
    """
    if not _inside(base, pointer):
        return f'"{pointer}" runs a script' if pointer.lower().startswith("javascript:") else None
    path, _, fragment = pointer.removeprefix(base.origin).partition("#")
    path = unquote(path.partition("?")[0])
    whole = posixpath.normpath(posixpath.join(address, path)) if path else address
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        whole = f"{whole.rstrip('/')}/"
    if not whole.startswith(base.path):
        return f'"{pointer}" leads out of the site, whose base path is {base.path}'
    return page_file(whole[len(base.path) :]), unquote(fragment.partition(":~:")[0])


def _canonical(page: LexborHTMLParser) -> str:
    link = page.css_first('link[rel~="canonical"]')
    return (link.attributes.get("href") or "") if link else ""

"""The checks of a finished site: whether everything that a page points at is there, and every page says what it is."""

import os
import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.errors import SiteBuilderError
from site_builder.publish.manifest import files
from site_builder.urls import NOT_FOUND, page_file

_CHUNK = 200  # pages sent to a process at once
_LARGEST = 5
_SHOWN = 3  # pages named beside a problem that many pages share
_POINTERS = ("href", "src", "action", "poster", "data", "srcset")


class Survey(Struct, frozen=True):
    """A site in figures, and what is wrong with it, a line each; no line: nothing is wrong."""

    files: int
    bytes: int
    pages: int
    links: int  # internal ones, as often as they stand on pages
    largest: tuple[tuple[str, int], ...]  # pages with their bytes
    problems: tuple[str, ...]


class _Base(Struct, frozen=True):
    """Where the site will stand: "https://example.org" and "/archive/"."""

    origin: str
    path: str


class _PageFacts(Struct, frozen=True):
    """What one page says, reduced to what the checks of the whole site need."""

    path: str
    problems: tuple[str, ...]
    ids: str  # joined by blanks, which an id cannot hold
    targets: tuple[tuple[str, str], ...]  # (path of a file of the site, fragment or "")
    links: int


def check(public: Path) -> list[str]:
    """Return what is wrong with a built site, a line each: "page: what"; empty when nothing is."""
    return list(survey(public).problems)


def survey(public: Path, jobs: int | None = None) -> Survey:
    """Read every page of a built site and follow all its links inside the site; other hosts are not asked.

    Raises SiteBuilderError when `public` is no built site.
    """
    base = _base(public)
    sizes = {path: (public / path).lstat().st_size for path in files(public)}
    pages = sorted(path for path in sizes if path.endswith(".html"))
    facts = list(_read_all(public, base, pages, jobs or os.cpu_count() or 1))
    return Survey(
        files=len(sizes),
        bytes=sum(sizes.values()),
        pages=len(pages),
        links=sum(page.links for page in facts),
        largest=tuple(sorted(((path, sizes[path]) for path in pages), key=lambda row: (-row[1], row[0]))[:_LARGEST]),
        problems=(*_own(facts), *_broken(facts, sizes.keys())),
    )


def _base(public: Path) -> _Base:
    """Return where a site will stand, as the canonical address of its home page says."""
    try:
        home = LexborHTMLParser((public / "index.html").read_bytes())
    except OSError:
        message = f"{public}: has no index.html, so there is no built site here; run: site-builder build"
        raise SiteBuilderError(message) from None
    parts = urlsplit(_canonical(home))
    if not parts.netloc:
        message = f"{public}/index.html: has no absolute canonical address, so the site's base path is not known"
        raise SiteBuilderError(message)
    return _Base(f"{parts.scheme}://{parts.netloc}", parts.path or "/")


def _canonical(page: LexborHTMLParser) -> str:
    link = page.css_first('link[rel~="canonical"]')
    return (link.attributes.get("href") or "") if link else ""


# --- one page ------------------------------------------------------------------------------------------------------


def _read_all(public: Path, base: _Base, pages: list[str], jobs: int) -> Iterator[_PageFacts]:
    chunks = [pages[i : i + _CHUNK] for i in range(0, len(pages), _CHUNK)]
    if jobs == 1 or len(chunks) <= 1:
        yield from (_read(public, base, page) for page in pages)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for facts in pool.map(_read_chunk, [(public, base, chunk) for chunk in chunks]):
            yield from facts


def _read_chunk(work: tuple[Path, _Base, list[str]]) -> list[_PageFacts]:
    public, base, pages = work
    return [_read(public, base, page) for page in pages]


def _read(public: Path, base: _Base, path: str) -> _PageFacts:
    page = LexborHTMLParser((public / path).read_bytes())
    address = base.path + path.removesuffix("index.html")
    ids = [node.attributes.get("id") or "" for node in page.css("[id]")]
    pointers = [value for node in page.css(",".join(f"[{name}]" for name in _POINTERS)) for value in _pointers(node)]
    problems = [f'the id "{id_}" stands {n} times' for id_, n in Counter(ids).items() if n > 1]
    targets = set()
    for pointer in dict.fromkeys(pointers):
        target = _target(base, address, pointer)
        if isinstance(target, str):
            problems.append(target)
        elif target:
            targets.add(target)
    return _PageFacts(
        path=path,
        problems=(*_head(page, base, address), *problems),
        ids=" ".join(ids),
        targets=tuple(sorted(targets)),
        links=sum(_inside(base, pointer) for pointer in pointers),
    )


def _head(page: LexborHTMLParser, base: _Base, address: str) -> Iterator[str]:
    """Yield what a page does not say of itself, or says wrongly."""
    title, html = page.css_first("head > title"), page.css_first("html")
    if not title or not title.text().strip():
        yield "has no title"
    if not html or not html.attributes.get("lang"):
        yield "has no language (html lang)"
    canonical, wanted = _canonical(page), base.origin + address
    if canonical != wanted and address != base.path + NOT_FOUND:
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


def _inside(base: _Base, pointer: str) -> bool:
    """Tell whether an address leads into this site's host."""
    scheme = pointer.partition(":")[0]
    if pointer.startswith("//"):
        return False
    return pointer.startswith((base.origin + "/", "/", "#", "?")) or not scheme.isalnum() or ":" not in pointer


def _target(base: _Base, address: str, pointer: str) -> tuple[str, str] | str | None:
    """Return the (file, fragment) that an address on the page at `address` leads to; a text says what is wrong with it.

    None: another host, or the page itself.
    """
    if not _inside(base, pointer):
        return 'a link runs a script: "javascript:"' if pointer.lower().startswith("javascript:") else None
    path, _, fragment = pointer.removeprefix(base.origin).partition("#")
    path = unquote(path.partition("?")[0])
    whole = posixpath.normpath(posixpath.join(address, path)) if path else address
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        whole = f"{whole.rstrip('/')}/"
    if not whole.startswith(base.path):
        return f'"{pointer}" leads out of the site, whose base path is {base.path}'
    return page_file(whole[len(base.path) :]), unquote(fragment.partition(":~:")[0])


# --- the whole site ------------------------------------------------------------------------------------------------


def _own(facts: Iterable[_PageFacts]) -> Iterator[str]:
    """Yield what is wrong within pages."""
    for page in facts:
        yield from (f"{page.path}: {problem}" for problem in page.problems)


def _broken(facts: list[_PageFacts], present: Iterable[str]) -> Iterator[str]:
    """Yield links to files and anchors that are not there, each target once with some of the pages that hold it."""
    there = set(present)
    anchors = {page.path: page.ids for page in facts}
    ids: dict[str, set[str]] = {}
    broken: dict[str, list[str]] = defaultdict(list)
    for page in facts:
        for path, fragment in page.targets:
            if path not in there:
                broken[f'nothing is at "{path}"'].append(page.path)
            elif fragment and path in anchors and fragment != "top":
                if path not in ids:
                    ids[path] = set(anchors[path].split(" "))
                if fragment not in ids[path]:
                    broken[f'"{path}" has no anchor "#{fragment}"'].append(page.path)
    for what, pages in sorted(broken.items()):
        more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
        yield f"{', '.join(pages[:_SHOWN])}{more}: {what}"

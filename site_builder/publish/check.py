"""The checks of a finished site: whether everything that a page points at is there, and every page says what it is."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from msgspec import Struct

from site_builder.progress import Progress, Silent
from site_builder.publish.manifest import files
from site_builder.publish.page_facts import Base, PageFacts, base_of, of_list, of_page

_CHUNK = 200  # pages sent to a process at once
_LARGEST = 5
_SHOWN = 3  # pages named beside a problem that many pages share


class Survey(Struct, frozen=True):
    """A site in figures, and what is wrong with it, a line each; no line: nothing is wrong."""

    files: int
    bytes: int
    pages: int
    links: int  # internal ones, as often as they stand on pages
    largest: tuple[tuple[str, int], ...]  # pages with their bytes
    problems: tuple[str, ...]


def check(public: Path) -> list[str]:
    """Return what is wrong with a built site, a line each: "page: what"; empty when nothing is."""
    return list(survey(public).problems)


def survey(public: Path, jobs: int | None = None, progress: Progress | None = None) -> Survey:
    """Read every page, feed and sitemap of a built site and follow their links inside the site; no other host is asked.

    Raises SiteBuilderError when `public` is no built site.
    """
    base = base_of(public)
    sizes = {path: (public / path).lstat().st_size for path in files(public)}
    pages = sorted(path for path in sizes if path.endswith(".html"))
    lists = sorted(path for path in sizes if path.endswith((".atom", ".xml")))
    facts = list(_read_all(public, base, [*pages, *lists], jobs or os.cpu_count() or 1, progress or Silent()))
    return Survey(
        files=len(sizes),
        bytes=sum(sizes.values()),
        pages=len(pages),
        links=sum(page.links for page in facts),
        largest=tuple(sorted(((path, sizes[path]) for path in pages), key=lambda row: (-row[1], row[0]))[:_LARGEST]),
        problems=(*_own(facts), *_broken(facts, sizes.keys())),
    )


def _read_all(public: Path, base: Base, pages: list[str], jobs: int, progress: Progress) -> Iterator[PageFacts]:
    work = [(public, base, pages[i : i + _CHUNK]) for i in range(0, len(pages), _CHUNK)]
    progress.start("pages", len(pages))
    with ProcessPoolExecutor(jobs) if jobs > 1 and len(work) > 1 else nullcontext() as pool:
        for facts in (pool.map if pool else map)(_read_chunk, work):
            yield from facts
            progress.advance(len(facts))
    progress.done()


def _read(public: Path, base: Base, path: str) -> PageFacts:
    return of_page(public, base, path) if path.endswith(".html") else of_list(public, base, path)


def _read_chunk(work: tuple[Path, Base, list[str]]) -> list[PageFacts]:
    public, base, pages = work
    return [_read(public, base, page) for page in pages]


def _own(facts: Iterable[PageFacts]) -> Iterator[str]:
    """Yield what is wrong within pages."""
    for page in facts:
        yield from (f"{page.path}: {problem}" for problem in page.problems)


def _broken(facts: list[PageFacts], present: Iterable[str]) -> Iterator[str]:
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

"""The search index of an archive, made in many processes, of which an unchanged part costs next to nothing."""

import shutil
from collections.abc import Callable, Container, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import Archive, File, Record
from site_builder.parallel import run
from site_builder.search import index as steps
from site_builder.search import lunr_index
from site_builder.search.blocks import COUNT
from site_builder.search.index import Made, MadeBlock, Plan, Words
from site_builder.search.spill import Spill

FOLDER = "search"  # of the state, in the folder of the cache
LUNR = "data/lunr-index.json"


class Counted(Protocol):
    """Knows the counts of articles, as the store does."""

    def counts(self, record: Record, /) -> bytes:
        """Return the search index's share of a record's article."""


class Site(Protocol):
    """Takes files, as the stage does."""

    def write_all(self, files: Iterable[File], /) -> None:
        """Put files into the site."""

    def keep(self, paths: Iterable[str], /) -> None:
        """Keep published files."""


class Indexing(Struct, frozen=True):
    """What the index of an archive is made from."""

    archive: Archive
    open: Callable[[], AbstractContextManager[Counted]]
    site: Site
    folder: Path  # that keeps what helps the next build
    version: str  # of the program, to whom alone it means something
    published: Container[str] = frozenset()  # paths that may be kept


def forget(folder: Path) -> None:
    """Let the next index be made from scratch."""
    shutil.rmtree(folder, ignore_errors=True)


def make(work: Indexing, jobs: int) -> list[str]:
    """Put every file of the index into the site; return their paths."""
    work.folder.mkdir(parents=True, exist_ok=True)
    plan = steps.plan(work.archive, work.folder, work.version, work.published)
    parts = range(-(-len(plan.added) // steps.ROWS))
    words = steps.words(plan, run(_rows, (work, plan), parts, jobs if len(parts) > 1 else 1))
    known = (work, plan, words)
    tasks: list[tuple[str, int]] = [("lunr", 0)] * (0 < len(plan.articles) <= lunr_index.MOST)
    tasks += [("block", n) for n in range(COUNT)]
    tasks += [("cards", n) for n in range(len(plan.folders))]
    blocks: list[MadeBlock] = []
    folders: list[str] = []
    paths: list[str] = []
    for done in run(_make, known, tasks, jobs):
        paths += done.paths
        if isinstance(done.told, MadeBlock):
            blocks.append(done.told)
        elif done.told:
            folders.append(done.told)
    paths += _put(work.site, Made([*steps.rest(plan, words, blocks, folders)], []))
    return paths


def _rows(known: tuple[Indexing, Plan], part: int) -> Spill:
    work, plan = known
    with work.open() as store:
        return steps.rows(plan, part, store.counts)


class _Done(Struct, frozen=True):
    """What a task put into the site, and what the rest needs to know: a block, or the name of a folder of cards."""

    paths: list[str]
    told: MadeBlock | str = ""


def _make(known: tuple[Indexing, Plan, Words], task: tuple[str, int]) -> _Done:
    """Do one task and put its files into the site; return what the rest needs to know."""
    work, plan, words = known
    kind, number = task
    if kind == "block":
        block = steps.block(plan, words, number)
        return _Done(_put(work.site, block.made), replace(block, made=Made([], [])))
    with work.open() as store:
        if kind == "cards":
            made, name = steps.folder(plan, number, store.counts)
            return _Done(_put(work.site, made), name)
        return _Done(_put(work.site, _lunr(work, plan, store)))


def _put(site: Site, made: Made) -> list[str]:
    """Put files into the site; return their paths."""
    site.write_all(made.files)
    site.keep(made.kept)
    return [*(file.path for file in made.files), *made.kept]


def _lunr(work: Indexing, plan: Plan, store: Counted) -> Made:
    if not plan.added and not plan.gone.any() and LUNR in plan.published:
        return Made([], [LUNR])
    counts = [(record.id, store.counts(record)) for record in work.archive.records]
    return Made([File(LUNR, lunr_index.lunr_index(counts))], [])

"""The search index of an archive, made in many processes, of which an unchanged part costs next to nothing."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from site_builder.model import Archive, File
from site_builder.parallel import Processes, Runner
from site_builder.search import ending, lunr_index
from site_builder.search import index as steps
from site_builder.search.blocks import COUNT
from site_builder.search.blockwise import Fresh, Made, NewBlocks, fresh
from site_builder.search.index import Kept, Plan, Words
from site_builder.search.spill import Sorted, Spill, by_block
from site_builder.search.state import DamagedError

FOLDER = "search"  # of the state, in the folder of the cache
FEW = steps.FEW
LUNR = "data/lunr-index.json"


class Counted(Protocol):
    """Knows the counts of articles, as the store does."""

    def counts(self, path: str, line: int | None, /) -> bytes:
        """Return the search index's share of an input's article."""

    def past(self, path: str, line: int | None, /) -> Iterable[bytes]:
        """Return what is known of what the counts of an input are, and were for the last index."""


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
    published: Mapping[str, str] = {}  # {path: sha256} of files that may be kept


def forget(folder: Path) -> None:
    """Let the next index be made from scratch."""
    shutil.rmtree(folder, ignore_errors=True)


def make(work: Indexing, runner: Runner) -> list[str]:
    """Put every file of the index into the site; return their paths."""
    try:
        return _make(work, runner)
    except DamagedError:  # nothing was put there yet
        forget(work.folder)
        return _make(work, runner)


def _make(work: Indexing, runner: Runner) -> list[str]:
    work.folder.mkdir(parents=True, exist_ok=True)
    plan = steps.plan(work.archive, work.folder, work.version, work.published)
    parts = range(len(plan.parts))
    sorting = runner if len(parts) > 1 else Processes(1)
    with work.open() as store:
        gone = steps.removed(plan, store.past)
    words = steps.words(plan, sorting.run(_sorted, None, _Sorting(work, plan), parts), gone)
    made, kept = _again(plan, words) if plan.few() else ([], [])
    tasks: list[tuple[str, int]] = [("lunr", 0)] * (0 < len(plan.articles.rows) <= lunr_index.MOST)
    tasks += [("block", n) for n in range(COUNT) if not plan.few()]
    stay = [steps.published(plan, n) for n in range(len(plan.folders))]
    tasks += [("cards", n) for n, one in enumerate(stay) if not one]
    folders: list[str] = []
    paths = [path for one in made for path in _put(work.site, one)]
    paths += _put(work.site, Made([], [path for one in stay if one for path in one[0].kept]))
    lunr = ""
    making = Processes(1) if plan.few() else runner
    for done in making.run(fresh, steps.frame(plan, words), _Making(work, plan, words), tasks):
        paths += done.paths
        lunr = lunr or done.lunr
        if isinstance(done.told, Kept):
            kept.append(done.told)
        elif done.told:
            folders.append(done.told)
    new = iter(folders)
    names = [one[1] if one else next(new) for one in stay]
    paths += _put(work.site, Made([*ending.rest(plan, words, kept, names, lunr)], []))
    return paths


def _again(plan: Plan, words: Words) -> tuple[list[Made], list[Kept]]:
    """Make all blocks of what the last build left: all of it is read before anything is put into the site."""
    done = [*steps.again(plan, words, range(COUNT))]
    return [made for made, _ in done], [kept for _, kept in done]


class _Sorting(Struct, frozen=True):
    """Takes counts from the store and puts sorted rows away."""

    work: Indexing
    plan: Plan

    def fetch(self, part: int) -> tuple[int, list[tuple[int, bytes]]]:
        """Return the counts of a part of the articles added."""
        with self.work.open() as store:
            return part, steps.counts(self.plan, part, store.counts)

    def keep(self, part: int, rows: Sorted | None) -> Spill:
        """Put the rows of a part away."""
        return steps.spilled(self.plan, part, rows or by_block(()))


def _sorted(_known: None, counts: list[tuple[int, bytes]]) -> Sorted:
    return by_block(counts)


class _Done(Struct, frozen=True):
    """What a task put into the site, and what the rest needs to know: a block, or the name of a folder of cards."""

    paths: list[str]
    told: Kept | str = ""
    lunr: str = ""  # hash of the stock index


class _Making(Struct, frozen=True):
    """Knows the blocks of the last build, puts files into the site, and makes all but blocks by itself."""

    work: Indexing
    plan: Plan
    words: Words

    def fetch(self, task: tuple[str, int]) -> tuple[tuple[str, int], Fresh | None]:
        """Return what a block is made from, if from nothing else; what else there is stays here."""
        kind, number = task
        new = kind == "block" and not self.plan.head.blocks
        return task, steps.fresh(self.plan, self.words, number) if new else None

    def keep(self, task: tuple[str, int], new: NewBlocks | None) -> _Done:
        """Put the files of a task into the site; return what the rest needs to know."""
        kind, number = task
        if new is not None:
            return _Done(_put(self.work.site, new.made), steps.kept(self.plan, number, new))
        if kind == "block":
            ((made, kept),) = steps.again(self.plan, self.words, range(number, number + 1))
            return _Done(_put(self.work.site, made), kept)
        with self.work.open() as store:
            if kind == "cards":
                made, name = steps.folder(self.plan, number, store.counts)
                return _Done(_put(self.work.site, made), name)
            made, sha256 = _lunr(self.work, self.plan, store)
            return _Done(_put(self.work.site, made), lunr=sha256)


def _put(site: Site, made: Made) -> list[str]:
    """Put files into the site; return their paths."""
    site.write_all(made.files)
    site.keep(made.kept)
    return [*(file.path for file in made.files), *made.kept]


def _lunr(work: Indexing, plan: Plan, store: Counted) -> tuple[Made, str]:
    """Return the stock index and its hash; the last one made is kept only if it was published, too."""
    same = not plan.added and not plan.gone.any()
    if same and plan.head.lunr and work.published.get(LUNR) == plan.head.lunr:
        return Made([], [LUNR]), plan.head.lunr
    counts = [(r.id, store.counts(r.source.path, r.source.line)) for r in work.archive.records]
    content = lunr_index.lunr_index(counts)
    return Made([File(LUNR, content)], []), hashlib.sha256(content).hexdigest()

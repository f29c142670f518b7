"""The last stage: Archive -> files of the site, in any process and any order."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from site_builder import exports, pages, search, urls
from site_builder.corrections import Corrections
from site_builder.library import Library
from site_builder.model import Archive, PageRef, Record
from site_builder.parallel import chunked, run
from site_builder.progress import Progress
from site_builder.publish import Stage
from site_builder.render import Renderer
from site_builder.store import Store

CHUNK = 64  # pages sent to a process at once
WHOLE = ("search", "tables", "exports", "static")  # tasks that read the whole archive, longest first

Task = str | Sequence[PageRef]


class Work(Struct, frozen=True):
    """What every process needs in order to make any file of the site."""

    archive: Archive
    records: Mapping[str, Record]  # by id
    maker: pages.Maker
    renderer: Renderer
    statics: Sequence[Path]
    store: Path
    corrections: Corrections
    stage: Stage


def make(work: Work, refs: Sequence[PageRef], jobs: int, progress: Progress) -> None:
    """Stage every file of the site.  The long single tasks come first; pages fill the other processes meanwhile."""
    progress.start("pages", len(refs))
    tasks: list[Task] = [*WHOLE, *chunked(refs, CHUNK)]
    for made in run(_make, work, tasks, jobs):
        progress.advance(made)
    progress.done()


def _make(work: Work, task: Task) -> int:
    """Stage the files of one task; return the number of pages among them."""
    with Store(work.store) as store:
        library = Library(store, work.corrections)
        if task == "search":
            packed = ((record.id, store.counts(record)) for record in work.archive.records)
            work.stage.write_all(search.files(work.archive, packed))
        elif task == "tables":
            work.stage.write_pieces(exports.tables(work.archive, library.articles(work.archive.records)))
        elif task == "exports":
            work.stage.write_all(exports.files(work.archive))
        elif task == "static":
            work.stage.write_all(pages.statics(work.statics))
        else:
            return _pages(work, library, [ref for ref in task if isinstance(ref, PageRef)])
    return 0


def _pages(work: Work, library: Library, refs: Sequence[PageRef]) -> int:
    for ref in refs:
        page = work.maker.page(ref, lambda id_: library.article(work.records[id_]))
        work.stage.write(urls.page_file(page.url), work.renderer.html(page))
    return len(refs)

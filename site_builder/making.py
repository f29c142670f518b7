"""The last stage: Archive -> files of the site, in any process and any order; those that are as before are not made."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from site_builder import exports, indexing, pages, urls
from site_builder.corrections import Corrections
from site_builder.library import Library
from site_builder.model import Archive, Article, PageRef, Record
from site_builder.pages import look, parts
from site_builder.parallel import chunked, run
from site_builder.progress import Progress
from site_builder.publish import Stage
from site_builder.render import Renderer
from site_builder.store import Store, fingerprint
from site_builder.traces import Made, Seen, Traces

CHUNK = 64  # pages sent to a process at once
WHOLE = ("tables", "database", "exports", "static")  # tasks that read the whole archive, longest first

# What pages look at besides the archive.
ARTICLE, TEMPLATE = "article", "template"

Task = str | Sequence[PageRef]


class Work(Struct, frozen=True):
    """What every process needs in order to make any file of the site."""

    archive: Archive
    records: Mapping[str, Record]  # by id
    maker: pages.Maker
    refs: Sequence[PageRef]  # the pages to be made
    renderer: Renderer
    statics: Sequence[Path]
    store: Path
    corrections: Corrections
    stage: Stage

    def digest(self, name: str) -> bytes:
        """Return a digest of what a look sees."""
        side, key, _ = parts(name)
        if side == ARTICLE:
            record = self.records.get(key)
            return pages.digest((record.source, self.corrections.articles.get(key, ())) if record else None)
        return pages.digest(self.renderer.sources(key)) if side == TEMPLATE else self.maker.digest(name)


def make(work: Work, traces: Traces, published: Mapping[str, str], jobs: int, progress: Progress) -> None:
    """Stage every file of the site.

    `published`: {path: sha256} of the files that may be kept.  The long single tasks come first; pages fill the other
    processes meanwhile.
    """
    refs = work.refs
    progress.start("pages", len(refs))
    wanted = set(map(_name, refs))
    unchanged = (one for one in traces.unchanged() if one.name in wanted and published.get(one.path) == one.sha256)
    kept = {one.name: one for one in unchanged}
    work.stage.keep(one.path for one in kept.values())
    progress.advance(len(kept))
    _search(work, published, jobs)
    tasks: list[Task] = [*WHOLE, *chunked([ref for ref in refs if _name(ref) not in kept], CHUNK)]
    made: list[Seen] = []
    for found in run(_make, work, tasks, jobs):
        made += found
        progress.advance(len(found))
    traces.save(kept.values(), made)
    progress.done()


def _search(work: Work, published: Mapping[str, str], jobs: int) -> list[str]:
    """Stage the search index, which has many processes of its own; return its paths."""
    folder = work.store.parent / indexing.FOLDER
    of = indexing.Indexing(work.archive, partial(Store, work.store), work.stage, folder, fingerprint(), published)
    return indexing.make(of, jobs)


def _name(ref: PageRef) -> str:
    return f"{ref.kind}|{ref.key}|{ref.number}"


def _make(work: Work, task: Task) -> Sequence[Seen]:
    """Stage the files of one task; return the pages among them."""
    with Store(work.store) as store:
        library = Library(store, work.corrections)
        if task == "tables":
            work.stage.write_pieces(exports.tables(work.archive, library.articles(work.archive.records)))
        elif task == "database":
            work.stage.write_pieces(exports.sqlite(work.archive, library.articles(work.archive.records)))
        elif task == "exports":
            work.stage.write_all(exports.files(work.archive))
        elif task == "static":
            work.stage.write_all(pages.statics(work.statics))
        else:
            return [_page(work, library, ref) for ref in task if isinstance(ref, PageRef)]
    return ()


def _page(work: Work, library: Library, ref: PageRef) -> Seen:
    """Stage a page and note what it looked at."""
    looks: dict[str, None] = {}

    def fetch(id_: str) -> Article:
        looks[look(ARTICLE, id_)] = None
        return library.article(work.records[id_])

    page = work.maker.page(ref, fetch, lambda name: looks.update({name: None}))
    looks[look(TEMPLATE, page.template)] = None
    path, content = urls.page_file(page.url), work.renderer.html(page)
    work.stage.write(path, content)
    return Seen(Made(_name(ref), path, hashlib.sha256(content).hexdigest()), tuple(looks))

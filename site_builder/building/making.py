"""The last stage: Archive -> files of the site, in any process and any order; those that are as before are not made."""

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from site_builder import exports, pages, sources, urls
from site_builder.building import indexing
from site_builder.building.library import Library, published
from site_builder.building.traces import Made, Seen, Traces
from site_builder.building.whole import ALL, WHOLE
from site_builder.building.work import ARTICLE, TEMPLATE, Work
from site_builder.corrections import Corrections
from site_builder.errors import UNTOUCHED, SiteBuilderError
from site_builder.model import Archive, Article, File, PageRef
from site_builder.pages import look
from site_builder.parallel import Processes, Runner, chunked
from site_builder.progress import Progress
from site_builder.render import Renderer
from site_builder.store import Store, decode, fingerprint, place
from site_builder.words import Words

FEW = 400  # article pages of a small change: each changed article has some ten neighbours
CHUNK = 64  # pages sent to a process at once
SEARCH = "search"  # what the index's files are noted under
LATER = "later"  # in the store: what drafts have left for another build

_Paths = dict[str, list[str]]  # by the name of what was made


class Task(Struct, frozen=True):
    """What is sent to a process: the name of what lists the whole archive, or a chunk of pages and feeds."""

    whole: str = ""
    refs: Sequence[PageRef] = ()


def make(work: Work, traces: Traces, runner: Runner, progress: Progress) -> None:
    """Stage every file of the site.

    The long single tasks come first; pages fill the other processes meanwhile.
    """
    files = [*work.refs, *exports.refs(work.maker.view())]
    names = [*map(_name, files)]
    progress.start("pages", len(files))
    kept = _kept(work, traces.unchanged(), {SEARCH, *WHOLE, *names})
    work.stage.keep([one.path for one in kept])
    done = {one.name for one in kept}
    done |= _put_off(work, traces, done) if work.draft else set()
    left = [ref for name, ref in zip(names, files, strict=True) if name not in done]
    progress.advance(len(files) - len(left))
    after = traces.after(kept)
    along = SEARCH not in done and _small(traces, left)
    if SEARCH not in done and not along:
        after.add(Seen(SEARCH, _search(work, runner), ALL))
    whole = [*([SEARCH] if along else ()), *(name for name in WHOLE if name not in done)]
    tasks = [*map(Task, whole), *(Task(refs=some) for some in chunked(left, CHUNK))]
    for made in runner.run(_make, _known(work), _Desk(work), tasks):
        for seen in made:
            after.add(seen)
        progress.advance(len(made))
    after.save(work.stage.hashes())
    progress.done()


def _put_off(work: Work, traces: Traces, done: set[str]) -> set[str]:
    """Keep what is published of what lists the whole archive, however old; return the names of what is kept so.

    The traces forget it, so that the next build that is no draft makes it; the store remembers its paths meanwhile.
    """
    with Store(work.store) as store:
        before = store.blob(LATER)
        known = (msgspec.msgpack.decode(before, type=_Paths) if before else {}) | traces.paths({SEARCH, *WHOLE})
        late = {
            name: known[name] for name in (SEARCH, *WHOLE) if name in known and name not in done and name != "static"
        }
        late = {name: paths for name, paths in late.items() if work.published.keys() >= set(paths)}
        store.put_blob(LATER, msgspec.msgpack.encode(late))
    work.stage.keep(path for paths in late.values() for path in paths)
    return set(late)


def _small(traces: Traces, left: Sequence[PageRef]) -> bool:
    """Tell whether the index changes so little that one process makes it, beside those that make pages."""
    return SEARCH in traces.paths({SEARCH}) and sum(ref.kind == ARTICLE for ref in left) <= FEW


def _search(work: Work, runner: Runner) -> list[str]:
    """Stage the search index, which has many processes of its own; return its paths."""
    folder = work.store.parent / indexing.FOLDER
    of = indexing.Indexing(work.archive, partial(Store, work.store), work.stage, folder, fingerprint(), work.published)
    paths = indexing.make(of, runner)
    with Store(work.store) as store:
        store.forget_past()
    return paths


def _kept(work: Work, unchanged: Iterable[Made], wanted: set[str]) -> list[Made]:
    """Return the files that need not be made; where one thing makes several, all of them or none."""
    fresh, lost = [], set()
    for one in unchanged:
        if one.name in wanted and work.published.get(one.path) == one.sha256:
            fresh.append(one)
        else:
            lost.add(one.name)
    return [one for one in fresh if one.name not in lost]


def _name(ref: PageRef) -> str:
    return f"{ref.kind}|{ref.key}|{ref.number}"


class Known(Struct, frozen=True):
    """What every machine needs in order to make any page or feed."""

    archive: Archive
    maker: pages.Maker
    renderer: Renderer
    corrections: Corrections
    words: Words

    def __reduce__(self) -> tuple[Callable[..., "Known"], tuple[Archive, Renderer, Corrections, Words]]:
        """Let other processes make the lookups anew: they are larger than what they are made of."""
        return _unpacked, (self.archive, self.renderer, self.corrections, self.words)


def _known(work: Work) -> Known:
    return Known(work.archive, work.maker, work.renderer, work.corrections, work.words)


def _unpacked(archive: Archive, renderer: Renderer, corrections: Corrections, words: Words) -> Known:
    return Known(archive, pages.Maker(archive, words), renderer, corrections, words)


class Parcel(Struct, frozen=True):
    """Pages and feeds to make, and the articles that they need, as store.decode() takes them, by id."""

    refs: Sequence[PageRef]
    articles: Mapping[str, bytes]


class _Desk(Struct, frozen=True):
    """Takes articles from the store, stages files, and makes what lists the whole archive."""

    work: Work

    def fetch(self, chunk: Task) -> tuple[Task, Parcel | None]:
        """Return pages and feeds with the articles that they need; what lists the whole archive stays here."""
        if chunk.whole:
            return chunk, None
        ids = [id_ for ref in chunk.refs for id_ in pages.texts(ref)]
        with Store(self.work.store) as store:
            sources = {id_: self.work.records[id_].source for id_ in ids}
            return chunk, Parcel(chunk.refs, {id_: store.packed(place(s.path, s.line)) for id_, s in sources.items()})

    def keep(self, left: Task, made: list[tuple[File, Seen]] | None) -> Sequence[Seen]:
        """Stage the files of a task; return what was looked at for each."""
        if made is not None:
            self.work.stage.write_all(file for file, _ in made)
            return [self._beside(ref, seen) for ref, (_, seen) in zip(left.refs, made, strict=True)]
        if left.whole == SEARCH:
            return [Seen(SEARCH, _search(self.work, Processes(1)), ALL)]
        with Store(self.work.store) as store:
            library = Library(store, self.work.corrections)
            return [Seen(left.whole, *WHOLE[left.whole](self.work, library))]

    def _beside(self, ref: PageRef, seen: Seen) -> Seen:
        """Stage the pictures and files of an article along with its page; return what was made together."""
        if ref.kind != ARTICLE:
            return seen
        record = self.work.records[ref.key]
        files = [File(f"{record.url}{one.name}", sources.content(self.work.root, one)) for one in record.attachments]
        self.work.stage.write_all(files)
        return msgspec.structs.replace(seen, paths=(*seen.paths, *(file.path for file in files)))


def _make(known: Known, parcel: Parcel) -> list[tuple[File, Seen]]:
    return [_sure(known, parcel, ref) for ref in parcel.refs]


def _sure(known: Known, parcel: Parcel, ref: PageRef) -> tuple[File, Seen]:
    """Return what _one() does.  Raises SiteBuilderError, naming the page, for a fault that nobody knew of."""
    try:
        return _one(known, parcel, ref)
    except SiteBuilderError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}: {last.name}"
        message = (
            f'the page of {ref.kind} "{ref.key}": the program failed on it ({error!r} in {where}); '
            f"please report it, with the articles that the page lists; {UNTOUCHED}"
        )
        raise SiteBuilderError(message) from error


def _one(known: Known, parcel: Parcel, ref: PageRef) -> tuple[File, Seen]:
    """Return a page or a feed, and what was looked at."""
    looks: dict[str, None] = {}

    def note(name: str) -> None:
        looks[name] = None

    def fetch(id_: str) -> Article:
        note(look(ARTICLE, id_))
        return published(decode(parcel.articles[id_]), id_, known.corrections)

    if ref.kind in exports.KINDS:
        file = exports.file(known.maker.view(note), ref)
    else:
        page = known.maker.page(ref, fetch, note)
        note(look(TEMPLATE, page.template))
        file = File(urls.page_file(page.url), known.renderer.html(page))
    return file, Seen(_name(ref), (file.path,), tuple(looks))

"""The first stage: inputs -> Records, in any process and any order, past the store."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder import extract, sources
from site_builder.corrections import Corrections, corrected, described
from site_builder.errors import SetAsideError, SiteBuilderError
from site_builder.model import Article, Input, Record, SetAside
from site_builder.parallel import Runner, chunked
from site_builder.progress import Progress
from site_builder.relate import record
from site_builder.search import counts
from site_builder.store import Row, Store, encode, key, place

CHUNK = 64  # inputs sent to a process at once


class Outcome(Struct, frozen=True):
    """What became of one input: a record or the reason why there is none."""

    draft: Record | None
    aside: SetAside | None = None
    row: Row | None = None  # for the store, unless it came from there
    idle: tuple[str, ...] = ()  # a message for each correction that changes nothing


class Reading(Struct, frozen=True):
    """All inputs read: the records of the articles, and every input without one."""

    drafts: tuple[Record, ...]
    set_aside: tuple[SetAside, ...]


class Unread(Struct, frozen=True):
    """An input that the store does not know, with its bytes."""

    input: Input
    key: str  # what its row will be valid for
    data: bytes


class Task(Struct, frozen=True):
    """What every process needs in order to read any input."""

    root: Path
    store: Path
    corrections: Corrections
    hashes: Mapping[str, str] = {}  # {path: sha256} of files as they were before anything was read, if known


def read(task: Task, paths: Sequence[str], store: Store, runner: Runner, progress: Progress) -> Reading:
    """Read every input below `paths`; what the store knows already is taken from there.

    Raises SiteBuilderError for a correction that changes nothing any more.
    """
    inputs, unreadable = sources.inputs(task.root, paths)
    progress.start("articles", len(inputs))
    outcomes: list[Outcome] = []
    for chunk in runner.run(_read_chunk, task.corrections, _Desk(task), chunked(inputs, CHUNK)):
        store.put([outcome.row for outcome in chunk if outcome.row])
        outcomes += (replace(outcome, row=None) for outcome in chunk)
        progress.advance(len(chunk))
    progress.done()
    _check(task.corrections, outcomes)
    read_ = [outcome.draft for outcome in outcomes if outcome.draft]
    twins = sources.duplicate_ids((draft.id, draft.source.path, draft.source.line) for draft in read_)
    dropped = {place(twin.path, twin.line) for twin in twins}
    drafts = [draft for draft in read_ if _place(draft) not in dropped]
    store.keep_only({_place(draft) for draft in drafts})
    failed = (outcome.aside for outcome in outcomes if outcome.aside)
    return Reading(tuple(drafts), (*unreadable, *failed, *twins))


def _place(draft: Record) -> str:
    return place(draft.source.path, draft.source.line)


def _check(corrections: Corrections, outcomes: Sequence[Outcome]) -> None:
    """Refuse corrections that change nothing: a fixed source or a better rule has made them wrong or needless."""
    known = {outcome.draft.id for outcome in outcomes if outcome.draft}
    idle = [message for outcome in outcomes for message in outcome.idle]
    for id_, of_article in corrections.articles.items():
        if id_ not in known:
            idle += (f'{one.where}: there is no article "{id_}" any more; delete the correction' for one in of_article)
    if idle:
        raise SiteBuilderError("\n".join(idle))


class _Desk(Struct, frozen=True):
    """Reads the inputs' bytes, and takes from the store what it knows of them."""

    task: Task

    def fetch(self, chunk: Sequence[Input]) -> tuple[list[Outcome | None], list[Unread] | None]:
        """Return the outcomes that are known, None in place of the others, and those others."""
        with Store(self.task.store) as store:
            ready = store.records({_name(one): _key(self.task, one) for one in chunk if one.line is None})
            found = [_known(self.task, store, one, ready) for one in chunk]
        unread = [one for one in found if isinstance(one, Unread)]
        return [one if isinstance(one, Outcome) else None for one in found], unread or None

    def keep(self, left: list[Outcome | None], made: list[Outcome] | None) -> list[Outcome]:
        """Return all outcomes in the order of their inputs."""
        fresh = iter(made or ())
        return [one or next(fresh) for one in left]


def _name(input_: Input) -> str:
    return place(input_.path, input_.line)


def _key(task: Task, input_: Input) -> str:
    """Return the key of a whole file as it was when the build began; of no use for one that was not there then."""
    return key(input_, task.hashes.get(input_.path, ""))


def _known(task: Task, store: Store, input_: Input, ready: Mapping[str, Record]) -> Outcome | Unread:
    name = _name(input_)
    try:
        if kept := ready.get(name):
            return _kept(task, store, kept)
        data = sources.read(task.root, input_)
    except SetAsideError as error:
        return Outcome(None, SetAside(input_.path, error.line or input_.line, str(error)))
    unread = Unread(input_, key(input_, hashlib.sha256(data).hexdigest()), data)
    kept = store.record(name, unread.key)
    return _kept(task, store, kept) if kept else unread


def _read_chunk(corrections: Corrections, inputs: Sequence[Unread]) -> list[Outcome]:
    return [_read_one(corrections, one) for one in inputs]


def _read_one(corrections: Corrections, unread: Unread) -> Outcome:
    input_ = unread.input
    try:
        article = extract.article(sources.document(input_, unread.data))
    except SetAsideError as error:
        return Outcome(None, SetAside(input_.path, error.line or input_.line, str(error)))
    except Exception as error:  # noqa: BLE001  # one article that the program fails on must not stop an archive
        reason = f"the program failed on this article ({error!r}); please report it, with the article"
        return Outcome(None, SetAside(input_.path, input_.line, reason))
    draft = record.of(article)
    row = Row(_name(input_), unread.key, encode(article), encode(draft), counts(article))
    return _corrected(corrections, Outcome(draft, row=row), lambda: article)


def _kept(task: Task, store: Store, kept: Record) -> Outcome:
    return _corrected(task.corrections, Outcome(kept), lambda: store.article(kept))


def _corrected(corrections: Corrections, outcome: Outcome, fetch: Callable[[], Article]) -> Outcome:
    """Correct after the store, so that taking a correction back restores what was there before."""
    of_article = corrections.articles.get(outcome.draft.id, ()) if outcome.draft else ()
    if not of_article:
        return outcome
    article, idle = corrected(fetch(), of_article)
    draft = replace(record.of(article), corrections=tuple(described(one) for one in of_article))
    return replace(outcome, draft=draft, idle=tuple(idle))

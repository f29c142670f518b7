"""The first stage: inputs -> Records, in any process and any order, past the store."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder import extract, sources
from site_builder.corrections import Corrections, corrected, described
from site_builder.errors import SetAsideError, SiteBuilderError
from site_builder.model import Article, Input, Record, SetAside
from site_builder.parallel import chunked, run
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


class Task(Struct, frozen=True):
    """What every process needs in order to read any input."""

    root: Path
    store: Path
    corrections: Corrections


def read(task: Task, paths: Sequence[str], store: Store, jobs: int, progress: Progress) -> Reading:
    """Read every input below `paths`; what the store knows already is taken from there.

    Raises SiteBuilderError for a correction that changes nothing any more.
    """
    inputs, unreadable = sources.inputs(task.root, paths)
    progress.start("articles", len(inputs))
    outcomes: list[Outcome] = []
    for chunk in run(_read_chunk, task, chunked(inputs, CHUNK), jobs):
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


def _read_chunk(task: Task, inputs: Sequence[Input]) -> list[Outcome]:
    with Store(task.store) as store:
        return [_read_one(task, store, input_) for input_ in inputs]


def _read_one(task: Task, store: Store, input_: Input) -> Outcome:
    try:
        data = sources.read(task.root, input_)
        name, valid_for = place(input_.path, input_.line), key(input_, data)
        if kept := store.record(name, valid_for):
            return _corrected(task, Outcome(kept), lambda: store.article(kept))
        article = extract.article(sources.document(input_, data))
    except SetAsideError as error:
        return Outcome(None, SetAside(input_.path, error.line or input_.line, str(error)))
    except Exception as error:  # noqa: BLE001  # one article that the program fails on must not stop an archive
        reason = f"the program failed on this article ({error!r}); please report it, with the article"
        return Outcome(None, SetAside(input_.path, input_.line, reason))
    draft = record.of(article)
    row = Row(name, valid_for, encode(article), encode(draft), counts(article))
    return _corrected(task, Outcome(draft, row=row), lambda: article)


def _corrected(task: Task, outcome: Outcome, fetch: Callable[[], Article]) -> Outcome:
    """Correct after the store, so that taking a correction back restores what was there before."""
    of_article = task.corrections.articles.get(outcome.draft.id, ()) if outcome.draft else ()
    if not of_article:
        return outcome
    article, idle = corrected(fetch(), of_article)
    draft = replace(record.of(article), corrections=tuple(described(one) for one in of_article))
    return replace(outcome, draft=draft, idle=tuple(idle))

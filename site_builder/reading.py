"""The first stage: inputs -> Records, in any process and any order, past the store."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from site_builder import extract, sources
from site_builder.errors import SetAsideError
from site_builder.model import Input, Record, SetAside
from site_builder.parallel import chunked, run
from site_builder.progress import Progress
from site_builder.relate import record
from site_builder.store import Store, decode, encode, key, place

CHUNK = 64  # inputs sent to a process at once


class Outcome(Struct, frozen=True):
    """What became of one input: a record or the reason why there is none."""

    draft: Record | None
    aside: SetAside | None = None
    row: tuple[str, str, bytes] | None = None  # for the store, unless it came from there


class Reading(Struct, frozen=True):
    """All inputs read: the records of the articles, and every input without one."""

    drafts: tuple[Record, ...]
    set_aside: tuple[SetAside, ...]


def read(root: Path, paths: Sequence[str], store: Store, jobs: int, progress: Progress) -> Reading:
    """Read every input below `paths`; what the store knows already is taken from there."""
    inputs, unreadable = sources.inputs(root, paths)
    progress.start("articles", len(inputs))
    outcomes: list[Outcome] = []
    for chunk in run(_read_chunk, (root, store.path), chunked(inputs, CHUNK), jobs):
        store.put([outcome.row for outcome in chunk if outcome.row])
        outcomes += (Outcome(outcome.draft, outcome.aside) for outcome in chunk)
        progress.advance(len(chunk))
    progress.done()
    drafts, twice = _first_of_each_id([outcome.draft for outcome in outcomes if outcome.draft])
    store.keep_only({place(draft.source.path, draft.source.line) for draft in drafts})
    failed = (outcome.aside for outcome in outcomes if outcome.aside)
    return Reading(tuple(drafts), (*unreadable, *failed, *twice))


def _first_of_each_id(drafts: Sequence[Record]) -> tuple[list[Record], Iterator[SetAside]]:
    """Keep the first article of each id; inputs come sorted, so "first" means the same in every build."""
    first: dict[str, Record] = {}
    for draft in drafts:
        first.setdefault(draft.id, draft)
    twice = (draft for draft in drafts if first[draft.id] is not draft)
    return list(first.values()), (_twice(draft, first[draft.id]) for draft in twice)


def _twice(draft: Record, first: Record) -> SetAside:
    reason = f'the id "{draft.id}" is already that of {first.source.path}; give one of them another id'
    return SetAside(draft.source.path, draft.source.line, reason)


def _read_chunk(shared: tuple[Path, Path], inputs: Sequence[Input]) -> list[Outcome]:
    root, path = shared
    with Store(path) as store:
        return [_read_one(root, store, input_) for input_ in inputs]


def _read_one(root: Path, store: Store, input_: Input) -> Outcome:
    try:
        data = sources.read(root, input_)
        name, valid_for = place(input_.path, input_.line), key(input_, data)
        if blob := store.get(name, valid_for):
            return Outcome(record.of(decode(blob)))
        article = extract.article(sources.document(input_, data))
    except SetAsideError as error:
        return Outcome(None, SetAside(input_.path, error.line or input_.line, str(error)))
    return Outcome(record.of(article), row=(name, valid_for, encode(article)))

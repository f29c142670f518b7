"""The first stage: inputs -> Records, in any process and any order, past the store."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder import extract, sources
from site_builder.building import asides, contents, learning
from site_builder.corrections import Corrections, corrected, described
from site_builder.errors import SetAsideError, SiteBuilderError
from site_builder.model import Given, Input, Record, SetAside
from site_builder.packed import Packed, joined
from site_builder.parallel import Processes, Runner, chunked
from site_builder.progress import Progress
from site_builder.relate import record
from site_builder.search import counts
from site_builder.sources import Checked
from site_builder.store import Row, Store, decode, encode, key, place, placed
from site_builder.words import remark

CHUNK = 64  # inputs sent to a process at once
FEW = 20  # articles that one process corrects by itself


class Outcome(Struct, frozen=True):
    """What became of one input that was not known: a row for the store, or the reason why there is none."""

    row: Row | None
    aside: SetAside | None = None
    key: str = ""  # what it is set aside for; "" when it could not be read, and may be the next time


class Reading(Struct, frozen=True):
    """All inputs read: the records of the articles by id, and every input without one."""

    drafts: Packed[Record]
    set_aside: tuple[SetAside, ...]


class Unread(Struct, frozen=True):
    """An input that the store does not know, with its bytes."""

    input: Input
    key: str  # what its row will be valid for
    data: bytes
    beside: Checked = Checked()  # the pictures and files that may belong to it


class Corrected(Struct, frozen=True):
    """What corrections make of an article."""

    id: str
    record: bytes
    idle: tuple[str, ...]  # a message for each correction that changes nothing


class Task(Struct, frozen=True):
    """What every process needs in order to read any input."""

    root: Path
    store: Path
    corrections: Corrections
    hashes: Mapping[str, str] = {}  # {path: sha256} of files as they were before anything was read, if known
    given: Mapping[str, Given] = {}  # by source, what archive.toml says of its articles


def read(  # noqa: PLR0913, PLR0917 - what a build has at hand
    task: Task,
    paths: Sequence[str],
    store: Store,
    runner: Runner,
    progress: Progress,
    still: Callable[[str], bool] = lambda _path: True,
) -> Reading:
    """Read every input below `paths`; what the store knows already is taken from there.

    `still`: tells of a path whether the file is as it was when `task.hashes` was made; people work meanwhile.
    Raises SiteBuilderError for a correction that changes nothing any more.
    """
    looked_through = contents.known(store, task.hashes)
    inputs, unreadable = sources.inputs(task.root, paths, task.given, looked_through)
    contents.keep(store, looked_through, task.hashes, still)
    inputs = sources.hashed(task.root, inputs, task.hashes)
    lessons = learning.learn(task.root, inputs, task.hashes, store, runner)
    named = {_name(one): one for one in lessons.taught(inputs)}
    progress.start("articles", len(named))
    known, unfit = store.keys(), asides.known(store)
    keys = {name: _key(task, one, lessons.keys.get(name)) for name, one in named.items() if _sure(one)}
    same = {name: unfit[name] for name in unfit if name in keys and unfit[name].key == keys[name]}
    left = [one for name, one in named.items() if known.get(name, "") != keys.get(name) and name not in same]
    progress.advance(len(named) - len(left))
    beside = {_name(one): one.beside for one in left if one.beside}
    outcomes: list[Outcome] = []
    for chunk in runner.run(_read_chunk, None, _Desk(task, known), chunked(left, CHUNK)):
        store.put([_lasting(one.row, beside, still) for one in chunk if one.row])
        outcomes += (replace(one, row=None) for one in chunk)
        progress.advance(len(chunk))
    progress.done()
    lost = {_name(one): asides.Aside(o.key, o.aside) for one, o in zip(left, outcomes, strict=True) if o.aside}
    asides.keep(store, unfit, same | lost)
    store.keep_only(named.keys() - lost.keys() - same.keys())
    ids = store.ids()
    fresh = _corrections(task, ids, runner)
    twins = _twins(ids) if len({*ids.values()}) < len(ids) else []
    if twins:
        for twin in twins:
            del ids[place(twin.path, twin.line)]
        store.keep_only(ids)
    drafts = (fresh.get(id_, record) for id_, record in store.records(ids))
    failed = (one.aside for one in (*lost.values(), *same.values()))
    return Reading(joined(Record, drafts), (*unreadable, *failed, *twins))


def _name(input_: Input) -> str:
    return place(input_.path, input_.line)


def _twins(ids: Mapping[str, str]) -> list[SetAside]:
    """Return the inputs whose article has the id of an earlier one; `ids`: {place: id} of all."""
    return sources.duplicate_ids((id_, *placed(name)) for name, id_ in sorted(ids.items()))


def _lasting(row: Row, beside: Mapping[str, Sequence[Input]], still: Callable[[str], bool]) -> Row:
    """Return a row, valid for nothing if a picture beside its article may not be the one that it was read with."""
    whole = all(still(file.file or file.path) for file in beside.get(row.place, ()))
    return row if whole else replace(row, key="")


def _sure(input_: Input) -> bool:
    """Tell whether the hash of an input's bytes is known without reading them."""
    return bool(input_.sha256) or input_.line is None


def _key(task: Task, input_: Input, untaught: str | None) -> str:
    """Return the key of an input as it was when the build began; of no use for a file that was not there then.

    `untaught`: the key that a file would have of which nothing was learned, if that is known.
    """
    if untaught and not input_.learned and not input_.file:
        return untaught
    return key(input_, input_.sha256 or task.hashes.get(input_.path, ""))


class _Desk(Struct, frozen=True):
    """Reads the inputs' bytes, and knows what the store knows of them."""

    task: Task
    known: Mapping[str, str]  # {place: key}

    def fetch(self, chunk: Sequence[Input]) -> tuple[list[Outcome | None], list[Unread] | None]:
        """Return the outcomes that are known, None in place of the others, and those others."""
        found = [self._found(one) for one in chunk]
        unread = [one for one in found if isinstance(one, Unread)]
        return [one if isinstance(one, Outcome) else None for one in found], unread or None

    def keep(self, left: list[Outcome | None], made: list[Outcome] | None) -> list[Outcome]:
        """Return all outcomes in the order of their inputs."""
        fresh = iter(made or ())
        return [one or next(fresh) for one in left]

    def _found(self, input_: Input) -> Outcome | Unread:
        try:
            data = sources.read(self.task.root, input_)
        except SetAsideError as error:
            return Outcome(None, SetAside(input_.path, error.line or input_.line, error.reason))
        made_for = key(input_, hashlib.sha256(data).hexdigest())
        return Outcome(None) if self.known.get(_name(input_)) == made_for else self._unread(input_, made_for, data)

    def _unread(self, input_: Input, made_for: str, data: bytes) -> Unread:
        beside = sources.checked(self.task.root, input_) if input_.beside else Checked()
        return Unread(input_, made_for, data, beside)


def _read_chunk(_nothing: None, inputs: Sequence[Unread]) -> list[Outcome]:
    return [_read_one(one) for one in inputs]


def _read_one(unread: Unread) -> Outcome:
    input_ = unread.input
    try:
        article = extract.article(sources.document(input_, unread.data, unread.beside))
    except SetAsideError as error:
        return Outcome(None, SetAside(input_.path, error.line or input_.line, error.reason), unread.key)
    except Exception as error:  # noqa: BLE001  # one article that the program fails on must not stop an archive
        reason = remark(
            "the program failed on this article (%(why)s); please report it, with the article", why=repr(error)
        )
        return Outcome(None, SetAside(input_.path, input_.line, reason), unread.key)
    draft = encode(record.of(article))
    return Outcome(Row(_name(input_), unread.key, article.document.id, encode(article), draft, counts(article)))


# --- corrections, made after the store, so that taking one back restores what was there before ----------------------


def _corrections(task: Task, ids: Mapping[str, str], runner: Runner) -> dict[str, bytes]:
    """Return {id: record} of the articles that are corrected; `ids`: {place: id} of all.

    Refuses corrections that change nothing: a fixed source or a better rule has made them wrong or needless.
    """
    wanted = sorted((id_, name) for name, id_ in ids.items() if id_ in task.corrections.articles)
    idle, fresh = [*_missing(task.corrections, {id_ for id_, _ in wanted})], {}
    running = runner if len(wanted) > FEW else Processes(1)
    for some in running.run(_correct, task.corrections, _Shelf(task.store), chunked(wanted, CHUNK)):
        for one in some:
            idle += one.idle
            fresh[one.id] = one.record
    if idle:
        raise SiteBuilderError("\n".join(idle))
    return fresh


def _missing(corrections: Corrections, known: Collection[str]) -> Iterable[str]:
    for id_, of_article in corrections.articles.items():
        if id_ not in known:
            for one in of_article:
                yield f'{one.where}: there is no article "{id_}" any more; delete the correction'


class _Shelf(Struct, frozen=True):
    """Takes articles from the store."""

    store: Path

    def fetch(self, chunk: Sequence[tuple[str, str]]) -> tuple[None, list[tuple[str, bytes]]]:
        """Return the articles of (id, place)."""
        with Store(self.store) as store:
            return None, [(id_, store.packed(name)) for id_, name in chunk]

    def keep(self, _left: None, made: list[Corrected] | None) -> list[Corrected]:
        """Return what was made."""
        return made or []


def _correct(corrections: Corrections, articles: Sequence[tuple[str, bytes]]) -> list[Corrected]:
    return [_correct_one(corrections, id_, packed) for id_, packed in articles]


def _correct_one(corrections: Corrections, id_: str, packed: bytes) -> Corrected:
    of_article = corrections.articles[id_]
    article, idle = corrected(decode(packed), of_article)
    draft = replace(record.of(article), corrections=tuple(described(one) for one in of_article))
    return Corrected(id_, encode(draft), tuple(idle))

"""Furniture that an archive learns by itself: lines that come again at one end of a source's articles.

A line is learned when it stands in at least a fifth and ten of the articles of a source that has twenty or more, nearly
always at the same end of the page, and says nothing that would become a fact.  What is learned decides how the articles
with that very line are read, and no others.  The fifth is of a number that seldom changes, since a line that stands in
just so many articles would else be learned and forgotten, and all of them read again, with every article that comes.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from site_builder import extract, sources
from site_builder.cleaning.clean import clean
from site_builder.cleaning.credits import credits_of
from site_builder.cleaning.lines import Line
from site_builder.cleaning.stamps import BadStampError, stamp
from site_builder.errors import SetAsideError
from site_builder.model import Document, Input, Source
from site_builder.parallel import Runner, chunked
from site_builder.sources.marks import Marks, Numbers, is_at_the_end, marks, of_lines, other_side
from site_builder.store import Store, key, place

FEWEST = 20  # articles of a source
SHARE, TIMES = 0.2, 10  # of its articles in which a line stands
_DIGITS = 4
SAME_END = 0.9  # share of its places that must be at one end
CHUNK = 256  # inputs sent to a process at once
_SHELVES = 64  # blobs over which marks are spread, so that a changed article rewrites few
_FACTS = {"person", "post", "event_date", "published", "byline", "photographer", "outlet"}


class Learned(Struct, frozen=True):
    """A line of a source's furniture."""

    text: str  # as the first article by path has it
    articles: int  # that have it
    at_the_end: bool
    fact: bool = False  # it says something that is a fact, and so stays


class Furniture(Struct, frozen=True):
    """What was learned of one source."""

    source: str
    articles: int
    lines: tuple[Learned, ...]  # most frequent first


class _Marked(Struct, frozen=True, array_like=True, gc=False):
    """The marks of an input and what they are valid for."""

    key: str
    marks: Marks


class _Example(Struct, frozen=True, array_like=True, gc=False):
    """A learned line as one input has it."""

    made_for: str  # the input's place and key
    text: str
    fact: bool


class Lessons(Struct, frozen=True):
    """Each input's learned lines, by its place, and what was learned of each source."""

    of: Mapping[str, tuple[int, ...]]
    furniture: tuple[Furniture, ...]
    keys: Mapping[str, str] = {}  # what the store's row of an input would be valid for, had nothing been learned

    def taught(self, inputs: Sequence[Input]) -> list[Input]:
        """Return the inputs with the lines that were learned among theirs."""
        if not self.of:
            return list(inputs)
        return [replace(one, learned=mine) if (mine := self.of.get(_name(one))) else one for one in inputs]


class Desk(Struct, frozen=True):
    """Reads the bytes of inputs for marking; `root`: of the archive."""

    root: Path

    def fetch(self, chunk: Sequence[Input]) -> tuple[None, list[tuple[Input, bytes | None]]]:
        """Return the inputs with their bytes, None where they cannot be read."""
        return None, [(one, self._bytes(one)) for one in chunk]

    def keep(self, _left: None, made: list[tuple[str, str, Marks]] | None) -> list[tuple[str, str, Marks]]:
        """Return what was made."""
        return made or []

    def _bytes(self, item: Input) -> bytes | None:
        try:
            return sources.read(self.root, item)
        except SetAsideError:
            return None


def learn(  # noqa: PLR0913 - what reading has at hand
    root: Path,
    inputs: Sequence[Input],
    hashes: Mapping[str, str],
    store: Store,
    runner: Runner,
    *,
    fewest: int = FEWEST,
) -> Lessons:
    """Return what the archive teaches; of inputs that are as they were, what they show is kept in the store.

    `fewest`: inputs below which nothing can be learned, so that none is looked at.
    """
    if len(inputs) < fewest:
        return Lessons({}, ())
    (known, shelves), named = _kept(store), {_name(one): one for one in inputs}
    wanted = {name: key(one, one.sha256 or hashes.get(one.file or one.path, "")) for name, one in named.items()}
    fresh = {name: known[name] for name, made_for in wanted.items() if name in known and known[name].key == made_for}
    left = [one for name, one in named.items() if name not in fresh]
    for made in runner.run(_mark, None, Desk(root), chunked(left, CHUNK)):
        fresh |= {name: _Marked(made_for, of) for name, made_for, of in made}
    _keep(store, known, shelves, fresh)
    return replace(_lessons(root, named, fresh, store), keys=wanted)


def _name(item: Input) -> str:
    return place(item.path, item.line)


def _mark(_nothing: None, parcel: Sequence[tuple[Input, bytes | None]]) -> list[tuple[str, str, Marks]]:
    return [_mark_one(item, data) for item, data in parcel]


def _mark_one(item: Input, data: bytes | None) -> tuple[str, str, Marks]:
    if data is None:
        return _name(item), "", Marks()
    made_for = key(item, hashlib.sha256(data).hexdigest())
    try:
        return _name(item), made_for, marks(item, sources.skimmed(item, data))
    except SetAsideError:
        return _name(item), made_for, Marks()
    except Exception:  # noqa: BLE001  # reading it says what is wrong
        return _name(item), made_for, Marks()


# --- what is kept from build to build ------------------------------------------------------------------------------

_DECODER = msgspec.msgpack.Decoder(dict[str, _Marked])
_EXAMPLES = msgspec.msgpack.Decoder(dict[int, _Example])


def _shelf(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:4], 16) % _SHELVES


def _kept(store: Store) -> tuple[dict[str, _Marked], list[list[str]]]:
    """Return what is kept by name, and the names by shelf."""
    found: dict[str, _Marked] = {}
    shelves: list[list[str]] = []
    for shelf in range(_SHELVES):
        content = store.blob(f"marks/{shelf}")
        of_shelf = _DECODER.decode(content) if content else {}
        shelves.append([*of_shelf])
        found |= of_shelf
    return found, shelves


def _keep(
    store: Store, before: Mapping[str, _Marked], shelves: Sequence[Sequence[str]], after: Mapping[str, _Marked]
) -> None:
    """Write those shelves anew of which something changed."""
    fresh: dict[int, list[str]] = {}
    for name, one in after.items():
        if before.get(name) is not one:
            fresh.setdefault(_shelf(name), []).append(name)
    gone = {_shelf(name) for name in before.keys() - after.keys()}
    for shelf in sorted(gone | fresh.keys()):
        names = {*fresh.get(shelf, ()), *(name for name in shelves[shelf] if name in after)}
        store.put_blob(f"marks/{shelf}", msgspec.msgpack.encode({name: after[name] for name in sorted(names)}))


# --- what follows from it ------------------------------------------------------------------------------------------


def _lessons(root: Path, inputs: Mapping[str, Input], marked: Mapping[str, _Marked], store: Store) -> Lessons:
    by_source: dict[str, list[str]] = {}
    for name in sorted(marked):
        if source := marked[name].marks.source:  # an input that cannot be read has none
            by_source.setdefault(source, []).append(name)
    content = store.blob("furniture")
    known = _EXAMPLES.decode(content) if content else {}
    examples: dict[int, _Example] = {}
    furniture: list[Furniture] = []
    of: dict[str, tuple[int, ...]] = {}
    for source, names in sorted(by_source.items()):
        rows = [marked[name].marks.numbers() for name in names]
        counts = _candidates(rows)
        found = _examples(root, [(inputs[name], marked[name]) for name in names], counts, source, known)
        examples |= {_of_source(source, mark): one for mark, one in found.items()}
        of |= _with(rows, names, [mark for mark, one in found.items() if not one.fact])
        furniture.append(Furniture(source, len(names), tuple(_lines(found, counts))))
    if examples != known:
        store.put_blob("furniture", msgspec.msgpack.encode(dict(sorted(examples.items()))))
    return Lessons(of, tuple(furniture))


def _of_source(source: str, mark: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"{source}\0{mark}".encode(), digest_size=8).digest(), "big")


def _with(rows: Sequence[Numbers], names: Sequence[str], learned: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """Return, by name, which of the marks learned an input has, in order; `rows`: the marks of each name."""
    if not learned:
        return {}
    joined, owners = np.concatenate(rows), np.repeat(np.arange(len(rows)), [*map(len, rows)])
    places = np.flatnonzero(np.isin(joined, np.array(learned, np.uint64)))
    found: dict[str, list[int]] = {}
    for owner, mark in zip(owners[places].tolist(), joined[places].tolist(), strict=True):
        found.setdefault(names[owner], []).append(mark)
    return {name: tuple(mine) for name, mine in found.items()}


def _candidates(of_source: Sequence[Numbers]) -> dict[int, int]:
    """Return the marks that come often enough at one end, with the number of articles that have them."""
    if len(of_source) < FEWEST:
        return {}
    numbers, times = np.unique(np.concatenate(of_source), return_counts=True)
    enough = times >= max(TIMES, SHARE * _steady(len(of_source)))
    counts = dict(zip(numbers.tolist(), times.tolist(), strict=True)) if enough.any() else {}
    return {
        mark: counts[mark]
        for mark in numbers[enough].tolist()
        if counts[mark] >= SAME_END * (counts[mark] + counts.get(other_side(mark), 0))
    }


def _steady(number: int) -> int:
    """Return a number rounded down to four binary digits: less by an eighth at most, and eight steps to its double."""
    rest = max(0, number.bit_length() - _DIGITS)
    return number >> rest << rest


def _examples(
    root: Path,
    articles: Sequence[tuple[Input, _Marked]],
    wanted: Mapping[int, int],
    source: str,
    known: Mapping[int, _Example],
) -> dict[int, _Example]:
    """Return each wanted line as the first article has it that does, and whether it carries a fact."""
    left, found = set(wanted), dict[int, _Example]()
    for item, one in articles:
        mine = sorted(left.intersection(one.marks.numbers().tolist()))
        if not mine:
            continue
        made_for = f"{_name(item)}\0{one.key}"
        before = [known.get(_of_source(source, mark)) for mark in mine]
        if all(example and example.made_for == made_for for example in before):
            found |= {mark: example for mark, example in zip(mine, before, strict=True) if example}
        else:
            texts = _texts(root, item)
            found |= {
                mark: _Example(made_for, texts[mark], _carries_a_fact(texts[mark])) for mark in mine if mark in texts
            }
        left.difference_update(mine)
        if not left:
            break
    return found


def _texts(root: Path, item: Input) -> dict[int, str]:
    lines = sources.skimmed(item, sources.read(root, item)).lines
    return {mark: lines[at].text for at, mark in reversed(list(of_lines(lines)))}


def _lines(found: Mapping[int, _Example], counts: Mapping[int, int]) -> Iterator[Learned]:
    for mark, one in sorted(found.items(), key=lambda pair: (-counts[pair[0]], pair[1].text, pair[0])):
        yield Learned(one.text, counts[mark], is_at_the_end(mark), one.fact)


def _carries_a_fact(line: str) -> bool:
    """Tell whether a line says who, when, or who wrote: such a line stays, however often it comes."""
    try:
        if stamp(line) or credits_of(line) is not None:
            return True
    except BadStampError:
        return True
    alone = clean([Line(1, line)], title="")
    if any(one.property in _FACTS for one in alone.statements):
        return True
    document = Document("", Source("", ""), "", line, (), (), (), {})
    return any(one.property in _FACTS for one in extract.article(document).statements)

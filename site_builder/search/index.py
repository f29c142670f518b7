"""The index in steps that may run in any process: articles -> rows -> blocks -> files.

    plan      what is to be done, of what the last build left
    counts    of some articles, which spill.by_block sorts and spilled() puts away
    removed   the rows that are to go
    fresh     what blockwise.fresh makes a block's shards from, of that alone: anywhere
    again     blocks of what the last build left and what differs: where that is
    cards     one folder of cards
    (ending.rest() makes all else, last)

Each step's files are the same whatever the last build left.
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from site_builder.memo import Memo
from site_builder.model import Archive
from site_builder.search import cards, heads, state
from site_builder.search.again import Change, Left
from site_builder.search.blocks import BOUNDS
from site_builder.search.blockwise import Frame, Fresh, Made, NewBlocks, remade
from site_builder.search.cards import Cards, Folder
from site_builder.search.entities import Entity, entities
from site_builder.search.listed import VERSION
from site_builder.search.numbering import Numbering, numbered
from site_builder.search.shards import Names, named_by
from site_builder.search.spill import Sorted, Spill, by_block, spill
from site_builder.search.spill import gathered as rows_of
from site_builder.search.state import Head, Known, Piece
from site_builder.search.tally import unpack
from site_builder.search.vocabulary import Order, grown, ordered, utf16

_MANY = 4  # when more than one of so many articles has changed, all is made from scratch
FEW = 40  # articles, whose change one process works out by itself
ROWS = 500  # articles whose rows are sorted at once

Counts = Callable[[str, int | None], bytes]  # gives the packed counts of a path and line
Past = Callable[[str, int | None], Iterable[bytes]]  # gives what the counts of a path and line are, and were
_NUMBER = 4  # bytes of a number
_Part = list[tuple[int, str, int | None]]


class Gone(NamedTuple):
    """An article whose rows are to go."""

    number: int
    path: str
    line: int | None
    sum: int


class Plan(NamedTuple):
    """What is to be done."""

    folder: Path  # of the state
    head: Head  # of what the last build left, nothing if all is made from scratch
    memo: Memo
    numbering: Numbering
    entities: list[Entity]
    names: list[Names]  # words of their names, by block
    articles: Known  # those whose rows are needed without the sums
    added: int  # articles of which the rows are needed
    parts: list[bytes]  # of these, `ROWS` at a time: number, path and line of each
    removed: list[Gone]
    gone: NDArray[np.bool_]  # their numbers
    cards: Cards
    folders: list[Folder]
    published: Container[str]  # paths of the site that may be kept

    def few(self) -> bool:
        """Tell whether so little changed that processes would take longer to start."""
        return bool(self.head.blocks) and self.added + len(self.removed) <= FEW

    def least(self) -> int:
        """Return for how many articles what pieces hold as common must be enough: some may go."""
        return self.head.least if self.head.blocks else len(self.articles.rows) * 3 // 4


class Words(NamedTuple):
    """The vocabulary, once all rows are there."""

    order: Order
    spills: list[Spill]
    ranks: list[NDArray[np.uint32]]  # for each, of each of its words, its place
    gone: Spill | None  # rows of the articles removed, if they are known
    gone_rank: NDArray[np.uint32]


class Kept(NamedTuple):
    """What the rest needs to know of some blocks; `file`: name of the file of their new pieces."""

    blocks: list[list[Piece]]
    file: str
    common: heads.Common


def plan(archive: Archive, folder: Path, version: str, published: Container[str]) -> Plan:
    """Return what is to be done; `folder`: what the last build left there, if `version` made it."""
    head = state.head(folder, version)
    memo = Memo(head.memo)
    numbering = numbered(archive.records, memo)
    articles = _articles(numbering, head.articles)
    new, old = {*articles.rows}, {*head.articles.rows}
    many = max(len(new - old), len(old - new)) * _MANY > len(new) or len(new) < head.least
    if many or (len(new ^ old) > FEW and not state.sound(folder, head)):
        head, old = Head(version, memo=head.memo), set()
    removed = [Gone(_number(row), path, line, sum_) for row, path, line, sum_ in _each(head.articles) if row not in new]
    numbers = max(numbering.space, *map(_number, head.articles.rows[-1:]), 0) + 1
    gone = np.zeros(numbers, np.bool_)
    gone[[one.number for one in removed]] = True
    added = [(_number(row), path, line) for row, path, line, _ in _each(articles) if row not in old]
    number = dict(zip(map(numbering.articles.ids.__getitem__, numbering.places), numbering.numbers, strict=True))
    found = entities(archive, numbering.articles, number, memo)
    layout = cards.layout(numbering)
    return Plan(
        folder,
        head,
        memo,
        numbering,
        found,
        _by_block(found),
        articles,
        len(added),
        [*_parts(added)],
        removed,
        gone,
        layout,
        [*cards.folders(numbering, layout)],
        published,
    )


def _articles(numbering: Numbering, old: Known) -> Known:
    """Return the articles by their numbers, with the sums that are known."""
    of, places = numbering.articles, numbering.places
    rows = np.empty((len(places), VERSION + _NUMBER), np.uint8)
    rows[:, :VERSION] = of.versions[np.array(places, np.int64)]
    rows[:, VERSION:] = np.array(numbering.numbers, "<u4").view(np.uint8).reshape(-1, _NUMBER)
    data, width = rows.tobytes(), rows.shape[1]
    every = [data[i : i + width] for i in range(0, len(data), width)]
    sums = dict(zip(old.rows, old.sums, strict=True))
    return Known(
        every, [sums.get(row, 0) for row in every], [of.paths[at] for at in places], [of.lines[at] for at in places]
    )


def _each(known: Known) -> Iterator[tuple[bytes, str, int | None, int]]:
    return zip(known.rows, known.paths, known.lines, known.sums, strict=True)


def _number(row: bytes) -> int:
    return int.from_bytes(row[VERSION:], "little")


def _parts(added: Sequence[tuple[int, str, int | None]]) -> Iterator[bytes]:
    """Pack what the processes need to know of articles: to look at an object is to copy its page of memory."""
    for i in range(0, len(added), ROWS):
        yield msgpack.encode(added[i : i + ROWS])


def counts(plan: Plan, part: int, counts: Counts) -> list[tuple[int, bytes]]:
    """Return the counts of one part of the articles added, `ROWS` of them, by the articles' numbers."""
    inside = msgpack.decode(plan.parts[part], type=_Part)
    return [(number, counts(path, line)) for number, path, line in inside]


def removed(plan: Plan, past: Past) -> Spill | None:
    """Put away the rows that are to go; None if they are not known, and so to be looked for in the blocks."""
    if len(plan.removed) > ROWS:
        return None
    found = []
    for one in plan.removed:
        packed = next((packed for packed in past(one.path, one.line) if crc32(packed) == one.sum), None)
        if packed is None:
            return None
        found.append((one.number, packed))
    return spill(by_block(found), plan.folder / "rows.gone")


def spilled(plan: Plan, part: int, rows: Sorted) -> Spill:
    """Put the rows of one part away."""
    return spill(rows, plan.folder / f"rows.{part}")


def words(plan: Plan, spills: Iterator[Spill], gone: Spill | None) -> Words:
    """Return all words, numbered."""
    ids: dict[str, int] = {}
    kept, numbers = [], []
    for one in spills:
        numbers.append(np.fromiter((ids.setdefault(word, len(ids)) for word in one.words), np.uint32, len(one.words)))
        kept.append(one._replace(words=[]))
    order = ordered(grown(plan.head.words, ids))
    place = {word: n for n, word in enumerate(order.exact)}
    rank = np.fromiter(map(place.__getitem__, ids), np.uint32, len(ids))
    old = [*map(place.__getitem__, gone.words)] if gone else []
    return Words(order, kept, [rank[of] for of in numbers], gone, np.array(old, np.uint32))


def frame(plan: Plan, words: Words) -> Frame:
    """Return what all blocks are made in."""
    return Frame(words.order, len(plan.articles.rows), plan.least())


def fresh(plan: Plan, words: Words, number: int) -> Fresh:
    """Return what a block is made from of which the last build left nothing."""
    return Fresh(number, rows_of(words.spills, words.ranks, range(number, number + 1)), plan.names[number])


def again(plan: Plan, words: Words, blocks: range) -> Iterator[tuple[Made, Kept]]:
    """Make blocks of what the last build left, some at a time.  Raises state.DamagedError."""
    gone = rows_of([words.gone], [words.gone_rank], blocks) if words.gone else None
    change = Change(plan.gone, gone, rows_of(words.spills, words.ranks, blocks))
    load = partial(state.load, plan.folder, plan.head.files)
    inside = slice(blocks.start, blocks.stop)
    left = Left(blocks.start, plan.head.blocks[inside], load, change)
    number = blocks.start
    for new in remade(frame(plan, words), left, plan.names[inside], plan.published):
        yield new.made, kept(plan, number, new)
        number += len(new.blocks)


def kept(plan: Plan, number: int, new: NewBlocks) -> Kept:
    """Keep blocks for the next build; `number`: of the first."""
    sums = (piece.sum for pieces in new.blocks for piece in pieces if piece.file == state.NEW)
    return Kept(new.blocks, state.keep(plan.folder, number, new.data, sums), new.common)


def _by_block(entities: Sequence[Entity]) -> list[Names]:
    """Return the names that belong to each block."""
    every = named_by(entities)
    bounds = [*(bisect_left(every.keys, utf16(bound)) for bound in BOUNDS), len(every.keys)]
    return [Names(every.keys[i:j], every.lines[i:j]) for i, j in pairwise(bounds)]


def published(plan: Plan, place: int) -> tuple[Made, str] | None:
    """Return a folder of cards and its name if it is published as it would be made."""
    this = plan.folders[place]
    name = plan.head.folders.get(this.key, "")
    paths = cards.paths(name, plan.numbering, this, plan.cards) if name else []
    return (Made([], paths), name) if name and all(path in plan.published for path in paths) else None


def folder(plan: Plan, place: int, counts: Counts) -> tuple[Made, str]:
    """Make one folder of cards; return its name, too."""

    def text(record: cards.Entry) -> str:
        return unpack(counts(record.source.path, record.source.line)).text

    name, files = cards.files(plan.numbering, plan.folders[place], plan.cards, text)
    return Made(files, []), name

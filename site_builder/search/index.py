"""The index in steps that may run in any process: articles -> rows -> blocks -> files.

    plan      what is to be done, of what the last build left
    counts    of some articles, which spill.by_block sorts and spilled() puts away
    before    what the last build left of a block, and what is new
    block     one block's shards, of that alone: anywhere
    cards     one folder of cards
    rest      all else, last

Each step's files are the same whatever the last build left.
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from msgspec import Struct, json
from msgspec.structs import replace
from numpy.typing import NDArray

from site_builder.model import Archive, File, Record
from site_builder.search import cards, directory, facets, heads, state
from site_builder.search.block import SINGLES, Block, made
from site_builder.search.blocks import BOUNDS
from site_builder.search.cards import Cards, Folder
from site_builder.search.change import changed, gathered
from site_builder.search.columns import Numbers
from site_builder.search.directory import Range
from site_builder.search.encoded import FORMAT
from site_builder.search.entities import Entity, entities
from site_builder.search.numbering import Numbering, numbered
from site_builder.search.shards import Shard, contents, named, planned, size
from site_builder.search.spill import Sorted, Spill, Terms, spill
from site_builder.search.spill import gathered as rows_of
from site_builder.search.state import Head
from site_builder.search.tally import unpack
from site_builder.search.vocabulary import Order, grown, ordered, utf16

_MANY = 4  # when more than one of so many articles has changed, all is made from scratch
ROWS = 500  # articles whose rows are sorted at once

Counts = Callable[[Record], bytes]  # gives the packed counts of a record's article


class Plan(NamedTuple):
    """What is to be done."""

    folder: Path  # of the state
    head: Head  # of what the last build left, nothing if all is made from scratch
    numbering: Numbering
    entities: list[Entity]
    names: list[list[Entity]]  # the same, by block
    articles: dict[str, tuple[str, int]]  # as Head has them
    added: list[tuple[int, Record]]  # of which the rows are needed, by number
    gone: NDArray[np.bool_]  # numbers whose rows in the blocks are to go
    cards: Cards
    folders: list[Folder]
    published: Container[str]  # paths of the site that may be kept


class Words(NamedTuple):
    """The vocabulary, once all rows are there."""

    order: Order
    moved: NDArray[np.uint32]  # of each word of the last build, its place now
    spills: list[Spill]
    ranks: list[NDArray[np.uint32]]  # for each, of each of its words, its place


class Made(Struct, frozen=True):
    """What a step gave the site."""

    files: list[File]
    kept: list[str]  # paths that stay as they are published


class Frame(NamedTuple):
    """What all blocks are made in."""

    order: Order
    moved: NDArray[np.uint32]  # as in Words
    gone: NDArray[np.bool_]  # as in Plan
    articles: int
    again: bool  # whether there are blocks of the last build


class Before(NamedTuple):
    """What a block is made from."""

    number: int
    block: Block  # of the last build
    shards: list[Shard]
    published: AbstractSet[str]  # names of those that may be kept
    added: Terms
    names: list[Entity]


class NewBlock(NamedTuple):
    """A block as it is now: what it gives the site, and the next build."""

    made: Made
    packed: bytes
    shards: list[Range]
    common: heads.Common


class KeptBlock(NamedTuple):
    """What the rest needs to know of a block; `saved`: the name of its file."""

    saved: str
    shards: list[Range]
    common: heads.Common


def plan(archive: Archive, folder: Path, version: str, published: Container[str]) -> Plan:
    """Return what is to be done; `folder`: what the last build left there, if `version` made it."""
    numbering = numbered(archive.records)
    numbers = dict(zip((r.id for r in numbering.records), numbering.numbers, strict=True))
    articles = {r.id: (f"{r.source.sha256} {r.source.path}", numbers[r.id]) for r in numbering.records}
    head = state.head(folder, version)
    different = state.differences(head.articles, articles)
    if len(different) * _MANY > len(articles):
        head, different = Head(version), {*articles}
    old = [head.articles[id_][1] for id_ in different if id_ in head.articles]
    gone = np.zeros(max(numbering.space, *(number + 1 for _, number in head.articles.values()), 1), np.bool_)
    gone[old] = True
    layout = cards.layout(numbering)
    rows = zip(numbering.numbers, numbering.records, strict=True)
    found = entities(archive, numbers)
    return Plan(
        folder,
        head,
        numbering,
        found,
        _by_block(found),
        articles,
        [(number, record) for number, record in rows if record.id in different],
        gone,
        layout,
        [*cards.folders(numbering, layout)],
        published,
    )


def counts(plan: Plan, part: int, counts: Counts) -> list[tuple[int, bytes]]:
    """Return the counts of one part of the articles added, `ROWS` of them, by the articles' numbers."""
    inside = plan.added[part * ROWS : (part + 1) * ROWS]
    return [(number, counts(record)) for number, record in inside]


def spilled(plan: Plan, part: int, rows: Sorted) -> Spill:
    """Put the rows of one part away."""
    return spill(rows, plan.folder / f"rows.{part}")


def words(plan: Plan, spills: Iterator[Spill]) -> Words:
    """Return all words, numbered."""
    ids: dict[str, int] = {}
    kept, numbers = [], []
    for one in spills:
        numbers.append(np.fromiter((ids.setdefault(word, len(ids)) for word in one.words), np.int64, len(one.words)))
        kept.append(one._replace(words=[]))
    vocabulary, moved = grown(plan.head.words, ids)
    place = {word: n for n, word in enumerate(vocabulary.exact)}
    rank = np.fromiter(map(place.__getitem__, ids), np.uint32, len(ids))
    return Words(ordered(vocabulary), moved, kept, [rank[of] for of in numbers])


def frame(plan: Plan, words: Words) -> Frame:
    """Return what all blocks are made in."""
    return Frame(words.order, words.moved, plan.gone, len(plan.articles), bool(plan.head.blocks))


def before(plan: Plan, words: Words, number: int) -> Before:
    """Return what the last build left of a block, and what is new."""
    old, shards = state.block(plan.folder, plan.head, number)
    published = {shard.name for shard in shards if _path(shard.name) in plan.published}
    return Before(number, old, shards, published, rows_of(words.spills, words.ranks, number), plan.names[number])


def block(frame: Frame, before: Before) -> NewBlock:
    """Make the shards of one block."""
    new, rows = _changed(frame, before)
    planned_ = planned(before.number, new, frame.order, before.names, size(frame.articles))
    known = _reused(before.shards, planned_, rows)
    made_, named_ = _shards(before, frame.order, new, known)
    ranges = [Range(shard.key, shard.name) for shard in named_]
    return NewBlock(made_, state.packed(new, named_), ranges, heads.common(new.rows, frame.articles))


def kept(plan: Plan, number: int, new: NewBlock) -> KeptBlock:
    """Keep a block for the next build."""
    return KeptBlock(state.keep(plan.folder, number, new.packed), new.shards, new.common)


def _moved(block: Block, moved: NDArray[np.uint32]) -> Block:
    rows = block.rows.copy()
    rows["a"] = moved[rows["a"]]
    rows["b"] = np.append(np.uint32(0), moved + np.uint32(1))[rows["b"]]
    return block._replace(rows=rows)


def _changed(frame: Frame, before: Before) -> tuple[Block, Numbers]:
    """Return the block as it is now, and where each row stood in the last one, -1 for those that differ."""
    group = frame.order.group
    if frame.again:
        return changed(_moved(before.block, frame.moved), frame.gone, before.added, group)
    new = made(gathered(before.added, group), group)
    return new, np.full(new.rows.size, -1)


def _by_block(entities: Sequence[Entity]) -> list[list[Entity]]:
    """Return the names that belong to each block."""
    places = [utf16(e.key) for e in entities]
    bounds = [*(bisect_left(places, utf16(bound)) for bound in BOUNDS), len(places)]
    return [[*entities[i:j]] for i, j in pairwise(bounds)]


def _reused(old: Sequence[Shard], new: Sequence[Shard], before: Numbers) -> list[Shard]:
    """Return the new shards, with their names where an old one is the same."""
    known = {(shard.row, shard.end, shard.names): shard.name for shard in old}
    other = np.append(0, np.cumsum(before < 0)).tolist()

    def name(shard: Shard) -> str:
        if shard.row == shard.end:
            return known.get((0, 0, shard.names), "")
        if other[shard.end] > other[shard.row]:
            return ""
        first, last = int(before[shard.row]), int(before[shard.end - 1])
        return known.get((first, last + 1, shard.names), "") if last - first == shard.end - 1 - shard.row else ""

    return [replace(shard, name=name(shard)) for shard in new]


def _shards(before: Before, order: Order, block: Block, shards: list[Shard]) -> tuple[Made, list[Shard]]:
    """Return the files of shards, and the shards with their names."""
    kept = {shard.name for shard in shards if shard.name in before.published}
    missing = [n for n, shard in enumerate(shards) if shard.name not in kept]
    taken, files, out = {*kept}, [], [*shards]
    for n, content in zip(missing, contents(block, [shards[n] for n in missing], order), strict=True):
        name, salted = named(before.number, content, taken)
        taken.add(name)
        files.append(File(_path(name), salted))
        out[n] = replace(shards[n], name=name)
    return Made(files, [_path(shard.name) for shard in out if shard.name in kept]), out


def _path(name: str) -> str:
    return f"search/terms/{name}.bin"


def folder(plan: Plan, place: int, counts: Counts) -> tuple[Made, str]:
    """Make one folder of cards; return its name, too."""
    this = plan.folders[place]
    name = plan.head.folders.get(this.key, "")
    paths = cards.paths(name, this, plan.cards) if name else []
    if name and all(path in plan.published for path in paths):
        return Made([], paths), name
    name, files = cards.files(this, plan.cards, lambda record: unpack(counts(record)).text)
    return Made(files, []), name


def rest(plan: Plan, words: Words, blocks: Sequence[KeptBlock], folders: Sequence[str]) -> Iterator[File]:
    """Yield what remains when all blocks and folders are made, and keep the state for the next build."""
    writer = _Writer()
    numbering = plan.numbering
    common = heads.Heads((one.common for one in blocks), words.order, len(plan.articles))
    shards = [shard for one in blocks for shard in one.shards]
    pages = [Range(key, writer.named("keys", content)) for key, content in directory.pages(shards)]
    manifest = {
        "format": FORMAT,
        "articles": len(plan.articles),
        "numbers": numbering.space,
        "singles": SINGLES,
        **directory.listed(pages),
        "heads": writer.named("heads", common.content(plan.entities)),
        "words": writer.named("heads", common.common()),
        "cardsPerFile": plan.cards.per_file,
        "texts": plan.cards.whole,
        "filesPerFolder": cards.FOLDER,
        "folders": cards.names((of.place, name) for of, name in zip(plan.folders, folders, strict=True)),
        "months": numbering.months,
        "provinces": writer.named("facets", facets.provinces(numbering)),
        "days": writer.named("facets", facets.days(numbering)),
        "officials": writer.named("facets", facets.officials(plan.entities)),
    }
    yield from writer.files
    yield File("search/index.json", json.encode(manifest))
    made_of = {of.key: name for of, name in zip(plan.folders, folders, strict=True)}
    saved = tuple(one.saved for one in blocks)
    state.replace(plan.folder, Head(plan.head.version, plan.articles, words.order.words, saved, made_of))


class _Writer:
    """Collects files named by their content, each name given once."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self._given: set[str] = set()

    def named(self, folder: str, content: bytes) -> str:
        """Take in a file and return its name, of eight hex digits; lengthen the content should its name be taken."""
        while (name := f"{crc32(content):08x}") in self._given:
            content += b"\n"
        self._given.add(name)
        self.files.append(File(f"search/{folder}/{name}.json", content))
        return name

"""Blocks made of what the last build left: only the shards in which something differs are read, cut and written.

A shard ends where its own words and those up to its end say so.  So in a stretch of shards that differ, shards are cut
anew from where the first begins; where one would go beyond the last, the next shard is taken in, until one fits.

Blocks of which little differs are worked on together: NumPy takes as long for a few rows as for a few thousand.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_builder.search.block import Block, end_to_end, renamed
from site_builder.search.blocks import BOUNDS, bounds
from site_builder.search.change import FORM, changed, forms, rows_of, touched
from site_builder.search.columns import Numbers, joined, starts
from site_builder.search.encoded import Terms, sizes
from site_builder.search.shards import Following, cuts, least, may_end
from site_builder.search.spill import TERM
from site_builder.search.spill import Terms as Rows
from site_builder.search.state import Piece, lengths
from site_builder.search.vocabulary import Order

_TOGETHER = 8 << 20  # bytes of pieces that are read at once, unless a single block has more

Load = Callable[[Sequence[Piece]], Block]  # reads the rows of pieces, words by ids


class Change(NamedTuple):
    """What became of the articles of some blocks."""

    numbers: NDArray[np.bool_]  # of those that are gone
    gone: Rows | None  # their rows; None: to be found in the blocks
    added: Rows


class Part(NamedTuple):
    """A shard of a block as it is now: an old piece, or rows of the new block."""

    key: str
    piece: Piece | None
    rows: tuple[int, int] = (0, 0)


class Again(NamedTuple):
    """The shards of some blocks, and the rows of those that are new."""

    parts: list[list[Part]]  # of each block
    new: Block


class Left(NamedTuple):
    """What the last build left of some blocks, one after the other, and what became of them."""

    first: int  # number of the first
    blocks: Sequence[Sequence[Piece]]
    load: Load
    change: Change


class _Place(NamedTuple):
    """Pieces of a block from one to another, by their places among those of all blocks."""

    block: int
    first: int
    must: int  # end of those that differ
    end: int  # of those that are looked at


class _Found(NamedTuple):
    """The shards that take the place of pieces: their rows, the keys of all but the first, and their last term."""

    rows: list[tuple[int, int]]
    keys: list[str]
    last: str


def again(left: Left, order: Order, larger: float) -> Iterator[Again]:
    """Yield what the blocks are now, some at a time; pieces without rows are left out."""
    old, change = _Old(left, order), left.change
    gone = old.holding(change.numbers) if change.gone is None else change.gone
    terms = touched(gone, change.added, order.group)
    todo = old.where(terms)
    for i, j in old.together(todo):
        found, new = _settled(old, _Todo(terms, todo, range(i, j)), change, larger)
        yield Again([[*_parts(old, n, found)] for n in range(i, j)], new)


class _Todo(NamedTuple):
    """What differs in some blocks: terms, and the pieces that they are in."""

    terms: Numbers
    pieces: NDArray[np.bool_]
    blocks: range

    def among(self, spans: Iterable[tuple[int, int]]) -> Numbers:
        """Return the terms from one to another of each span."""
        bounds = (np.searchsorted(self.terms, span).tolist() for span in spans)
        return joined([self.terms[:0], *(self.terms[i:j] for i, j in bounds)])


def _settled(old: "_Old", todo: _Todo, change: Change, larger: float) -> tuple[dict[_Place, _Found], Block]:
    """Return the shards in the place of each stretch of pieces that differ, and the rows of all of them."""
    found: dict[_Place, _Found] = {}
    new: list[Block] = []
    rows, by = 0, 1
    left = [place for n in todo.blocks for place in old.stretches(todo.pieces, n)]
    while left:
        block = changed(old.block(left), todo.among(map(old.span, left)), change.numbers, change.added, old.order.group)
        cut = _Cut(old, block, larger)
        shards = [(place, *cut.stretch(place, rows)) for place in left]
        found.update((place._replace(end=end), of) for place, end, of in shards if of)
        left = old.grown([place for place, _, of in shards if not of], found, by)
        new.append(block)
        rows, by = rows + block.rows.size, 2 * by
    return {place: found[place] for place in sorted(found)}, end_to_end(new)


class _Old:
    """What the last build left of some blocks."""

    def __init__(self, left: Left, order: Order) -> None:
        inside = [[piece for piece in pieces if piece.sizes[0]] for pieces in left.blocks]
        self.pieces = [piece for pieces in inside for piece in pieces]
        self.begin: list[int] = starts(np.array([*map(len, inside)], np.int64)).tolist()  # of each block's pieces
        self.bounds = BOUNDS[left.first : left.first + len(inside)]
        self.low = np.array(bounds(order.folded)[left.first :][: len(inside) + 1], np.int64) << FORM
        self.order, self._load = order, left.load
        first = np.array([piece.first for piece in self.pieces], np.int64).reshape(-1, 2)
        rank = order.rank.astype(np.int64)
        self.a, self.b = rank[first[:, 0]], np.append(0, rank + 1)[first[:, 1]]
        self.first = forms(self.a.astype(np.uint32), self.b.astype(np.uint32), order.group)

    def block(self, places: Iterable[_Place]) -> Block:
        """Return the rows of some pieces, their words by their places."""
        block = self._load([piece for place in places for piece in self.pieces[place.first : place.end]])
        return block._replace(rows=renamed(block.rows, self.order.rank))

    def holding(self, numbers: NDArray[np.bool_]) -> Rows:
        """Return the rows of some articles."""
        every = (_Place(n, i, j, j) for n, (i, j) in enumerate(pairwise(self.begin)) if numbers.any())
        return joined([np.empty(0, TERM), *(rows_of(self.block([place]), numbers) for place in every)])

    def where(self, terms: Numbers) -> NDArray[np.bool_]:
        """Return which pieces differ when some terms do."""
        todo = np.zeros(len(self.pieces), np.bool_)
        begin = np.array(self.begin, np.int64)
        block = np.searchsorted(self.low, terms, "right") - 1
        there = begin[block] < begin[block + 1]
        terms, first = terms[there], begin[block[there]]
        place = np.maximum(np.searchsorted(self.first, terms, "right") - 1, first)
        todo[place] = True
        # Where a piece begins may no longer end the one before.
        todo[place[(place > first) & (self.first[place] == terms)] - 1] = True
        return todo

    def together(self, todo: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
        """Yield the blocks that are worked on together."""
        size = lengths(self.pieces) * todo
        read = starts(size)[self.begin]
        first = 0
        for end in range(1, read.size):
            if end + 1 == read.size or read[end + 1] - read[first] > _TOGETHER:
                yield first, end
                first = end

    def stretches(self, todo: NDArray[np.bool_], block: int) -> Iterator[_Place]:
        """Yield the runs of a block's pieces that differ; of a block without pieces that of none."""
        first, end = self.begin[block], self.begin[block + 1]
        if first == end:
            yield _Place(block, first, end, end)
        inside = todo[first:end]
        begins = np.flatnonzero(np.diff(inside, prepend=False) & inside).tolist()
        ends = np.flatnonzero(np.diff(inside, append=False) & inside).tolist()
        for i, j in zip(begins, ends, strict=True):
            yield _Place(block, first + i, first + j + 1, first + j + 1)

    def grown(self, beyond: Sequence[_Place], found: dict[_Place, _Found], by: int) -> list[_Place]:
        """Return stretches with some more pieces, or with the stretch that begins there, which then is not found."""
        places = sorted((*beyond, *found))
        left: list[_Place] = []
        for place in reversed(beyond):
            after = bisect_right(places, place)
            following = places[after] if after < len(places) and places[after].block == place.block else None
            if following and following.first == place.end:
                del places[after]
                if following not in found:
                    left.remove(following)
                found.pop(following, None)
                larger = place._replace(must=following.must, end=following.end)
            else:
                limit = following.first if following else self.begin[place.block + 1]
                larger = place._replace(end=min(place.end + by, limit))
            places[after - 1] = larger
            left.append(larger)
        return left[::-1]

    def goes_on(self, place: _Place) -> bool:
        """Tell whether pieces of the block follow."""
        return place.end < self.begin[place.block + 1]

    def span(self, place: _Place) -> tuple[int, int]:
        """Return the forms from which and up to which some pieces are responsible."""
        begins = place.first == self.begin[place.block]
        first = self.low[place.block] if begins else self.first[place.first]
        return int(first), int(self.first[place.end] if self.goes_on(place) else self.low[place.block + 1])

    def begins(self, n: int) -> str:
        """Return the first term of a piece as it is looked up."""
        folded, group, a, b = self.order.folded, self.order.group, int(self.a[n]), int(self.b[n])
        return folded[int(group[a])] + (f" {folded[int(group[b - 1])]}" if b else "")

    def may_begin(self, n: int) -> bool:
        """Return whether a shard may begin where a piece does, whatever its size."""
        group, a, b = self.order.group, self.a[n : n + 1], self.b[n : n + 1]
        return bool(may_end(group[a], np.where(b, group[b - 1] + 1, 0), self.order)[0])


class _Cut:
    """The new rows of all stretches, cut into shards."""

    def __init__(self, old: _Old, block: Block, larger: float) -> None:
        order = old.order
        self._old, self._larger = old, larger
        self._terms = Terms(block.rows, order)
        start = self._terms.row[:-1]
        self._form = forms(block.rows["a"][start], block.rows["b"][start], order.group)
        self._size = sizes(block.rows, self._terms, order)
        self._ends = np.flatnonzero(may_end(self._terms.first, self._terms.second, order))

    def stretch(self, place: _Place, before: int) -> tuple[int, _Found | None]:
        """Return the end of the pieces whose place shards take, and these; None: they go beyond.

        `before`: rows before those that are cut.
        """
        first, last = np.searchsorted(self._form, self._old.span(place)).tolist()
        goes_on = self._old.goes_on(place)
        following = Following(goes_on, goes_on and self._old.may_begin(place.end))
        found = cuts(self._size, self._ends, self._larger, (first, last), following)
        if place.must < place.end:
            found, place = self._met(found, place)
        if found[-1] > last:
            return place.end, None
        text, rows = self._terms.text, (before + self._terms.row[found]).tolist()
        keys = [least(text(at - 1), text(at)) for at in found[1:-1]]
        return place.end, _Found([*pairwise(rows)], keys, text(found[-1] - 1) if len(found) > 1 else "")

    def _met(self, found: list[int], place: _Place) -> tuple[list[int], _Place]:
        """Return the shards up to the first that ends where an old one did, and the pieces whose place they take."""
        ends = np.searchsorted(self._form, self._old.first[place.must : place.end]).tolist()
        met = next((end for end in ends if end in found[1:]), None)
        if met is None:
            return found, place
        return found[: found.index(met) + 1], place._replace(end=place.must + ends.index(met))


def _parts(old: _Old, block: int, found: Mapping[_Place, _Found]) -> Iterator[Part]:
    """Yield the shards of a block in order, each with the key from which on it is responsible."""
    last, before = old.begin[block], ""  # the piece after those told; the last term before it if it is new
    for place, new in found.items():
        if place.block == block:
            yield from _kept(old, block, (last, place.first), before)
            begins = place.first == old.begin[block]
            keys = [old.bounds[block] if begins else old.pieces[place.first].key, *new.keys]
            yield from (Part(key, None, rows) for key, rows in zip(keys, new.rows, strict=False))
            last, before = place.end, new.last
    yield from _kept(old, block, (last, old.begin[block + 1]), before)


def _kept(old: _Old, block: int, places: tuple[int, int], before: str) -> Iterator[Part]:
    for n in range(*places):
        key = old.pieces[n].key
        if n == places[0]:
            key = least(before, old.begins(n)) if before else old.bounds[block]
        yield Part(key, old.pieces[n])

"""A block made of what the last build left: only the shards in which something differs are read, cut and written.

A shard ends where its own words and those up to its end say so.  So in a stretch of shards that differ, shards are cut
anew from where the first begins; where one would go beyond the last, the next shard is taken in, until one fits.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_builder.search.block import Block, renamed
from site_builder.search.blocks import BOUNDS
from site_builder.search.change import changed, forms, rows_of, touched
from site_builder.search.columns import Numbers
from site_builder.search.encoded import Terms, sizes
from site_builder.search.shards import Following, cuts, least, may_end
from site_builder.search.spill import Terms as Rows
from site_builder.search.state import Piece
from site_builder.search.vocabulary import Order

Load = Callable[[Sequence[Piece]], Block]  # reads the rows of pieces, words by ids


class Change(NamedTuple):
    """What became of the articles of a block."""

    numbers: NDArray[np.bool_]  # of those that are gone
    gone: Rows | None  # their rows; None: to be found in the block
    added: Rows


class Part(NamedTuple):
    """A shard of the block as it is now: an old piece, or rows of the new block."""

    key: str
    piece: Piece | None
    rows: tuple[int, int] = (0, 0)


class Again(NamedTuple):
    """The shards of a block, and the rows of those that are new."""

    parts: list[Part]
    new: Block


class Left(NamedTuple):
    """What the last build left of a block, and what became of it."""

    number: int
    pieces: Sequence[Piece]
    load: Load
    change: Change


def again(left: Left, order: Order, larger: float) -> Again:
    """Return what a block is now; pieces without rows are left out."""
    change, pieces = left.change, [piece for piece in left.pieces if piece.sizes[0]]
    old = _Old(left.number, pieces, left.load, order)
    gone = old.holding(change.numbers) if change.gone is None else change.gone
    terms = touched(gone, change.added, order.group)
    todo = old.where(terms)
    while True:
        block = changed(old.block(todo), terms, change.numbers, change.added, order.group)
        found = _Cut(old, block, larger)
        stretches = [*_stretches(todo)] if pieces else [(0, 0)]
        ranges = [found.stretch(i, j) for i, j in stretches]
        beyond = [j for (_, j), rows in zip(stretches, ranges, strict=True) if rows is None]
        if not beyond:
            return Again([*_parts(old, found, stretches, [rows or [] for rows in ranges])], block)
        todo[beyond] = True


class _Old:
    """What the last build left of a block."""

    def __init__(self, number: int, pieces: Sequence[Piece], load: Load, order: Order) -> None:
        self.number, self.pieces, self.order, self._load = number, pieces, order, load
        first = np.array([piece.first for piece in pieces], np.int64).reshape(-1, 2)
        rank = order.rank.astype(np.int64)
        self.a, self.b = rank[first[:, 0]], np.append(0, rank + 1)[first[:, 1]]
        self.first = forms(self.a.astype(np.uint32), self.b.astype(np.uint32), order.group)

    def block(self, which: NDArray[np.bool_]) -> Block:
        """Return the rows of some pieces, their words by their places."""
        block = self._load([self.pieces[n] for n in np.flatnonzero(which).tolist()])
        return block._replace(rows=renamed(block.rows, self.order.rank))

    def holding(self, numbers: NDArray[np.bool_]) -> Rows:
        """Return the rows of some articles."""
        every = np.ones(len(self.pieces) if numbers.any() else 0, np.bool_)
        return rows_of(self.block(every), numbers)

    def where(self, terms: Numbers) -> NDArray[np.bool_]:
        """Return which pieces differ when some terms do."""
        todo = np.zeros(len(self.pieces), np.bool_)
        if todo.size and terms.size:
            place = np.searchsorted(self.first, terms, "right") - 1
            todo[np.maximum(place, 0)] = True
            # Where a piece begins may no longer end the one before.
            todo[np.maximum(place[(place > 0) & (self.first[place] == terms)] - 1, 0)] = True
        return todo

    def begins(self, n: int) -> str:
        """Return the first term of a piece as it is looked up."""
        words, a, b = self.order.words, int(self.a[n]), int(self.b[n])
        return words.folded[a] + (f" {words.folded[b - 1]}" if b else "")

    def may_begin(self, n: int) -> bool:
        """Return whether a shard may begin where a piece does, whatever its size."""
        second = np.append(0, self.order.group + 1)[self.b[n : n + 1]]
        return bool(may_end(self.order.group[self.a[n : n + 1]], second, self.order)[0])


class _Cut:
    """The new rows of all stretches, cut into shards."""

    def __init__(self, old: _Old, block: Block, larger: float) -> None:
        order = old.order
        self._old, self._larger = old, larger
        self.terms = Terms(block.rows, order)
        start = self.terms.row[:-1]
        self._form = forms(block.rows["a"][start], block.rows["b"][start], order.group)
        self._size = sizes(block.rows, self.terms, order)
        self._ends = np.flatnonzero(may_end(self.terms.first, self.terms.second, order))

    def stretch(self, i: int, j: int) -> list[int] | None:
        """Return where the shards begin, and the last ends, that take the place of pieces; None: beyond them."""
        old = self._old
        goes_on = j < len(old.pieces)
        first = int(np.searchsorted(self._form, old.first[i])) if i else 0
        last = int(np.searchsorted(self._form, old.first[j])) if goes_on else self._form.size
        following = Following(goes_on, goes_on and old.may_begin(j))
        found = cuts(self._size, self._ends, self._larger, (first, last), following)
        return None if found[-1] > last else found


def _stretches(todo: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the runs of what is true."""
    for true, run in groupby(range(todo.size), key=todo.__getitem__):
        if true:
            places = [*run]
            yield places[0], places[-1] + 1


def _parts(
    old: _Old, new: _Cut, stretches: Sequence[tuple[int, int]], ranges: Iterable[Sequence[int]]
) -> Iterator[Part]:
    """Yield the shards in order, each with the key from which on it is responsible."""
    last, before = 0, ""  # the piece after those told; the last term before it if it is new
    for (i, j), found in zip(stretches, ranges, strict=True):
        yield from _kept(old, last, i, before)
        if len(found) > 1:
            text = new.terms.text
            keys = [old.pieces[i].key if i else BOUNDS[old.number]]
            keys += [least(text(at - 1), text(at)) for at in found[1:-1]]
            for key, (a, b) in zip(keys, pairwise(found), strict=True):
                yield Part(key, None, (int(new.terms.row[a]), int(new.terms.row[b])))
            before = text(found[-1] - 1)
        else:
            before = ""
        last = j
    yield from _kept(old, last, len(old.pieces), before)


def _kept(old: _Old, i: int, j: int, before: str) -> Iterator[Part]:
    for n in range(i, j):
        key = old.pieces[n].key
        if n == i:
            key = least(before, old.begins(n)) if before else BOUNDS[old.number]
        yield Part(key, old.pieces[n])

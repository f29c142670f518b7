"""The columns of a block of terms as bytes, of which each shard gets its rows; shards.py describes the layout."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.search.block import Block, Rows, listed
from site_builder.search.columns import Column, Numbers, Strings, numbers, starts, text
from site_builder.search.vocabulary import Order

FORMAT = 3
_WORD = 4  # bytes that the words of a term take, about
_SEVEN, _FOURTEEN = 1 << 7, 1 << 14


class Terms:
    """The folded terms of rows: `row` says where the spellings of each begin, and where the last ends."""

    def __init__(self, rows: Rows, order: Order) -> None:
        """Tell the terms of rows in the order of the index."""
        first = order.group[rows["a"]]
        second = np.append(0, order.group + 1)[rows["b"]]
        new = np.ones(rows.size, np.bool_)
        new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
        self.row = np.append(np.flatnonzero(new), rows.size)
        self.first, self.second = first[new], second[new]  # second: 0 for a single word, else 1 + its form
        self._folded = order.folded

    def text(self, term: int) -> str:
        """Return a term as it is looked up."""
        second = int(self.second[term])
        return self._folded[int(self.first[term])] + (f" {self._folded[second - 1]}" if second else "")


def sizes(rows: Rows, terms: Terms, order: Order) -> Numbers:
    """Return about how many bytes the terms before each term take; one more at the end."""
    marks = order.marks.size[rows["a"] + 1] + order.marks.size[rows["b"]]
    count = 1 + (rows["articles"] >= _SEVEN).astype(np.int64) + (rows["articles"] >= _FOURTEEN)
    before: Numbers = starts(marks + count + rows["size"] + rows["more"])[terms.row]
    return before + _WORD * np.arange(terms.row.size)


def encoded(block: Block, cuts: Numbers, order: Order) -> Iterator[bytes]:
    """Yield the file of each range of rows between two cuts, which fall between terms; without names."""
    rows, terms = block.rows, Terms(block.rows, order)
    at = np.searchsorted(terms.row, cuts)
    begins = np.union1d(at[:-1], 1 + np.flatnonzero(terms.first[1:] != terms.first[:-1]))
    group = np.searchsorted(begins, at)
    titled = block.title > 0
    more, listed_ = starts(rows["more"])[cuts], starts(listed(rows))[cuts]
    named = starts(titled)[more]
    alone = terms.second == 0
    both = np.stack((rows["a"].astype(np.int64) + 1, rows["b"]), axis=1).ravel()
    marks = text(order.marks, both, np.zeros(both.size, np.int64))
    columns = [
        *((column, group) for column in _words(order.plain, terms.first[begins] + 1, group)),
        (numbers(np.diff(np.append(begins, alone.size))), group),
        *((column, at) for column in _words(order.plain, terms.second, at)),
        (numbers(np.diff(terms.row)), at),
        (numbers(rows["any"][terms.row[:-1]][alone].astype(np.int64)), starts(alone)[at]),
        (Column(marks.data, marks.start[::2]), cuts),
        (numbers(rows["articles"].astype(np.int64)), cuts),
        (Column(block.docs, starts(rows["size"])), cuts),
        (numbers(block.body.astype(np.int64) << 1 | titled), more),
        (numbers(block.title[titled].astype(np.int64)), named),
    ]
    counted = (group, at, cuts, listed_, more, named)
    headers = np.stack([np.full(cuts.size - 1, FORMAT), *map(np.diff, counted)], axis=1)
    columns.insert(0, (numbers(headers.ravel()), np.arange(cuts.size) * headers.shape[1]))
    bounds = [column.start[rows].tolist() for column, rows in columns]
    for span in zip(*map(pairwise, bounds), strict=True):
        yield b"".join(column.data[i:j].tobytes() for (column, _), (i, j) in zip(columns, span, strict=True))


def _words(folded: Strings, rows: NDArray[np.int64], cuts: Numbers) -> tuple[Column, Column, Column]:
    """Return words, each told by what it shares with the one before; the first after a cut shares nothing."""
    shared = folded.common(rows)
    shared[cuts[:-1]] = 0
    rest = text(folded, rows, shared)
    return numbers(shared), numbers(np.diff(rest.start)), rest

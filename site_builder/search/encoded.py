"""The columns of a block of terms as bytes, of which each shard gets its rows; shards.py describes the layout."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.search.columns import Column, Numbers, Strings, numbers, starts, text
from site_builder.search.postings import Postings

FORMAT = 2
_WORD = 4  # bytes that the words of a term take, about


class Encoded:
    """A block's columns below the terms: spellings and articles."""

    def __init__(self, p: Postings, spelt: Strings) -> None:
        """Encode all but the words; `spelt`: the marks of every word, after an empty one."""
        self._postings = p
        both = np.stack((p.variant_a, p.variant_b), axis=1).ravel() + 1
        marks = text(spelt, both, np.zeros(both.size, np.int64))
        self._marks = Column(marks.data, marks.start[::2])
        self._articles = numbers(p.variant_articles)
        titled = p.title > 0
        more = titled | (p.body != 1)
        self._docs = numbers(_gaps(p) << 1 | more)
        self._more_row, self._titled_row = starts(more), starts(titled)
        self._more = numbers(p.body[more].astype(np.int64) << 1 | titled[more])
        self._titled = numbers(p.title[titled].astype(np.int64))

    def size(self) -> Numbers:
        """Return about how many bytes the terms before each term take; one more at the end."""
        variant = self._postings.term_start
        posting = self._postings.variant_start[variant]
        size = self._marks.start[variant] + self._articles.start[variant] + self._docs.start[posting]
        return size + self._more_row[posting] + _WORD * np.arange(variant.size)

    def shards(self, cuts: Numbers, folded: Strings) -> Iterator[bytes]:
        """Yield the file of each range of terms between two cuts; `folded`: every folded word, after an empty one."""
        p = self._postings
        begins = np.union1d(cuts[:-1], 1 + np.flatnonzero(p.term_first[1:] != p.term_first[:-1]))
        group = np.searchsorted(begins, cuts)
        variant = p.term_start[cuts]
        posting = p.variant_start[variant]
        alone = p.term_second == 0
        columns = [
            *((column, group) for column in _words(folded, p.term_first[begins] + 1, group)),
            (numbers(np.diff(np.append(begins, p.term_first.size))), group),
            *((column, cuts) for column in _words(folded, p.term_second, cuts)),
            (numbers(np.diff(p.term_start)), cuts),
            (numbers(p.term_articles[alone]), starts(alone)[cuts]),
            (self._marks, variant),
            (self._articles, variant),
            (self._docs, posting),
            (self._more, self._more_row[posting]),
            (self._titled, self._titled_row[posting]),
        ]
        counted = (group, cuts, variant, posting, self._more_row[posting], self._titled_row[posting])
        headers = np.stack([np.full(cuts.size - 1, FORMAT), *map(np.diff, counted)], axis=1)
        columns.insert(0, (numbers(headers.ravel()), np.arange(cuts.size) * headers.shape[1]))
        bounds = [column.start[rows].tolist() for column, rows in columns]
        for at in zip(*map(pairwise, bounds), strict=True):
            yield b"".join(column.data[i:j].tobytes() for (column, _), (i, j) in zip(columns, at, strict=True))


def _gaps(p: Postings) -> Numbers:
    """Return each article's number less that of the one before in its list and one; the first as it is."""
    gap = p.doc.astype(np.int64)
    gap[1:] -= gap[:-1] + 1
    gap[p.variant_start[:-1]] = p.doc[p.variant_start[:-1]]
    return gap


def _words(folded: Strings, rows: NDArray[np.int64], cuts: Numbers) -> tuple[Column, Column, Column]:
    """Return words, each told by what it shares with the one before; the first after a cut shares nothing."""
    shared = folded.common(rows)
    shared[cuts[:-1]] = 0
    rest = text(folded, rows, shared)
    return numbers(shared), numbers(np.diff(rest.start)), rest

"""The counts of some articles as rows in a file, sorted by block, so that each block can be gathered by itself."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from site_builder.search.blocks import COUNT, block_of
from site_builder.search.columns import Numbers, joined, plain, starts
from site_builder.search.tally import unpack
from site_builder.text.fold import fold

# A term of an article: `a` its word, `b` 0 for a single word or 1 + the second word; `doc` the article's number; how
# often in the body and in the title.
TERM = np.dtype([("a", "<u4"), ("b", "<u4"), ("doc", "<u4"), ("body", "u1"), ("title", "u1")])
Terms = NDArray[np.void]


class Sorted(NamedTuple):
    """Rows by block, whose words are numbered among `words`; `start`: the first row of each block, and the end."""

    rows: Terms
    words: list[str]
    start: Numbers
    sums: NDArray[np.uint32]  # of each article: its number, and the checksum of its counts


class Spill(NamedTuple):
    """The same with the rows in a file."""

    path: Path
    words: list[str]
    start: Numbers
    sums: NDArray[np.uint32]


def by_block(counts: Iterable[tuple[int, bytes]]) -> Sorted:
    """Return the rows of (article's number, packed counts), which rise."""
    ids: dict[str, int] = {}
    parts = [np.empty(0, TERM)]
    sums = []
    for number, packed in counts:
        sums.append((number, crc32(packed)))
        c = unpack(packed)
        own = np.fromiter((ids.setdefault(word, len(ids)) for word in c.words), np.uint32, len(c.words))
        part = np.empty(c.first.size, TERM)
        part["a"] = own[c.first]
        part["b"] = np.append(np.uint32(0), own + np.uint32(1))[c.second]
        part["doc"], part["body"], part["title"] = number, c.body, c.title
        parts.append(part)
    rows, words = joined(parts), [*ids]
    block = np.fromiter((block_of(fold(word)) for word in words), np.uint8, len(words))[rows["a"]]
    order, start = np.argsort(block, kind="stable"), starts(np.bincount(block, minlength=COUNT))
    return Sorted(rows.take(order), words, start, np.array(sums, np.uint32).reshape(-1, 2))


def spill(of: Sorted, path: Path) -> Spill:
    """Write rows to a file."""
    of.rows.tofile(path)
    return Spill(path, of.words, of.start, of.sums)


def gathered(spills: Sequence[Spill], ranks: Sequence[NDArray[np.uint32]], blocks: range) -> Terms:
    """Return the rows of blocks from all files; `ranks`: for each file, the place of its words in the vocabulary."""
    bounds = [(int(file.start[blocks.start]), int(file.start[blocks.stop])) for file in spills]
    at = starts(np.array([end - first for first, end in bounds], np.int64))
    rows = np.empty(int(at[-1]), TERM)
    for file, rank, (first, end), (i, j) in zip(spills, ranks, bounds, pairwise(at.tolist()), strict=True):
        part = np.fromfile(file.path, TERM, end - first, offset=first * TERM.itemsize)
        part["a"] = rank[part["a"]]
        part["b"] = np.append(np.uint32(0), rank + np.uint32(1))[part["b"]]
        plain(rows)[i:j] = plain(part)
    return rows

"""The postings of a block of terms: all that its files are made from, and what an article more changes.

A block is rows, a row for each spelling of each term in the order of the index, beside columns with their articles.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from site_builder.search import columns
from site_builder.search.columns import Bytes, Numbers, decoded, numbers, starts

SINGLES = 200  # articles listed for a single word in one spelling: its best; pairs list all

# `a`, `b`: the word, and 0 or 1 + the second word.  `articles` that contain it; `any`: of the first spelling of a word
# alone, how many contain any.  What is listed takes `size` bytes of `docs`, and of `body` and `title` `more` rows each.
ROW = np.dtype([("a", "<u4"), ("b", "<u4"), ("articles", "<u4"), ("any", "<u4"), ("size", "<u4"), ("more", "<u4")])
Rows = NDArray[np.void]
Docs = NDArray[np.uint32]
Kind = TypeVar("Kind", np.uint8, np.uint32)


class Block(NamedTuple):
    """The rows; their lists as shards have them; and the whole lists of the single words that list only their best."""

    rows: Rows
    docs: Bytes  # gap to the article before << 1 | other than once in the body, as varints
    body: Bytes  # of those that are other: how often in the body, in the title
    title: Bytes
    all_docs: Docs
    all_body: Bytes
    all_title: Bytes


class Lists(NamedTuple):
    """Whole lists: `start` says where in `doc`, `body` and `title` each row begins, and where the last ends."""

    a: Docs
    b: Docs
    start: Numbers
    doc: Docs
    body: Bytes
    title: Bytes


_BYTES: Bytes = np.empty(0, np.uint8)
EMPTY = Block(np.empty(0, ROW), _BYTES, _BYTES, _BYTES, np.empty(0, np.uint32), _BYTES, _BYTES)


def long(rows: Rows) -> NDArray[np.bool_]:
    """Return which rows list only the best of their articles."""
    found: NDArray[np.bool_] = (rows["b"] == 0) & (rows["articles"] > SINGLES)
    return found


def listed(rows: Rows) -> Numbers:
    """Return how many articles each row lists."""
    return np.where(long(rows), SINGLES, rows["articles"]).astype(np.int64)


def made(lists: Lists, group: Numbers) -> Block:
    """Return the block of whole lists in the order of the index; `group`: of each word, its folded form."""
    rows = np.zeros(lists.a.size, ROW)
    rows["a"], rows["b"], rows["articles"] = lists.a, lists.b, np.diff(lists.start)
    alone = np.flatnonzero(lists.b == 0)
    first = np.flatnonzero(np.diff(group[lists.a[alone]], prepend=-1))
    spelt = np.diff(first, append=alone.size)
    any_ = rows["articles"][alone[first]]
    for n in np.flatnonzero(spelt > 1).tolist():
        of = (lists.doc[lists.start[row] : lists.start[row + 1]] for row in alone[first[n] : first[n] + spelt[n]])
        any_[n] = _distinct(np.concatenate([*of]))
    rows["any"][alone[first]] = any_
    whole = long(rows)
    kept = _best(lists, np.flatnonzero(whole))
    start = starts(listed(rows))
    doc, body, title = lists.doc[kept], lists.body[kept], lists.title[kept]
    more = (title > 0) | (body != 1)
    docs = numbers(_gaps(doc, start) << 1 | more)
    rows["size"] = np.diff(docs.start[start])
    rows["more"] = np.diff(starts(more)[start])
    rest = np.repeat(whole, rows["articles"])
    return Block(rows, docs.data, body[more], title[more], lists.doc[rest], lists.body[rest], lists.title[rest])


def _distinct(docs: Docs) -> int:
    docs.sort()
    return int(np.count_nonzero(docs[1:] != docs[:-1])) + 1


def _best(lists: Lists, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return which postings stay where `rows` keep their best articles only, by title, then count, then age."""
    kept = np.ones(lists.doc.size, np.bool_)
    for i, j in zip(lists.start[rows], lists.start[rows + 1], strict=True):
        worth = np.minimum(lists.title[i:j], 1).astype(np.uint16) << 8 | lists.body[i:j]
        better = np.cumsum(np.bincount(worth)[::-1])  # how many are worth as much as the most, or one less, and so on
        least = better.size - 1 - int(np.searchsorted(better, SINGLES))
        kept[i:j] = worth > least
        equal = np.flatnonzero(worth == least)
        kept[i + equal[: SINGLES - int(np.count_nonzero(kept[i:j]))]] = True  # of equals the first
    return kept


def _gaps(doc: Docs, start: Numbers) -> Numbers:
    """Return each article's number less that of the one before in its list and one; the first as it is."""
    gap = doc.astype(np.int64)
    gap[1:] -= gap[:-1] + 1
    gap[start[:-1]] = doc[start[:-1]]
    return gap


class _Starts(NamedTuple):
    """Where each row's share of the columns begins; one more at the end."""

    docs: Numbers
    more: Numbers
    whole: Numbers


def _starts(rows: Rows) -> _Starts:
    return _Starts(starts(rows["size"]), starts(rows["more"]), starts(np.where(long(rows), rows["articles"], 0)))


def lists_of(block: Block) -> Lists:
    """Return the whole lists of a block: the inverse of `made`."""
    rows, whole = block.rows, long(block.rows)
    start = starts(listed(rows))
    coded, doc = _decoded(block, start)
    more = (coded & 1).astype(np.bool_)
    body, title = np.ones(coded.size, np.uint8), np.zeros(coded.size, np.uint8)
    body[more], title[more] = block.body, block.title
    if not whole.any():
        return Lists(rows["a"], rows["b"], start, doc, body, title)
    every = starts(rows["articles"])
    cut, rest = np.repeat(whole, np.diff(start)), np.repeat(whole, rows["articles"])
    return Lists(
        rows["a"],
        rows["b"],
        every,
        _mixed(doc[~cut], block.all_docs, rest),
        _mixed(body[~cut], block.all_body, rest),
        _mixed(title[~cut], block.all_title, rest),
    )


def holding(block: Block, docs: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the rows whose lists hold any of some articles."""
    rows, whole = block.rows, long(block.rows)
    start = starts(listed(rows))
    found = np.searchsorted(start, np.flatnonzero(docs[_decoded(block, start)[1]]), "right") - 1
    every = starts(np.where(whole, rows["articles"], 0))
    other = np.searchsorted(every, np.flatnonzero(docs[block.all_docs]), "right") - 1
    held = np.zeros(rows.size, np.bool_)
    held[found] = held[other] = True
    return np.flatnonzero(held)


def _decoded(block: Block, start: Numbers) -> tuple[Docs, Docs]:
    """Return the column of articles as written, and their numbers."""
    coded = decoded(block.docs)
    doc = np.cumsum((coded >> 1) + np.uint32(1), dtype=np.uint32)  # may wrap, as all that follows
    before = np.append(np.uint32(0), doc)[start[:-1]]
    return coded, doc - np.repeat(before, np.diff(start)) - np.uint32(1)


def _mixed(some: NDArray[Kind], others: NDArray[Kind], where: NDArray[np.bool_]) -> NDArray[Kind]:
    """Return two columns as one, in which `where` says which rows are of the second."""
    out = np.empty(where.size, some.dtype)
    out[~where], out[where] = some, others
    return out


def joined(pieces: Iterable[tuple[Block, int, int]]) -> Block:
    """Return the rows from `i` to `j` of each (block, i, j), end to end, with what belongs to them."""
    parts: list[list[Any]] = [[columns.plain(column)] for column in cast("tuple[NDArray[Any], ...]", EMPTY)]
    wanted = [*pieces]
    blocks = {id(block): block for block, _, _ in wanted}
    cut = {key: _cut(block, [(i, j) for of, i, j in wanted if of is block]) for key, block in blocks.items()}
    for block, _, _ in wanted:
        for part, column in zip(parts, next(cut[id(block)]), strict=True):
            part.append(column)
    kinds = cast("tuple[NDArray[Any], ...]", EMPTY)
    return Block(*(np.concatenate(part).view(kind.dtype) for part, kind in zip(parts, kinds, strict=True)))


def _cut(block: Block, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[NDArray[Any], ...]]:
    """Yield the columns, plain, of the rows from i to j of each (i, j)."""
    at = np.array(cuts, np.int64).reshape(-1, 2)
    docs, more, whole = (start[at].tolist() for start in _starts(block.rows))
    rows, *others = cast("tuple[NDArray[Any], ...]", block)
    rows = columns.plain(rows)
    for of in zip(cuts, docs, more, more, whole, whole, whole, strict=True):
        yield tuple(column[i:j] for column, (i, j) in zip((rows, *others), of, strict=True))


def end_to_end(blocks: Iterable[Block]) -> Block:
    """Return whole blocks end to end."""
    parts: list[Any] = [*zip(EMPTY, *blocks, strict=True)]
    return Block(*map(columns.joined, parts))


def renamed(rows: Rows, words: Docs) -> Rows:
    """Return rows with other numbers of their words: of each number, what it becomes."""
    out = columns.copied(rows)
    out["a"] = words[rows["a"]]
    out["b"] = np.append(np.uint32(0), words + np.uint32(1))[rows["b"]]
    return out


def cut(block: Block, cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Yield what belongs to the rows from i to j of each (i, j), as bytes, and the sizes of its columns."""
    for spans in _cut(block, [*cuts]):
        yield b"".join(span.tobytes() for span in spans), tuple(span.size for span in spans)

"""What some articles more, less or other make of a block of terms."""

import numpy as np
from numpy.typing import NDArray

from site_builder.search.block import Block, Docs, Lists, holding, joined, lists_of, made
from site_builder.search.columns import Bytes, Numbers, starts
from site_builder.search.spill import TERM, Terms

_WIDEST = 63  # bits of a key
_DOC = 32
FORM = 32  # bits of the second word in what `forms` gives


def gathered(rows: Terms, group: Numbers) -> Lists:
    """Return rows, sorted by article, as whole lists in the order of the index; `group`: each word's folded form."""
    order = _order(rows["a"].astype(np.int64), rows["b"].astype(np.int64), group)
    rows = rows.take(order)
    del order  # the rows of a block are many: nothing is kept longer than it is needed
    new = np.ones(rows.size, np.bool_)
    new[1:] = (rows["a"][1:] != rows["a"][:-1]) | (rows["b"][1:] != rows["b"][:-1])
    start = np.append(np.flatnonzero(new), rows.size)
    doc, body, title = (np.ascontiguousarray(rows[name]) for name in ("doc", "body", "title"))
    return Lists(rows["a"][start[:-1]], rows["b"][start[:-1]], start, doc, body, title)


def _order(a: Numbers, b: Numbers, group: Numbers) -> NDArray[np.intp]:
    """Return the stable order by folded words, then by spellings."""
    wide = int(group.size).bit_length() + 1
    least = int(a.min()) if a.size else 0
    whole = int(a.max() - least).bit_length() if a.size else 0
    if 3 * wide + whole > _WIDEST:  # not seen outside hostile texts
        return np.lexsort((b, a, _second(b, group), group[a]))
    key = group[a] - (group[least] if a.size else 0)  # words are sorted by their forms
    for bits, column in ((wide, _second(b, group)), (whole, a - least), (wide, b)):
        key <<= bits
        key |= column
    return np.argsort(key, kind="stable")


def _second(b: Numbers, group: Numbers) -> Numbers:
    """Return the folded form of each second word: 0 for none, else 1 + its number."""
    return np.where(b, group[b - 1] + 1, 0)


def forms(a: NDArray[np.uint32], b: NDArray[np.uint32], group: Numbers) -> Numbers:
    """Return a number for each term that is the same for all its spellings and rises in the order of the index."""
    return group[a] << FORM | _second(b.astype(np.int64), group)


def changed(block: Block, touched: Numbers, gone: NDArray[np.bool_], added: Terms, group: Numbers) -> Block:
    """Return the block without the articles that are `gone`, by number, and with the rows of others.

    `touched`: the terms that differ afterwards, rising, as `touched` gives them.
    """
    terms = forms(block.rows["a"], block.rows["b"], group)
    low, high = np.searchsorted(terms, touched), np.searchsorted(terms, touched, "right")
    there = [*zip(low.tolist(), high.tolist(), strict=True)]
    inside = added.compress(_among(forms(added["a"], added["b"], group), touched))
    new = made(_merged(lists_of(joined((block, i, j) for i, j in there)), gone, inside, group), group)
    bounds = np.searchsorted(forms(new.rows["a"], new.rows["b"], group), np.append(touched, 1 << _WIDEST - 1))
    pieces, last = [], 0
    for (i, j), first, end in zip(there, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        pieces += [(block, last, i), (new, first, end)]
        last = j
    return joined([*pieces, (block, last, block.rows.size)])


def touched(old: Terms, new: Terms, group: Numbers) -> Numbers:
    """Return the terms that differ, rising, where some rows take the place of others.

    An article whose number is gone and added again with the same counts of a term leaves that term as it was.
    """
    rows = np.array([*(set(old.tolist()) ^ set(new.tolist()))], new.dtype)
    terms = np.sort(forms(rows["a"], rows["b"], group))
    return terms[np.diff(terms, prepend=-1) > 0]


def _among(terms: Numbers, some: Numbers) -> NDArray[np.bool_]:
    """Return which terms are among some others, which rise."""
    place = np.searchsorted(some, terms)
    found: NDArray[np.bool_] = np.append(some, -1)[place] == terms
    return found


def rows_of(block: Block, docs: NDArray[np.bool_]) -> Terms:
    """Return the rows of some articles."""
    lists = lists_of(joined((block, row, row + 1) for row in holding(block, docs).tolist()))
    at = np.flatnonzero(docs[lists.doc])
    row = np.searchsorted(lists.start, at, "right") - 1
    found = np.empty(at.size, TERM)
    found["a"], found["b"] = lists.a[row], lists.b[row]
    found["doc"], found["body"], found["title"] = lists.doc[at], lists.body[at], lists.title[at]
    return found


def _merged(lists: Lists, gone: NDArray[np.bool_], added: Terms, group: Numbers) -> Lists:
    """Return whole lists without some articles and with more rows."""
    kept = ~gone[lists.doc]
    if not added.size:
        size = np.diff(starts(kept)[lists.start])
        left = np.flatnonzero(size)
        columns = (lists.doc[kept], lists.body[kept], lists.title[kept])
        return Lists(lists.a[left], lists.b[left], starts(size[left]), *columns)
    a, b = np.append(lists.a, added["a"]).astype(np.int64), np.append(lists.b, added["b"]).astype(np.int64)
    order = np.lexsort((b, a, _second(b, group), group[a]))
    new = np.ones(order.size, np.bool_)
    new[1:] = (np.diff(a[order]) != 0) | (np.diff(b[order]) != 0)
    place = np.empty(order.size, np.int64)
    place[order] = np.cumsum(new) - 1
    key = (np.repeat(place[: lists.a.size], np.diff(lists.start)) << _DOC | lists.doc)[kept]
    more = place[lists.a.size :] << _DOC | added["doc"]
    added, more = added[np.argsort(more)], np.sort(more)
    at = np.searchsorted(key, more)
    key = np.insert(key, at, more)
    doc: Docs = np.insert(lists.doc[kept], at, added["doc"])
    body: Bytes = np.insert(lists.body[kept], at, added["body"])
    title: Bytes = np.insert(lists.title[kept], at, added["title"])
    distinct = order[new]
    size = np.bincount(key >> _DOC, minlength=distinct.size)
    left = np.flatnonzero(size)
    first, second = (column[distinct][left].astype(np.uint32) for column in (a, b))
    return Lists(first, second, starts(size[left]), doc, body, title)

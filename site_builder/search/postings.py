"""The table of counts turned round: for each term the articles that contain it.

Done a block of terms at a time, by their first letters, so that memory is bounded by the largest block.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_builder.search.table import Table
from site_builder.search.vocabulary import Numbers, Vocabulary

SINGLES = 200  # articles kept for a single word in one spelling: its best; pairs keep all
_KEY_BITS = 63
# A block ends before each: about equal parts of a Vietnamese text.
_BLOCKS = (
    *("a", "b", "bi", "c", "ch", "chi", "ci", "co", "cu", "d", "da", "di", "do", "du", "e", "g", "gi", "h", "hi", "ho"),
    *("hu", "i", "k", "kh", "l", "la", "le", "lo", "m", "mo", "n", "na", "ng", "ngh", "nh", "nha", "nho", "ni", "no"),
    *("o", "p", "ph", "q", "qu", "r", "s", "so", "t", "ta", "th", "the", "thi", "tho", "thu", "ti", "to", "tr", "tri"),
    *("tu", "u", "v", "va", "vi", "x", "xi", "y", "{"),
)


class Postings(NamedTuple):
    """Columns of three nested levels: folded terms, their spellings (variants), and the articles of each.

    `term_first` and `term_second` number folded words (second: 0 for a single word, else 1 + number);
    `variant_a` and `variant_b` number exact words (b: -1 for a single word).
    """

    term_first: Numbers
    term_second: Numbers
    term_start: Numbers  # first variant of each term; one more at the end
    term_articles: Numbers  # how many articles contain a single word in any spelling; 0 for pairs
    variant_a: Numbers
    variant_b: Numbers
    variant_start: Numbers  # first posting of each variant; one more at the end
    variant_articles: Numbers  # how many articles contain the variant, of which a single word keeps the best
    doc: NDArray[np.uint32]
    body: NDArray[np.uint8]
    title: NDArray[np.uint8]


def blocks(rows: Table, words: Vocabulary, rank: Numbers) -> Iterator[Postings]:
    """Yield the postings in the order of their terms; `rank` gives each word of the table its place in `words`."""
    bounds = [bisect_left(words.folded, letter) for letter in _BLOCKS]
    block = np.searchsorted(bounds, words.group[rank], "right").astype(np.uint8)[rows.first]
    for n in np.unique(block):
        here = np.flatnonzero(block == n)
        part = Table(rows.first[here], rows.second[here], rows.doc[here], rows.body[here], rows.title[here])
        yield _postings(part, words, rank)


def _postings(rows: Table, words: Vocabulary, rank: Numbers) -> Postings:
    a = rank[rows.first]
    b = np.append(np.int64(-1), rank)[rows.second]
    order = _order(a, b, words)
    a, b, doc, body, title = a[order], b[order], rows.doc[order], rows.body[order], rows.title[order]
    starts = np.flatnonzero(_changes(a, b))
    articles = np.diff(np.append(starts, a.size))
    a, b = a[starts], b[starts]
    first, second = words.group[a], np.where(b < 0, 0, words.group[b] + 1)
    new_term = _changes(first, second)
    kept = _best(b, starts, articles, body, title)
    return Postings(
        term_first=first[new_term],
        term_second=second[new_term],
        term_start=np.append(np.flatnonzero(new_term), starts.size),
        term_articles=_articles(np.cumsum(new_term) - 1, articles, doc, b < 0),
        variant_a=a,
        variant_b=b,
        variant_start=np.append(0, np.cumsum(np.add.reduceat(kept, starts, dtype=np.int64))),
        variant_articles=articles,
        doc=doc[kept],
        body=body[kept],
        title=title[kept],
    )


def _order(a: Numbers, b: Numbers, words: Vocabulary) -> NDArray[np.intp]:
    """Return the order by folded words, then spellings, then article (which is the order given)."""
    fa, fb = words.group[a], np.where(b < 0, 0, words.group[b] + 1)
    va, vb = a - words.start[fa], np.where(b < 0, 0, b - words.start[np.maximum(fb - 1, 0)])
    fa -= fa.min()
    wide, narrow = len(words.folded).bit_length(), int(np.diff(words.start).max()).bit_length()
    if 2 * (wide + narrow) > _KEY_BITS:  # not seen outside hostile texts
        return np.lexsort((vb, va, fb, fa))
    return np.argsort(((fa << wide | fb) << narrow | va) << narrow | vb, kind="stable")


def _changes(a: Numbers, b: Numbers) -> NDArray[np.bool_]:
    """Return where a row differs from the one before; the first does."""
    changed = np.ones(a.size, np.bool_)
    changed[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return changed


def _articles(term: Numbers, articles: Numbers, doc: NDArray[np.uint32], single: NDArray[np.bool_]) -> Numbers:
    """Return how many articles contain each single word in any spelling; pairs, whose lists are whole, get 0."""
    both = np.repeat(term[single], articles[single]) << 32 | doc[np.repeat(single, articles)]
    both.sort()
    distinct = both[np.append(np.ones(min(both.size, 1), np.bool_), both[1:] != both[:-1])]
    return np.bincount(distinct >> 32, minlength=int(term[-1]) + 1)


def _best(
    variant_b: Numbers, starts: Numbers, articles: Numbers, body: NDArray[np.uint8], title: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """Return which postings stay: of a single word's, those of its best articles, by title, then by count."""
    kept = np.ones(body.size, np.bool_)
    for v in np.flatnonzero((variant_b < 0) & (articles > SINGLES)):
        part = slice(starts[v], starts[v] + articles[v])
        worth = np.minimum(title[part], 1).astype(np.int64) * 256 + body[part]
        kept[part] = False
        kept[starts[v] + np.argsort(-worth, kind="stable")[:SINGLES]] = True
    return kept

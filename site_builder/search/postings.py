"""The counts of all articles, turned round: for each term the articles that contain it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_builder.search.counts import unpack
from site_builder.text.fold import fold

Numbers = NDArray[np.int64]
SINGLES = 200  # articles kept for a single word in one spelling: its best; pairs keep all


class Vocabulary(NamedTuple):
    """The words of the archive, sorted by their folded form, then by spelling."""

    exact: list[str]
    folded: list[str]  # sorted, distinct
    group: Numbers  # of each exact word: the number of its folded form
    start: Numbers  # of each folded form: its first exact word; one more at the end


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


class _Columns(NamedTuple):
    first: NDArray[np.uint32]
    second: NDArray[np.uint32]
    doc: NDArray[np.uint32]
    body: NDArray[np.uint8]
    title: NDArray[np.uint8]


def invert(counts: Iterable[tuple[str, bytes]], number: dict[str, int]) -> tuple[Vocabulary, Postings]:
    """Return the vocabulary and postings of (article id, packed counts); `number` gives each id its number."""
    ids: dict[str, int] = {}
    columns = _gathered(counts, number, ids)
    vocabulary, rank = _sorted_words([*ids])
    return vocabulary, _sorted_postings(columns, vocabulary, rank)


def _gathered(counts: Iterable[tuple[str, bytes]], number: dict[str, int], ids: dict[str, int]) -> _Columns:
    """Return all counts in one table, in the order of the articles' numbers, words numbered as they first appear."""
    parts: dict[int, _Columns] = {}
    for id_, packed in counts:
        c = unpack(packed)
        for word in c.words:
            if word not in ids:
                ids[word] = len(ids)
        own = np.fromiter((0, *(ids[word] + 1 for word in c.words)), np.uint32, len(c.words) + 1)
        doc = np.full(c.first.size, number[id_], np.uint32)
        parts[number[id_]] = _Columns(own[c.first + 1] - np.uint32(1), own[c.second], doc, c.body, c.title)
    ordered = [parts[doc] for doc in sorted(parts)]
    return _Columns(
        np.concatenate([np.empty(0, np.uint32), *(part.first for part in ordered)]),
        np.concatenate([np.empty(0, np.uint32), *(part.second for part in ordered)]),
        np.concatenate([np.empty(0, np.uint32), *(part.doc for part in ordered)]),
        np.concatenate([np.empty(0, np.uint8), *(part.body for part in ordered)]),
        np.concatenate([np.empty(0, np.uint8), *(part.title for part in ordered)]),
    )


def _sorted_words(words: Sequence[str]) -> tuple[Vocabulary, Numbers]:
    """Return the vocabulary and, for each given word, its place there."""
    folded = [fold(word) for word in words]
    # UTF-16 order is how JavaScript compares strings.
    keys = [(f.encode("utf-16-be"), w.encode("utf-16-be")) for f, w in zip(folded, words, strict=True)]
    order = sorted(range(len(words)), key=keys.__getitem__)
    rank = np.empty(len(words), np.int64)
    rank[order] = np.arange(len(words))
    exact = [words[i] for i in order]
    distinct = [*dict.fromkeys(folded[i] for i in order)]
    place = {f: n for n, f in enumerate(distinct)}
    group = np.fromiter((place[folded[i]] for i in order), np.int64, len(order))
    start = np.searchsorted(group, np.arange(len(distinct) + 1))
    return Vocabulary(exact, distinct, group, start), rank


def _sorted_postings(columns: _Columns, words: Vocabulary, rank: Numbers) -> Postings:
    a, b = _ranks(columns, rank)
    order = _order(a, b, words)
    a, b, doc, body, title = a[order], b[order], columns.doc[order], columns.body[order], columns.title[order]
    begins = _changes(a, b)
    starts = np.flatnonzero(begins)
    variant_a, variant_b = a[starts], b[starts]
    articles = np.diff(np.append(starts, a.size))
    first = words.group[variant_a]
    second = np.where(variant_b < 0, 0, words.group[variant_b] + 1)
    term_starts = np.flatnonzero(_changes(first, second))
    term_of = np.cumsum(_changes(first, second)) - 1
    kept = _best(variant_b, starts, articles, body, title)
    return Postings(
        first[term_starts],
        second[term_starts],
        np.append(term_starts, starts.size),
        _articles(term_of, term_starts.size, articles, doc, variant_b < 0),
        variant_a,
        variant_b,
        np.append(0, np.cumsum(np.add.reduceat(kept, starts, dtype=np.int64)))
        if starts.size
        else np.zeros(1, np.int64),
        articles,
        doc[kept],
        body[kept],
        title[kept],
    )


def _ranks(columns: _Columns, rank: Numbers) -> tuple[Numbers, Numbers]:
    """Return both words of each posting by their place in the vocabulary, -1 for no second word."""
    shifted = np.append(np.int64(-1), rank)
    return rank[columns.first], shifted[columns.second]


def _order(a: Numbers, b: Numbers, words: Vocabulary) -> NDArray[np.intp]:
    """Return the order by folded words, then spellings, then article (which is the order given)."""
    group, start = words.group, words.start
    fa, fb = group[a], np.where(b < 0, 0, group[b] + 1)
    va, vb = a - start[fa], np.where(b < 0, 0, b - start[np.maximum(fb - 1, 0)])
    wide = max(1, len(words.folded).bit_length())
    narrow = max(1, int(np.diff(start).max(initial=1)).bit_length())
    if 2 * (wide + narrow) > 63:  # not seen outside hostile texts
        return np.lexsort((vb, va, fb, fa))
    return np.argsort(((fa << wide | fb) << narrow | va) << narrow | vb, kind="stable")


def _changes(a: Numbers, b: Numbers) -> NDArray[np.bool_]:
    """Return where a row differs from the one before; the first does."""
    changed = np.ones(a.size, np.bool_)
    changed[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return changed


def _articles(
    term_of: Numbers, terms: int, articles: Numbers, doc: NDArray[np.uint32], single: NDArray[np.bool_]
) -> Numbers:
    """Return how many articles contain each single word in any spelling; pairs, whose lists are whole, get 0."""
    rows = np.repeat(single, articles)
    pairs = np.repeat(term_of[single], articles[single]) << 32 | doc[rows]
    pairs.sort()
    distinct = pairs[np.append(np.ones(min(pairs.size, 1), np.bool_), pairs[1:] != pairs[:-1])]
    return np.bincount(distinct >> 32, minlength=terms)


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

"""How often each word and each pair of neighbouring words stands in one article: the part that needs its text.

Most Vietnamese words have two syllables, so pairs are what search looks for; single words serve queries of one.
"""

from collections.abc import Iterable
from itertools import chain, count
from typing import NamedTuple

import numpy as np
from msgspec import Struct, msgpack
from numpy.typing import NDArray

from site_builder.model import Article
from site_builder.text.tokens import spelt, words

_MOST = 255  # a count is kept in one byte; far below, one more hardly moves a score

Ids = NDArray[np.uint32]
Tally = NDArray[np.uint8]
Numbers = NDArray[np.int64]


class _Packed(Struct, array_like=True):
    words: str  # distinct words, one a line
    first: bytes  # uint32: number of the word
    second: bytes  # uint32: 1 + number of the word after it; 0 for a single word
    body: bytes  # uint8: how often in text and captions
    title: bytes  # uint8
    text: str  # of the body, from which results show excerpts


class Counts(NamedTuple):
    """The terms of one article as columns: `first` and `second` number its own `words`."""

    words: list[str]
    first: Ids
    second: Ids  # 0: a single word; n + 1: the pair with word n
    body: Tally
    title: Tally
    text: str


def counts(article: Article) -> bytes:
    """Return the counts of one article, packed; pure, so that any process may do it and a cache may keep it."""
    document = article.document
    parts = [*map(words, (document.title, document.text, *(caption.text for caption in document.captions)))]
    written = dict.fromkeys(chain.from_iterable(parts))
    exact = [*map(spelt, written)]
    distinct = dict(zip(dict.fromkeys(exact), count(), strict=False))
    number = dict(zip(written, map(distinct.__getitem__, exact), strict=True))
    title, *body = (np.fromiter(map(number.__getitem__, part), np.int64, len(part)) for part in parts)
    base = len(distinct) + 1
    terms, in_body, in_title = _counted(_terms(body, base), _terms([title], base))
    first, second = np.divmod(terms, base)
    text = "\n".join((document.text, *(caption.text for caption in document.captions)))
    return msgpack.encode(
        _Packed("\n".join(distinct), _ids(first), _ids(second), in_body.tobytes(), in_title.tobytes(), text),
    )


def unpack(packed: bytes) -> Counts:
    """Return what `counts` packed."""
    p = msgpack.decode(packed, type=_Packed)
    ids, tally = np.dtype("<u4"), np.dtype("u1")
    return Counts(
        p.words.split("\n") if p.words else [],
        np.frombuffer(p.first, ids),
        np.frombuffer(p.second, ids),
        np.frombuffer(p.body, tally),
        np.frombuffer(p.title, tally),
        p.text,
    )


def _terms(parts: Iterable[Numbers], base: int) -> Numbers:
    """Return every word and every pair as first * base + second; no pair crosses parts."""
    return np.concatenate([column for ids in parts for column in (ids * base, ids[:-1] * base + ids[1:] + 1)])


def _counted(body: Numbers, title: Numbers) -> tuple[Numbers, Tally, Tally]:
    """Return the distinct terms, rising, and how often each stands in the body and in the title."""
    rows = np.concatenate((body << 1, title << 1 | 1))
    rows.sort()
    terms = rows >> 1
    starts = np.flatnonzero(np.append(np.ones(min(rows.size, 1), np.bool_), terms[1:] != terms[:-1]))
    every = np.diff(np.append(starts, rows.size))
    titles = np.add.reduceat(rows & 1, starts) if starts.size else every
    return terms[starts], _tally(every - titles), _tally(titles)


def _tally(times: Numbers) -> Tally:
    return np.minimum(times, _MOST).astype(np.uint8)


def _ids(numbers: Numbers) -> bytes:
    return numbers.astype("<u4").tobytes()

"""Postings as files of a few kilobytes, each a range of terms in order; static/search/shard.js reads them.

A shard is columns one after the other, numbers as varints (columns.py), so that like stands beside like and gzip works:

    header   format, groups, terms, variants, postings, more, titled
    groups   first words: bytes shared with the one before; length of the rest; the rest; then terms of each
    terms    second words, none for a single word: shared; length; rest; then variants of each;
             then, of single words only, articles in any spelling
    variants marks of first and second word (marks.py); then articles of each
    postings articles' numbers: gap to the one before << 1 | more (other than once in the body, never in the title);
             of those with more: count in the body << 1 | titled;   of those titled: count in the title
    entities the rest, as text: a line each of key, kind, name, address, articles, parted by tabs
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from site_builder.search.columns import Bytes, Numbers, Strings, starts, varints
from site_builder.search.entities import Entity
from site_builder.search.marks import marks
from site_builder.search.postings import Postings
from site_builder.search.vocabulary import Vocabulary, utf16

FORMAT = 1
_SHARED = 15  # bytes of a common beginning that are worth finding
_LEAST, _MOST = 4_500, 9_000  # bytes before compression
_WORD = 4  # bytes that a term's words take, about
_ONE_IN = 8  # terms that may end a shard: fixed by their words, so that an article more moves few boundaries


class Shard(NamedTuple):
    """A file's content and the key from which on it is responsible."""

    key: str
    content: bytes


class _Table(NamedTuple):
    """Encoded rows of one column, with the first byte of each row."""

    data: Bytes
    start: Numbers

    def rows(self, i: int, j: int) -> bytes:
        return self.data[self.start[i] : self.start[j]].tobytes()


def shards(words: Vocabulary, blocks: Iterable[Postings], entities: Sequence[Entity]) -> Iterator[Shard]:
    """Yield all shards in order; `entities` are sorted by key, and stand with the terms beside them."""
    encoder = _Encoder(words)
    beside = _Beside(entities)
    waiting: Shard | None = None
    for block in blocks:
        for shard in encoder.shards(block):
            if waiting:
                yield Shard(waiting.key, waiting.content + beside.before(shard.key))
            waiting = shard if waiting else Shard("", shard.content)
    if waiting:
        yield Shard(waiting.key, waiting.content + beside.before(None))


class _Beside:
    """Hands out the entities in order."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._waiting = deque(entities)

    def before(self, key: str | None) -> bytes:
        """Return lines of the entities not handed out yet whose keys are below; None: all."""
        lines = []
        while self._waiting and (key is None or utf16(self._waiting[0].key) < utf16(key)):
            e = self._waiting.popleft()
            lines.append(f"{e.key}\t{e.kind}\t{e.name}\t{e.url}\t{e.articles}")
        return "\n".join(lines).encode()


class _Encoder:
    """What all blocks share: the bytes of every word."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._folded = Strings([b"", *(w.encode() for w in words.folded)], _SHARED)
        self._spelt = Strings([b"", *map(marks, words.exact)])
        self._crc = np.array([0, *(crc32(w.encode()) for w in words.folded)], np.int64)
        self._last = ""

    def shards(self, p: Postings) -> Iterator[Shard]:
        """Yield the shards of a block, without entities."""
        encoded = _Block(p, self._spelt)
        mixed = self._crc[p.term_first + 1] * 31 + self._crc[p.term_second]
        for i, j in pairwise(encoded.cuts(np.flatnonzero(mixed % _ONE_IN == 0))):
            yield Shard(_least(self._last, self._text(p, i)), encoded.shard(i, j, self._folded))
            self._last = self._text(p, j - 1)

    def _text(self, p: Postings, term: int) -> str:
        first, second = int(p.term_first[term]), int(p.term_second[term])
        return self._words.folded[first] + (f" {self._words.folded[second - 1]}" if second else "")


def _least(before: str, this: str) -> str:
    """Return the shortest text that is greater than `before` and not greater than `this`."""
    shared = next((i for i, (a, b) in enumerate(zip(before, this, strict=False)) if a != b), len(before))
    return this[: shared + 1]


class _Block:
    """All columns of a block's terms, from which a shard takes its rows."""

    def __init__(self, p: Postings, spelt: Strings) -> None:
        self._postings = p
        pairs = np.stack((p.variant_a, p.variant_b), axis=1).ravel() + 1
        data, start = spelt.taken(pairs, np.zeros(pairs.size, np.int64))
        self._marks = _Table(data, start[::2])
        self._articles = _Table(*varints(p.variant_articles))
        gap = p.doc.astype(np.int64)
        gap[1:] -= gap[:-1] + 1
        begins = p.variant_start[:-1]
        gap[begins] = p.doc[begins]
        titled = p.title > 0
        more = titled | (p.body != 1)
        self._docs = _Table(*varints(gap << 1 | more))
        self._more_row, self._titled_row = starts(more), starts(titled)
        self._more = _Table(*varints(p.body[more].astype(np.int64) << 1 | titled[more]))
        self._titled = _Table(*varints(p.title[titled].astype(np.int64)))

    def cuts(self, ends: NDArray[np.intp]) -> list[int]:
        """Return the first term of each shard, and the number of terms; `ends`: terms before which one may begin."""
        p = self._postings
        terms = p.term_first.size
        variant, posting = p.term_start, p.variant_start[p.term_start]
        size = self._marks.start[variant] + self._articles.start[variant] + self._docs.start[posting]
        size = size + self._more_row[posting] + _WORD * np.arange(terms + 1)
        cuts = [0]
        while cuts[-1] < terms:
            least, most = np.searchsorted(size, (size[cuts[-1]] + _LEAST, size[cuts[-1]] + _MOST))
            allowed = np.searchsorted(ends, least)
            cut = min(int(ends[allowed]) if allowed < ends.size else terms, int(most), terms)
            cuts.append(max(cut, cuts[-1] + 1))
        return cuts

    def shard(self, i: int, j: int, folded: Strings) -> bytes:
        """Return the file of terms i to j, without entities."""
        p = self._postings
        v, w = p.term_start[i], p.term_start[j]
        q, r = p.variant_start[v], p.variant_start[w]
        more, titled = self._more_row[[q, r]], self._titled_row[[q, r]]
        first, second = p.term_first[i:j], p.term_second[i:j]
        begins = np.append(0, 1 + np.flatnonzero(first[1:] != first[:-1]))
        header = [FORMAT, begins.size, j - i, w - v, r - q, more[1] - more[0], titled[1] - titled[0]]
        return b"".join((
            _numbers(np.array(header, np.int64)),
            _front_coded(folded, first[begins] + 1),
            _numbers(np.diff(np.append(begins, j - i))),
            _front_coded(folded, second),
            _numbers(np.diff(p.term_start[i : j + 1])),
            _numbers(p.term_articles[i:j][second == 0]),
            self._marks.rows(v, w),
            self._articles.rows(v, w),
            self._docs.rows(q, r),
            self._more.rows(*more),
            self._titled.rows(*titled),
        ))  # fmt: skip


def _front_coded(folded: Strings, rows: Numbers) -> bytes:
    shared = folded.common(rows)
    rest, start = folded.taken(rows, shared)
    return _numbers(shared) + _numbers(np.diff(start)) + rest.tobytes()


def _numbers(values: Numbers) -> bytes:
    return varints(values)[0].tobytes()

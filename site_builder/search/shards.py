"""Postings as files of a few kilobytes, each a range of terms in order; static/search/shard.js reads them.

A shard is columns one after the other, numbers as varints (columns.py), so that like stands beside like and gzip works:

    header   format, groups, terms, variants, postings, more, titled
    groups   first words: bytes shared with the one before; length of the rest; the rest; then terms of each
    terms    second words, none for a single word: shared; length; rest; then variants of each;
             then, of single words only, articles in any spelling
    variants marks of first and second word (marks.py); then articles of each
    postings articles' numbers: gap to the one before << 1 | more (other than once in the body, never in the title);
             of those with more: count in the body << 1 | titled;   of those titled: count in the title
    entities the rest, as text: a line each of key, kind, name, address, articles, their numbers, parted by tabs
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from site_builder.search.columns import Numbers, Strings
from site_builder.search.encoded import Encoded
from site_builder.search.entities import Entity
from site_builder.search.marks import marks
from site_builder.search.postings import Postings
from site_builder.search.vocabulary import Vocabulary, utf16

_SHARED = 15  # bytes of a common beginning that are worth finding
_LEAST, _MOST = 4_500, 9_000  # bytes before compression
_ARTICLES = 30_000  # above, shards grow instead of their number: a host takes only so many files
_ONE_IN = 8  # terms that may end a shard: fixed by their words, so that an article more moves few boundaries


class Shard(NamedTuple):
    """A file's content and the key from which on it is responsible."""

    key: str
    content: bytes


def size(articles: int) -> float:
    """Return how much larger the shards of an archive are than a small one's, in quarters: it rarely changes."""
    return max(4, -(-4 * articles // _ARTICLES)) / 4


def shards(
    words: Vocabulary, blocks: Iterable[Postings], entities: Sequence[Entity], larger: float = 1
) -> Iterator[Shard]:
    """Yield all shards in order; `entities` are sorted by key, and stand with the terms beside them."""
    encoder = _Encoder(words, larger)
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
            lines.append(f"{e.key}\t{e.kind}\t{e.name}\t{e.url}\t{e.articles}\t{e.gaps()}")
        return "\n".join(lines).encode()


class _Encoder:
    """What all blocks share: the bytes of every word."""

    def __init__(self, words: Vocabulary, larger: float) -> None:
        self._words, self._larger = words, larger
        self._folded = Strings([b"", *(w.encode() for w in words.folded)], _SHARED)
        self._spelt = Strings([b"", *map(marks, words.exact)])
        self._crc = np.array([0, *(crc32(w.encode()) for w in words.folded)], np.int64)
        self._last = ""

    def shards(self, p: Postings) -> Iterator[Shard]:
        """Yield the shards of a block, without entities."""
        encoded = Encoded(p, self._spelt)
        mixed = self._crc[p.term_first + 1] * 31 + self._crc[p.term_second]
        cuts = _cuts(encoded.size() / self._larger, np.flatnonzero(mixed % _ONE_IN == 0))
        for content, (i, j) in zip(encoded.shards(cuts, self._folded), pairwise(cuts), strict=True):
            yield Shard(_least(self._last, self._text(p, i)), content)
            self._last = self._text(p, j - 1)

    def _text(self, p: Postings, term: int) -> str:
        first, second = int(p.term_first[term]), int(p.term_second[term])
        return self._words.folded[first] + (f" {self._words.folded[second - 1]}" if second else "")


def _cuts(size: NDArray[np.float64], ends: NDArray[np.intp]) -> Numbers:
    """Return the first term of each shard, and the number of terms; `ends`: terms before which one may begin."""
    terms = size.size - 1
    cuts = [0]
    while cuts[-1] < terms:
        least, most = np.searchsorted(size, (size[cuts[-1]] + _LEAST, size[cuts[-1]] + _MOST))
        allowed = np.searchsorted(ends, least)
        cut = min(int(ends[allowed]) if allowed < ends.size else terms, int(most), terms)
        cuts.append(max(cut, cuts[-1] + 1))
    return np.array(cuts)


def _least(before: str, this: str) -> str:
    """Return the shortest text that is greater than `before` and not greater than `this`."""
    shared = next((i for i, (a, b) in enumerate(zip(before, this, strict=False)) if a != b), len(before))
    return this[: shared + 1]

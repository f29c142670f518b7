"""Postings as files of a few kilobytes, each a range of terms in order; static/search/shard.js reads them.

A shard is columns one after the other, numbers as varints (columns.py), so that like stands beside like and gzip works:

    header   format, groups, terms, variants, postings, more, titled
    groups   first words: bytes shared with the one before; length of the rest; the rest; then terms of each
    terms    second words, none for a single word: shared; length; rest; then variants of each;
             then, of single words only, articles in any spelling
    variants marks of first and second word (marks.py); then articles of each
    postings articles' numbers: gap to the one before << 1 | more   (more: not exactly once in the body and never in the title)
             of those with more: count in the body << 1 | titled;   of those titled: count in the title
    entities the rest, as text: a line each of key, kind, name, address, articles, parted by tabs
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np

from site_builder.search.columns import Bytes, Numbers, Strings, starts, varints
from site_builder.search.entities import Entity
from site_builder.search.marks import marks
from site_builder.search.postings import Postings, Vocabulary

FORMAT = 1
_SHARED = 15  # bytes of a common beginning that are worth finding
_LEAST, _MOST = 7_000, 14_000  # bytes before compression
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


def shards(words: Vocabulary, postings: Postings, entities: Sequence[Entity]) -> Iterator[Shard]:
    """Yield all shards in order; `entities` are sorted by key, and stand with the terms beside them."""
    encoder = _Encoder(words, postings)
    cuts = encoder.cuts()
    keys = [encoder.key(i) for i in cuts[:-1]]
    keys[:1] = [""]
    place = 0
    for n, key in enumerate(keys):
        here = place
        while place < len(entities) and (n + 1 == len(keys) or _utf16(entities[place].key) < _utf16(keys[n + 1])):
            place += 1
        yield Shard(key, encoder.shard(cuts[n], cuts[n + 1]) + _lines(entities[here:place]))


class _Encoder:
    """All columns of all terms, from which a shard takes its rows."""

    def __init__(self, words: Vocabulary, postings: Postings) -> None:
        self._words, self._postings = words, postings
        self._folded = Strings([b"", *(w.encode() for w in words.folded)], _SHARED)
        spelt = Strings([b"", *map(marks, words.exact)])
        pairs = np.stack((postings.variant_a, postings.variant_b), axis=1).ravel() + 1
        data, start = spelt.taken(pairs, np.zeros(pairs.size, np.int64))
        self._marks = _Table(data, start[::2])
        self._articles = _Table(*varints(postings.variant_articles))
        self._encode_postings(postings)
        self._first_crc = np.array([0, *map(crc32, map(str.encode, words.folded))], np.int64)

    def _encode_postings(self, p: Postings) -> None:
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

    def cuts(self) -> list[int]:
        """Return the first term of each shard, and the number of terms."""
        p = self._postings
        terms = p.term_first.size
        variant, posting = p.term_start, p.variant_start[p.term_start]
        size = self._marks.start[variant] + self._articles.start[variant] + self._docs.start[posting]
        size = size + self._more_row[posting] + 4 * np.arange(terms + 1)
        mixed = self._first_crc[p.term_first + 1] * 31 + self._first_crc[p.term_second]
        ends = np.flatnonzero(mixed % _ONE_IN == 0)
        cuts = [0]
        while cuts[-1] < terms:
            least, most = np.searchsorted(size, (size[cuts[-1]] + _LEAST, size[cuts[-1]] + _MOST))
            allowed = np.searchsorted(ends, least)
            cut = min(int(ends[allowed]) if allowed < ends.size else terms, int(most), terms)
            cuts.append(max(cut, cuts[-1] + 1))
        return cuts if terms else [0, 0]

    def key(self, term: int) -> str:
        """Return the shortest text that is greater than the term before and not greater than this."""
        this = self._text(term)
        before = self._text(term - 1) if term else ""
        shared = next((i for i, (a, b) in enumerate(zip(before, this, strict=False)) if a != b), len(before))
        return this[: shared + 1]

    def _text(self, term: int) -> str:
        first, second = self._postings.term_first[term], self._postings.term_second[term]
        return self._words.folded[first] + (f" {self._words.folded[second - 1]}" if second else "")

    def shard(self, i: int, j: int) -> bytes:
        """Return the file of terms i to j, without entities."""
        p = self._postings
        v, w = p.term_start[i], p.term_start[j]
        q, r = p.variant_start[v], p.variant_start[w]
        more, titled = self._more_row[[q, r]], self._titled_row[[q, r]]
        first, second = p.term_first[i:j], p.term_second[i:j]
        begins = np.flatnonzero(np.append(np.ones(min(j - i, 1), np.bool_), first[1:] != first[:-1]))
        header = [FORMAT, begins.size, j - i, w - v, r - q, more[1] - more[0], titled[1] - titled[0]]
        return b"".join(
            (
                _numbers(np.array(header, np.int64)),
                self._front_coded(first[begins] + 1),
                _numbers(np.diff(np.append(begins, j - i))),
                self._front_coded(second),
                _numbers(np.diff(p.term_start[i : j + 1])),
                _numbers(p.term_articles[i:j][second == 0]),
                self._marks.rows(v, w),
                self._articles.rows(v, w),
                self._docs.rows(q, r),
                self._more.rows(*more),
                self._titled.rows(*titled),
            )
        )

    def _front_coded(self, rows: Numbers) -> bytes:
        shared = self._folded.common(rows)
        rest, start = self._folded.taken(rows, shared)
        return _numbers(shared) + _numbers(np.diff(start)) + rest.tobytes()


def _numbers(values: Numbers) -> bytes:
    return varints(values)[0].tobytes()


def _lines(entities: Sequence[Entity]) -> bytes:
    return "\n".join(f"{e.key}\t{e.kind}\t{e.name}\t{e.url}\t{e.articles}" for e in entities).encode()


def _utf16(s: str) -> bytes:
    return s.encode("utf-16-be")

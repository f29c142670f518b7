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

Each is named by its checksum, which tells its block too: so blocks made apart never claim one name.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, count, pairwise
from math import ceil, pow  # noqa: A004  # of floats, and typed so
from typing import NamedTuple
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.search.block import Block, joined
from site_builder.search.blocks import BOUNDS, COUNT
from site_builder.search.columns import Numbers, numbers, starts
from site_builder.search.encoded import FORMAT, Terms, encoded, sizes
from site_builder.search.entities import Entity
from site_builder.search.vocabulary import Order, utf16

_LEAST, _MOST = 4_500, 9_000  # bytes before compression
# Above so many articles shards grow instead of their number, which else grows with this power of theirs (counted over
# 10,000 and 100,000): a host takes only so many files.
_ARTICLES, _POWER = 42_000, 0.79
_SALTS = 1_000
_ONE_IN = 8  # terms that may end a shard: fixed by their words, so that an article more moves few boundaries


class Shard(Struct, frozen=True, array_like=True):
    """A file of a block: from which key on it is responsible, its name, its rows, and the names among them."""

    key: str
    name: str
    row: int
    end: int
    names: bytes


def size(articles: int) -> float:
    """Return how much larger the shards of an archive are than a small one's, in quarters: it rarely changes."""
    return max(4, ceil(4 * pow(articles / _ARTICLES, _POWER))) / 4


def planned(number: int, block: Block, order: Order, names: "Names", larger: float) -> list[Shard]:
    """Cut the block of a number into shards, which have no names yet; `names`: those that belong to it."""
    terms = Terms(block.rows, order)
    ends = may_end(terms.first, terms.second, order)
    cuts_ = cuts(sizes(block.rows, terms, order), np.flatnonzero(ends), larger, (0, ends.size))
    if not block.rows.size:
        cuts_ = [0, 0] if names.lines else []
    keys = [BOUNDS[number], *(least(terms.text(i - 1), terms.text(i)) for i in cuts_[1:-1])]
    rows = terms.row[cuts_].tolist()
    return [
        Shard(key, "", row, end, of)
        for key, (row, end), of in zip(keys, pairwise(rows), names.among(keys), strict=False)
    ]


class Names(NamedTuple):
    """Names of pages by their keys, which rise as JavaScript compares, and the lines that tell of each."""

    keys: list[bytes]
    lines: list[str]

    def among(self, keys: Sequence[str]) -> Iterator[bytes]:
        """Yield the lines that belong to each of the shards that begin with `keys`."""
        bounds = [0, *(bisect_left(self.keys, utf16(key)) for key in keys[1:]), len(self.keys)]
        for i, j in pairwise(bounds):
            yield "\n".join(self.lines[i:j]).encode()


def named_by(entities: Iterable[Entity]) -> Names:
    """Return the names of entities, which come sorted."""
    found = [*entities]
    return Names([utf16(e.key) for e in found], [*map(_line, found)])


def may_end(first: Numbers, second: Numbers, order: Order) -> NDArray[np.bool_]:
    """Return before which of some terms a shard may end."""
    ends: NDArray[np.bool_] = (order.crc[first + 1] * 31 + order.crc[second]) % _ONE_IN == 0
    return ends


def _line(e: Entity) -> str:
    return f"{e.key}\t{e.kind}\t{e.name}\t{e.url}\t{e.articles}\t{e.gaps}"


def contents(block: Block, shards: Sequence[Shard], order: Order) -> Iterator[bytes]:
    """Yield the content of shards of a block."""
    part = joined((block, shard.row, shard.end) for shard in shards)
    if not part.rows.size:
        empty = numbers(np.array([FORMAT, 0, 0, 0, 0, 0, 0])).data.tobytes()
        yield from (empty + shard.names for shard in shards)
        return
    cuts = starts(np.array([shard.end - shard.row for shard in shards]))
    for content, shard in zip(encoded(part, cuts, order), shards, strict=True):
        yield content + shard.names


def named(number: int, content: bytes, taken: Container[str]) -> tuple[str, bytes]:
    """Return a name for a file of a block, and its content, lengthened until the name is the block's and free."""
    own = crc32(content)
    for salt in chain(_salts(), (b"\n%d" % n for n in count(_SALTS))):
        crc = crc32(salt, own)
        if crc % COUNT == number and (name := f"{crc:08x}") not in taken:
            return name, content + salt
    raise AssertionError  # there is always a salt more


@cache
def _salts() -> tuple[bytes, ...]:
    """Return what may be added to a content, mostly enough."""
    return (b"", *(b"\n%d" % n for n in range(1, _SALTS)))


class Following(NamedTuple):
    """Terms elsewhere that follow some others, if any do, and whether a shard may begin with them."""

    any: bool = False
    begins: bool = False


_NOTHING = Following()


def cuts(
    size: Numbers, ends: NDArray[np.intp], larger: float, span: tuple[int, int], following: Following = _NOTHING
) -> list[int]:
    """Return the first term of each shard in a span of terms, and the end of the last.

    `ends`: terms before which a shard may begin.  If terms follow the span, the last shard may go on beyond it: then
    it ends one after.
    """
    first, last = span
    inside = size[: last + 1]
    found = [first]
    while found[-1] < last:
        begin = int(size[found[-1]])
        # `larger` is in quarters.  Of integers, since NumPy would else make floats of the whole column.
        low, most = np.searchsorted(inside, (begin + int(_LEAST * larger), begin + int(_MOST * larger))).tolist()
        place = int(np.searchsorted(ends, low))
        end = int(ends[place]) if place < ends.size else last + 1
        if end >= last:
            end = last if following.begins and low <= last else last + 1
        found.append(min(max(min(end, most), found[-1] + 1), last + following.any))
    return found


def least(before: str, this: str) -> str:
    """Return the shortest text that is greater than `before` and not greater than `this`."""
    shared = next((i for i, (a, b) in enumerate(zip(before, this, strict=False)) if a != b), len(before))
    return this[: shared + 1]

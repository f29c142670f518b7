"""What most searches start with: the list from which the first letters are completed.

Longer beginnings are completed from the shard that holds them.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

import numpy as np
from msgspec import json
from numpy.typing import NDArray

from site_builder.search.block import Rows
from site_builder.search.columns import joined
from site_builder.search.entities import Entity
from site_builder.search.vocabulary import Order

_WORDS, _NAMES, _OFFICES = 700, 420, 120
_COMMON = 5_000  # words among which slips of a letter are looked for
_TIMES = 6  # as often together as chance would have it: then two syllables are a word
_RARE = 3  # articles below which nothing is offered
_SHARE = 100  # nor what stands in fewer than one of so many articles

Row = tuple[str, str, str, int]


class Common(NamedTuple):
    """Of a block: every single word, and the pairs that many articles contain."""

    singles: Rows
    pairs: Rows


def common(rows: Rows, articles: int) -> Common:
    """Return what a block of an archive of so many articles has for the lists."""
    single = rows["b"] == 0
    return Common(rows.compress(single), rows.compress(~single & counted(rows, articles)))


def counted(rows: Rows, articles: int) -> NDArray[np.bool_]:
    """Return which rows of an archive of so many articles, or of more, the lists look at."""
    found: NDArray[np.bool_] = (rows["b"] == 0) | (rows["articles"] >= max(_RARE, articles // _SHARE))
    return found


class Heads:
    """The commonest words of all blocks."""

    def __init__(self, blocks: Iterable[Common], order: Order, articles: int) -> None:
        """Take in the blocks."""
        found = [*blocks]
        self._order, self._articles = order, articles
        self._pairs = joined([block.pairs for block in found])
        self._count = np.zeros(len(order.exact))
        for block in found:
            self._count[block.singles["a"]] = block.singles["articles"]

    def content(self, entities: Sequence[Entity]) -> bytes:
        """Return the JSON array of [text, kind, address or "", articles], most frequent first."""
        offices = [_row(e) for e in entities if e.kind == "office"]
        named = [_row(e) for e in entities if e.kind != "office"]
        kept = ((_NAMES, named), (_OFFICES, offices), (_WORDS, [*self._words()]))
        rows = [row for most, given in kept for row in nlargest(most, given, key=_weight)]
        return json.encode(sorted(rows, key=lambda row: (-row[3], row)))

    def _words(self) -> Iterator[Row]:
        """Yield the pairs that stand together more often than their syllables alone would have it."""
        a, b = self._pairs["a"], self._pairs["b"] - np.uint32(1)
        often = self._pairs["articles"] >= _TIMES * self._count[a] * self._count[b] / max(1, self._articles)
        for pair in self._pairs[often]:
            text = f"{self._order.exact[pair['a']]} {self._order.exact[pair['b'] - 1]}"
            if not any(map(str.isdigit, text)):
                yield text, "word", "", int(pair["articles"])

    def common(self) -> bytes:
        """Return as JSON the folded words of most articles, the commonest first, parted by spaces."""
        folded = self._order.folded
        count = np.bincount(self._order.group, weights=self._count, minlength=len(folded))
        best = np.lexsort((np.arange(count.size), -count))[:_COMMON]
        words = [folded[n] for n in best if count[n] >= _RARE]
        return json.encode(" ".join(word for word in words if word.isalpha()))


def _row(entity: Entity) -> Row:
    return entity.name, entity.kind, entity.url, entity.articles


def _weight(row: Row) -> tuple[int, Row]:
    return row[3], row

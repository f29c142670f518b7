"""What most searches start with: the list from which the first letters are completed.

Longer beginnings are completed from the shard that holds them.
"""

from collections.abc import Sequence
from heapq import nlargest

import numpy as np
from msgspec import json

from site_builder.search.entities import Entity
from site_builder.search.postings import Postings
from site_builder.search.table import Table
from site_builder.search.vocabulary import Numbers, Vocabulary

_WORDS, _NAMES, _OFFICES = 700, 420, 120
_COMMON = 5_000  # words among which slips of a letter are looked for
_TIMES = 6  # as often together as chance would have it: then two syllables are a word
_RARE = 3  # articles below which nothing is offered

Row = tuple[str, str, str, int]


class Heads:
    """Collects the commonest words, block by block."""

    def __init__(self, words: Vocabulary, rows: Table, rank: Numbers, articles: int) -> None:
        """Count in how many articles each word stands, against which pairs are judged."""
        self._words, self._articles = words, articles
        single = rows.first[rows.second == 0]
        self._count = np.bincount(rank[single], minlength=len(words.exact)).astype(np.float64)
        self._rows: list[Row] = []

    def add(self, p: Postings) -> None:
        """Take in the pairs of a block that stand together more often than their syllables alone would have it."""
        chance = self._count[p.variant_a] * self._count[p.variant_b] / self._articles
        often = (p.variant_b >= 0) & (p.variant_articles >= np.maximum(_RARE, _TIMES * chance))
        rows = np.flatnonzero(often)
        for v in rows[np.argsort(-p.variant_articles[rows], kind="stable")[:_WORDS]]:
            text = f"{self._words.exact[p.variant_a[v]]} {self._words.exact[p.variant_b[v]]}"
            if not any(map(str.isdigit, text)):
                self._rows.append((text, "word", "", int(p.variant_articles[v])))

    def content(self, entities: Sequence[Entity]) -> bytes:
        """Return the JSON array of [text, kind, address or "", articles], most frequent first."""
        offices = [_row(e) for e in entities if e.kind == "office"]
        named = [_row(e) for e in entities if e.kind != "office"]
        kept = ((_NAMES, named), (_OFFICES, offices), (_WORDS, self._rows))
        rows = [row for most, given in kept for row in nlargest(most, given, key=_weight)]
        return json.encode(sorted(rows, key=lambda row: (-row[3], row)))

    def common(self) -> bytes:
        """Return as JSON the folded words of most articles, the commonest first, parted by spaces."""
        count = np.bincount(self._words.group, weights=self._count, minlength=len(self._words.folded))
        order = np.lexsort((np.arange(count.size), -count))[:_COMMON]
        words = [self._words.folded[n] for n in order if count[n] >= _RARE]
        return json.encode(" ".join(word for word in words if word.isalpha()))


def _row(entity: Entity) -> Row:
    return entity.name, entity.kind, entity.url, entity.articles


def _weight(row: Row) -> tuple[int, Row]:
    return row[3], row

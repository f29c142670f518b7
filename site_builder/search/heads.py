"""What most searches start with: the list from which the first letters are completed.

Longer beginnings are completed from the shard that holds them.
"""

from collections.abc import Iterator, Sequence
from heapq import nlargest

import numpy as np
from msgspec import json

from site_builder.search.entities import Entity
from site_builder.search.postings import Postings, Vocabulary

_WORDS, _NAMES = 700, 500
_TIMES = 6  # as often together as chance would have it: then two syllables are a word


def heads(words: Vocabulary, postings: Postings, entities: Sequence[Entity], articles: int) -> bytes:
    """Return the JSON array of [text, kind, address or "", articles], most frequent first."""
    named = nlargest(_NAMES, entities, key=lambda e: (e.articles, e.kind, e.key))
    rows = [(e.name, e.kind, e.url, e.articles) for e in named]
    rows += [(text, "word", "", n) for text, n in _words(words, postings, articles)]
    return json.encode(sorted(rows, key=lambda row: (-row[3], row)))


def _words(words: Vocabulary, p: Postings, articles: int) -> Iterator[tuple[str, int]]:
    """Yield the commonest pairs that stand together more often than their syllables alone would have it."""
    count = np.zeros(len(words.exact), np.float64)
    single = p.variant_b < 0
    count[p.variant_a[single]] = p.variant_articles[single]
    together = p.variant_articles * articles > _TIMES * count[p.variant_a] * count[np.maximum(p.variant_b, 0)]
    rows = np.flatnonzero(together & ~single & (p.variant_articles > 2))
    for v in rows[np.argsort(-p.variant_articles[rows], kind="stable")[:_WORDS]]:
        text = f"{words.exact[p.variant_a[v]]} {words.exact[p.variant_b[v]]}"
        if not any(map(str.isdigit, text)):
            yield text, int(p.variant_articles[v])

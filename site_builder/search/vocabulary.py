"""All words of the archive, in the order in which the index lists them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_builder.text.fold import fold

Numbers = NDArray[np.int64]


class Vocabulary(NamedTuple):
    """The words, sorted by their folded form as JavaScript compares strings, then by spelling."""

    exact: list[str]
    folded: list[str]  # sorted, distinct
    group: Numbers  # of each exact word: the number of its folded form
    start: Numbers  # of each folded form: its first exact word; one more at the end


def vocabulary(words: Sequence[str]) -> tuple[Vocabulary, Numbers]:
    """Return the vocabulary of distinct words and, for each given word, its place there."""
    folded = [fold(word) for word in words]
    keys = [(utf16(f), utf16(w)) for f, w in zip(folded, words, strict=True)]
    order = sorted(range(len(words)), key=keys.__getitem__)
    rank = np.empty(len(words), np.int64)
    rank[order] = np.arange(len(words))
    distinct = [*dict.fromkeys(folded[i] for i in order)]
    place = {f: n for n, f in enumerate(distinct)}
    group = np.fromiter((place[folded[i]] for i in order), np.int64, len(order))
    start = np.searchsorted(group, np.arange(len(distinct) + 1))
    return Vocabulary([words[i] for i in order], distinct, group, start), rank


def utf16(s: str) -> bytes:
    """Return a key that sorts as JavaScript compares strings."""
    return s.encode("utf-16-be", "surrogatepass")

"""The counts of all articles in one table of columns, a row for each term of each article."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from site_builder.search.tally import Ids, Tally, unpack


class Table(NamedTuple):
    """Rows in the order of the articles' numbers."""

    first: Ids  # number of the word
    second: Ids  # 0: a single word; n + 1: the pair with word n
    doc: Ids  # number of the article
    body: Tally
    title: Tally


class _Ids(dict[str, int]):
    """Numbers words as they are first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]


def table(
    counts: Iterable[tuple[str, bytes]], number: Mapping[str, int], texts: list[str] | None = None
) -> tuple[list[str], Table]:
    """Return the distinct words, by their numbers, and all rows of (article id, packed counts).

    `number` gives each article's id its number; `texts`, if given, gets each article's text at its number.
    """
    ids = _Ids()
    parts: list[Table | None] = [None] * len(number)
    for id_, packed in counts:
        c = unpack(packed)
        own = np.empty(len(c.words) + 1, np.uint32)
        own[0] = 0
        own[1:] = np.fromiter(map(ids.__getitem__, c.words), np.uint32, len(c.words)) + 1
        doc = np.full(c.first.size, number[id_], np.uint32)
        if texts is not None:
            texts[number[id_]] = c.text
        parts[number[id_]] = Table(own[c.first + 1] - np.uint32(1), own[c.second], doc, c.body, c.title)
    present = [part for part in parts if part]
    return [*ids], Table(
        _ids([part.first for part in present]),
        _ids([part.second for part in present]),
        _ids([part.doc for part in present]),
        _tally([part.body for part in present]),
        _tally([part.title for part in present]),
    )


def _ids(parts: list[Ids]) -> Ids:
    return np.concatenate([np.empty(0, np.uint32), *parts])


def _tally(parts: list[Tally]) -> Tally:
    return np.concatenate([np.empty(0, np.uint8), *parts])

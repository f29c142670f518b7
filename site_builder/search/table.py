"""The counts of all articles in one table of columns, a row for each term of each article."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from site_builder.search.tally import Ids, Tally, unpack

Column = Ids | Tally
Number = TypeVar("Number", np.uint32, np.uint8)
_NONE: Tally = np.empty(0, np.uint8)


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
    columns: list[list[Column]] = [[_NONE] * len(number) for _ in Table._fields]
    for id_, packed in counts:
        c = unpack(packed)
        own = np.empty(len(c.words) + 1, np.uint32)
        own[0] = 0
        own[1:] = np.fromiter(map(ids.__getitem__, c.words), np.uint32, len(c.words)) + 1
        place = number[id_]
        if texts is not None:
            texts[place] = c.text
        doc = np.full(c.first.size, place, np.uint32)
        parts: tuple[Column, ...] = (own[c.first + 1] - np.uint32(1), own[c.second], doc, c.body, c.title)
        for column, part in zip(columns, parts, strict=True):
            column[place] = part
    # One column after the other, each then given back: nothing is larger than this table.
    first, second, doc = (_joined(columns.pop(0), np.uint32) for _ in range(3))
    body, title = (_joined(columns.pop(0), np.uint8) for _ in range(2))
    return [*ids], Table(first, second, doc, body, title)


def _joined(parts: list[Column], kind: type[Number]) -> NDArray[Number]:
    return np.concatenate([_NONE, *parts], dtype=kind)

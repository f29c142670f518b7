"""How often each word and each pair of neighbouring words stands in one article: the part that needs its text.

Most Vietnamese words have two syllables, so pairs are what search looks for; single words serve queries of one.
"""

from typing import NamedTuple

import numpy as np
from msgspec import Struct, msgpack
from numpy.typing import NDArray

from site_builder.model import Article
from site_builder.text.tokens import exact, words

_MOST = 255  # a count is kept in one byte; far below, one more hardly moves a score

Ids = NDArray[np.uint32]
Tally = NDArray[np.uint8]


class _Packed(Struct, array_like=True):
    words: str  # distinct words in order of appearance, one a line
    first: bytes  # uint32: number of the word
    second: bytes  # uint32: 1 + number of the word after it; 0 for a single word
    body: bytes  # uint8: how often in text and captions
    title: bytes  # uint8


class Counts(NamedTuple):
    """The terms of one article as columns: `first` and `second` number its own `words`."""

    words: list[str]
    first: Ids
    second: Ids  # 0: a single word; n + 1: the pair with word n
    body: Tally
    title: Tally


def counts(article: Article) -> bytes:
    """Return the counts of one article, packed; pure, so that any process may do it and a cache may keep it."""
    document = article.document
    number: dict[str, int] = {}
    title = _terms(number, [document.title])
    body = _terms(number, [document.text, *(caption.text for caption in document.captions)])
    both = np.concatenate((title, body))
    terms, where = np.unique(both, return_inverse=True)
    packed = _Packed(
        "\n".join(number),
        (terms >> np.uint64(32)).astype("<u4").tobytes(),
        (terms & np.uint64(0xFFFFFFFF)).astype("<u4").tobytes(),
        _tally(where[title.size :], terms.size),
        _tally(where[: title.size], terms.size),
    )
    return msgpack.encode(packed)


def unpack(packed: bytes) -> Counts:
    """Return what `counts` packed."""
    p = msgpack.decode(packed, type=_Packed)
    ids, tally = np.dtype("<u4"), np.dtype("u1")
    return Counts(
        p.words.split("\n") if p.words else [],
        np.frombuffer(p.first, ids),
        np.frombuffer(p.second, ids),
        np.frombuffer(p.body, tally),
        np.frombuffer(p.title, tally),
    )


def _terms(number: dict[str, int], parts: list[str]) -> NDArray[np.uint64]:
    """Return every word and pair of the parts as first << 32 | second, numbering new words; no pair crosses parts."""
    found = [np.empty(0, np.uint64)]
    for part in parts:
        written = words(part)
        here = {word: number.setdefault(exact(word), len(number)) for word in dict.fromkeys(written)}
        ids = np.fromiter(map(here.__getitem__, written), np.uint64, len(written))
        found += [ids << np.uint64(32), (ids[:-1] << np.uint64(32)) | (ids[1:] + np.uint64(1))]
    return np.concatenate(found)


def _tally(where: NDArray[np.intp], size: int) -> bytes:
    return np.minimum(np.bincount(where, minlength=size), _MOST).astype(np.uint8).tobytes()

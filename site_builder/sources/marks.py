"""The lines of an article by which a source's furniture is learned: each as a number, with the end that it is near."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.cleaning.lines import Line
from site_builder.model import Input
from site_builder.sources.page import Page
from site_builder.text.fold import same

Numbers = NDArray[np.uint64]

_LONGEST = 320  # characters of a line that can be furniture
_FAR = 80  # lines from the top or the end within which furniture stands
_COUNTED = 60  # characters of a line in which numbers do not tell it from others: "123 bình luận"
_NUMBER = re.compile(r"\d+")
_AROUND = " \t\u00a0.:;…>»«›*-–—|[]()<►▶+•·"
_SIDE = 1  # the lowest bit of a mark: set for lines nearer to the end


class Marks(Struct, frozen=True, array_like=True, gc=False):
    """What an article shows of its source."""

    source: str = ""  # the paper, the host, or the folder
    lines: bytes = b""  # numbers of 8 bytes

    def numbers(self) -> Numbers:
        """Return the marks as numbers."""
        return np.frombuffer(self.lines, np.uint64)


def marks(item: Input, page: Page) -> Marks:
    """Return the marks of an article's lines, those that the format itself leaves out aside."""
    found = sorted({mark for place, mark in of_lines(page.lines) if place not in page.given})
    return Marks(_source(item, page), np.array(found, np.uint64).tobytes())


def of_lines(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield (place, mark) of each line that may be furniture."""
    total = len(lines)
    for place, line in enumerate(lines):
        near = min(place, total - 1 - place)
        if near < _FAR and len(line.text) <= _LONGEST:
            words = same(line.text).strip(_AROUND)
            if any(map(str.isalpha, words)):
                yield place, _number(words) | (_SIDE if place > total - 1 - place else 0)


def is_at_the_end(mark: int) -> bool:
    """Tell whether a mark is of a line nearer to the end of its page."""
    return bool(mark & _SIDE)


def other_side(mark: int) -> int:
    """Return the mark of the same line at the other end."""
    return mark ^ _SIDE


def _number(words: str) -> int:
    if len(words) <= _COUNTED:
        words = _NUMBER.sub("0", words)
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big") & ~_SIDE


def _source(item: Input, page: Page) -> str:
    """Return what the article says of its source, or else the first folder that it lies in."""
    if page.declared.outlet:
        return page.declared.outlet
    host = urlsplit(page.declared.url).hostname if page.declared.url else None
    if host:
        return host
    if item.given and item.given.outlet:
        return item.given.outlet
    below = item.path.removeprefix(f"{item.folder}/") if item.folder not in {"", "."} else item.path
    first, deeper, _ = below.partition("/")
    return f"{item.folder}/{first}" if deeper else item.folder or "."

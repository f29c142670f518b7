"""A text in one byte a character: quick to search, and offsets stay those of the text.

Each byte is the lower half of a character's code, so that some characters share one.  Whatever is found in the bytes is
looked at again in the text.
"""

import re

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def narrow(s: str) -> bytes:
    """Return as many bytes as the text has characters."""
    wide = s.encode("utf-16-le", "surrogatepass")
    if len(wide) != 2 * len(s):
        wide = _ASTRAL.sub("\ufffd", s).encode("utf-16-le", "surrogatepass")
    return wide[::2]


def case_blind(letters: str) -> bytes:
    """Return a table for bytes.translate that gives small letters and their capitals one byte."""
    parents = list(range(256))
    for one, other in zip(narrow(letters), narrow(letters.upper()), strict=True):
        first, second = sorted((_root(parents, one), _root(parents, other)))
        parents[second] = first
    return bytes(_root(parents, byte) for byte in range(256))


def _root(parents: list[int], byte: int) -> int:
    while parents[byte] != byte:
        byte = parents[byte]
    return byte

"""The words of a text as search sees them; static/search/tokens.js does the same, held to tests/cases/tokens.json."""

import re
from functools import lru_cache

from site_builder.text.normalise import nfc, tone

LONGEST = 32  # characters of a word that count; the rest is noise, or hostile
_WORD = re.compile(r"\w+")


def words(s: str) -> list[str]:
    """Return the runs of letters and digits of a text in order, as written."""
    return _WORD.findall(nfc(s).replace("_", " "))


@lru_cache(maxsize=1 << 16)
def exact(word: str) -> str:
    """Return a word as search compares it: lower case, tone mark in today's place, cut to `LONGEST` characters."""
    return tone(word.lower())[:LONGEST]


def tokens(s: str) -> list[str]:
    """Return the words of a text in order, each as search compares it."""
    return [*map(exact, words(s))]

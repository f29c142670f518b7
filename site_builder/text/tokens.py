"""The words of a text as search sees them; static/search/tokens.js does the same, from tests/cases/tokens.json."""

import re
from functools import lru_cache

from site_builder.text.normalise import nfc, tone

LONGEST = 32  # characters of a word that count; the rest is noise, or hostile
_WORD = re.compile(r"[^\W_]+")  # letters and digits: the JavaScript half writes [\p{L}\p{N}]+


def tokens(s: str) -> list[str]:
    """Return the words of a text in order: lower case, tone marks in today's place, cut to `LONGEST` characters."""
    return [*map(_exact, _WORD.findall(nfc(s)))]


@lru_cache(maxsize=1 << 16)
def _exact(word: str) -> str:
    return tone(word.lower())[:LONGEST]

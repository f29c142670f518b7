"""The words of a text as search sees them; static/search/tokens.js does the same, held to tests/cases/tokens.json."""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from site_builder.text.normalise import nfc, tone

LONGEST = 32  # characters of a word that count; the rest is noise, or hostile
_WORD = re.compile(r"[^\W_]+")

_SIGNS = "\t\n\r\u00a0“”‘’–—…•·«»"
_LETTERS = (
    "àáảãạ ă ằắẳẵặ â ầấẩẫậ èéẻẽẹ ê ềếểễệ ìíỉĩị òóỏõọ ô ồốổỗộ ơ ờớởỡợ ùúủũụ ư ừứửữự ỳýỷỹỵ đ"  # all of Vietnamese
).replace(" ", "")
# Nearly every text is made of these characters.  In an 8-bit code, where the space keeps its place, lower case is one
# table and splitting one call, several times as fast as the regular expression.
_COMMON = (
    "\0" + (_SIGNS + _LETTERS)[:31] + "".join(map(chr, range(32, 127))) + (_SIGNS + _LETTERS)[31:] + _LETTERS.upper()
)
_CODED = _COMMON.ljust(256, "\ufffe")
_CODE = cast("dict[int, int]", charmap_build(_CODED))
_LOWER = bytes(_COMMON.index(c.lower()) if c.isalnum() else ord(" ") for c in _CODED)


Word = bytes | str  # a word as found, which `spelt` reads


def tokens(s: str) -> list[str]:
    """Return the words of a text in order: lower case, tone marks in today's place, cut to `LONGEST` characters."""
    return [*map(spelt, words(s))]


def words(s: str) -> Sequence[Word]:
    """Return the words of a text in order, still to be spelt: texts repeat words, so each is best spelt once."""
    try:
        return charmap_encode(nfc(s), "strict", _CODE)[0].translate(_LOWER).split()
    except UnicodeEncodeError:
        return _WORD.findall(nfc(s))


@lru_cache(maxsize=1 << 16)
def spelt(word: Word) -> str:
    """Return a word of `words` as search compares it."""
    return tone(word.lower() if isinstance(word, str) else charmap_decode(word, "strict", _CODED)[0])[:LONGEST]

"""Keys under which different spellings of one text agree."""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from typing import cast
from unicodedata import normalize

from site_builder.text.normalise import tone

_LETTERS = (
    "àáảãạ ă ằắẳẵặ â ầấẩẫậ èéẻẽẹ ê ềếểễệ ìíỉĩị òóỏõọ ô ồốổỗộ ơ ờớởỡợ ùúủũụ ư ừứửữự ỳýỷỹỵ đ"  # all of Vietnamese
).replace(" ", "")
_COMMON = "\0\t\n\r" + "".join(map(chr, range(32, 127))) + _LETTERS + _LETTERS.upper() + "“”‘’–—…•\u00a0·«»"


def _fold_one(character: str) -> str:
    lower = character.lower()
    if lower == "đ":
        return "d"
    base = normalize("NFD", lower)[:1]
    return base if len(base) == 1 and base.isalpha() else lower[:1]


# Nearly every text here is made of these 256 characters, so that folding is one trip through an 8-bit code and back,
# about ten times as fast as str.translate.
_CODE = charmap_build(_COMMON.ljust(256, "\ufffe"))
_FOLDED = "".join(map(_fold_one, _COMMON)).ljust(256, "\ufffe")
_OTHERS = re.compile(f"([^{re.escape(_COMMON)}]+)")


def fold(s: str) -> str:
    """Return NFC text in lower case without diacritics, đ as d; each code point stays one, so that offsets agree."""
    try:
        return _fold_common(s)
    except UnicodeEncodeError:
        pieces = _OTHERS.split(s)
        pieces[0::2] = map(_fold_common, pieces[0::2])
        pieces[1::2] = ("".join(map(_fold_one, piece)) for piece in pieces[1::2])
        return "".join(pieces)


def same(s: str) -> str:
    """Return a key that is blind to case and tone placement but keeps diacritics: "Uỷ ban" and "ủy ban" agree."""
    return tone(s).casefold()


def _fold_common(s: str) -> str:
    coded = charmap_encode(s, "strict", cast("dict[int, int]", _CODE))[0]
    return charmap_decode(coded, "strict", cast("dict[int, int]", _FOLDED))[0]

"""Vietnamese capitals and small letters for character classes; code point ranges would mix the two."""

from unicodedata import normalize

_MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_TONED = {normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in _MARKS}

LOWER = "".join(sorted(_TONED | set("abcdefghijklmnopqrstuvwxyzđ")))
UPPER = LOWER.upper()

"""Vietnamese alphabetical order: letters first (a ă â b c d đ e ê ...), then tones (ngang huyền hỏi ngã sắc nặng).

As Unicode's CLDR has it for Vietnamese: tones count where the letters of two texts are the same throughout.
"""

import re
from unicodedata import normalize

from site_builder.text.normalise import tone

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, as combining marks


_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 4


def _toned() -> dict[str, tuple[str, str]]:
    letters = {letter: (chr(ord("a") + place), "0") for place, letter in enumerate(_ALPHABET)}
    marked = {
        normalize("NFC", letter + mark): (letters[letter][0], str(number))
        for letter in "aăâeêioôơuưy"
        for number, mark in enumerate(_TONES, start=1)
    }
    return letters | marked


_KEYS = _toned()
_LETTER = str.maketrans({letter: key[0] for letter, key in _KEYS.items()})
_TONE = str.maketrans({letter: key[1] for letter, key in _KEYS.items()})


def sort_key(s: str) -> tuple[str, str, str]:
    """Return a key that sorts NFC text in Vietnamese order; case and tone placement only break ties."""
    lower = tone(s).lower()
    return lower.translate(_LETTER), lower.translate(_TONE), s


def numbered_key(s: str) -> tuple[str, str, str]:
    """Return a key that sorts names with numbers as people count: Quận 2 before Quận 10."""
    return sort_key(_NUMBER.sub(lambda found: found[0].zfill(_DIGITS), s))


def family_key(s: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Return a key that sorts people by family name (the first word), then by the rest of the name."""
    family, _, rest = s.strip().partition(" ")
    return sort_key(family), sort_key(rest)


def name_key(s: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Return a key that sorts people as Vietnamese lists do: by given name (the last word), then by family name."""
    family, _, given = s.strip().rpartition(" ")
    return sort_key(given), sort_key(family)

"""One way to write each syllable: NFC, and the tone mark where today's spelling puts it."""

import re
from unicodedata import normalize

_OLD = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"


def _cases(pair: str) -> tuple[str, str, str]:
    return pair, pair.upper(), pair.capitalize()


_MOVED = {
    written: meant
    for old, new in zip(_OLD.split(), _NEW.split(), strict=True)
    for written, meant in zip(_cases(old), _cases(new), strict=True)
}
TONED = frozenset(written[-1] for written in _MOVED)  # a word of letters that `tone` changes ends in one of these
_MOVED_BACK = {meant: written for written, meant in _MOVED.items()}
_NEW_PAIR = re.compile(rf"(?:{'|'.join(_MOVED_BACK)})(?![^\W\d_])")
# A set in front lets the search skip quickly; the pair itself is looked up afterwards.
_PAIR = re.compile(r"[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?![^\W\d_])")


def nfc(s: str) -> str:
    """Return the text in Unicode normal form C, in which every Vietnamese letter is one code point."""
    return normalize("NFC", s)


def tone(s: str) -> str:
    """Return NFC text with every tone mark in today's place: "uỷ" -> "ủy", "hoà" -> "hòa"; same length.

    "quý" stays, since its u belongs to the consonant, and so does "toán", whose syllable goes on.
    """
    return _PAIR.sub(_move, s)


def old_tone(s: str) -> str:
    """Return NFC text with every tone mark where older spelling puts it: the inverse of `tone`."""
    return _NEW_PAIR.sub(_move_back, s)


def _move(match: re.Match[str]) -> str:
    pair, start = match[0], match.start()
    if pair[0] in "uU" and start and match.string[start - 1] in "qQ":
        return pair
    return _MOVED.get(pair, pair)


def _move_back(match: re.Match[str]) -> str:
    pair, start = match[0], match.start()
    return pair if start and match.string[start - 1] in "qQ" else _MOVED_BACK[pair]

"""The spelling of a word, told apart from its folded form in as few bytes as possible.

One byte 0: spelt as folded.  Else one byte for each letter that can carry a diacritic: 1 + its place among the letters
that fold to the same.  Else (letters of other languages) 255, the length, and the word in UTF-8.
"""

from site_builder.text.fold import fold

LETTERS = "aáàảãạăắằẳẵặâấầẩẫậ eéèẻẽẹêếềểễệ iíìỉĩị oóòỏõọôốồổỗộơớờởỡợ uúùủũụưứừửữự yýỳỷỹỵ dđ"
_PLACE = {letter: 1 + place for group in LETTERS.split() for place, letter in enumerate(group)}
_FREE = frozenset(group[0] for group in LETTERS.split())


def marks(exact: str) -> bytes:
    """Return the bytes that together with the folded form give the word back."""
    folded = fold(exact)
    if exact == folded:
        return b"\0"
    if all(e == f or (_PLACE.get(f) == 1 and e in _PLACE and fold(e) == f) for e, f in zip(exact, folded, strict=True)):
        return bytes(_PLACE[e] for e, f in zip(exact, folded, strict=True) if f in _FREE)
    raw = exact.encode()
    return bytes((255, len(raw))) + raw

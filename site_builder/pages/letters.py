"""The letters under which lists of people stand."""

from unicodedata import normalize

OTHER = "#"  # for names that begin with none of them
LETTERS = (*"AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ", OTHER)
_TONES = dict.fromkeys(map(ord, "\u0300\u0309\u0303\u0301\u0323"))


def letter_of(name: str) -> str:
    """Return the letter under which lists look for a person: the first of the given name, without its tone."""
    return _letter(name.split()[-1:])


def letter_of_family(name: str) -> str:
    """Return the letter under which lists by family name have a person: the first of all, without its tone."""
    return _letter(name.split()[:1])


def _letter(words: list[str]) -> str:
    first = "".join(words)[:1]
    bare = normalize("NFC", normalize("NFD", first).translate(_TONES)).upper()
    return bare if bare in LETTERS else OTHER

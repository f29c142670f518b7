"""Text in the Vietnamese codes from before Unicode, as bytes or as those bytes shown by another code, and mojibake.

A reading counts only when nearly every word with a letter beyond ASCII becomes a Vietnamese syllable by it, by no other
reading as many, and by the text as it stands few.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct

from site_builder.text.normalise import nfc
from site_builder.text.syllables import is_syllable

_FITS = 0.9  # share of the words that must be syllables; foreign names take up the rest
_AS_IT_IS = 0.5  # share by the text as it stands from which it is left alone
_MARGIN = 0.1  # share by which one reading must be better than the next
_EVIDENCE = 3  # different words that must speak for a reading
_ONE_BYTE = re.compile(r"[\x80-\U0010ffff]")
_WORD = re.compile(r"[^\W\d_]+(?:[^\s\w.,;:!?()\[\]\"'“”‘’…–—/\-]+[^\W\d_]*)*|[^\s\x00-\x7f“”‘’…–—·•°²³½«»\xa0]+")


class Reading(Struct, frozen=True):
    """A text by one code, `name` as people call it."""

    name: str
    text: str


def from_bytes(data: bytes) -> Reading | None:
    """Read bytes that are no UTF-8; None when no code is sure."""
    shown = _shown(data)
    return _best(shown, {name: read(shown) for name, read in _CODES.items()})


def from_text(text: str) -> Reading | None:
    """Read text that was decoded by the wrong code before it came here; None when it is right, or nothing is sure.

    Lines with no trace of it stay as they are.
    """
    lines = text.split("\n")
    odd = [number for number, line in enumerate(lines) if _ODD.search(line)]
    together = "\n".join(lines[number] for number in odd)
    found = _best(together, {"UTF-8": _mojibake(together), **{name: read(together) for name, read in _CODES.items()}})
    if not found:
        return None
    for number, line in zip(odd, found.text.split("\n"), strict=True):
        lines[number] = line
    return Reading(found.name, "\n".join(lines))


def suspicious(text: str) -> bool:
    """Tell whether much of a text is no word of any language, as what a wrong code leaves is."""
    return len({word for word in _words(text) if _NO_WORD.search(word)}) >= _MANY and _share(text) < _AS_IT_IS


_MANY = 8  # different words
# Characters that stand in no Vietnamese word, and in what a wrong code makes of nearly any.
_ODD = re.compile(r"[¡-ª¬-¯±´-¸¹º¼¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿƒ†‡ˆ‰Š‹ŒŽ™š›œž\x80-\x9f]|Ã[^A-ZÀ-Ỹ \t]|Â\xa0")
_NO_WORD = re.compile(r"[^\W\d_][¡-©¬®¯±´¶·¸¹¼¾¿×÷ƒ†‡ˆ‰™˜\x80-\x9f]|[¡-©¬®¯±´¶·¸¹¼¾¿×÷ƒ†‡ˆ‰™˜\x80-\x9f][^\W\d_]")


def _best(shown: str, readings: Mapping[str, str | None]) -> Reading | None:
    """Return the reading that makes Vietnamese of the text, when there is just one."""
    shares = sorted(((_share(text), name) for name, text in readings.items() if text is not None), reverse=True)
    if not shares or shares[0][0] < _FITS or _share(shown) > _AS_IT_IS:
        return None
    share, name = shares[0]
    rest = [other for other, also in shares[1:] if readings[also] != readings[name]]
    text = readings[name] or ""
    sure = len({word for word in _words(text) if is_syllable(word)}) >= _EVIDENCE
    return Reading(name, text) if sure and share - max(rest, default=0.0) >= _MARGIN else None


def _words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if _ONE_BYTE.search(word))


def _share(text: str) -> float:
    """Return the share of syllables among the words with a letter beyond ASCII."""
    words = list(_words(text))
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


# --- codes -----------------------------------------------------------------------------------------------------------


def _shown(data: bytes) -> str:
    """Return bytes as windows-1252 shows them, one character each."""
    return "".join(_characters()[byte] for byte in data)


@cache
def _characters() -> tuple[str, ...]:
    return tuple(bytes([n]).decode("cp1252", "replace").replace("\ufffd", chr(n)) for n in range(256))


@cache
def _numbers() -> Mapping[str, int]:
    """Return the byte of each character that windows-1252 or Latin-1 shows for one."""
    return MappingProxyType({chr(n): n for n in range(256)} | {shown: n for n, shown in enumerate(_characters())})


def _bytes(text: str) -> bytes | None:
    """Return the bytes that a text was before it was shown; None when some of it cannot have been."""
    numbers = _numbers()
    try:
        return bytes([numbers[character] for character in text])
    except KeyError:
        return None


@cache
def _table(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what a code writes, as windows-1252 shows it, and an expression that finds it."""
    data = files(__package__).joinpath("data", f"{name}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in data.splitlines() if not line.startswith("#")]
    table = {_shown(bytes.fromhex(code)): letter for code, letter in rows}
    longest = sorted(table, key=lambda written: (-len(written), written))
    return re.compile("|".join(map(re.escape, longest))), table


def _by_table(name: str) -> Callable[[str], str | None]:
    def read(shown: str) -> str | None:
        bytes_ = _bytes(shown)
        if bytes_ is None:
            return None
        pattern, table = _table(name)
        return pattern.sub(lambda match: table[match[0]], _shown(bytes_))

    return read


def _windows_1258(shown: str) -> str | None:
    bytes_ = _bytes(shown)
    try:
        return nfc(bytes_.decode("cp1258")) if bytes_ is not None else None
    except UnicodeDecodeError:
        return None


_CODES: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "windows-1258": _windows_1258,
        "TCVN3 (ABC)": _by_table("tcvn3"),
        "VNI": _by_table("vni"),
        "VISCII": _by_table("viscii"),
    }
)


# --- mojibake --------------------------------------------------------------------------------------------------------

_HALF_LOST = re.compile(r"[a-zđ]Ã")  # of "à" the second half, a no-break space, became a plain one: what was "lÃ ng"?
_TWICE = 2  # times that a text may have gone through the wrong code


@cache
def _sequences() -> re.Pattern[str]:
    shown = _characters()
    rest = re.escape("".join(dict.fromkeys(one for n in range(0x80, 0xC0) for one in (shown[n], chr(n)))))
    return re.compile(f"[\xc2-\xdf\xcc][{rest}]|[\xe0-\xef][{rest}]{{2}}")


def _mojibake(shown: str) -> str | None:
    """Return a text in which what UTF-8 looks like by another code is read as UTF-8; None when none of it is."""
    text = shown
    for _ in range(_TWICE):
        text = _sequences().sub(_read_sequence, text)
    return nfc(text) if text != shown and not _HALF_LOST.search(text) else None


def _read_sequence(match: re.Match[str]) -> str:
    bytes_ = _bytes(match[0])
    try:
        return bytes_.decode() if bytes_ else match[0]
    except UnicodeDecodeError:
        return match[0]

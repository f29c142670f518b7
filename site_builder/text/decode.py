"""Bytes of unknown making -> text, or a clear word why not."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from msgspec import Struct

from site_builder.errors import SetAsideError
from site_builder.model import Remark
from site_builder.text import legacy
from site_builder.text.normalise import nfc
from site_builder.words import remark

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SAMPLE = 4096  # bytes that decide whether a file without a mark is UTF-16
_HALF_ZERO = 0.2  # share of zeros among every second byte; Vietnamese UTF-16 has about 0.8, spaces alone 0.2
_SIGNS = 3  # characters that only a wrong code leaves, from which a text is looked at closely
_SEEN_IN_RIGHT_TEXT = tuple(one.encode() for one in "\xa0\xad°«»²³½")
# Letters that Vietnamese does not have and a wrong code leaves: in any text, and in any few lines.
_LEFT, _LEFT_IN_A_FEW_LINES, _SHORT = "ñð", "ñðÑÐäøûïÄØÛÏ", 1000
_MOSTLY_CONTROL = 0.02  # more control characters than this are no text


class Decoded(Struct, frozen=True):
    """Text in NFC, and what had to be repaired on the way."""

    text: str
    notes: tuple[Remark, ...] = ()
    printable: bool = False  # known to hold nothing that does not show but line feeds


def decode(data: bytes) -> Decoded:
    """Decode UTF-8, UTF-16 and UTF-32 with or without a byte order mark, and the Vietnamese codes before Unicode.

    Text that went through a wrong code is mended when that is sure.  Raises SetAsideError for anything else.
    """
    encoding, start = _encoding(data)
    try:
        raw = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        old = legacy.from_bytes(data) if encoding == "utf-8" and b"\0" not in data else None
        if old is None:
            raise _unreadable(data, encoding, start + error.start, error.reason) from None
        return Decoded(old.text, (remark("the source is written in %(code)s; converted to Unicode", code=old.name),))
    # Nearly every text is printable but for its line ends, which is told several times as fast.
    printable = raw.replace("\n", "").isprintable()
    controls = 0 if printable else len(_CONTROL.findall(raw))
    if controls > max(_MOSTLY_CONTROL * len(raw), 1):
        where = _CONTROL.search(raw)
        line = raw.count("\n", 0, where.start() if where else 0) + 1
        message = remark("binary data, not text: remove the file or give its text in UTF-8")
        raise SetAsideError(message, line)
    text = nfc(_CONTROL.sub(" ", raw) if controls else raw)
    notes = tuple(_notes(encoding, raw, text, controls))
    decoded = Decoded(text, notes, printable and text == raw)
    return mended(decoded) if encoding != "utf-8" or _may_be_mangled(data, raw) else decoded


def mended(decoded: Decoded) -> Decoded:
    """Return text that went through a wrong code as it was meant; raise SetAsideError when nobody can tell."""
    found = legacy.from_text(decoded.text)
    if found:
        code = found.name
        note = remark("the text in the source is %(code)s read in a wrong code; converted back to Unicode", code=code)
        return Decoded(found.text, (*decoded.notes, note))
    if legacy.suspicious(decoded.text):
        message = remark(
            "the text went through a wrong code, and it is not sure through which: "
            "save it again from where it came from, as UTF-8"
        )
        raise SetAsideError(message)
    return decoded


def _may_be_mangled(data: bytes, raw: str) -> bool:
    """Tell, with a few quick searches, whether UTF-8 holds what a wrong code leaves and Vietnamese seldom has."""
    signs = data.count(b"\xc2")
    if signs >= _SIGNS:
        signs -= sum(map(data.count, _SEEN_IN_RIGHT_TEXT))
    letters = _LEFT if len(raw) > _SHORT else _LEFT_IN_A_FEW_LINES
    return signs >= _SIGNS or any(letter in raw for letter in letters)


def _encoding(data: bytes) -> tuple[str, int]:
    """Return the codec and the length of the mark."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec, len(mark)
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs and not len(data) % 2:
        low, high = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
        if max(low, high) > _HALF_ZERO and min(low, high) < _HALF_ZERO / 4:
            return ("utf-16-le" if high > low else "utf-16-be"), 0
    return "utf-8", 0


def _unreadable(data: bytes, encoding: str, at: int, reason: str) -> SetAsideError:
    line = data.count(b"\n", 0, at) + 1
    if b"\0" in data[:_SAMPLE] and encoding == "utf-8":
        return SetAsideError(remark("binary data, not text: remove the file or give its text in UTF-8"), line)
    name = encoding.upper()
    return SetAsideError(
        remark(
            "not %(code)s at byte %(at)s (%(why)s): the text is cut off or in another encoding; save it again as UTF-8",
            code=name,
            at=at,
            why=reason,
        ),
        line,
    )


def _notes(encoding: str, raw: str, text: str, controls: int) -> list[Remark]:
    notes = []
    if encoding != "utf-8":
        notes.append(remark("the source is written in %(code)s", code=encoding[:6].upper()))
    if controls:
        notes.append(remark("control characters replaced by blanks: %(n)s", n=controls))
    elif text != raw:
        notes.append(remark("marks that stood apart (NFD) were put together again (NFC)"))
    if "\ufffd" in text:
        notes.append(remark("broken characters in the source (U+FFFD): %(n)s", n=text.count(chr(65533))))
    return notes

"""ASCII names for addresses."""

import re
from hashlib import sha256

from slugify import slugify

from site_builder.text.fold import fold
from site_builder.text.normalise import nfc

_WORDS = re.compile(r"[a-z0-9]+")
_NO_NAME = "x"  # a path segment cannot be empty
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"  # RFC 4648 in lower case, five bits a character
_SHIFTS = (20, 15, 10, 5, 0)
_UNUSED = 32 - 25  # bits


def slug(s: str, limit: int = 60) -> str:
    """Return lower-case ASCII words joined by hyphens, at most `limit` characters, cut between words where possible.

    Other scripts are transliterated; text without a letter or digit gives "x".
    """
    # Four times the limit is more than enough words, and keeps a title of a megabyte cheap.
    folded = fold(nfc(s[: 4 * limit]))
    whole = "-".join(_WORDS.findall(folded if folded.isascii() or not _foreign(folded) else slugify(folded)))
    if len(whole) > limit:
        whole = whole[:limit] if "-" not in whole[:limit] else whole[: limit + 1].rsplit("-", 1)[0]
    return whole or _NO_NAME


def code(s: str) -> str:
    """Return five lower-case base32 characters that stand for the text, the same for NFC and NFD."""
    bits = int.from_bytes(sha256(nfc(s).encode()).digest()[:4], "big") >> _UNUSED
    return "".join([_BASE32[bits >> shift & 31] for shift in _SHIFTS])


def _foreign(folded: str) -> bool:
    return any(not character.isascii() and character.isalnum() for character in folded)

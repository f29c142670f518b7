"""The spellings under which one place name is printed."""

import re

from site_builder.text.normalise import tone

# What varies in print without making another name: dashes, apostrophes, Đắk/Đăk/Đak/Đắc, Mỹ/Mĩ.
_DASH = re.compile(r"\s*[-–—]\s*")
_APOSTROPHE = re.compile(r"['’`]\s*")
_DAK = re.compile(r"\b(?:đăk|đak|đắc|đăc|dak|đâk)\b")
_I = re.compile(r"(?<=[hklmstu])[iìíỉĩị]\b")
_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


def name_key(name: str) -> str:
    """Return the key under which the spellings of a place name agree: "Đăk Hà", "Đắk Hà"; "Phú Quí", "Phú Quý"."""
    return _normal(" ".join(tone(name).casefold().split()))


def name_keys(names: str) -> list[str]:
    """Return the keys of names joined by "|", in one sweep."""
    return _normal(tone(names).casefold()).split("|")


def _normal(lower: str) -> str:
    # Few names have any of these, which is told faster than the expressions do.
    if "-" in lower or "–" in lower or "—" in lower:
        lower = _DASH.sub(" ", lower)
    if "'" in lower or "’" in lower or "`" in lower:
        lower = _APOSTROPHE.sub("", lower)
    if "đ" in lower or "da" in lower or "dâ" in lower:
        lower = _DAK.sub("đắk", lower)
    return _I.sub(_to_y, lower)


def _to_y(match: re.Match[str]) -> str:
    return match[0].translate(_Y)

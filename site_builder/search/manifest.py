"""Sorted keys in few characters."""

from collections.abc import Sequence
from os.path import commonprefix

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def front_coded(keys: Sequence[str]) -> str:
    """Return sorted keys, a line each: how many characters are those of the line before, as one digit; then the rest."""
    lines, before = [], ""
    for key in keys:
        shared = min(len(commonprefix((before, key))), len(_DIGITS) - 1)
        lines.append(_DIGITS[shared] + key[shared:])
        before = key
    return "\n".join(lines)

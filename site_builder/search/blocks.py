"""The terms in blocks by the beginning of their first word, each of which is indexed by itself, in any process."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

# A block begins with each: about equal parts of a Vietnamese text.
BOUNDS = (
    *("", "a", "b", "bi", "c", "ch", "chi", "ci", "co", "cu", "d", "da", "di", "do", "du", "e", "g", "gi", "h", "hi"),
    *("ho", "hu", "i", "k", "kh", "l", "la", "le", "lo", "m", "mo", "n", "na", "ng", "ngh", "nh", "nha", "nho", "ni"),
    *("no", "o", "p", "ph", "q", "qu", "r", "s", "so", "t", "ta", "th", "the", "thi", "tho", "thu", "ti", "to", "tr"),
    *("tri", "tu", "u", "v", "va", "vi", "x", "xi", "y", "{"),
)
COUNT = len(BOUNDS)


def block_of(folded: str) -> int:
    """Return the block of the terms that begin with a folded word."""
    return bisect_right(BOUNDS, folded) - 1


def bounds(folded: Sequence[str]) -> list[int]:
    """Return where in a sorted list of folded words each block begins; one more at the end."""
    return [*(bisect_left(folded, bound) for bound in BOUNDS), len(folded)]

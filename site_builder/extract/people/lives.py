"""What stands about a life between a name and a post: ", sinh năm 1960,", ", 45 tuổi,", ", chuyên gia kinh tế -"."""

from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.tokens import LOWER, MARK, NUMBER, Tokens

_HOME = 8  # tokens of a place of birth
_CALLING = 8  # tokens of a calling
_DATE = ("/", "-", ".")  # inside a date, where a number follows
_HOMES = ("quê", "ngụ", "trú", "nguyên", "hộ")  # where one comes from or lives
_ENDS = (",", "-", ")", ";")


def told(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    """Return the token behind what tells of a life at token `at`, behind a comma, dash or bracket; 0 for nothing."""
    low, word = tokens.low, tokens.low[at]
    if word in ("sinh", "sn"):
        return _born(tokens, at, end)
    if tokens.kinds[at] == NUMBER:
        return at + 2 if low[at + 1 : at + 2] == ["tuổi"] else 0
    if word in _HOMES and (word != "nguyên" or low[at + 1] == "quán"):
        return _home(tokens, at, end)
    return _calling(tokens, at, end, lexicon) if word in lexicon.address.root else 0


def _born(tokens: Tokens, at: int, end: int) -> int:
    """Go over "sinh năm 1960", "SN: 1960", "sinh ngày 12/3/1960"."""
    low, kinds = tokens.low, tokens.kinds
    start = at + 1
    while start < end and low[start] in ("năm", "ngày", ":"):
        start += 1
    if start >= end or kinds[start] != NUMBER:
        return 0
    after = start + 1
    while after + 1 < end and low[after] in _DATE and kinds[after + 1] == NUMBER:
        after += 2
    return after


def _home(tokens: Tokens, at: int, end: int) -> int:
    """Go over "quê Nghệ An", "trú phường Tám": a place and what kind of place it is, up to the next mark."""
    after = at + 1
    while after < end and tokens.low[after] not in _ENDS:
        after += 1
    return after if after < end and after - at <= _HOME and tokens.kinds[after - 1] != LOWER else 0


def _calling(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    """Go over "chuyên gia kinh tế -", "giảng viên khoa Luật,": a calling in small letters, up to the next mark."""
    found = lexicon.address.longest(tokens.low, at)
    if found is None or found[0] == "honorific":
        return 0
    after = found[1]
    while after < end and tokens.kinds[after] == LOWER:
        after += 1
    closed = after < end and tokens.kinds[after] == MARK and tokens.low[after] in _ENDS
    return after if closed and after - at <= _CALLING else 0

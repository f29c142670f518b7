"""Whether capitalised words are a person where nothing announces one."""

from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.names import is_surname, name_end
from site_builder.extract.people.tokens import CAPITALS, LOWER, MARK, NUMBER, TITLE, Tokens
from site_builder.extract.people.units import levels_of, may_begin_large

_LARGE = frozenset({"province", "district"})
_UNIT = 4  # words at most in the name of a province or district
_BETWEEN = 4  # tokens in which a family name may follow an organisation's own name
_SURE = 3  # syllables that make a family name's bearer certain
_PAIR = 2
# Words behind which a person may stand without more ado.
_BEHIND = frozenset(
    ("", ":", "-", '"', "(", ",", ";", "gồm", "có", "là", "và", "do", "với", "cùng", "cho", "của", "theo", "tên")
)
_NEW_ENTRY = frozenset((":", ";"))  # in a list of people not even a district's name is a district: "; Kim Sơn, Phó ..."
_DIGITS = 2  # of a number of people
_COUNTS = frozenset((";", ":"))  # a number behind one of these counts
_NUMBERED = frozenset(("ngày", "tháng", "năm", "số", "khóa", "lần", "thứ", "quận", "phường", "tổ", "khu", "vùng"))
_IN_LIST = frozenset((",", ";", "và"))


def unasked(tokens: Tokens, at: int, end: int, lexicon: Lexicon, *, listed: bool) -> bool:
    """Tell whether a family name and what follows it is a person though nothing announces one.

    `listed`: another person stands right before, behind a comma or "và".
    """
    before = tokens.low[at - 1] if at else ""
    entry = before in _NEW_ENTRY and before_post(tokens, end, lexicon)
    if is_unit(tokens, at, end) and not entry:
        return False
    if tokens.low[at] == "đoàn" and levels_of(tokens.words(at + 1, end)):
        return False
    if entry or before_post(tokens, end, lexicon):
        return True
    if listed and before in _IN_LIST:
        return end - at >= _PAIR
    if at and tokens.kinds[at - 1] not in (MARK, LOWER):
        return False
    return end - at >= _SURE and tokens.low[at] not in lexicon.weak and before in _BEHIND


def before_post(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a post follows at once: "Giàng Seo Páo, Phó Bí thư Tỉnh ủy"."""
    if end >= tokens.size:
        return False
    at = end + 1 if tokens.low[end] in (",", "-", "(", "là") else end
    if at >= tokens.size:
        return False
    prefix = lexicon.prefixes.longest(tokens.low, at)
    return lexicon.heads.longest(tokens.low, prefix[1] if prefix else at) is not None


def calls(tokens: Tokens, at: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether "Ông" or "Bà" at token `at` calls a person: "Công ty Chín Ông Lê Văn Tám".

    `start`: where the name of a thing begins that it may be part of; right there a post has to follow the person.
    """
    named = at + _PAIR < tokens.size and tokens.kinds[at + _PAIR] == TITLE
    return named and is_surname(tokens, at + 1, lexicon) and (at > start or introduced(tokens, at + 1, lexicon))


def introduced(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name begins here that a post follows: "đã cảnh báo Ông [Lê Văn Tám - Chủ tịch UBND xã]"."""
    end = name_end(tokens, at, lexicon, expected=True)
    return end is not None and before_post(tokens, end, lexicon)


def is_body(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether an institution begins here: "cán bộ Trạm Thú y", "giáo viên Trường ..."."""
    low = tokens.low
    return lexicon.bodies.longest(low, at) is not None and (low[at] not in lexicon.surnames or low[at] in lexicon.weak)


def is_unit(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether the words are the name of a province or district."""
    if end - at > _UNIT or not may_begin_large(tokens.low[at]):
        return False
    return not _LARGE.isdisjoint(levels_of(" ".join(tokens.words(at, end).split())))


def later_surname(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Return where the person begins behind words of the post: "Tổng Giám đốc Sigma Lê Văn Tám"."""
    for start in range(at + 1, min(at + _BETWEEN, tokens.size - 1)):
        if tokens.kinds[start] != TITLE or tokens.kinds[start - 1] not in CAPITALS:
            break
        low = tokens.low[start]
        if (
            low in lexicon.surnames
            and low not in lexicon.weak
            and tokens.words(at, start).isascii()
            and tokens.kinds[start + 1] == TITLE
        ):
            return start
    return at


def counted(tokens: Tokens, at: int) -> bool:
    """Tell whether a number says how many hold the post: "có 6 Phó Chủ tịch", not "ngày 6", "Tân Phú 2"."""
    low, kinds = tokens.low, tokens.kinds
    if kinds[at - 1] != NUMBER or len(low[at - 1]) > _DIGITS:
        return False
    before = low[at - 2] if at > 1 else ";"
    return before in _COUNTS or (kinds[at - 2] == LOWER and before not in _NUMBERED)

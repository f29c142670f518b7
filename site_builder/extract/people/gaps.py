"""The words between two neighbours, a name or a post each, and how they join them."""

from itertools import pairwise

from msgspec import Struct

from site_builder.extract.people import lives
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.tokens import MARK, NUMBER, TITLE, UPPER, Tokens

_FAR = 24  # tokens between two items after which they have nothing to do with each other
_BRACKET = 10  # tokens in which a bracket closes
_BACK = 60  # tokens before a post in which an act is named
_TAIL = 8  # tokens of an organisation's name that the grammar does not know
_NEAR_IS = 3  # the same for "là", "làm"
_JOINTS = {
    "": "next",
    ",": "comma",
    ";": "list",
    "-": "dash",
    ":": "colon",
    "và": "and",
    "cùng": "and",
    ", và": "and",
    "; và": "and",
    "kiêm": "dash",
    ", kiêm": "dash",
    "(": "dash",
    "- kiêm": "dash",
    ", đồng thời là": "dash",
    "đồng thời là": "dash",
    "kiêm nhiệm": "dash",
    ". -": "list",
    ", cùng": "and",
    "hoặc": "and",
    "- ,": "dash",
    ", -": "dash",
    "/": "dash",
    "cùng với": "and",
    "đối với": "toward",
    "gồm": "colon",
    "gồm có": "colon",
    "bao gồm": "colon",
    "gồm :": "colon",
    "bao gồm :": "colon",
    "( ,": "dash",
    ". ,": "comma",  # behind an initial: "Huỳnh H., Phó Chủ tịch"
    "- đương kim": "dash",
    ", đương kim": "comma",
}
_SUFFERED = ("cách", "miễn", "bãi")  # who dismisses others keeps his post: only "bị cách chức" ends one
_KIN = frozenset(("người", "con", "vợ", "chồng", "bố", "cha"))  # someone else comes to the post
_PASSIVE = frozenset(("bị", "được", "xin"))
_PLACES = ("vị", "trí")  # "trên cương vị", "ở vị trí": one speaks from a post, and does not come to it
_LONE = frozenset((",", ";", "-", ":", "và"))  # mostly one of these is all
_TERMS = ("nhiệm", "khóa", "khoá")
_SINGLE = (",", ";", "-")  # marks that say no more when doubled
_OPENERS = (",", "-", "(")


class Gap(Struct, frozen=True, gc=False):
    """How two neighbours are joined.

    `verb`: "take" or "leave" where one comes to a post or leaves it, "next" where one takes it after those before,
    "hold" where one has it.
    """

    joint: str
    verb: str | None = None


def between(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> Gap:
    """Tell how the tokens start..end join what stands on both sides."""
    if end <= start:
        return Gap("next")
    if end - start > _FAR:
        return Gap("far")
    if end - start == 1 and tokens.low[start] in _LONE:
        return Gap(_JOINTS[tokens.low[start]])
    words = _plain(tokens, start, end, lexicon)
    joint = _JOINTS.get(" ".join(words))
    return Gap(joint) if joint is not None else _verb(words, lexicon)


def goes_on(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether only the rest of an organisation's name parts two posts: "Ủy viên [Quỹ Tám,] Giám đốc"."""
    inside = range(start, end - 1)
    return (
        0 < len(inside) <= _TAIL
        and tokens.low[end - 1] == ","
        and tokens.kinds[start] in (TITLE, UPPER)
        and not any(tokens.kinds[n] == MARK or tokens.low[n] in lexicon.stops for n in inside)
    )


def behind_bracket(tokens: Tokens, at: int) -> int:
    """Return the token behind the words in brackets that begin at token `at`, `at` itself where none do."""
    if at >= tokens.size or tokens.low[at] != "(":
        return at
    return next((n + 1 for n in range(at, min(at + _BRACKET, tokens.size)) if tokens.low[n] == ")"), at)


def _plain(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> list[str]:
    """Return the words between two items without brackets, titles, terms of office and numbering."""
    words: list[str] = []
    at = start
    while at < end:
        after = (words and words[-1] in _OPENERS and lives.told(tokens, at, end, lexicon)) or _skipped(
            tokens, at, end, lexicon
        )
        word = tokens.low[at]
        if after == at and not (words and word in _SINGLE and words[-1] == word):
            words.append(word)
        at = max(after, at + 1)
    return words


def _skipped(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    """Return the token behind what says nothing here, or `at` when token `at` counts."""
    low, word = tokens.low, tokens.low[at]
    if word == "(":
        return next((n + 1 for n in range(at, end) if low[n] == ")"), at)
    if word in _TERMS:
        return _term(tokens, at, end)
    if word == ")" or (word == '"' and low[at + 1 : at + 2] != [","]):  # the comma behind a quotation ends a clause
        return at + 1
    if tokens.kinds[at] == NUMBER and at + 1 < end and low[at + 1] in (".", ")", "/"):
        return at + 2
    found = lexicon.address.longest(low, at) if word in lexicon.address.root else None
    return found[1] if found is not None and found[0] != "noun" and found[1] <= end else at


def _term(tokens: Tokens, at: int, end: int) -> int:
    """Return the token behind "nhiệm kỳ 2020 - 2025" or "khóa XV"."""
    low, kinds = tokens.low, tokens.kinds
    after = at + 2 if low[at] == "nhiệm" and at + 1 < end and low[at + 1] == "kỳ" else at + 1
    while after < end and (
        kinds[after] == NUMBER
        or low[after] in ("-", "khóa")
        or (kinds[after] != MARK and set(low[after]) <= set("ivx"))
    ):
        after += 1
    return after


def _verb(words: list[str], lexicon: Lexicon) -> Gap:
    """Find a verb of coming to or leaving a post at the end of the words."""
    if words == ["lên"]:
        return Gap("verb", "take")
    for place in [n for n, word in enumerate(words) if word in lexicon.takes.root]:
        found = lexicon.takes.longest(words, place)
        if found is not None and found[1] == len(words):
            weak = words[place:] in (["là"], ["làm"], ["được", "giao"])
            others = weak and not _KIN.isdisjoint(words[:place])  # "gia đình ông Tám có người thân làm Bí thư Tỉnh ủy"
            active = words[place] in _SUFFERED and _PASSIVE.isdisjoint(words[:place])
            if '"' in words or "." in words or (weak and place > _NEAR_IS) or others or active:
                return Gap("far")
            if found[0] == "take" and words[-1] in _PLACES:
                return Gap("verb", "hold")
            return Gap("verb", "next" if "sau" in words[place:] else found[0])
    return Gap("far")


_APPOINTING = frozenset(
    (
        "bầu",
        "bổ nhiệm",
        "chỉ định",
        "phân công",
        "điều động",
        "đắc cử",
        "trúng cử",
        "luân chuyển",
        "nhậm chức",
        "thăng chức",
        "giới thiệu",
        "được cử",
    )
)


_DISMISSED = ("miễn nhiệm", "cách chức", "bãi nhiệm", "bãi miễn", "thôi giữ", "thôi chức", "thôi làm")
_BEFORE_POST = 5  # tokens in which the act is named: "miễn nhiệm chức danh [Phó Chủ tịch]"


def dismisses(low: list[str], end: int) -> bool:
    """Tell whether the words right before token `end` take a post from someone."""
    words = low[max(0, end - _BEFORE_POST) : end]
    return any(f"{one} {other}" in _DISMISSED for one, other in pairwise(words))


def appoints(low: list[str], end: int) -> bool:
    """Tell whether one of the words before token `end` makes someone a holder of a post."""
    return any(
        word in _APPOINTING or (n + 1 < end and f"{word} {low[n + 1]}" in _APPOINTING)
        for n, word in enumerate(low[max(0, end - _BACK) : end], max(0, end - _BACK))
    )

"""A post that stands beside a name and is another's: whom someone turns to, stands in for or speaks of."""

from collections.abc import Sequence

from site_builder.extract.people.items import Item
from site_builder.extract.people.tokens import LOWER, TITLE, Tokens

# Before a post whose holder is not there: "thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy Lê Văn Tám trao ...".
_STOOD_IN_FOR = frozenset((("ủy", "quyền"), ("thay", "mặt"), ("chất", "vấn"), ("ủy", "nhiệm")))
_DECIDED = ("quyết", "định", "của")
_LINKS = ("của", "với")
# What a clause is about, with whom it names: "Về vụ xử lý ông Tám, Tổng Bí thư nói ...".
_ABOUT = "về"
_TOPICS = frozenset(
    (
        *(("đề", "cập"), ("đối", "với"), ("liên", "quan"), ("nói", "về"), ("trả", "lời")),
        *(("nhận", "xét"), ("đánh", "giá"), ("xung", "quanh"), ("bình", "luận")),
    )
)
_OF_SIDES = ("phía", "dự", "tham")  # "Về phía tỉnh có ông Tám": those who came
_CLAUSE = 16  # words looked back for the beginning of a clause
_ENDS = frozenset((",", ".", ";", ":", '"', "…", "...", "?", "!", "(", ")"))
_CREDITS = frozenset(("ảnh", "vgp", "ttxvn", "tin", "nguồn"))
_PICTURE = 3  # words between "Ảnh" and the photographer: "Ảnh: VGP/Lê Tám"
_MEETS = frozenset(("tiếp", "gặp", "đón", "thăm"))  # at the head of a sentence, whom its subject meets
_GOING_ON = frozenset(("và", "cùng", "hoặc"))
_QUOTE = '"'

_TOP = frozenset(("Tổng Bí thư", "Chủ tịch nước", "Thủ tướng", "Thủ tướng Chính phủ", "Chủ tịch Quốc hội"))
_BOTH = frozenset((frozenset(("Tổng Bí thư", "Chủ tịch nước")), frozenset(("Thủ tướng", "Thủ tướng Chính phủ"))))
_SECOND = (
    "Phó Thủ tướng",
    "Bộ trưởng",
    "Thứ trưởng",
    "Bí thư Tỉnh ủy",
    "Bí thư Thành ủy",
    "Chủ tịch UBND",
    "Chủ nhiệm Văn phòng",
)
_FIRST = ("Bí thư Tỉnh ủy", "Bí thư Thành ủy", "Chủ tịch UBND tỉnh", "Chủ tịch UBND thành phố")  # lead no department
_GOVERNMENTS = ("UBND tỉnh", "UBND thành phố", "UBND huyện")


def stood_in_for(tokens: Tokens, post: Item) -> bool:
    """Tell whether someone acts for the holder of the post, or questions them: whoever is named next is another."""
    low, at = tokens.low, post.lead
    if tuple(low[max(at - len(_DECIDED), 0) : at]) == _DECIDED:
        return True
    at -= at > 0 and low[at - 1] in _LINKS
    return tuple(low[max(at - 2, 0) : at]) in _STOOD_IN_FOR


def met(tokens: Tokens, posts: Sequence[Item]) -> bool:
    """Tell whether the first post is that of whom a leader meets: "Tiếp Chủ tịch Tập đoàn X, Thủ tướng Tám nói"."""
    at, last = posts[0].lead - 1, posts[-1].phrase
    begins = at >= 0 and tokens.low[at] in _MEETS and tokens.kinds[at] == TITLE
    return begins and len(posts) > 1 and last is not None and last.label in _TOP


def spoken_of(tokens: Tokens, name: Item) -> bool:
    """Tell whether a clause is about the one named at its end: "Đối với trường hợp của ông Tám, ..."."""
    low, begin = tokens.low, name.lead
    while begin > 0 and name.lead - begin < _CLAUSE and low[begin - 1] not in _ENDS:
        begin -= 1
    if begin == name.lead or begin + 1 >= tokens.size:
        return False
    for at in range(begin + 1, name.lead - 1):  # behind a heading without a full stop
        if tokens.kinds[at] == TITLE and (low[at], low[at + 1]) in _TOPICS:
            return True
    first, second = low[begin], low[begin + 1]
    return second not in _OF_SIDES if first == _ABOUT else (first, second) in _TOPICS


def answered(tokens: Tokens, name: Item, post: Item) -> bool:
    """Tell whether a leader answers the voter named before: "Ghi nhận ý kiến của cử tri Tám, Tổng Bí thư nói"."""
    said = post.phrase is not None and post.phrase.label in _TOP
    return said and name.noun and tuple(tokens.low[name.lead : name.lead + 2]) == ("cử", "tri")


def quoted(tokens: Tokens, name: Item, post: Item) -> bool:
    """Tell whether a quotation ends between a name and a post: '... của ông Tám" - Tổng Bí thư nói'."""
    return name.end < post.lead and tokens.low[name.end] == _QUOTE


def credited(tokens: Tokens, name: Item) -> bool:
    """Tell whether a name ends the credit of a picture, so that the next sentence begins behind it."""
    before = tokens.low[max(name.lead - _PICTURE - 1, 0) : name.lead]
    return bool(before) and before[-1] in (":", "/") and not _CREDITS.isdisjoint(before)


def signs(tokens: Tokens, name: Item) -> bool:
    """Tell whether a name is all that follows a post at the end of a text: that of its author."""
    return name.end == tokens.size and not name.addressed and not tokens.text[tokens.end(name.end - 1) :].strip()


def new_sentence(tokens: Tokens, name: Item) -> bool:
    """Tell whether a sentence begins with the form of address behind a short form's full stop: "... TP. Ông Tám"."""
    return name.lead > 0 and tokens.low[name.lead - 1] == "." and tokens.kinds[name.lead] != LOWER


def speaks(tokens: Tokens, post: Item, name: Item) -> bool:
    """Tell whether a colon parts who says it from a sentence about another: "Tổng Bí thư: Ông Tám đã ..."."""
    low, kinds = tokens.low, tokens.kinds
    begins = post.lead == 0 or low[post.lead - 1] in _ENDS
    says = name.addressed and kinds[name.lead] != LOWER
    return begins and says and name.end < tokens.size and kinds[name.end] == LOWER and low[name.end] not in _GOING_ON


def clash(first: Item | None, second: Item) -> bool:
    """Tell whether no one holds both posts: "theo báo cáo của Giám đốc Sở Y tế, Chủ tịch UBND tỉnh ..."."""
    if first is None or first.phrase is None or second.phrase is None:
        return False
    one, other = first.phrase.label, second.phrase.label
    if one in _TOP and other in _TOP:
        return one != other and frozenset((one, other)) not in _BOTH
    if (one in _TOP and other.startswith(_SECOND)) or (other in _TOP and one.startswith(_SECOND)):
        return True
    if one.startswith("Bộ trưởng") and other.startswith("Phó Thủ tướng"):  # the higher post comes first
        return True
    if one.startswith(_FIRST) and " Sở " in other:
        return True
    return " Sở " in one and other.endswith(_GOVERNMENTS)

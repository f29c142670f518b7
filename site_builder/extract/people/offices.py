"""What is settled about posts once all sentences are read."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from site_builder.extract.people.found import OpenPost
from site_builder.extract.people.holder import Holding
from site_builder.extract.people.labels import same_office
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.phrase import Phrase
from site_builder.extract.people.reads import Read
from site_builder.extract.people.tokens import Tokens
from site_builder.extract.people.units import unit_at
from site_builder.model import Status

_INVESTIGATORS = ("Thủ trưởng", "thủ trưởng")
SPOKESPEOPLE = ("Người phát ngôn", "Phó Người phát ngôn")
_HEADS = ("Tổng Bí thư", "Chủ tịch nước", "Thủ tướng", "Thủ tướng Chính phủ", "Chủ tịch Quốc hội")
_DIRECTORS = ("Tổng Giám đốc", "Phó Tổng Giám đốc")
_KINDS_OF_BODY = frozenset(
    ("", "Bệnh viện", "Trung tâm", "Trường", "Viện", "Sở", "Phòng", "Ban", "Cục", "Chi cục", "Đài", "Văn phòng")
)
_STANDING = " Thường trực"
_SPELLINGS = 20  # labels of one rank that one person may have in an article
_SKIPPED = (["đbqh"], ["đại", "biểu", "quốc", "hội"], ["tỉnh"], ["thành", "phố"], ["tp"], ["."])
# Ranks that share the body of the next post of a list: "Phó Giám đốc, Bí thư Đảng ủy Sở Y tế".
RANKS_OF_A_LIST = (
    "Chỉ huy",
    "Chính ủy",
    "Phó Chính ủy",
    "Tham mưu",
    "Phó Chỉ huy",
    "Phó Tham mưu",
    "Tư lệnh",
    "Phó Tư lệnh",
    "Giám đốc",
    "Phó Giám đốc",
    "Bí thư",
    "Phó Bí thư",
    "Chính trị viên",
    "Phó Chính trị viên",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Viện trưởng",
    "Phó Viện trưởng",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Tổng Thư ký",
    "Chủ nhiệm",
    "Phó Chủ nhiệm",
)
DEPUTY = "Đại biểu Quốc hội"
# Who runs an event holds no public post by that.
_EVENT = re.compile(
    r"Ban [Tt]ổ chức (?:Đại hội|Giải|Cuộc thi|Hội thi|Hội thao|Hội thảo|Hội nghị|Liên hoan|Lễ|Chương trình|Festival"
    r"|Hội chợ|Ngày hội|Hành trình|Tuần|Sự kiện|Triển lãm)",
    re.IGNORECASE,
)
# Who leads a delegation or a team for a day holds no post by that.
ERRAND = re.compile(r"Trưởng đoàn (?:công tác|kiểm tra|giám sát|khảo sát|thanh tra|liên ngành)$", re.IGNORECASE)
_OF_TODAY = re.compile(
    r"\b(?:Sở|Công an|HĐND|Chi cục|Cục trưởng|Vụ trưởng|Chánh Văn phòng|Trung tâm|Trường|Phòng|Phó Chủ tịch UBND"
    r"|Chi bộ)\b"
)
_EPONYMS = re.compile(r"\b(?:Trường|Trung tâm|Phòng|Chi bộ|Bệnh viện|Đại học|Học viện|Quỹ|Nhà)\b")
_OPENING = 5000  # characters of a text that say what it is about
_ASSEMBLY = ("Quốc hội", "ĐBQH", "QH")
_OFTEN = 3  # times that news of the Assembly names it
_OTHER_MEETINGS = ("HĐND", "Hội đồng nhân dân", "Đại hội", "đại hội")  # they have their own "đại biểu"
_VERB = 6  # tokens of a verb of office
_PRONOUNS = ("ông", "bà", "anh", "chị", "chí")
_THEN = ("thời", "hồi")  # "từ thời ông làm Bí thư Tỉnh ủy"
_ADVERBS = ("từng", "đã", "hiện", "cũng", "đang", "còn", "vẫn", "được", "lần", "lượt")
_REACH = 10  # tokens in which a deputy's delegation is named


def next_with_body(holdings: Sequence[Holding]) -> list[Phrase | None]:
    """Return for each post of a list the next one of the same list that names a body."""
    found: list[Phrase | None] = []
    after: Holding | None = None
    for holding in reversed(holdings):
        found.append(after.phrase if after is not None and after.run == holding.run else None)
        after = after if holding.phrase.bare else holding
    return found[::-1]


def with_body(phrase: Phrase, after: Phrase) -> Phrase | None:
    """Return a bare rank with the body that the next post of its list lends it, None where it lends none.

    "Phó Chủ tịch - Tổng Thư ký Hội Tám", "Tổng Thư ký, Chủ nhiệm Văn phòng Quốc hội", and the director of police who
    heads its investigators: "Phó Giám đốc, Thủ trưởng Cơ quan Cảnh sát điều tra Công an tỉnh"; and who speaks for it:
    "Chánh Văn phòng kiêm người phát ngôn UBND tỉnh".
    """
    body = ""
    if (after.rank in SPOKESPEOPLE and phrase.rank.endswith("Chánh Văn phòng")) or (
        after.rank == "Tổng Thư ký" and "Chủ tịch" in phrase.rank
    ):
        body = after.label.removeprefix(after.rank)
    elif phrase.rank.endswith("Tổng Thư ký") and " Văn phòng " in after.label:
        body = " " + after.label.partition(" Văn phòng ")[2]
    elif after.rank.endswith(_INVESTIGATORS) and phrase.rank.endswith("Giám đốc"):
        body = "".join(after.label.partition(" Công an")[1:])
    if not body:
        return None
    own = replace(phrase, bare=False, label=phrase.rank + body)
    return replace(own, reach=after.reach, place=after.place, hints=after.hints, official=after.official)


def directors(posts: Sequence[OpenPost]) -> list[OpenPost]:
    """Return the posts; a director general without a body leads a firm, unless the article names a public one."""
    public = any(p.official and p.rank in _DIRECTORS and p.label not in _DIRECTORS for p in posts)
    return [p if public or p.label not in _DIRECTORS else replace(p, official=False) for p in posts]


def heads_abroad(posts: Sequence[OpenPost], lexicon: Lexicon) -> list[OpenPost]:
    """Return the posts; in news of other countries who has the post of one of our leaders beside him is a foreigner.

    "Thủ tướng Tám hội đàm với Thủ tướng Chín": only one of two is Prime Minister of Việt Nam.
    """
    ours = {post.label for post in posts if post.label in _HEADS and post.person.casefold() in lexicon.leaders}
    if not ours or not any(post.foreign for post in posts):
        return list(posts)
    return [
        replace(p, foreign=True, official=False)
        if p.label in ours and p.status == "current" and p.person.casefold() not in lexicon.leaders
        else p
        for p in posts
    ]


def one_label(posts: Sequence[OpenPost]) -> Iterator[OpenPost]:
    """Give the spellings of one office of one person one label, the fullest."""
    kept = list(posts)
    labels: dict[tuple[str, str], dict[str, OpenPost]] = {}
    for post in kept:
        labels.setdefault((post.person, post.rank), {}).setdefault(post.label, post)
    for post in kept:
        fuller = post.label
        for other in list(labels[post.person, post.rank])[:_SPELLINGS]:
            if other.casefold() == fuller.casefold():
                fuller = min(fuller, other)
            elif len(other) > len(fuller) and (
                same_office(fuller, other) or (_says_little(post) and other.startswith(fuller + " "))
            ):
                fuller = other
        full = labels[post.person, post.rank][fuller]
        standing = labels.get((post.person, post.rank + _STANDING), {}) if post.rank.startswith("Phó ") else {}
        same = next((p for p in standing.values() if _is_standing(p, post, fuller)), None)
        if same is not None:
            yield replace(post, label=same.label, rank=same.rank)
        else:
            yield post if full is post else replace(post, label=fuller, official=full.official, foreign=full.foreign)


def _is_standing(post: OpenPost, deputy: OpenPost, label: str) -> bool:
    """Tell whether a standing deputy's post is what a deputy's label says with less: "Phó Chủ tịch UBND tỉnh"."""
    one_body = post.label == label.replace(deputy.rank, post.rank, 1)
    return one_body and post.status == deputy.status == "current" and deputy.place in (None, post.place)


def _says_little(post: OpenPost) -> bool:
    """Tell whether a label leaves open which body is meant: "Giám đốc", "Giám đốc Bệnh viện"."""
    return post.label.removeprefix(post.rank).strip() in _KINDS_OF_BODY


def delegation(tokens: Tokens, at: int) -> str | None:
    """Return the province of "(đoàn Đắk Nông)" or "đoàn ĐBQH tỉnh Đồng Nai" behind a deputy's name."""
    if "đoàn" not in tokens.low[at : at + 2]:  # mostly
        return None
    words = tokens.low[at : at + _REACH]
    place = 1 if words[:1] in (["("], ["-"], [","]) else 0
    if words[place : place + 1] != ["đoàn"]:
        return None
    place += 1
    for skip in _SKIPPED:
        if words[place : place + len(skip)] == skip:
            place += len(skip)
    found = unit_at(tokens, at + place, lambda levels: "province" in levels) if at + place < tokens.size else None
    return found[0] if found else None


def bracketed(tokens: Tokens, at: int) -> str | None:
    """Return the province in brackets behind a deputy's name in news of the Assembly: "Lê Văn Tám (Nghệ An)"."""
    if tokens.low[at : at + 1] != ["("] or not any(tokens.text.find(word, 0, _OPENING) >= 0 for word in _ASSEMBLY):
        return None
    place = at + 1
    for skip in _SKIPPED:
        if tokens.low[place : place + len(skip)] == skip:
            place += len(skip)
    found = unit_at(tokens, place, lambda levels: "province" in levels) if place < tokens.size else None
    return found[0] if found and tokens.low[found[1] : found[1] + 1] == [")"] else None


def in_assembly(sentences: Sequence[Read]) -> bool:
    """Tell whether an article is about a sitting of the National Assembly, whose members are its "đại biểu"."""
    spoken = any(item.phrase and item.phrase.label.startswith(DEPUTY) for read in sentences for item in read.nameless)
    text = next((read.tokens.text for read in sentences if read.field == "text"), "")
    return spoken and text.count("Quốc hội") >= _OFTEN and not any(word in text for word in _OTHER_MEETINGS)


def runs_event(phrase: Phrase) -> bool:
    """Tell whether a post is to organise an event: "Trưởng Ban Tổ chức Lễ hội", or the same without a committee."""
    return _EVENT.search(phrase.label) is not None or (
        phrase.label.endswith("Trưởng Ban Tổ chức") and phrase.place is None and phrase.reach == "any"
    )


def is_of_today(phrase: Phrase, rule: str) -> bool:
    """Tell whether no one of those whom streets are named after held such a post: "Phó Giám đốc Sở Y tế".

    Before the name it must be none that could be named after someone: "Hiệu trưởng Trường THPT Lương Thế Vinh".
    """
    if rule == "post.before-name" and (phrase.reach in ("district", "commune") or _EPONYMS.search(phrase.label)):
        return False
    return phrase.reach in ("district", "commune") or _OF_TODAY.search(phrase.label) is not None


def career(tokens: Tokens, at: int, lexicon: Lexicon) -> Status | None:
    """Return the status of the post at token `at` where "ông từng là", "bà giữ chức" stands before it, else None."""
    first = max(0, at - _VERB)
    for start in [n for n, word in enumerate(tokens.low[first:at], first) if word in lexicon.takes.root]:
        found = lexicon.takes.longest(tokens.low, start)
        if found is None or found[1] != at:
            continue
        subject = start
        while subject and tokens.low[subject - 1] in _ADVERBS:
            subject -= 1
        if subject and tokens.low[subject - 1] in _PRONOUNS:
            if subject > 1 and tokens.low[subject - 2] in _THEN:
                return "former"
            return "former" if found[0] == "leave" or "từng" in tokens.low[subject:at] else "current"
        return None
    return None


def follows(tokens: Tokens, end: int, start: int) -> bool:
    """Tell whether one post of a list follows the other behind a comma, brackets aside."""
    return [word for word in tokens.low[end:start] if word not in ("(", ")", "cũ", "rồi")] in ([","], [";"], ["và"])

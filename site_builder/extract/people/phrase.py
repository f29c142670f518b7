"""One post as printed: "nguyên Phó Bí thư Thường trực Huyện ủy Bình Sơn" -> label, level, place, status."""

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from site_builder.extract.people import openwords, unitwords
from site_builder.extract.people.bodies import bodies
from site_builder.extract.people.lexicon import Head, Lexicon
from site_builder.extract.people.reading import Reading
from site_builder.extract.people.tokens import TITLE, UPPER, Tokens
from site_builder.gazetteer.posts import Reach
from site_builder.model import Status

# Without a body these ranks mean the head of a unit: "Chủ tịch tỉnh", "Bí thư Kon Tum".
_UNIT_RANKS = {
    "Chủ tịch": "UBND",
    "Phó Chủ tịch": "UBND",
    "Phó Chủ tịch Thường trực": "UBND",
    "Bí thư": "ủy",
    "Phó Bí thư": "ủy",
    "Phó Bí thư Thường trực": "ủy",
}
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
    "xã": "Đảng ủy xã",
    "phường": "Đảng ủy phường",
    "thị trấn": "Đảng ủy thị trấn",
}


_SEVERAL = ("các", "những")  # "Bộ trưởng các Bộ Tám, Chín": no one's
_DEPARTMENTS = ("ục trưởng", "ụ trưởng")
_WORK = (["quản", "lý"], ["khai", "thác"], ["hợp", "tác"], ["kiểm", "soát"], ["công", "tác"], ["giám", "sát"])
# Behind these a prefix is none: "chính quyền Tổng thống", "trước khi làm Giám đốc".
_UNLIKE = {
    "quyền": frozenset(
        ("chính", "thẩm", "ủy", "toàn", "chủ", "nhân", "có", "đủ", "cầm", "đặc", "tiếm", "giành", "trao")
    ),
    "khi": frozenset(("trước", "từ", "kể")),
}


_HAMLETS = frozenset(("thôn", "ấp", "bản", "xóm", "khóm", "buôn", "làng"))
# Words whose second half only looks like a hamlet: "nông thôn", "xuất bản".
_NO_HAMLETS = frozenset(
    (("nông", "thôn"), *((word, "bản") for word in ("xuất", "văn", "cơ", "nhật", "tư", "ấn", "kịch")))
)
_DEPUTY = "Đại biểu Quốc hội"
_IN_CHARGE = "Phụ trách"
_CENTRAL = ("ương", "tw", "tư")
_UNIONS = ("đoàn", "hội")
_JOINED = ([","], ["-"], ["kiêm"])  # it is a post only behind another: elsewhere the words say what one looks after
_REGIONS = frozenset(("tỉnh", "bang", "phố", "quận", "huyện", "vùng"))  # what a region's name may follow
_REGION = 4  # syllables of it
_UNCLE_HO = ["hồ", "chí", "minh"]  # without "thành phố" before it the man, not the city


class Phrase(Struct, frozen=True, gc=False):
    """A post as the grammar reads it: tokens `start` to `end` of its sentence."""

    start: int
    end: int
    words_end: int  # past the last word of the post itself: the evidence
    label: str
    rank: str
    reach: Reach
    place: str | None
    hints: tuple[str, ...]  # larger units named behind it
    status: Status
    official: bool
    foreign: bool
    bare: bool  # a rank without a body: "Chủ tịch", "Giám đốc"
    unit_open: bool  # of the unit that the next post of the list names: "Bí thư Đảng ủy, Chủ tịch UBND xã"


def read(tokens: Tokens, at: int, lexicon: Lexicon) -> Phrase | None:
    """Read the post that begins at token `at`, prefix ("nguyên", "quyền") included; None when none does."""
    status: Status = "current"
    begin = at
    prefix = lexicon.prefixes.longest(tokens.low, at) if tokens.low[at] in lexicon.prefixes.root else None
    if prefix is not None and not (at and tokens.low[at - 1] in _UNLIKE.get(tokens.low[at], ())):
        status, begin = prefix
    found = lexicon.heads.longest(tokens.low, begin)
    if found is None and status == "acting":
        begin, found = at, lexicon.heads.longest(tokens.low, at)  # "phụ trách Ban Tiếp công dân"
    if found is None or not _written(tokens, begin, found[1], found[0]):
        return None
    head, after = (_of_union(tokens, begin, found[1], lexicon) if found[0].whole else None) or found
    reading = Reading(tokens, lexicon, after)
    reading.foreign = head.foreign
    bare = _after_head(reading, head)
    if bare and reading.next() in _SEVERAL and lexicon.bodies.longest(tokens.low, reading.at + 1) is not None:
        return None
    if head.label == _IN_CHARGE and (bare or tokens.low[at - 1 : at] not in _JOINED):
        return None
    if reading.reach == "any" and reading.place is None and not bare:
        unitwords.hamlet_address(reading)
        if _hamlet_named(tokens, begin, reading.at):
            reading.own = "commune"
    _abroad(reading, head)
    if not bare and not reading.foreign and reading.reach == "any" and reading.place is None and reading.next() == "(":
        unitwords.bracketed(reading)
    if status == "current" and head.acting:
        status = "acting"
    return _phrase(reading, head, at, status, bare=bare)


def _hamlet_named(tokens: Tokens, begin: int, end: int) -> bool:
    """Tell whether the words of a post speak of a hamlet, whose posts are of a commune: "Bí thư Chi bộ thôn Tám"."""
    words = tokens.low[begin:end]
    if _HAMLETS.isdisjoint(words):
        return False
    return any(word in _HAMLETS and (before, word) not in _NO_HAMLETS for before, word in pairwise(["", *words]))


def _of_union(tokens: Tokens, begin: int, at: int, lexicon: Lexicon) -> tuple[Head, int] | None:
    """Return the rank before the centre of a union: "Ủy viên Trung ương Hội Nông dân" is no member of the Party's."""
    if at >= tokens.size or tokens.low[at - 1] not in _CENTRAL or tokens.kinds[at] not in (TITLE, UPPER):
        return None
    body = lexicon.bodies.longest(tokens.low, at)
    if tokens.low[at] not in _UNIONS and (body is None or not body[0].levelled):
        return None
    board = not {"hành", "bch"}.isdisjoint(tokens.low[begin:at])
    after = at - (2 if tokens.low[at - 1] == "ương" else 1)
    return Head("Ủy viên Ban Chấp hành" if board else "Ủy viên", alone=True), after


def of_body(tokens: Tokens, bare: Phrase, at: int, lexicon: Lexicon) -> Phrase | None:
    """Return a bare rank as that of the body at token `at`, None where none can be read there."""
    reading = Reading(tokens, lexicon, at)
    if not bodies(reading, Head(bare.rank)):
        return None
    full = _phrase(reading, Head(bare.rank), bare.start, bare.status, bare=False)
    return replace(full, end=bare.end, words_end=bare.words_end)


def _written(tokens: Tokens, start: int, end: int, head: Head) -> bool:
    """Tell whether the words are a rank: an abbreviation ("PCT") in capitals, and not the end of "chức vụ"."""
    if start and (tokens.low[start - 1] == "phủ" or (tokens.low[start] == "vụ" and tokens.low[start - 1] == "chức")):
        return False  # "Phủ Chủ tịch" is a house
    if start and tokens.low[start - 1] == "đoàn" and head.label.startswith(_DEPUTY):
        return False
    return end - start > 1 or tokens.kinds[start] == UPPER or tokens.low[start] == head.label.lower()


def _after_head(reading: Reading, head: Head) -> bool:
    """Read the body and the unit; tell whether the rank stands bare."""
    if head.whole:
        reading.reach = head.level or "any"
        reading.words_end = reading.at
        reading.skip_country()
        if reading.reach in ("province", "city", "district"):
            unitwords.direct(reading, reading.reach)
        elif head.label.startswith(_DEPUTY):
            _constituency(reading)
        return False
    if head.levelled:
        reading.own = head.level
        reading.words_end = reading.at
        unitwords.levelled(reading, default="tỉnh")
        return False
    if bodies(reading, head) or _without_body_word(reading, head.label):
        return False
    if head.foreign:
        unitwords.levelled(reading, default=None)
    reading.unit_open = head.alone and head.label.startswith("Ủy viên")
    return not head.alone


def _without_body_word(reading: Reading, rank: str) -> bool:
    """Read what leaves the body's own word out: "Chủ tịch tỉnh", "Bộ trưởng Quốc phòng", "Vụ trưởng Pháp chế"."""
    if rank in _UNIT_RANKS:
        return _head_of_unit(reading, rank)
    if rank in ("Bộ trưởng", "Thứ trưởng"):
        return _ministry(reading)
    return rank.endswith(_DEPARTMENTS) and _department(reading, rank)


def _constituency(reading: Reading) -> None:
    """Read the province that elected a deputy: "Đại biểu Quốc hội tỉnh Đồng Nai", which is no part of the label."""
    at = reading.at
    reading.at += reading.next() == "tại"
    if not unitwords.levelled(reading, default=None) and not unitwords.direct(reading, "province"):
        reading.at = at
    reading.pieces.clear()
    reading.reach = "nation"


def _department(reading: Reading, label: str) -> bool:
    """Read "Vụ trưởng Khai thác thủy sản", which leaves the department's own word out."""
    tokens, start = reading.tokens, reading.at
    if start >= tokens.size or tokens.kinds[start] != TITLE:
        return False
    known = tokens.low[start : start + 2] in _WORK or reading.lexicon.fields.longest(tokens.low, start) is not None
    name = openwords.take(reading, eponym=False, fields=True, short=False) if known else ""
    if not name:
        return False
    reading.pieces.append(f"{label.removeprefix('Phó ').removesuffix(' trưởng').capitalize()} {name}")
    reading.words_end, reading.reach = reading.at, "nation"
    return True


def _ministry(reading: Reading) -> bool:
    """Read "Bộ trưởng Quốc phòng", which leaves the ministry's own word out."""
    found = reading.lexicon.fields.longest(reading.tokens.low, reading.at)
    if found is None:
        return False
    name = found[0] or reading.tokens.words(reading.at, found[1])
    reading.pieces.append(f"Bộ {name}")
    reading.at = reading.words_end = found[1]
    reading.reach = "nation"
    reading.skip_country()
    return True


def _head_of_unit(reading: Reading, rank: str) -> bool:
    """Read "Chủ tịch tỉnh Kon Tum" or "Bí thư Kon Tum"."""
    if rank == "Chủ tịch" and reading.tokens.low[reading.at : reading.at + 3] == _UNCLE_HO:
        return False
    if not unitwords.levelled(reading, default=None) and not unitwords.direct(reading, "province"):
        return False
    if reading.foreign and reading.place:
        reading.pieces, reading.place = [reading.place], None
        return True
    word = reading.pieces.pop() if reading.pieces else "tỉnh"
    if _UNIT_RANKS[rank] == "UBND":
        reading.pieces += ["UBND", word]
    else:
        reading.pieces.append(_COMMITTEES.get(word, "Tỉnh ủy"))
    return True


def _abroad(reading: Reading, head: Head) -> None:
    """Read the country behind a post: "Chủ tịch Quốc hội Lào"; an ambassador of Việt Nam is none of another country."""
    tokens, lexicon = reading.tokens, reading.lexicon
    if head.envoy:
        reading.foreign = not reading.at_country()
        if not reading.foreign:
            _sent_to(reading)
            return
    if reading.at >= tokens.size or tokens.kinds[reading.at] not in (TITLE, UPPER):
        return
    if reading.place is None and tokens.low[reading.at - 1] in _REGIONS and _country_behind(reading):
        reading.foreign = True
        return
    if reading.place is not None or not (head.whole or head.foreign or reading.reach == "nation" or reading.foreign):
        return
    found = lexicon.foreign.longest(tokens.low, reading.at)
    if found is not None:
        reading.pieces.append(tokens.words(reading.at, found[1]))
        reading.at = reading.words_end = found[1]
        reading.foreign = True


def _country_behind(reading: Reading) -> bool:
    """Tell whether another country stands behind its region's name: "tỉnh Gyeonggi, Hàn Quốc"."""
    tokens, at = reading.tokens, reading.at
    while at < tokens.size - 1 and at - reading.at < _REGION and tokens.kinds[at] in (TITLE, UPPER):
        at += 1
    return tokens.low[at] in (",", "(") and reading.lexicon.foreign.longest(tokens.low, at + 1) is not None


def _sent_to(reading: Reading) -> None:
    """Read where an ambassador of Việt Nam is: "Đại sứ Việt Nam tại Nhật Bản"."""
    reading.pieces.append("Việt Nam")
    reading.skip_country()
    reading.words_end, reading.reach = reading.at, "nation"
    found = reading.lexicon.foreign.longest(reading.tokens.low, reading.at + 1)
    if reading.next() == "tại" and found is not None:
        reading.pieces.append(f"tại {reading.tokens.words(reading.at + 1, found[1])}")
        reading.at = reading.words_end = found[1]


def _phrase(reading: Reading, head: Head, start: int, status: Status, *, bare: bool) -> Phrase:
    reach = reading.reach
    if reach == "any":
        reach = reading.own or "any"
    label = " ".join([head.label, *reading.pieces])
    return Phrase(
        start=start,
        end=reading.at,
        words_end=reading.words_end,
        label=label,
        rank=head.label,
        reach=reach,
        place=reading.place,
        hints=reading.hints,
        status=status,
        official=reading.official and not reading.foreign,
        foreign=reading.foreign,
        bare=bare,
        unit_open=reading.unit_open and reading.place is None,
    )

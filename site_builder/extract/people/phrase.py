"""One post as printed: "nguyên Phó Bí thư Thường trực Huyện ủy Bình Sơn" -> label, level, place, status."""

from msgspec import Struct

from site_builder.extract.people import openwords, unitwords
from site_builder.extract.people.lexicon import Head, Lexicon
from site_builder.extract.people.tokens import LOWER, MARK, TITLE, UPPER, Tokens
from site_builder.gazetteer.posts import Body, Reach
from site_builder.model import Status

_PARTS = 4  # bodies that a post may name: "Văn phòng" + "Đảng ủy" + "UBND"
# Ranks inside a larger body, which may follow a comma: "Trưởng phòng Tổ chức, Sở Nội vụ".
_INNER = ("Trưởng phòng", "Phó Trưởng phòng", "Đội trưởng", "Phó Đội trưởng", "Trưởng khoa", "Phó Trưởng khoa", "Ủy viên chuyên trách")
# Their body says which ministry it is in, so that what follows stays out of the label.
_OF_MINISTRY = ("Vụ trưởng", "Phó Vụ trưởng", "Cục trưởng", "Phó Cục trưởng", "Tổng cục trưởng", "Phó Tổng cục trưởng")
# Without a body these ranks mean the head of a unit: "Chủ tịch tỉnh", "Bí thư Yên Bái".
_UNIT_RANKS = {"Chủ tịch": "UBND", "Phó Chủ tịch": "UBND", "Phó Chủ tịch Thường trực": "UBND", "Bí thư": "ủy", "Phó Bí thư": "ủy", "Phó Bí thư Thường trực": "ủy"}
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "xã": "Đảng ủy xã", "phường": "Đảng ủy phường", "thị trấn": "Đảng ủy thị trấn"}


_NOT_ACTING = frozenset(("chính", "thẩm", "ủy", "toàn", "chủ", "nhân", "có", "đủ", "cầm", "đặc", "tiếm", "giành", "trao"))  # "chính quyền Tổng thống"


class Phrase(Struct, frozen=True):
    """A post as the grammar reads it.  Tokens are counted in the sentence, `end` past the last word that belongs to it."""

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


class Reading:
    """What has been read of a phrase so far."""

    __slots__ = ("at", "foreign", "hints", "lexicon", "nation", "official", "own", "place", "pieces", "reach", "tokens", "unit_open", "words_end")

    def __init__(self, tokens: Tokens, lexicon: Lexicon, at: int) -> None:
        """Begin behind the rank."""
        self.tokens, self.lexicon, self.at = tokens, lexicon, at
        self.pieces: list[str] = []
        self.reach: Reach = "any"
        self.own: Reach | None = None
        self.place: str | None = None
        self.hints: tuple[str, ...] = ()
        self.official = True
        self.foreign = False
        self.unit_open = False
        self.words_end = at

    def next(self, offset: int = 0) -> str:
        """Return the word at hand, "" at the end."""
        at = self.at + offset
        return self.tokens.low[at] if at < self.tokens.size else ""


def read(tokens: Tokens, at: int, lexicon: Lexicon) -> Phrase | None:
    """Read the post that begins at token `at`, prefix ("nguyên", "quyền") included; None when none does."""
    status: Status = "current"
    begin = at
    prefix = lexicon.prefixes.longest(tokens.low, at)
    if prefix is not None and not (tokens.low[at] == "quyền" and at and tokens.low[at - 1] in _NOT_ACTING):
        status, begin = _status(prefix[0]), prefix[1]
    found = lexicon.heads.longest(tokens.low, begin)
    if found is None or not _written(tokens, begin, found[1], found[0]):
        return None
    head, after = found
    reading = Reading(tokens, lexicon, after)
    reading.foreign = head.foreign
    bare = _after_head(reading, head)
    if reading.reach == "any" and reading.place is None and not bare:
        unitwords.hamlet_address(reading)
    _abroad(reading, head)
    if status == "current" and head.acting:
        status = "acting"
    return _phrase(reading, head, at, status, bare=bare)


def _status(name: str) -> Status:
    return "former" if name == "former" else "acting" if name == "acting" else "candidate" if name == "candidate" else "appointed"


def _written(tokens: Tokens, start: int, end: int, head: Head) -> bool:
    """An abbreviation ("CT", "PCT") counts only in capitals."""
    return end - start > 1 or tokens.kinds[start] == UPPER or tokens.low[start] == head.label.lower()


def _after_head(reading: Reading, head: Head) -> bool:
    """Read the body and the unit; tell whether the rank stands bare."""
    if head.whole:
        reading.reach = head.level or "any"
        reading.words_end = reading.at
        if reading.tokens.low[reading.at : reading.at + 2] == ["việt", "nam"]:
            reading.at += 2
        if reading.reach in ("province", "city", "district"):
            unitwords.direct(reading, reading.reach)
        return False
    if head.levelled:
        reading.own = head.level
        reading.words_end = reading.at
        unitwords.levelled(reading, default="tỉnh")
        return False
    if _bodies(reading, head):
        return False
    if head.label in _UNIT_RANKS and _head_of_unit(reading, head.label):
        return False
    if head.label in ("Bộ trưởng", "Thứ trưởng") and _ministry(reading):
        return False
    if head.foreign:
        unitwords.levelled(reading, default=None)
    return not head.alone


def _ministry(reading: Reading) -> bool:
    """Read "Bộ trưởng Quốc phòng", which leaves the ministry's own word out."""
    found = reading.lexicon.fields.longest(reading.tokens.low, reading.at)
    if found is None:
        return False
    name = found[0] or reading.tokens.words(reading.at, found[1])
    reading.pieces.append(f"Bộ {name}")
    reading.at = reading.words_end = found[1]
    reading.reach = "nation"
    if reading.tokens.low[reading.at : reading.at + 2] == ["việt", "nam"]:
        reading.at += 2
    return True


def _head_of_unit(reading: Reading, rank: str) -> bool:
    """Read "Chủ tịch tỉnh Bình Định" or "Bí thư Yên Bái"."""
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


def _bodies(reading: Reading, head: Head) -> bool:
    """Read bodies one inside the other, then the unit; tell whether there was any."""
    found = _swallowed(reading, head) if head.head else _body(reading, head)
    for _ in range(_PARTS):
        if reading.unit_open or found:
            mark = reading.at
            if unitwords.levelled(reading, default=None):
                return True
            if reading.own != "nation" and _direct(reading):
                return True
            if not _inner_body(reading, head):
                reading.at = mark
                break
        elif not found:
            break
    return found


def _direct(reading: Reading) -> bool:
    """Read a unit's name right behind the body: "Tỉnh ủy Bắc Ninh", "Sở Y tế Hà Nội"."""
    reach = reading.reach if reading.reach != "any" else reading.own or "any"
    return reach != "nation" and unitwords.direct(reading, reach)


def _inner_body(reading: Reading, head: Head) -> bool:
    """Read a further body: "của Quốc hội", "HĐND", or after a comma where the rank is inside a larger body."""
    word = reading.next()
    skip = 1 if word in ("của", "thuộc") or (word in (",", "-") and head.label in _INNER + _OF_MINISTRY) else 0
    if not skip and reading.reach != "any" and reading.reach != "nation":
        return False
    at = reading.at
    reading.at += skip
    if not _body(reading, head):
        reading.at = at
        return False
    if skip:
        joint = ", " if word == "," else f"{word} "
        piece = reading.pieces.pop()
        if head.label in _OF_MINISTRY:
            return True
        if joint == ", ":
            reading.pieces[-1] += ","
            reading.pieces.append(piece)
        else:
            reading.pieces.append(joint + piece)
    return True


def _body(reading: Reading, head: Head) -> bool:
    """Read one body with what belongs to its name."""
    tokens, lexicon = reading.tokens, reading.lexicon
    found = lexicon.bodies.longest(tokens.low, reading.at)
    if found is None or not _body_written(tokens, reading.at, found[1], found[0]):
        return False
    body, after = found
    if body.level == "nation" and body.vi == "Bộ" and tokens.kinds[reading.at] == LOWER and head.label not in ("Bộ trưởng", "Thứ trưởng"):
        return False
    start, reading.at = reading.at, after
    short = body.levelled or body.own is not None
    named = openwords.take(reading, eponym=body.eponym, fields=body.fields, short=short) if body.open else ""
    if body.open and not named and not body.levelled and not _unit_follows(reading):
        if len(body.vi.split()) == 1 and body.vi not in ("Đảng ủy", "Chi bộ", "Hội", "Bảo tàng", "Thư viện", "Đài", "Báo"):
            reading.at = start
            return False
    label = body.vi
    if tokens.low[after - 2 : after] == ["việt", "nam"] and body.levelled and body.level == "any" and not named and not _unit_follows(reading):
        label = body.vi if body.vi.endswith("Việt Nam") else f"{body.vi} Việt Nam"
        reading.reach = "nation"
    reading.pieces.append(f"{label} {named}".strip())
    _belongs(reading, body)
    if body.level == "nation" and tokens.low[reading.at : reading.at + 2] == ["việt", "nam"]:
        reading.at += 2
    return True


def _unit_follows(reading: Reading) -> bool:
    return reading.lexicon.levels.longest(reading.tokens.low, reading.at) is not None


def _body_written(tokens: Tokens, start: int, end: int, body: Body) -> bool:
    if end - start > 1 and tokens.low[end - 1] == "đoàn" and tokens.kinds[start] == LOWER and tokens.kinds[end - 1] == TITLE:
        return False  # "UBND tỉnh Đoàn Thị Hậu"
    if end - start > 1 or tokens.kinds[start] != LOWER:
        return True
    return body.vi.lower() == tokens.low[start] and body.vi not in ("Bộ", "Vụ", "Ban", "Tổ", "Đội", "Nhà", "Khu", "Vùng", "Hội", "Đài", "Báo", "Đoàn", "Trường", "Viện", "Quỹ")


def _swallowed(reading: Reading, head: Head) -> bool:
    """Read on from a body whose first word the rank has said: "Trưởng ban" + "Tổ chức"."""
    tokens, lexicon = reading.tokens, reading.lexicon
    word = (head.head or "").lower()
    count = len(word.split())
    longer = lexicon.bodies.longest(tokens.low, reading.at - count)
    if longer is not None and longer[1] > reading.at and longer[0].vi.lower().startswith(word + " "):
        body, reading.at = longer
        rest = body.vi[len(word) + 1 :]
        reading.pieces.append(f"{rest} {openwords.take(reading, eponym=False, fields=True, short=False) if body.open else ''}".strip())
        _belongs(reading, body)
        return True
    if word in ("công an", "thanh tra"):
        reading.words_end = reading.at
        if unitwords.levelled(reading, default=None) or (word == "công an" and unitwords.direct(reading, "district")):
            return True
    name = openwords.take(reading, eponym=False, fields=word != "đoàn", short=False)
    if name:
        reading.pieces.append(name)
        reading.words_end = reading.at
        return True
    return _body(reading, head)


def _belongs(reading: Reading, body: Body) -> None:
    """Note what a body says about the post's level."""
    if body.level != "any":
        reading.reach = body.level
    reading.own = body.own or reading.own
    reading.official = reading.official and body.official
    reading.unit_open = reading.reach == "any" and not body.open
    reading.words_end = reading.at


def _abroad(reading: Reading, head: Head) -> None:
    """Read the country behind a post: "Chủ tịch Quốc hội Lào"; an ambassador of Việt Nam is none of another country."""
    tokens, lexicon = reading.tokens, reading.lexicon
    if reading.at >= tokens.size or tokens.kinds[reading.at] not in (TITLE, UPPER):
        reading.foreign = reading.foreign or head.label in ("Đại sứ", "Tổng Lãnh sự", "Phó Tổng Lãnh sự", "Tham tán", "Đại biện", "Phó Đại sứ")
        return
    if head.label in ("Đại sứ", "Tổng Lãnh sự", "Phó Đại sứ", "Phó Tổng Lãnh sự", "Tham tán", "Đại biện"):
        reading.foreign = tokens.low[reading.at : reading.at + 2] != ["việt", "nam"]
    if reading.place is not None or not (head.whole or head.foreign or reading.reach == "nation" or reading.foreign):
        return
    found = lexicon.foreign.longest(tokens.low, reading.at)
    if found is not None:
        reading.pieces.append(tokens.words(reading.at, found[1]))
        reading.at = reading.words_end = found[1]
        reading.foreign = True


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


def follows_mark(tokens: Tokens, at: int) -> bool:
    """Tell whether a mark stands before token `at`."""
    return at == 0 or tokens.kinds[at - 1] == MARK

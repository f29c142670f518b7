"""The bodies of a post, one inside the other: "Văn phòng" + "Đảng ủy" + "UBND tỉnh"."""

from site_builder.extract.people import openwords, unitwords
from site_builder.extract.people.lexicon import Head
from site_builder.extract.people.reading import Reading
from site_builder.extract.people.tokens import LOWER, TITLE, UPPER, Tokens
from site_builder.gazetteer.posts import Body

_CODE = 4  # tokens of "(PH 41)"
_PARTS = 4  # bodies that a post may name: "Văn phòng" + "Đảng ủy" + "UBND"
_OPEN = ("đoàn", "khoa")  # words whose fields of work no table can hold
# Common words that say which body is meant right behind their own head: "hiệu trưởng trường tiểu học ...".
_SAME_WORD = {"Trường": "iệu trưởng", "Đội": "Đội trưởng", "Tổ": "Tổ trưởng"}
_MINISTERS = ("Bộ trưởng", "Thứ trưởng", "Thứ trưởng Thường trực")
# Ranks inside a larger body, which may follow a comma: "Trưởng phòng Tổ chức, Sở Nội vụ".
_INNER = (
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Đội trưởng",
    "Phó Đội trưởng",
    "Trưởng khoa",
    "Phó Trưởng khoa",
    "Ủy viên chuyên trách",
    "Thủ trưởng",
    "Phó Thủ trưởng",
)
# Their body says which ministry it is in, so that what follows stays out of the label.
_OF_MINISTRY = ("Vụ trưởng", "Phó Vụ trưởng", "Cục trưởng", "Phó Cục trưởng", "Tổng cục trưởng", "Phó Tổng cục trưởng")


_PATROL = ["tuần", "tra"]
_HAMLETS = ("thôn", "ấp", "xóm", "trạm")


def bodies(reading: Reading, head: Head) -> bool:
    """Read bodies one inside the other, then the unit; tell whether there was any."""
    if reading.next() == "của" and reading.lexicon.bodies.longest(reading.tokens.low, reading.at + 1) is not None:
        reading.at += 1  # "người phát ngôn của UBND thành phố"
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
    if not skip and reading.reach not in ("any", "nation"):
        return False
    at = reading.at
    reading.at += skip or _code(reading)
    if not _body(reading, head):
        reading.at = at
        return False
    if skip:
        joint = ", " if word == "," else f"{word} "
        piece = reading.pieces.pop()
        if head.label in _OF_MINISTRY:
            return True
        if joint == ", " and piece == "Công an":
            reading.pieces.append(piece)
        elif joint == ", ":
            reading.pieces[-1] += ","
            reading.pieces.append(piece)
        else:
            reading.pieces.append(joint + piece)
    return True


def _code(reading: Reading) -> int:
    """Return the length of a police department's code: "Phòng Hậu cần (PH 41) Công an thành phố"."""
    words = reading.tokens.low[reading.at : reading.at + _CODE]
    return words.index(")") + 1 if words[:1] == ["("] and ")" in words and words[1][:1] == "p" else 0


def _body(reading: Reading, head: Head) -> bool:
    """Read one body with what belongs to its name."""
    tokens = reading.tokens
    found = reading.lexicon.bodies.longest(tokens.low, reading.at)
    if found is None or not _written(tokens, reading.at, found[1], found[0], head):
        return False
    body, after = found
    start, reading.at = reading.at, after
    if body.level == "nation":
        reading.reach = body.level
    short = body.levelled or body.own is not None
    named = openwords.take(reading, eponym=body.eponym, fields=body.fields, short=short) if body.open else ""
    if body.open and not (named or body.levelled or body.alone or " " in body.vi or _unit_follows(reading)):
        reading.at = start
        return False
    label = body.vi
    if not named and _is_national(reading, body):
        label = f"{body.vi.removesuffix(' Việt Nam')} Việt Nam"
        reading.reach = "nation"
    reading.pieces.append(f"{label} {named}".replace(" ,", ",").strip())
    _belongs(reading, body)
    if named.endswith("Việt Nam"):  # "Báo Giáo dục Việt Nam" is no province's
        reading.reach = "nation"
    if body.level == "nation":
        reading.skip_country()
    return True


def _is_national(reading: Reading, body: Body) -> bool:
    """Tell whether a body of every level is that of the whole country: "Hội Nông dân Việt Nam", and no unit behind."""
    everywhere = body.levelled and body.level == "any"
    return everywhere and reading.at_country(reading.at - 2) and not _unit_follows(reading)


def _unit_follows(reading: Reading) -> bool:
    return reading.lexicon.levels.longest(reading.tokens.low, reading.at) is not None


def _written(tokens: Tokens, start: int, end: int, body: Body, head: Head) -> bool:
    """Tell whether the words are printed as a body's name is."""
    if tokens.kinds[start] != LOWER:
        return True
    if end >= tokens.size and body.common:
        return False
    if end - start > 1:
        surname = tokens.low[end - 1] == "đoàn" and tokens.kinds[end - 1] == TITLE  # "UBND tỉnh Đoàn Thị Hậu"
        return not (surname and (end >= tokens.size or tokens.kinds[end] != LOWER))
    if body.vi == "Bộ" and head.label in _MINISTERS:
        return True
    if body.common:
        own = head.label.endswith(_SAME_WORD.get(body.vi, "-"))
        return own and (body.eponym or tokens.kinds[end] in (TITLE, UPPER) or tokens.low[end : end + 2] == _PATROL)
    return body.vi.lower() == tokens.low[start] or (tokens.kinds[start] == UPPER and body.vi == "Ủy ban")


def _swallowed(reading: Reading, head: Head) -> bool:
    """Read on from a body whose first word the rank has said: "Trưởng ban" + "Tổ chức"."""
    word = (head.head or "").lower()
    count = len(word.split())
    longer = reading.lexicon.bodies.longest(reading.tokens.low, reading.at - count)
    if longer is not None and longer[1] > reading.at and longer[0].vi.lower().startswith(word + " "):
        body, reading.at = longer
        rest = body.vi[len(word) + 1 :]
        reading.pieces.append(
            f"{rest} {openwords.take(reading, eponym=False, fields=True, short=False) if body.open else ''}".strip()
        )
        _belongs(reading, body)
        return True
    low, at = reading.tokens.low, reading.at
    if word in _HAMLETS and reading.next() == word and low[at - 1] != word:
        reading.at += count  # "thôn trưởng thôn 4"
    if word == "thanh tra" and reading.next() in (",", "-") and reading.next(1) in ("sở", "bộ"):
        reading.at += 1  # "Chánh Thanh tra, Sở Nội vụ"
        return _body(reading, head)
    if word in ("công an", "thanh tra"):
        reading.words_end = reading.at
        if unitwords.levelled(reading, default=None) or (word == "công an" and unitwords.direct(reading, "district")):
            return True
    if word == "văn phòng" and _of_department(reading):
        return _body(reading, head)
    name = openwords.take(reading, eponym=False, fields=word not in _OPEN, short=False)
    if name:
        reading.pieces.append(name)
        reading.words_end = reading.at
        return True
    return _body(reading, head)


def _of_department(reading: Reading) -> bool:
    """Tell whether a body with a field of work begins at hand: "Chánh Văn phòng [Sở Y tế]"."""
    found = reading.lexicon.bodies.longest(reading.tokens.low, reading.at)
    return found is not None and found[0].fields and reading.tokens.kinds[reading.at] != LOWER


def _belongs(reading: Reading, body: Body) -> None:
    """Note what a body says about the post's level."""
    if body.level != "any":
        reading.reach = body.level
    reading.own = body.own or reading.own
    reading.official = reading.official and body.official
    reading.unit_open = reading.reach == "any" and not body.open
    reading.words_end = reading.at

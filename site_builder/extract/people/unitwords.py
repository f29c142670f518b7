"""The unit a post belongs to: "tỉnh", "huyện Mộ Đức", "Bắc Ninh", ", xã Tân Tiến, huyện ..."."""

from site_builder.extract.people.names import is_surname, name_end
from site_builder.extract.people.openwords import sentence_begins
from site_builder.extract.people.reading import Reading
from site_builder.extract.people.tokens import LOWER, NUMBER, TITLE, UPPER, Tokens
from site_builder.extract.people.units import tidy, unit_at
from site_builder.gazetteer.posts import LevelWord, Reach

_LONGEST = 4  # syllables of a unit that no table knows
_BRACKET = 8  # tokens in which a bracket closes
_DIGITS = 2  # of a numbered ward or district
_SHORT = 4  # letters of a syllable that could be anything
_PAIR, _NAME = 2, 5  # syllables of a short and of a long person's name
_LEVELS = {
    "province": frozenset({"province"}),
    "city": frozenset({"province", "district"}),
    "district": frozenset({"district"}),
    "commune": frozenset({"commune"}),
    "any": frozenset({"province", "district"}),
}
_CITY = {"tphcm": "Hồ Chí Minh", "hn": "Hà Nội"}  # written as one word


def levelled(reading: Reading, default: str | None) -> bool:
    """Read a level and its unit's name, and put the level into the label, or `default` when none is printed."""
    tokens = reading.tokens
    found = reading.lexicon.levels.longest(tokens.low, reading.at)
    if reading.next() in _CITY:
        return _known_city(reading)
    if found is None or _other_word(reading, found[1]):
        if default:
            reading.pieces.append(default)
            reading.reach = reading.own or "any"
            direct(reading, "province")
        return False
    level, reading.at = found
    fixed = reading.reach in ("province", "city", "district", "commune")
    if not fixed:
        reading.pieces.append(level.vi)
        reading.reach = level.level
    reading.words_end = reading.at
    known = reading.place
    _name(reading, level)
    reading.place = known or reading.place  # "xã Tám huyện Chín" is the commune, the comma between them lost
    _address(reading)
    return True


def _other_word(reading: Reading, after: int) -> bool:
    """Tell whether the level is only the beginning of another word: "Huyện ủy", "xã hội"."""
    tokens = reading.tokens
    return (
        reading.at + 1 == after < tokens.size
        and tokens.kinds[after] == LOWER
        and reading.next(1) in ("ủy", "đoàn", "đội", "hội", "lộ", "trưởng")
    )


def _known_city(reading: Reading) -> bool:
    reading.place = _CITY[reading.next()]
    reading.at += 1
    reading.words_end = reading.at
    if reading.reach not in ("province", "city"):
        reading.pieces.append("thành phố")
    reading.reach = "city"
    return True


def direct(reading: Reading, reach: Reach) -> bool:
    """Read a unit's name without a level before it."""
    tokens = reading.tokens
    if reading.next() in _CITY:
        reading.place = _CITY[reading.next()]
        reading.at += 1
        reading.words_end = reading.at
        return True
    if reading.at >= tokens.size or tokens.kinds[reading.at] not in (TITLE, UPPER):
        return False
    found = _unit_of(tokens, reading.at, reach)
    if found is not None and _is_person(reading, found[1]):
        return False
    if found is None:
        found = (
            _foreign(reading)
            or _abroad(reading)
            or (_unknown(reading, strict=False) if reading.reach == "district" else None)
        )
    if found is None:
        return False
    reading.place, reading.at = found
    reading.words_end = reading.at
    if reach == "any":
        reading.reach = "province"
    _address(reading)
    return True


def _unit_of(tokens: Tokens, at: int, reach: Reach) -> tuple[str, int] | None:
    wanted = _LEVELS.get(reach, _LEVELS["any"])
    return unit_at(tokens, at, lambda levels: not wanted.isdisjoint(levels))


def _is_person(reading: Reading, after: int) -> bool:
    """Tell whether the unit's name is only the beginning of a person's: "Chủ tịch UBND tỉnh Thái Bình Minh"."""
    tokens = reading.tokens
    if after < tokens.size and sentence_begins(tokens, after):
        return False
    if after >= tokens.size or tokens.kinds[after] != TITLE or not is_surname(tokens, reading.at, reading.lexicon):
        return False
    if is_surname(tokens, after, reading.lexicon) and tokens.low[after] not in reading.lexicon.weak:
        return False
    end = name_end(tokens, reading.at, reading.lexicon, expected=True)
    return end == after + 1 or (end is not None and after == reading.at + 1)  # "phường Phan Thị Tám": no ward Phan


def _name(reading: Reading, level: LevelWord) -> None:
    """Read the name behind a level."""
    tokens = reading.tokens
    if reading.at >= tokens.size or tokens.kinds[reading.at] not in (TITLE, UPPER, NUMBER):
        return
    if tokens.kinds[reading.at] == NUMBER:
        if (
            level.level in ("district", "commune")
            and tokens.low[reading.at].isdigit()
            and len(tokens.low[reading.at]) <= _DIGITS
        ):
            reading.place = f"{level.vi.capitalize()} {int(tokens.low[reading.at])}"
            reading.at += 1
            reading.words_end = reading.at
        return
    found = _unit_of(tokens, reading.at, level.level)
    if found is not None and _is_person(reading, found[1]):
        found = None
    found = found or _foreign(reading) or _unknown(reading, strict=level.level in ("province", "city"))
    if found is not None:
        reading.place, reading.at = found
        reading.words_end = reading.at


def _foreign(reading: Reading) -> tuple[str, int] | None:
    """Read the name of a neighbour's province."""
    tokens = reading.tokens
    found = reading.lexicon.foreign.longest(tokens.low, reading.at)
    if found is None or (found[1] - reading.at == 1 and len(tokens.low[reading.at]) <= _SHORT):
        return None
    reading.foreign = True
    return tokens.words(reading.at, found[1]), found[1]


def _abroad(reading: Reading) -> tuple[str, int] | None:
    """Read a name without Vietnamese letters behind a party committee: "Tỉnh ủy Santa Lucia"."""
    tokens, at = reading.tokens, reading.at
    if reading.reach not in ("province", "city", "district"):
        return None
    end = at
    while (
        end < tokens.size
        and tokens.kinds[end] == TITLE
        and tokens.words(end, end + 1).isascii()
        and tokens.low[end] not in reading.lexicon.surnames
    ):
        end += 1
    if end == at or (end < tokens.size and tokens.kinds[end] == TITLE):
        return None
    if end - at >= _LONGEST or len(tokens.low[at]) < _SHORT:
        return None
    reading.foreign = True
    return tokens.words(at, end), end


def _unknown(reading: Reading, *, strict: bool) -> tuple[str, int] | None:
    """Split capitalised words behind a level into a unit that no table knows and a person, if one follows."""
    tokens, lexicon, start = reading.tokens, reading.lexicon, reading.at
    if strict:
        return None
    end = start
    while end < tokens.size and end - start < _LONGEST + _NAME and tokens.kinds[end] == TITLE:
        end += 1
    for split in range(start + 1, min(start + _LONGEST, end - 1) + 1):
        surname = tokens.low[split] in lexicon.surnames and (
            tokens.low[split] not in lexicon.weak or end - split > _PAIR
        )
        if (
            surname
            and _PAIR <= end - split <= _NAME
            and not (split == start + 1 and is_surname(tokens, start, lexicon))
        ):
            return tidy(tokens.words(start, split)), split
    if end == start or end - start > _LONGEST:
        return None
    if is_surname(tokens, start, lexicon) and end - start > _PAIR:
        return None
    return tidy(tokens.words(start, end)), end


def _address(reading: Reading) -> None:
    """Read larger units behind the post: ", huyện Phú Tân, tỉnh An Giang"; the first names the place if none did."""
    tokens = reading.tokens
    hints: list[str] = []
    while reading.at + 2 < tokens.size and tokens.low[reading.at] in (",", "(", "-", "thuộc"):
        opened = tokens.low[reading.at] == "("
        found = reading.lexicon.levels.longest(tokens.low, reading.at + 1)
        if found is None and not opened and reading.place is not None and _province_next(reading, hints):
            break
        if found is None or (tokens.kinds[reading.at + 1] == UPPER and found[1] - reading.at < _PAIR):
            break
        named = _unit_of(tokens, found[1], found[0].level)
        if named is None:
            break
        hints.append(named[0])
        reading.at = named[1]
        if opened:
            reading.at = _closed(reading, named[1])
            break
    reading.hints = tuple(hints)


def _province_next(reading: Reading, hints: list[str]) -> bool:
    """Go over a province named without its kind between commas: "huyện Kim Bôi, Hòa Bình, ..."."""
    tokens = reading.tokens
    found = _unit_of(tokens, reading.at + 1, "province") if tokens.low[reading.at] == "," else None
    if found is None or found[1] >= tokens.size or tokens.low[found[1]] != ",":
        return False
    hints.append(found[0])
    reading.at = found[1]
    return True


def hamlet_address(reading: Reading) -> None:
    """Take the place of a post in a hamlet from the address behind it: "Chi bộ ấp Tân Long A, xã Tân Tiến"."""
    if reading.place is None:
        _address(reading)
        if reading.hints:
            reading.place, reading.hints = reading.hints[0], reading.hints[1:]


def bracketed(reading: Reading) -> None:
    """Take the place from or behind brackets that follow a post.

    They hold a larger body ("Trưởng phòng CSGT (Công an tỉnh Nghệ An)") or the body's short name ("Trung tâm Kiểm
    soát bệnh tật (CDC) Hà Nội").
    """
    tokens, lexicon, opened = reading.tokens, reading.lexicon, reading.at
    if tokens.low[opened : opened + 3 : 2] == ["(", ")"] and tokens.kinds[opened + 1] == UPPER:
        reading.at = opened + 3
        if not levelled(reading, default=None) and not direct(reading, "province"):
            reading.at = opened
        return
    if lexicon.bodies.longest(tokens.low, opened + 1) is None:
        return
    end = _closed(reading, opened + 1) - 1
    for n in range(opened + 2, end):
        level = lexicon.levels.longest(tokens.low, n)
        found = _unit_of(tokens, level[1] if level else n, level[0].level if level else "province")
        if found is not None and found[1] == end:
            reading.place, reading.at = found[0], end + 1
            return


def _closed(reading: Reading, at: int) -> int:
    tokens = reading.tokens
    for n in range(at, min(at + _BRACKET, tokens.size)):
        if tokens.low[n] == ")":
            return n + 1
    return at

"""The part of an organisation's name that no table holds: where it ends."""

from site_builder.extract.people.names import is_surname, name_end
from site_builder.extract.people.reading import Reading
from site_builder.extract.people.tokens import LOWER, MARK, NUMBER, TITLE, UPPER, Tokens
from site_builder.extract.people.units import unit_at

_LONGEST = 18  # tokens
_PAIR, _NAME = 2, 5  # syllables of a short and of a long person's name
_AHEAD = 8  # tokens in which a comma must be followed by "và" to be inside a name
_PLACES = frozenset({"province", "district"})


def take(reading: Reading, *, eponym: bool, fields: bool, short: bool) -> str:
    """Read the words that go on the name and return them as they belong in a label ("" for none).

    `eponym`: the name may be a person's ("Trường THPT Trần Hưng Đạo"); `fields`: mostly a field of work ("Sở Y tế");
    `short`: a unit's name may follow at once ("Báo Gia Lai").
    """
    tokens = reading.tokens
    field = reading.lexicon.fields.longest(tokens.low, reading.at)
    if field is not None and (tokens.kinds[reading.at] != LOWER or fields):
        start, reading.at = reading.at, field[1]
        known = field[0] or tokens.words(start, field[1])
        more = _on(reading) if _goes_on(reading) else ""
        return f"{known} {more}".strip()
    return _scan(reading, eponym=eponym, short=short)


def _goes_on(reading: Reading) -> bool:
    """Tell whether a field is only the beginning of a longer name: "Kinh tế" + "và Đô thị"."""
    at, tokens = reading.at, reading.tokens
    if at + 1 >= tokens.size or tokens.low[at] not in ("và", "-", "&", "–", "số"):
        return False
    if tokens.low[at] == "số":
        return tokens.kinds[at + 1] == NUMBER
    return tokens.kinds[at + 1] in (TITLE, UPPER) and _joint(reading, at)


def _on(reading: Reading) -> str:
    return _scan(reading, eponym=False, short=True)  # the joint before it counts as its first word


def _scan(reading: Reading, *, eponym: bool, short: bool) -> str:
    tokens, start = reading.tokens, reading.at
    at = start
    while at < tokens.size and at - start < _LONGEST:
        step = _step(reading, at, start if not short else start - 1, eponym=eponym)
        if not step:
            break
        at += step
    while at > start and (tokens.kinds[at - 1] == MARK or tokens.low[at - 1] in ("và", "hoặc", "của", "thuộc")):
        at -= 1
    reading.at = at
    reading.official = reading.official and not any(_private(reading, n) for n in range(start, at))
    return " ".join(tokens.words(start, at).replace("–", "-").split()) if at > start else ""


def _private(reading: Reading, at: int) -> bool:
    """Tell whether a firm is named inside: "Trưởng phòng Kinh doanh Công ty ..."."""
    found = reading.lexicon.bodies.longest(reading.tokens.low, at)
    return found is not None and not found[0].official and (found[1] - at > 1 or reading.tokens.kinds[at] != LOWER)


def _step(reading: Reading, at: int, start: int, *, eponym: bool) -> int:
    """Return how many tokens to go on, 0 to stop."""
    kind = reading.tokens.kinds[at]
    if kind in (TITLE, UPPER):
        return _capital(reading, at, start, eponym=eponym)
    if kind == LOWER:
        return _lower(reading, at, start)
    if kind == NUMBER:
        return 1 if at <= start or reading.tokens.kinds[at - 1] != MARK else 0
    return _mark(reading, at, start)


def _capital(reading: Reading, at: int, start: int, *, eponym: bool) -> int:
    tokens, lexicon = reading.tokens, reading.lexicon
    if _other_begins(reading, at) or (at > start and (_outside(reading, at) or sentence_begins(tokens, at))):
        return 0
    unit = (
        None
        if eponym and "trường" in tokens.low[max(0, start - 2) : start + 1]
        else unit_at(tokens, at, lambda levels: not _PLACES.isdisjoint(levels))
    )
    if unit is not None and at > start and _ends_after(reading, unit[1]):
        return 0
    if tokens.low[at] in lexicon.surnames and unit is None and not _hamlet(reading, at, start):
        known = _remembered(reading, at) if eponym else 0
        if known:
            return known
        end = name_end(tokens, at, lexicon, expected=False)
        needed = _PAIR + 1 if tokens.low[at] in lexicon.weak else _PAIR
        if end is not None and needed <= end - at <= _NAME and tokens.kinds[at] == TITLE:
            return _eponym(reading, at, end) if eponym and not _eponym_said(reading, start, at) else 0
    return 1


def _other_begins(reading: Reading, at: int) -> bool:
    """Tell whether a post, a person or a body without a further name begins here."""
    tokens, lexicon = reading.tokens, reading.lexicon
    if lexicon.heads.longest(tokens.low, at) is not None or _person_addressed(reading, at):
        return True
    body = lexicon.bodies.longest(tokens.low, at)
    return body is not None and not body[0].open and (body[1] - at > 1 or tokens.kinds[at] == UPPER)


def _outside(reading: Reading, at: int) -> bool:
    """Tell whether the name is over: a country behind a national body, or a level in capitals."""
    tokens, lexicon = reading.tokens, reading.lexicon
    if reading.reach == "nation" and lexicon.foreign.longest(tokens.low, at) is not None:
        return True
    return tokens.kinds[at] == UPPER and lexicon.levels.longest(tokens.low, at) is not None


def sentence_begins(tokens: Tokens, at: int) -> bool:
    """Tell whether the next sentence begins here, its full stop lost: "Bệnh viện Đa khoa Lai Châu Sáng nay ..."."""
    after = at + 1
    if tokens.low[at] == "theo":  # no one's name
        return True
    if tokens.low[at] in _FIRST_OF_PAIR and tokens.low[at : after + 1] in _PAIRS and tokens.kinds[after] == LOWER:
        return True
    return tokens.low[at] in _OPENINGS and after < tokens.size and tokens.kinds[after] in (LOWER, NUMBER)


_OPENINGS = frozenset(
    (
        *("đến", "tại", "từ", "theo", "trong", "trước", "sau", "khi", "ngày", "sáng", "chiều", "tối", "những", "đây"),
        *("hiện", "về", "vụ", "việc", "còn", "để", "nếu", "với", "các", "hôm", "bên"),
    )
)
# Pairs that begin a sentence, their first word with a capital: "Báo chí cũng phản ánh ...".
_PAIRS = (
    *(["báo", "chí"], ["được", "biết"], ["liên", "quan"], ["phát", "biểu"], ["trao", "đổi"], ["chia", "sẻ"]),
    *(["đồng", "thời"], ["ngoài", "ra"], ["cùng", "ngày"], ["mới", "đây"], ["tuy", "nhiên"], ["nhiều", "người"]),
)
_FIRST_OF_PAIR = frozenset(pair[0] for pair in _PAIRS)
_HAMLETS = frozenset(("ấp", "thôn", "bản", "xóm", "khóm", "buôn", "làng", "phố", "dân"))


def _hamlet(reading: Reading, at: int, start: int) -> bool:
    """Tell whether the word belongs to a hamlet's name: "ấp Tân Long A"."""
    tokens = reading.tokens
    while at > start and tokens.kinds[at - 1] in (TITLE, UPPER):
        at -= 1
    return at > start and tokens.low[at - 1] in _HAMLETS


def _ends_after(reading: Reading, at: int) -> bool:
    """Tell whether a unit's name ends here and is no part of a longer one: a mark or a person follows."""
    tokens = reading.tokens
    if at >= tokens.size or tokens.kinds[at] not in (TITLE, UPPER) or sentence_begins(tokens, at):
        return True
    return (
        name_end(tokens, at, reading.lexicon, expected=True) is not None
        or reading.lexicon.heads.longest(tokens.low, at) is not None
    )


def _person_addressed(reading: Reading, at: int) -> bool:
    tokens = reading.tokens
    found = reading.lexicon.address.longest(tokens.low, at)
    return (
        found is not None
        and found[0] != "noun"
        and found[1] < tokens.size
        and tokens.kinds[found[1]] == TITLE
        and is_surname(tokens, found[1], reading.lexicon)
    )


def _eponym_said(reading: Reading, start: int, at: int) -> bool:
    tokens = reading.tokens
    return any(tokens.kinds[n] == TITLE and is_surname(tokens, n, reading.lexicon) for n in range(start, at))


def _remembered(reading: Reading, at: int) -> int:
    """Return the length of the name of someone of the past: "Trường THPT Phan Đình Phùng"."""
    low = reading.tokens.low
    names = reading.lexicon.historical
    return next((size for size in (_PAIR, _PAIR + 1) if " ".join(low[at : at + size]) in names), 0)


def _eponym(reading: Reading, at: int, end: int) -> int:
    """Go over the person after whom a school is named; a second family name begins the person who leads it."""
    tokens = reading.tokens
    for n in range(at + 2, end):
        if end - n >= _PAIR and tokens.low[n] in reading.lexicon.surnames and tokens.low[n] not in reading.lexicon.weak:
            return n - at
    return end - at


def _lower(reading: Reading, at: int, start: int) -> int:
    tokens, lexicon = reading.tokens, reading.lexicon
    word = tokens.low[at]
    after = tokens.low[at + 1] if at + 1 < tokens.size else ""
    pair = f"{word} {after}"
    if pair in lexicon.compounds:
        return 2
    if at > start and _second(reading, at):
        return 1
    if word == "và":
        return 1 if at > start and _joint(reading, at) else 0
    if word in lexicon.stops or (at > start and pair in lexicon.stop_pairs):
        return 0
    level = lexicon.levels.longest(tokens.low, at) is not None and (word, after) != ("xã", "hội")
    if level or lexicon.heads.longest(tokens.low, at) is not None or _prefixed(reading, at):
        return 0
    return 0 if lexicon.takes.longest(tokens.low, at) is not None else 1


def _second(reading: Reading, at: int) -> bool:
    """Tell whether the word at token `at` is the second of a pair that belongs to names."""
    tokens, lexicon = reading.tokens, reading.lexicon
    pair = f"{tokens.low[at - 1]} {tokens.low[at]}"
    return pair in lexicon.compounds or (tokens.kinds[at - 1] != LOWER and pair in lexicon.headed)


def _prefixed(reading: Reading, at: int) -> bool:
    low = reading.tokens.low
    prefix = reading.lexicon.prefixes.longest(low, at)
    return prefix is not None and reading.lexicon.heads.longest(low, prefix[1]) is not None


def _joint(reading: Reading, at: int) -> bool:
    """Tell whether "và" or a dash at token `at` joins parts of one name: no person, post or body begins behind it."""
    tokens, lexicon = reading.tokens, reading.lexicon
    after = at + 1
    if after >= tokens.size or tokens.kinds[after] in (MARK, NUMBER):
        return False
    low = tokens.low
    if lexicon.heads.longest(low, after) or _prefixed(reading, after) or lexicon.address.longest(low, after):
        return False
    if tokens.kinds[after] == LOWER:
        pair = f"{low[after]} {low[after + 1]}" if after + 1 < tokens.size else ""
        return pair in lexicon.compounds or (low[after] not in lexicon.stops and pair not in lexicon.stop_pairs)
    if lexicon.bodies.longest(low, after) is not None and lexicon.fields.longest(low, after) is None:
        return low[after] == "phòng" and low[after + 1 : after + 2] in ([","], ["chống"])  # "Đê điều và Phòng, chống"
    return not (is_surname(tokens, after, lexicon) and name_end(tokens, after, lexicon, expected=False))


def _mark(reading: Reading, at: int, start: int) -> int:
    tokens = reading.tokens
    mark = tokens.low[at]
    if at == start or at + 1 >= tokens.size:
        return 0
    if mark == ",":
        return int(_comma_inside(reading, at))
    if mark == "-":
        return int(_joint(reading, at))
    if mark == "/":
        return int(tokens.joined(at) and tokens.joined(at + 1))
    initial = mark == "." and tokens.joined(at + 1) and tokens.kinds[at - 1] == UPPER
    return int(mark == "&" or initial)


def _comma_inside(reading: Reading, at: int) -> bool:
    """Tell whether a list inside a name goes on: "Văn hóa, Thể thao và Du lịch", "phòng, chống"."""
    tokens, lexicon = reading.tokens, reading.lexicon
    low, kinds = tokens.low, tokens.kinds
    if (low[at - 1], low[at + 1]) in (("phòng", "chống"), ("khám", "chữa"), ("vệ", "chăm")):
        return True
    if kinds[at + 1] == LOWER or not _joint(reading, at):
        return False
    for n in range(at + 1, min(at + _AHEAD, tokens.size - 1)):
        if low[n] in ("và", "&"):
            return kinds[n + 1] in (TITLE, UPPER) and _joint(reading, n)
        if kinds[n] == MARK or (kinds[n] == LOWER and low[n] in lexicon.stops) or lexicon.heads.longest(low, n):
            return False
    return False

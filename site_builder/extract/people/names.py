"""Where a person's name begins and ends."""

from functools import lru_cache

from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.tokens import LOWER, MARK, TITLE, UPPER, Tokens
from site_builder.text.normalise import tone

_PAIR = 2
_COUNTRY = ["việt", "nam"]
_KNOWN = 1 << 13  # names remembered as they are written: the same people come again and again
_KINH = 5  # syllables at most of a name that begins with a Kinh family name
LONGEST = 6  # "Khăm Phon Chăn Thạ Vông" has five
_NEXT = frozenset(
    ("nhưng", "bên", "trước", "sau", "tại", "trong", "những", "đây", "khi", "để", "nếu", "với", "các", "cùng")
)
_OPENS = frozenset(("theo", "ngoài"))  # no one's name, and the beginning of many sentences
_TIMES = frozenset(("sáng", "trưa", "chiều", "tối", "đêm", "ngày", "đúng", "qua"))  # before a number
_BODIES = frozenset(("ban bí", "ban chấp", "ban thường", "ban chỉ"))
_VOWELS = frozenset("aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")


def name_end(tokens: Tokens, at: int, lexicon: Lexicon, *, expected: bool) -> int | None:
    """Return the token after the name that begins at token `at`, or None.

    `expected`: something before it says that a person follows, so that it need not begin with a family name.
    """
    if at >= tokens.size:
        return None
    kind = tokens.kinds[at]
    if kind == UPPER:
        return _capitals(tokens, at, lexicon)
    if kind != TITLE or (not expected and not is_surname(tokens, at, lexicon)):
        return None
    end = at + 1
    while end < tokens.size and end - at < LONGEST:
        if tokens.kinds[end] == TITLE:
            if _begins_other(tokens, end, lexicon) or (end - at >= _PAIR and _sentence(tokens, end)):
                break
            end += 1
        elif tokens.low[end] == "-" and _hyphenated(tokens, end, lexicon):
            end += 2
        elif _initial(tokens, end):
            end += 1
        else:
            break
    half = (end - at) // 2
    if half >= _PAIR and tokens.low[at : at + half] == tokens.low[at + half : end]:
        end = at + half  # a heading that names the one with whom the next sentence begins: "Lê Tám Lê Tám là ..."
    return end if _plausible(tokens, at, end, lexicon, expected=expected) else None


def is_surname(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a family name stands at token `at`: a weak one only where the next word makes a name of it."""
    low = tokens.low[at]
    if low not in lexicon.surnames:
        return "'" in low and tokens.kinds[at] == TITLE
    if low not in lexicon.weak:
        return True
    return at + 1 < tokens.size and tokens.kinds[at + 1] == TITLE


def _begins_other(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a post, a title or a form of address begins here, glued to the name before it."""
    low = tokens.low
    if low[at] not in lexicon.openings:
        return False
    if lexicon.heads.longest(low, at) is not None:
        return True
    found = lexicon.address.longest(low, at)
    return found is not None and (found[1] - at > 1 or low[at] in ("ông", "bà"))


def _sentence(tokens: Tokens, at: int) -> bool:
    """Tell whether the next sentence begins here, its full stop lost: "Lê Văn Tám Bên cạnh đó, ..."."""
    low, after = tokens.low, at + 1
    if after >= tokens.size:
        return False
    if low[at] in _OPENS:
        return tokens.kinds[after] in (LOWER, TITLE)
    if low[after][0].isdecimal() and (low[at] in _TIMES or low[at] in _NEXT):
        return True
    return (low[at] in _NEXT and tokens.kinds[after] == LOWER) or _pair(tokens, at) in _BODIES


def _hyphenated(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the hyphen at token `at` is inside a foreign name: "Jae-hoon"."""
    after = at + 1
    if (
        after >= tokens.size
        or not tokens.joined(at)
        or not tokens.joined(after)
        or tokens.kinds[after] not in (LOWER, TITLE)
    ):
        return False
    if lexicon.prefixes.longest(tokens.low, after) or lexicon.heads.longest(tokens.low, after):
        return False
    return tokens.words(at - 1, at).isascii() and tokens.words(after, after + 1).isascii()


def _initial(tokens: Tokens, at: int) -> bool:
    """Tell whether a full stop at token `at` belongs to an initial that another follows: "Nguyễn V. A."."""
    return (
        tokens.low[at] == "."
        and len(tokens.low[at - 1]) == 1
        and at + 1 < tokens.size
        and tokens.kinds[at + 1] == TITLE
        and len(tokens.low[at + 1]) == 1
    )


def _capitals(tokens: Tokens, at: int, lexicon: Lexicon) -> int | None:
    """Read a name in capitals: only a family name begins one, and words that end a name end it."""
    if not is_surname(tokens, at, lexicon) and tokens.low[at] not in lexicon.surnames:
        return None
    end = at + 1
    while (
        end < tokens.size
        and end - at < LONGEST - 1
        and (tokens.kinds[end] == UPPER or (tokens.kinds[end] == TITLE and len(tokens.low[end]) == 1))
    ):
        low = tokens.low[end]
        ends = low in lexicon.stops or _pair(tokens, end) in lexicon.stop_pairs
        if end - at >= _PAIR and ends and (low not in lexicon.given or _pair(tokens, end) in lexicon.stop_pairs):
            break
        if not _VOWELS.intersection(low) or lexicon.heads.longest(tokens.low, end):
            break
        end += 1
    return end if end - at >= _PAIR else None


def _pair(tokens: Tokens, at: int) -> str:
    return f"{tokens.low[at]} {tokens.low[at + 1]}" if at + 1 < tokens.size else ""


def _plausible(tokens: Tokens, at: int, end: int, lexicon: Lexicon, *, expected: bool) -> bool:
    count, low = end - at, tokens.low
    if count == 1:
        return "'" in low[at] and len(low[at]) > _PAIR
    if (
        low[at] == "đảng"
        or _is_country(tokens, at, end, lexicon)
        or (low[at] in lexicon.stops and low[at] not in lexicon.surnames)
    ):
        return False
    if count > _KINH and low[at] in lexicon.surnames and low[at] not in lexicon.weak:
        return False
    return expected or tokens.kinds[end - 1] != MARK


def _is_country(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a country stands here, ours or another's: "Đoàn Việt Nam", "Hàn Quốc"."""
    low = tokens.low
    if _COUNTRY in (low[at : at + 2], low[at + 1 : end]):
        return True
    abroad = lexicon.foreign.longest(low, at)
    return abroad is not None and abroad[1] - at >= _PAIR


def spelled_name(tokens: Tokens, start: int, end: int) -> str:
    """Return a name as people write it today: single blanks, title case where it was printed in capitals."""
    return _spelled(tokens.words(start, end))


@lru_cache(_KNOWN)
def _spelled(printed: str) -> str:
    words = tone(printed).split()
    name = " ".join(words)
    return " ".join(map(_titled, words)) if name.isupper() and len(name) > _PAIR and "." not in name else name


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:].lower() if "'" not in word and "’" not in word else word.title()

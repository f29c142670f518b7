"""Whether a bare name is the place, or a person, a firm, a street or a dish called after it."""

import re
from functools import cache
from typing import NamedTuple

from site_builder.extract.place_names import CHAIN, FURTHER, begins_a_person, families
from site_builder.gazetteer.lexicon import words

_LOOK_BACK = 70
_CLAUSES = re.compile(r"(?s:.*)[,.;:()\n\r\"“”!?…]")  # up to the clause at the end
_APART = re.compile(
    r"(?<!\w)(?:tại|ở|từ|của|trên|về|tỉnh|cho|với|vào|đến|khỏi|thuộc|đóng|có|là|do|bị|được|khu vực|địa bàn|và)(?!\w)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"[ \u00a0]*[,(–-][ \u00a0]*(?:Trung Quốc|TQ|Lào|Campuchia)")


_NO_FAMILY = frozenset(("Đoàn",))  # before a place it is a delegation or the youth union
_NEAR = 10  # characters before a name that hold a preposition


class _Tables(NamedTuple):
    others: frozenset[str]  # words and phrases directly before a name that make it another's
    lasts: frozenset[str]  # the last words of these
    longest: int  # words of the longest of these
    openers: re.Pattern[str]
    beginnings: frozenset[str]  # the first words of the openers
    middles: frozenset[str]
    families: frozenset[str]
    city_prepositions: tuple[str, ...]
    place_prepositions: tuple[str, ...]


@cache
def _tables() -> _Tables:
    listed = words("words")
    others = frozenset(word.lower() for word in listed["honorifics"] + listed["others"])
    return _Tables(
        others,
        frozenset(phrase.rsplit(" ", 1)[-1] for phrase in others),
        max(len(phrase.split()) for phrase in others),
        re.compile(rf"(?:{'|'.join(map(re.escape, listed['openers']))})(?!\w)"),
        frozenset(opener.partition(" ")[0] for opener in listed["openers"]),
        frozenset(listed["middles"]),
        families() - _NO_FAMILY,
        tuple(f" {word} " for word in listed["city_prepositions"]),
        tuple(f" {word} " for word in listed["place_prepositions"]),
    )


def is_foreign(text: str, end: int) -> bool:
    """Tell whether another country's name follows: "Hà Nam (Trung Quốc)"."""
    return _FOREIGN.match(text, end) is not None


def is_place(text: str, start: int, end: int) -> bool:
    """Tell whether the bare name at text[start:end] means the place."""
    before = text[max(0, start - _LOOK_BACK) : start].replace("\u00a0", " ")
    if clauses := _CLAUSES.match(before):
        before = before[clauses.end() :]
    tables = _tables()
    return not (
        _of_other(before, tables) or _in_name(before, tables) or _goes_on(text, start, end) or _of_firm(before, tables)
    )


def _of_other(before: str, tables: _Tables) -> bool:
    """Tell whether a word directly before the name makes it another's: "đường Hà Nội", "ông Thái Bình"."""
    *words_before, end = before.lower().rsplit(" ", tables.longest + 1)
    if end or not words_before or words_before[-1] not in tables.lasts:
        return False
    tail = words_before[-tables.longest :]
    return any(" ".join(tail[first:]) in tables.others for first in range(len(tail)))


def _in_name(before: str, tables: _Tables) -> bool:
    """Tell whether a person's name leads up to the place's: "Nguyễn Thái Bình", "Trần Thị Hải Dương"."""
    earlier, last, end = ["", "", *before.rsplit(" ", 3)][-3:]
    if end:
        return False
    if last in tables.middles or last in tables.families:
        return True
    return earlier in tables.families and last[:1].isupper() and last.isalpha()


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the name is the beginning of a person's: "Hà Nam Khánh"."""
    name = text[start:end].split()
    if name[0] not in families() or not FURTHER.match(text, end):
        return False
    chain = CHAIN.match(text, start)
    return chain is not None and begins_a_person(chain[0].split(), len(name))


def _of_firm(before: str, tables: _Tables) -> bool:
    """Tell whether the name ends that of a firm, a school or a club: "Công ty Dược Bến Tre"."""
    if tables.beginnings.isdisjoint(before.replace("-", " ").replace("–", " ").replace("/", " ").split(" ")):
        return False
    ends = [opener.end() for opener in tables.openers.finditer(before) if not before[: opener.start()][-1:].isalnum()]
    return bool(ends) and not _APART.search(before, ends[-1])


def is_city_of_ho(text: str, start: int) -> bool:
    """Tell whether a bare "Hồ Chí Minh" means the city: behind a preposition of place."""
    return f" {text[max(0, start - _NEAR) : start].lower()}".endswith(_tables().city_prepositions)


def behind_preposition(text: str, start: int) -> bool:
    """Tell whether the name at `start` follows a preposition of place."""
    return f" {text[max(0, start - _NEAR) : start].lower()}".endswith(_tables().place_prepositions)

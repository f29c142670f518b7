"""What a post is in, apart from the rank: "Phó Bí thư Thường trực Tỉnh ủy" -> "Tỉnh ủy"."""

import re
from collections.abc import Iterator
from functools import cache

from site_builder.gazetteer.posts import SUFFIXES, rank, tables

_NATION = 2000  # ranks below this are those of national posts
_MEMBER = " viên"  # "Tỉnh ủy viên" is in the Tỉnh ủy
_SEATS = ("Ủy viên", "Đại biểu", "Thành viên")
_PARTY = "(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy"
_UNIT = "(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)"
# Those who lead a unit, as protocol has them: party, assembly, administration, and then their deputies.
_LEADERS = tuple(
    map(
        re.compile,
        (
            f"Bí thư {_PARTY}",
            f"Phó Bí thư (?:Thường trực )?{_PARTY}",
            f"Chủ tịch HĐND {_UNIT}",
            f"Chủ tịch UBND {_UNIT}",
            f"Trưởng đoàn Đại biểu Quốc hội {_UNIT}",
            f"Phó Chủ tịch HĐND {_UNIT}",
            f"Phó Chủ tịch UBND {_UNIT}",
        ),
    )
)


def national(post: str) -> bool:
    """Tell whether a canonical label is that of a national post."""
    return rank(post) < _NATION


def member(post: str) -> bool:
    """Tell whether a canonical label is a seat among others, which says less of a person than an office does."""
    return post.startswith(_SEATS) or post.endswith(_MEMBER)


@cache
def leading(post: str) -> int:
    """Return the place of a canonical label among those that lead a unit, from 0; behind the last for any other."""
    return next((place for place, one in enumerate(_LEADERS) if one.fullmatch(post)), len(_LEADERS))


@cache
def body(post: str) -> str:
    """Return a canonical label without its rank: promotions inside a body leave it the same."""
    words = post.split()
    for count in range(len(words) - 1, 0, -1):
        if " ".join(words[:count]).casefold() in _ranks():
            return " ".join(words[count:])
    return post.removesuffix(_MEMBER)


@cache
def _ranks() -> frozenset[str]:
    return frozenset(name.casefold() for name in _rank_names())


def _rank_names() -> Iterator[str]:
    for one in tables().rank:
        for name in filter(None, (one.vi, one.deputy)):
            yield name
            yield from (f"{name} {suffix}" for suffix in SUFFIXES)

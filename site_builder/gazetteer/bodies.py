"""What a post is in, apart from the rank: "Phó Bí thư Thường trực Tỉnh ủy" -> "Tỉnh ủy"."""

from collections.abc import Iterator
from functools import cache

from site_builder.gazetteer.posts import SUFFIXES, rank, tables

_NATION = 2000  # ranks below this are those of national posts
_MEMBER = " viên"  # "Tỉnh ủy viên" is in the Tỉnh ủy
_SEATS = ("Ủy viên", "Đại biểu", "Thành viên")


def national(post: str) -> bool:
    """Tell whether a canonical label is that of a national post."""
    return rank(post) < _NATION


def member(post: str) -> bool:
    """Tell whether a canonical label is a seat among others, which says less of a person than an office does."""
    return post.startswith(_SEATS) or post.endswith(_MEMBER)


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

"""Names of provinces, districts and communes at a token."""

from collections.abc import Callable
from functools import lru_cache

from site_builder.extract.people.tokens import MARK, NUMBER, TITLE, UPPER, Tokens
from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.units import large_beginnings, levels_named

_LONGEST = 5  # "Bà Rịa - Vũng Tàu"
_ALIASES = {
    "hcm": "Hồ Chí Minh",
    "tphcm": "Hồ Chí Minh",
    "hồ chí minh": "Hồ Chí Minh",
    "br - vt": "Bà Rịa - Vũng Tàu",
    "tt - huế": "Thừa Thiên Huế",
    "tt huế": "Thừa Thiên Huế",
    "thừa thiên - huế": "Thừa Thiên Huế",
}


_ALIASED = frozenset(alias.split()[0] for alias in _ALIASES)


@lru_cache(1 << 14)
def levels_of(name: str) -> frozenset[str]:
    """Return the levels at which a unit of this name exists in either era."""
    return levels_named(_ALIASES.get(name.lower(), name))


@lru_cache(1 << 12)
def may_begin_large(word: str) -> bool:
    """Tell whether the name of a province or district may begin with a word, given in lower case."""
    return name_key(word) in large_beginnings() or word in _ALIASED


def unit_at(tokens: Tokens, at: int, wanted: Callable[[frozenset[str]], bool]) -> tuple[str, int] | None:
    """Return the longest name of a unit that begins at token `at` and has a wanted level, and the token after it."""
    end = at
    kinds, low = tokens.kinds, tokens.low
    while (
        end < tokens.size
        and end - at < _LONGEST
        and (kinds[end] in (TITLE, UPPER, NUMBER) or (kinds[end] == MARK and low[end] == "-" and end > at))
    ):
        end += 1
    for stop in range(end, at, -1):
        if kinds[stop - 1] == MARK:
            continue
        if kinds[stop - 1] == NUMBER and stop - at == 1:
            continue
        name = " ".join(tokens.words(at, stop).split())
        if wanted(levels_of(name)):
            return tidy(name), stop
    return None


def tidy(name: str) -> str:
    """Return a unit's bare name as it is written today: no abbreviation, no capitals throughout."""
    name = _ALIASES.get(name.lower(), name)
    return name.title() if name.isupper() and len(name) > 1 else name

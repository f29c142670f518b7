"""Lists of communes without their kind, as news prints them since July 2025: "ở Ninh Châu, Cam Hồng và Lệ Thủy"."""

import re
from collections.abc import Iterator

from site_builder.extract.place_names import SYLLABLE, Era, Named, bare_commune, homes, next_name

_ENOUGH = 3  # names that make a list; two may be anything
_BACK = 70  # characters before the name at hand in which the list may begin
_EARLIER = re.compile(rf"(?:{SYLLABLE.pattern}(?:,? |,? và ))+$")  # capitalised words and what joins them


def bare_list(text: str, start: int, era: Era) -> list[Named]:
    """Return the communes of the list in which the name at text[start:] stands, none where it stands in no list.

    Every name must be that of a commune, and all of them lie in one province.
    """
    for begin in dict.fromkeys((_beginning(text, start), start)):
        found = list(_names(text, begin, era))
        if len(found) >= _ENOUGH and found[-1].end > start:
            inside = frozenset.intersection(*(one.homes for one in found))
            if inside:
                return [_in(one, inside) for one in found]
    return []


def _beginning(text: str, start: int) -> int:
    earlier = _EARLIER.search(text[max(0, start - _BACK) : start])
    return start - len(earlier[0]) if earlier else start


def _names(text: str, position: int, era: Era) -> Iterator[Named]:
    while named := bare_commune(text, position, era):
        yield named
        separator = next_name(text, named.end)
        if not separator:
            return
        position = separator.end()


def _in(named: Named, provinces: frozenset[str]) -> Named:
    fitting = tuple(unit for unit in named.candidates if unit.province in provinces)
    return named._replace(candidates=fitting, homes=homes(fitting))

"""Who held a provincial post at a known time.

Source: VietThan/vietnam-elections (data CC BY 4.0), the official candidate lists of April 2021.
True then, not for ever.
"""

from collections import defaultdict
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from site_builder.gazetteer.tables import rows
from site_builder.text.fold import same


class Holder(Struct, frozen=True):
    """A person who held these posts in a province in a month ("2021-04")."""

    name: str
    province: str  # key
    as_of: str
    posts: tuple[str, ...]


@cache
def _by_name() -> MappingProxyType[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for name, province, as_of, posts in rows("holders.tsv"):
        found[same(name)].append(Holder(name, province, as_of, tuple(posts.split("|"))))
    return MappingProxyType({name: tuple(holders) for name, holders in found.items()})


def holders(name: str) -> tuple[Holder, ...]:
    """Return the known holders of that full name; tone placement and case do not matter, diacritics do."""
    return _by_name().get(same(name), ())

"""Officials, offices and places under the words of their names, so that a query that names one finds its page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import Struct

from site_builder import urls
from site_builder.model import Archive, Office, Official, Record
from site_builder.packed import packed
from site_builder.text.fold import fold
from site_builder.text.tokens import tokens

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Kind = Literal["official", "office", "province", "district"]


class Entity(NamedTuple):
    """A page about someone or something, under its folded words joined by a space."""

    key: str
    kind: Kind
    name: str
    url: str
    articles: int
    docs: tuple[int, ...] = ()  # of an official: the numbers of the articles, rising

    def gaps(self) -> str:
        """Return `docs` as gaps in base 36, joined by commas; static/search/officials.js reads them."""
        return ",".join(_base_36(b - a - 1) for a, b in pairwise((-1, *self.docs)))


@lru_cache(maxsize=1 << 12)
def _base_36(n: int) -> str:
    high, low = divmod(n, 36)
    return (_base_36(high) if high else "") + _DIGITS[low]


class _Place(Struct, gc=False):
    key: str | None
    name: str


class _Placed(Struct, gc=False):
    """Which places an article names."""

    provinces: tuple[_Place, ...]
    districts: tuple[_Place, ...]


class _Seen(Struct, gc=False):
    article: str


class _Official(Struct, gc=False):
    key: str
    name: str
    appearances: tuple[_Seen, ...]


class _Holder(Struct, gc=False):
    articles: tuple[str, ...]


class _Office(Struct, gc=False):
    key: str
    post: str
    place: str | None
    holders: tuple[_Holder, ...]


class Folded:
    """Folded words of names: those that are known from before, and in `used` those that were asked for."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.used: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the folded words of a name, joined by a space."""
        found = self._known.get(name)
        if found is None:
            found = " ".join(map(fold, tokens(name)))
        self.used[name] = found
        return found


def entities(archive: Archive, number: Mapping[str, int], folded: Folded) -> list[Entity]:
    """Return every official and office, and every province and district with an article.

    `number` gives each article's id its number.  Sorted by key as JavaScript compares.
    """
    told = (*_officials(archive, number), *_offices(archive), *_places(archive))
    found = [
        Entity(key, kind, " ".join(name.split()), url, articles, docs)
        for kind, name, url, articles, docs in told
        if (key := folded.of(name))
    ]
    return sorted(found, key=lambda e: (e.key.encode("utf-16-be"), e.kind, e.url))


_Told = tuple[Kind, str, str, int, tuple[int, ...]]  # an Entity whose key is still to be found


def _officials(archive: Archive, number: Mapping[str, int]) -> Iterator[_Told]:
    for official in packed(Official, archive.officials).told(_Official):
        docs = tuple(sorted({number[a.article] for a in official.appearances}))
        yield "official", official.name, urls.official(official.key), len(docs), docs


def _offices(archive: Archive) -> Iterator[_Told]:
    for office in packed(Office, archive.offices).told(_Office):
        articles = len({id_ for holder in office.holders for id_ in holder.articles})
        name = office.post if not office.place or office.place in office.post else f"{office.post} {office.place}"
        yield "office", name, urls.office(office.key), articles, ()


def _places(archive: Archive) -> Iterator[_Told]:
    provinces: list[tuple[str | None, str]] = []
    districts: list[tuple[str | None, str]] = []
    for one in packed(Record, archive.records).told(_Placed):
        provinces += {(p.key, p.name) for p in one.provinces}
        districts += {(d.key, d.name) for d in one.districts}
    for (key, name), articles in sorted(_counted(provinces)):
        yield "province", name, urls.province(key), articles, ()
    for (key, name), articles in sorted(_counted(districts)):
        yield "district", name, urls.district(key), articles, ()


def _counted(places: Iterable[tuple[str | None, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield each place that has a key, with how often it is there."""
    return (((key, name), articles) for (key, name), articles in Counter(places).items() if key)

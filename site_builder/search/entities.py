"""Officials, offices and places under the words of their names, so that a query that names one finds its page."""

from collections import Counter
from collections.abc import Iterator, Mapping
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


def entities(archive: Archive, number: Mapping[str, int]) -> list[Entity]:
    """Return every official and office, and every province and district with an article.

    `number` gives each article's id its number.  Sorted by key as JavaScript compares.
    """
    found = [e for e in (*_officials(archive, number), *_offices(archive), *_places(archive)) if e.key]
    return sorted(found, key=lambda e: (e.key.encode("utf-16-be"), e.kind, e.url))


def _officials(archive: Archive, number: Mapping[str, int]) -> Iterator[Entity]:
    for official in packed(Official, archive.officials).told(_Official):
        docs = tuple(sorted({number[a.article] for a in official.appearances}))
        yield _entity("official", official.name, urls.official(official.key), len(docs))._replace(docs=docs)


def _offices(archive: Archive) -> Iterator[Entity]:
    for office in packed(Office, archive.offices).told(_Office):
        articles = len({id_ for holder in office.holders for id_ in holder.articles})
        name = office.post if not office.place or office.place in office.post else f"{office.post} {office.place}"
        yield _entity("office", name, urls.office(office.key), articles)


def _places(archive: Archive) -> Iterator[Entity]:
    provinces, districts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in packed(Record, archive.records).told(_Placed):
        provinces.update({(p.key, p.name) for p in one.provinces if p.key})
        districts.update({(d.key, d.name) for d in one.districts if d.key})
    for (key, name), articles in sorted(provinces.items()):
        yield _entity("province", name, urls.province(key), articles)
    for (key, name), articles in sorted(districts.items()):
        yield _entity("district", name, urls.district(key), articles)


def _entity(kind: Kind, name: str, url: str, articles: int) -> Entity:
    words = tokens(name)
    return Entity(" ".join(map(fold, words)), kind, " ".join(name.split()), url, articles)

"""Officials, offices and places under the words of their names, so that a query that names one finds its page."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct, msgpack

from site_builder import urls
from site_builder.memo import Memo
from site_builder.model import Archive, Office, Official
from site_builder.packed import digest, packed
from site_builder.search.listed import Articles, Place
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
    gaps: str = ""  # of an official: the numbers of the articles; static/search/officials.js reads them


def _gaps(docs: Iterable[int]) -> str:
    """Return rising numbers as gaps in base 36, joined by commas."""
    return ",".join(_base_36(b - a - 1) for a, b in pairwise((-1, *docs)))


@lru_cache(maxsize=1 << 12)
def _base_36(n: int) -> str:
    high, low = divmod(n, 36)
    return (_base_36(high) if high else "") + _DIGITS[low]


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


def entities(archive: Archive, articles: Articles, number: Mapping[str, int], memo: Memo) -> list[Entity]:
    """Return every official and office, and every province and district with an article.

    `number` gives each article's id its number.  Sorted by key as JavaScript compares.
    """
    told = (*_officials(archive, number, memo), *_offices(archive, memo))
    decode = msgpack.Decoder(list[Entity]).decode
    found = [*(entity for run in told for entity in decode(run)), *_places(articles, memo)]
    if all(entity.key.isascii() for entity in found):
        return sorted(found, key=attrgetter("key", "kind", "url"))  # the same, for less
    return sorted(found, key=lambda e: (e.key.encode("utf-16-be"), e.kind, e.url))


def _entity(kind: Kind, name: str, url: str, articles: int, gaps: str = "") -> Iterator[Entity]:
    if key := _folded(name):
        yield Entity(key, kind, " ".join(name.split()), url, articles, gaps)


def _folded(name: str) -> str:
    """Return the folded words of a name, joined by a space."""
    return " ".join(map(fold, tokens(name)))


def _officials(archive: Archive, number: Mapping[str, int], memo: Memo) -> Iterator[bytes]:
    """Yield officials in runs: what is told of one follows from him and from the numbers of his articles."""
    officials = packed(Official, archive.officials)

    def told(some: Iterator[_Official]) -> bytes:
        return msgpack.encode([entity for one in some for entity in _official(one, number)])

    ids = map(msgpack.Decoder(list[str]).decode, memo.each("articles of officials", officials, _Official, _seen))
    numbers = (array("I", map(number.__getitem__, run)).tobytes() for run in ids)
    return memo.each("officials", officials, _Official, told, numbers)


def _seen(officials: Iterator[_Official]) -> bytes:
    return msgpack.encode([a.article for official in officials for a in official.appearances])


def _official(official: _Official, number: Mapping[str, int]) -> Iterator[Entity]:
    docs = sorted({number[a.article] for a in official.appearances})
    return _entity("official", official.name, urls.official(official.key), len(docs), _gaps(docs))


def _offices(archive: Archive, memo: Memo) -> Iterator[bytes]:
    def told(some: Iterator[_Office]) -> bytes:
        return msgpack.encode([entity for one in some for entity in _office(one)])

    return memo.each("offices", packed(Office, archive.offices), _Office, told)


def _office(office: _Office) -> Iterator[Entity]:
    articles = len({id_ for holder in office.holders for id_ in holder.articles})
    name = office.post if not office.place or office.place in office.post else f"{office.post} {office.place}"
    return _entity("office", name, urls.office(office.key), articles)


def _places(articles: Articles, memo: Memo) -> Iterator[Entity]:
    def known(name: str) -> str:
        return memo.of(digest(b"folded\0" + name.encode()), lambda: _folded(name).encode()).decode()

    every: tuple[tuple[Kind, Callable[[str], str], Mapping[Place, int]], ...] = (
        ("province", urls.province, articles.provinces),
        ("district", urls.district, articles.districts),
    )
    for kind, url, counted in every:
        for (key, name), count in sorted(counted.items()):
            if folded := known(name):
                yield Entity(folded, kind, " ".join(name.split()), url(key), count)

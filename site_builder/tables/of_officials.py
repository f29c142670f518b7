"""Tables with rows for each official: officials, terms, co-appearances."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Companion, Term
from site_builder.relate.offices import key
from site_builder.tables.columns import (
    FIRST,
    LAST,
    NAME,
    OFFICIAL,
    PAGE_KEY,
    PLACE,
    PLACE_KEY,
    POST,
    SINCE,
    STATUS,
    TOGETHER,
    UNTIL,
    URL,
    WIKIDATA,
    sought,
)
from site_builder.tables.shapes import Column, Each, Row, Table, joined


class _Seen(Struct, gc=False):
    date: str | None


class _Person(Struct):
    key: str
    name: str
    appearances: tuple[_Seen, ...]
    provinces: tuple[tuple[str, int], ...]
    wikidata: str | None


def _official(official: _Person) -> Iterator[Row]:
    days = [seen.date for seen in official.appearances if seen.date]
    first, last = min(days, default=None), max(days, default=None)
    provinces = joined(key for key, _ in official.provinces)
    number, url = len(official.appearances), urls.official(official.key)
    yield official.key, url, official.name, number, first, last, provinces, official.wikidata


OFFICIALS = Table(
    name="officials",
    vi="Người giữ chức vụ công, mỗi dòng một người",
    en="Holders of public posts, a row each",
    key=("key",),
    columns=(
        PAGE_KEY,
        URL,
        NAME,
        Column("articles", "integer", "Số bài có người này", "Articles in which the person appears"),
        Column("first", "date", "Ngày của bài đầu tiên", "Day of the first article"),
        Column("last", "date", "Ngày của bài cuối cùng", "Day of the last article"),
        Column("provinces", "string", "Khóa các tỉnh, nhiều bài nhất trước", "Keys of provinces, most articles first"),
        WIKIDATA,
    ),
    by=Each(_Person, _official),
)


class _Holder(Struct):
    key: str
    terms: tuple[Term, ...]


def _terms(official: _Holder) -> Iterator[Row]:
    for term in official.terms:
        office = key(term.post, term.place_key) if term.place_key else None
        held = term.post, term.place, term.place_key, office, term.status
        yield (official.key, *held, term.first, term.last, term.since, term.until, len(term.articles))


TERMS = Table(
    name="terms",
    vi="Chức vụ của mỗi người trong khoảng thời gian mà các bài cho biết",
    en="Posts of each official over the time that the articles tell of",
    key=(),
    columns=(
        sought(OFFICIAL, "officials.key"),
        sought(POST),
        PLACE,
        sought(PLACE_KEY, "places.key"),
        Column(
            "office",
            "string",
            "Khóa trang của chức vụ ở nơi đó",
            "Key of the page of the post in that unit",
            indexed=True,
        ),
        STATUS,
        FIRST,
        LAST,
        SINCE,
        UNTIL,
        Column("articles", "integer", "Số bài làm chứng", "Articles that say so"),
    ),
    by=Each(_Holder, _terms),
)


class _InCompany(Struct):
    key: str
    companions: tuple[Companion, ...]


def _companions(official: _InCompany) -> Iterator[Row]:
    yield from ((official.key, other.key, other.articles, other.weight) for other in official.companions)


COMPANIONS = Table(
    name="companions",
    vi="Ai xuất hiện cùng ai: nhiều nhất hai mươi người gần nhất của mỗi người",
    en="Who appears with whom: the closest of each official, at most twenty",
    key=("official", "companion"),
    columns=(
        Column("official", "string", "Khóa của người", "Key of the official", "officials.key"),
        Column(
            "companion", "string", "Khóa của người cùng xuất hiện", "Key of the other", "officials.key", indexed=True
        ),
        TOGETHER,
        Column(
            "weight",
            "number",
            "Mỗi bài tính 1 / (số cán bộ trong bài - 1)",
            "Each article counts 1 / (officials in it - 1)",
        ),
    ),
    by=Each(_InCompany, _companions),
)

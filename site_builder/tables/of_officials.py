"""Tables with rows for each official: officials, terms, co-appearances."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Archive, Companion, Term
from site_builder.packed import told
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
from site_builder.tables.shapes import Column, Row, Table, joined


class _Seen(Struct, gc=False):
    date: str | None


class _Person(Struct):
    key: str
    name: str
    appearances: tuple[_Seen, ...]
    provinces: tuple[tuple[str, int], ...]
    wikidata: str | None


def _officials(archive: Archive) -> Iterator[Row]:
    for official in told(archive.officials, _Person):
        days = [seen.date for seen in official.appearances if seen.date]
        first, last = min(days, default=None), max(days, default=None)
        provinces = joined(key for key, _ in official.provinces)
        yield (
            official.key,
            urls.official(official.key),
            official.name,
            len(official.appearances),
            first,
            last,
            provinces,
            official.wikidata,
        )


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
    rows=_officials,
)


class _Office(Struct, gc=False):
    key: str
    post: str
    place_key: str | None


class _Holder(Struct):
    key: str
    terms: tuple[Term, ...]


def _terms(archive: Archive) -> Iterator[Row]:
    offices = {(one.post, one.place_key): one.key for one in told(archive.offices, _Office)}
    for official in told(archive.officials, _Holder):
        yield from _of_one(official, offices)


def _of_one(official: _Holder, offices: dict[tuple[str, str | None], str]) -> Iterator[Row]:
    for term in official.terms:
        office = offices.get((term.post, term.place_key))
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
    rows=_terms,
)


class _InCompany(Struct):
    key: str
    companions: tuple[Companion, ...]


def _companions(archive: Archive) -> Iterator[Row]:
    for official in told(archive.officials, _InCompany):
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
    rows=_companions,
)

"""Tables with rows for each official: officials, terms, co-appearances."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Archive, Official
from site_builder.tables.shapes import Column, Row, Table, joined


def _officials(archive: Archive) -> Iterator[Row]:
    for official in archive.officials:
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
        Column("key", "string", "Khóa, phần cuối của địa chỉ", "Key, the last part of the address"),
        Column("url", "string", "Địa chỉ trên trang này, tính từ gốc", "Address on this site, relative to its base"),
        Column("name", "string", "Tên", "Name"),
        Column("articles", "integer", "Số bài có người này", "Articles in which the person appears"),
        Column("first", "date", "Ngày của bài đầu tiên", "Day of the first article"),
        Column("last", "date", "Ngày của bài cuối cùng", "Day of the last article"),
        Column("provinces", "string", "Khóa các tỉnh, nhiều bài nhất trước", "Keys of provinces, most articles first"),
        Column("wikidata", "string", "Mã Wikidata, nếu có người xác nhận", "Wikidata item, where somebody said so"),
    ),
    rows=_officials,
)


def _terms(archive: Archive) -> Iterator[Row]:
    offices = {(office.post, office.place_key): office.key for office in archive.offices}
    for official in archive.officials:
        yield from _of_one(official, offices)


def _of_one(official: Official, offices: dict[tuple[str, str | None], str]) -> Iterator[Row]:
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
        Column("official", "string", "Khóa của người", "Key of the official", "officials.key", indexed=True),
        Column("post", "string", "Chức vụ, không kèm nơi", "Post, without the place", indexed=True),
        Column("place", "string", "Nơi giữ chức vụ", "Unit that the post belongs to"),
        Column("place_key", "string", "Khóa của nơi đó", "Key of that unit", "places.key", indexed=True),
        Column(
            "office",
            "string",
            "Khóa trang của chức vụ ở nơi đó",
            "Key of the page of the post in that unit",
            indexed=True,
        ),
        Column("status", "string", "Tình trạng mới nhất", "Latest status"),
        Column("first", "date", "Ngày của bài đầu tiên nói vậy", "Day of the first article that says so"),
        Column("last", "date", "Ngày của bài cuối cùng nói vậy", "Day of the last article that says so"),
        Column("since", "date", "Ngày của bài đưa tin bổ nhiệm", "Day of an article that reports the appointment"),
        Column("until", "date", "Ngày của bài đầu tiên gọi là nguyên", "Day of the first article that says former"),
        Column("articles", "integer", "Số bài làm chứng", "Articles that say so"),
    ),
    rows=_terms,
)


def _companions(archive: Archive) -> Iterator[Row]:
    for official in archive.officials:
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
        Column("articles", "integer", "Số bài có cả hai", "Articles that name both"),
        Column(
            "weight",
            "number",
            "Mỗi bài tính 1 / (số cán bộ trong bài - 1)",
            "Each article counts 1 / (officials in it - 1)",
        ),
    ),
    rows=_companions,
)

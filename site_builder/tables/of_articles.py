"""Tables with rows for each article: articles, posts, statements; and what was corrected or set aside."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from site_builder.memo import Memo
from site_builder.model import Archive, Article, Correction, Record
from site_builder.packed import decoder
from site_builder.tables.columns import (
    CONFIDENCE,
    CORRECTED,
    CRAWLED,
    END,
    ID,
    LABEL,
    LINE,
    PATH,
    PLACE,
    PLACE_KEY,
    REASON,
    RULE,
    TITLE,
    URL,
    VIEWS,
    sought,
)
from site_builder.tables.shapes import Column, Row, Table, joined


def _article(_article: Article, record: Record) -> Iterator[Row]:
    yield (*_what(record), *_about(record), *_source(record))


def _what(record: Record) -> Row:
    return record.id, record.url, record.title, record.published, record.date, record.crawled


def _about(record: Record) -> Row:
    primary = record.province
    return (
        primary.key if primary else None,
        primary.name if primary else None,
        primary.how if primary else None,
        primary.confidence if primary else None,
        joined(place.key for place in record.districts if place.key),
        joined(place.name for place in record.communes),
        joined(event.date for event in record.event_dates),
        joined(iter(record.bylines)),
        joined(iter(record.photographers)),
        joined(iter(record.tags)),
        record.views,
        record.words,
    )


def _source(record: Record) -> Row:
    source = record.source
    return source.outlet, source.url, source.path, source.line, source.sha256


ARTICLES = Table(
    name="articles",
    vi="Bài viết, mỗi dòng một bài; toàn văn ở articles.jsonl và archive.sqlite",
    en="Articles, a row each; their texts are in articles.jsonl and archive.sqlite",
    key=("id",),
    columns=(
        ID,
        URL,
        TITLE,
        Column(
            "published",
            "string",
            "Lúc đăng, chính xác đến đâu ghi đến đó (ISO 8601)",
            "When it was published, as precisely as known (ISO 8601)",
        ),
        Column("date", "date", "Ngày đăng", "Day of publication", indexed=True),
        CRAWLED,
        Column("province", "string", "Khóa của tỉnh mà bài nói về", "Key of the province it is about", "places.key"),
        Column("province_name", "string", "Tên tỉnh vào ngày đăng", "Name of the province on that day"),
        Column("province_how", "string", "Vì sao biết tỉnh", "How the province is known"),
        Column("province_confidence", "number", "Độ chắc của tỉnh, 0 đến 1", "Confidence in the province, 0 to 1"),
        Column("districts", "string", "Khóa các huyện được nêu", "Keys of the districts named"),
        Column("communes", "string", "Tên các xã được nêu", "Names of the communes named"),
        Column("event_dates", "string", "Những ngày xảy ra sự việc", "Days on which what is reported happened"),
        Column("bylines", "string", "Tác giả như in trong bài", "Authors as printed"),
        Column("photographers", "string", "Người chụp ảnh như in trong bài", "Photographers as printed"),
        Column("tags", "string", "Từ khóa", "Tags"),
        VIEWS,
        Column("words", "integer", "Số âm tiết của bài", "Syllables of the text"),
        Column("outlet", "string", "Báo hay cổng thông tin, nếu nguồn ghi", "Newspaper or site, if the source says"),
        Column("source_url", "string", "Địa chỉ gốc", "Address of the original"),
        Column("source_path", "string", "Tệp nguồn trong kho", "File in the archive"),
        Column("source_line", "integer", "Dòng trong tệp .jsonl", "Line of a .jsonl file"),
        Column("source_sha256", "string", "SHA-256 của nguồn", "SHA-256 of the source"),
    ),
    of=_article,
)


# Where whole texts may stand too: in databases, not in spreadsheets.
TEXT = Column("text", "string", "Toàn văn đã làm sạch", "Cleaned text, paragraphs separated by a blank line")


def _posts(_article: Article, record: Record) -> Iterator[Row]:
    for person in record.people:
        for post in person.posts:
            held = post.post, post.text, post.place, post.place_key, post.status, person.official
            where = post.field, post.start, post.end, post.confidence, post.rule
            yield (record.id, person.name, person.key, *held, *where)


POSTS = Table(
    name="posts",
    vi="Chức vụ mà mỗi bài gán cho mỗi người, với chỗ làm chứng",
    en="Posts that each article gives each person, with where it says so",
    key=(),
    columns=(
        Column("article", "string", "Bài viết", "Article", "articles.id", indexed=True),
        Column("name", "string", "Tên người", "Name of the person", indexed=True),
        Column(
            "official", "string", "Khóa trang của người đó", "Key of the person's page", "officials.key", indexed=True
        ),
        LABEL,
        Column("text", "string", "Chức vụ như in trong bài", "Post as printed"),
        PLACE,
        sought(PLACE_KEY, "places.key"),
        Column(
            "status",
            "string",
            "current: đang giữ, former: từng giữ, acting: quyền, appointed: mới bổ nhiệm, candidate: được giới thiệu",
            "current, former, acting, appointed or candidate",
        ),
        Column("public", "boolean", "Có phải chức vụ công ở Việt Nam", "Whether it is a public post in Viet Nam"),
        Column("field", "string", "Phần của bài có lời làm chứng", "Part of the article that says so"),
        Column("start", "integer", "Vị trí đầu trong phần đó, tính bằng ký tự", "First character there, from 0"),
        END,
        CONFIDENCE,
        RULE,
    ),
    of=_posts,
)


class _Corrected(Struct, gc=False):
    id: str
    corrections: tuple[Correction, ...] = ()


class _Person(Struct, gc=False):
    key: str
    corrections: tuple[Correction, ...] = ()


_rows = decoder(list[Row])


def _corrections(archive: Archive, memo: Memo) -> Iterator[Row]:
    articles = memo.each("corrected", archive.records, _Corrected, _of_articles)
    people = memo.each("corrected", archive.officials, _Person, _of_people)
    for some in (*articles, *people):
        yield from _rows(some)


def _of_articles(records: Iterable[_Corrected]) -> bytes:
    rows = ((one.id, None, c.what, c.reason, c.date, c.where) for one in records for c in one.corrections)
    return msgspec.msgpack.encode([*rows])


def _of_people(people: Iterable[_Person]) -> bytes:
    rows = ((None, one.key, c.what, c.reason, c.date, c.where) for one in people for c in one.corrections)
    return msgspec.msgpack.encode([*rows])


CORRECTIONS = Table(
    name="corrections",
    vi="Những gì người giữ kho đã đính chính",
    en="What the archivists corrected",
    key=(),
    columns=(
        sought(CORRECTED, "articles.id"),
        Column(
            "official", "string", "Người được đính chính", "Official whom it changes", "officials.key", indexed=True
        ),
        Column("what", "string", "Đính chính điều gì", "What it changes"),
        REASON,
        Column("date", "date", "Ngày đính chính", "Day of the correction"),
        Column("where", "string", "Tệp và dòng trong kho", "File and line in the archive"),
    ),
    rows=_corrections,
)


def _set_aside(archive: Archive, _memo: Memo) -> Iterator[Row]:
    yield from ((item.path, item.line, str(item.reason)) for item in archive.set_aside)


SET_ASIDE = Table(
    name="set_aside",
    vi="Những tệp hoặc dòng không đọc được",
    en="Inputs that could not be read",
    key=(),
    columns=(
        PATH,
        LINE,
        REASON,
    ),
    rows=_set_aside,
)

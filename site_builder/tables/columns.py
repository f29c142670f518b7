"""Columns and keys that several tables, files and pages have: said once, so that they mean the same everywhere."""

from collections.abc import Iterable

from msgspec.structs import replace

from site_builder.tables.shapes import Column


def below(name: str, keys: Iterable[Column]) -> tuple[Column, ...]:
    """Return keys of the objects that stand under a name: "source", or "people[]" for those of a list."""
    return tuple(replace(key, name=f"{name}.{key.name}") for key in keys)


def sought(column: Column, refers: str | None = None) -> Column:
    """Return the column as one that is often looked up.  `refers`: "table.column" whose value stands in it."""
    return replace(column, indexed=True, refers=refers)


ID = Column("id", "string", "Mã của bài", "Identifier of the article")
URL = Column("url", "string", "Địa chỉ trên trang này, tính từ gốc", "Address on this site, relative to its base")
TITLE = Column("title", "string", "Tựa", "Title")
CRAWLED = Column("crawled", "string", "Lúc trang được chụp lại", "When the page was captured")
VIEWS = Column("views", "integer", "Số lượt xem mà trang gốc ghi", "Views that the page itself shows")
NAME = Column("name", "string", "Tên", "Name")
PATH = Column("path", "string", "Tệp trong kho", "File in the archive")
LINE = Column("line", "integer", "Dòng trong tệp", "Line of the file")
REASON = Column("reason", "string", "Lý do", "Why")
PROPERTY = Column("property", "string", "Loại dữ kiện", "Kind of fact")
VALUE = Column("value", "any", "Giá trị", "Value")
QUOTE = Column("quote", "string", "Lời làm chứng", "The words that say so")
RULE = Column("rule", "string", "Quy tắc đã tìm ra", "Rule that found it")
CONFIDENCE = Column("confidence", "number", "Độ chắc, 0 đến 1", "Confidence, 0 to 1")
END = Column("end", "integer", "Vị trí sau ký tự cuối", "Character after the last")
PRINTED = Column("text", "string", "Như in trong bài", "As printed")
LABEL = Column("post", "string", "Chức vụ, dạng chuẩn, không kèm nơi", "Post in its canonical form, without the place")
POST = Column("post", "string", "Chức vụ, không kèm nơi", "Post, without the place")
PLACE = Column("place", "string", "Nơi giữ chức vụ", "Unit that the post belongs to")
PLACE_KEY = Column("place_key", "string", "Khóa của nơi đó", "Key of that unit")
STATUS = Column("status", "string", "Tình trạng mới nhất", "Latest status")
FIRST = Column("first", "date", "Ngày của bài đầu tiên nói vậy", "Day of the first article that says so")
LAST = Column("last", "date", "Ngày của bài cuối cùng nói vậy", "Day of the last article that says so")
SINCE = Column("since", "date", "Ngày của bài đưa tin bổ nhiệm", "Day of an article that reports the appointment")
UNTIL = Column("until", "date", "Ngày của bài đầu tiên gọi là nguyên", "Day of the first article that says former")
FROM = Column("since", "date", "Có từ ngày", "First day, if known")
TO = Column("until", "date", "Có đến ngày; trống: nay vẫn còn", "Last day; empty: it still is")
PAGE_KEY = Column("key", "string", "Khóa, phần cuối của địa chỉ", "Key, the last part of the address")
WIKIDATA = Column("wikidata", "string", "Mã Wikidata, nếu có người xác nhận", "Wikidata item, where somebody said so")
OFFICIAL = Column("official", "string", "Khóa của người", "Key of the official")
TOGETHER = Column("articles", "integer", "Số bài có cả hai", "Articles that name both")
CORRECTED = Column("article", "string", "Bài được đính chính", "Article that it changes")

AT = (
    Column("in", "string", 'Phần của bài: "text", "title", "captions[2]"', "Where the evidence is"),
    Column("start", "integer", "Vị trí đầu, tính bằng ký tự", "First character there, from 0"),
    END,
)
_UNIT = (
    Column("name", "string", "Tên, theo ngày đăng", "Name in force on the article's day"),
    Column("key", "string", "Khóa trong bảng địa danh", "Key in the table of places"),
)
_OF_PROVINCE = Column("province", "string", "Tên tỉnh của nơi đó", "Name of its province")
_SOURCE = (
    Column("path", "string", "Tệp nguồn trong kho", "File in the archive"),
    Column("sha256", "string", "SHA-256 của nguồn", "SHA-256 of the source"),
    Column("outlet", "string", "Báo hay cổng thông tin", "Newspaper or site, as far as the source says"),
    Column("url", "string", "Địa chỉ gốc", "Address of the original"),
)
_PRIMARY = (
    *_UNIT,
    Column("how", "string", "Vì sao biết: named, district, outlet, official, archive, correction", "How it is known"),
    CONFIDENCE,
)
_EVENT = (
    Column("date", "date", "Ngày", "The day"),
    PRINTED,
)
_HELD = (
    LABEL,
    PRINTED,
    PLACE,
    Column("status", "string", "current, former, acting, appointed, candidate", "Status of the post"),
    *AT,
)
_PERSON = (
    Column("name", "string", "Tên, không kèm học vị, quân hàm", "Name without rank or honorific"),
    Column("key", "string", "Khóa trang của người đó", "Key of the official's page"),
    Column("official", "boolean", "Có chức vụ công ở Việt Nam", "Whether of a public post in Viet Nam"),
    Column("mentions", "integer", "Số lần được nhắc", "How often the article names the person"),
    Column("posts", "array", "Chức vụ mà bài nêu", "Posts that the article gives"),
    *below("posts[]", _HELD),
)
FACTS = (
    ID,
    URL,
    TITLE,
    Column("source", "object", "Bài từ đâu tới", "Where it came from"),
    *below("source", _SOURCE),
    Column("published", "string", "Lúc đăng (ISO 8601), chính xác đến đâu ghi đến đó", "When it was published"),
    CRAWLED,
    Column("event_dates", "array", "Những ngày xảy ra sự việc", "Days on which what is reported happened"),
    *below("event_dates[]", _EVENT),
    Column("province", "object", "Tỉnh mà bài nói về", "Province that it is about"),
    *below("province", _PRIMARY),
    Column("provinces", "array", "Các tỉnh được nêu", "Provinces named"),
    *below("provinces[]", (*_UNIT, Column("role", "string", "primary hay mentioned", "primary or mentioned"))),
    Column("districts", "array", "Các huyện được nêu", "Districts named"),
    *below("districts[]", (*_UNIT, _OF_PROVINCE)),
    Column("communes", "array", "Các xã được nêu", "Communes named"),
    *below("communes[]", (*_UNIT, _OF_PROVINCE)),
    Column("people", "array", "Những người được nêu", "People named"),
    *below("people[]", _PERSON),
    Column("bylines", "array", "Tác giả như in trong bài", "Authors as printed"),
    Column("photographers", "array", "Người chụp ảnh như in trong bài", "Photographers as printed"),
    Column("captions", "array", "Chú thích ảnh", "Captions of pictures"),
    Column("tags", "array", "Từ khóa", "Tags"),
    VIEWS,
)
DUPLICATES = Column("duplicates", "array", "Mã các bài đăng cùng bản tin", "Articles that carry the same report")
FOUND = (
    RULE,
    CONFIDENCE,
    Column("origin", "string", "declared, extracted hay corrected", "Declared, extracted or corrected"),
)
REASONED = (
    Column("what", "string", "Đính chính điều gì", "What it changes"),
    REASON,
    Column("date", "date", "Ngày đính chính", "Day of the correction"),
    Column("where", "string", "Tệp và dòng trong kho", "File and line in the archive"),
)

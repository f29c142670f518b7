"""What every key of the index.json beside a page means."""

from site_builder.tables.columns import DUPLICATES, FACTS, FROM, NAME, REASONED, STATUS, TO, below
from site_builder.tables.shapes import Column, Keys

_CSL = Column("csl.*", "any", "Trích dẫn theo CSL-JSON", "Citation as CSL-JSON")
_LINKS = (
    Column("links", "array", "Địa chỉ của trang và của người ấy nơi khác", "Addresses of the page and of others"),
    Column("links[].url", "string", "Địa chỉ đầy đủ", "Whole address"),
    Column("links[].note", "string", "Là gì", "What it is"),
)
_AREA = (
    Column("area", "object", "Nơi của chức vụ", "Unit that the post belongs to"),
    Column("area.id", "string", "Khóa của nơi đó", "Its key"),
    Column("area.name", "string", "Tên của nơi đó", "Its name"),
)
_CORRECTED = (
    Column("corrections", "array", "Những gì đã đính chính", "What was corrected"),
    *below("corrections[]", REASONED),
)
_CHANGED = (
    Column("changes", "object", "Những gì khác với khi đăng lần đầu", "What is not as when it was first published"),
    Column("changes.what", "array", "Các phần đã đổi", "Sides of the article that changed"),
    Column("changes.commits", "array", "Các lần sửa nguồn, mới nhất trước", "Commits of the source, newest first"),
    Column("changes.commits[].date", "date", "Ngày", "Its day"),
    Column("changes.commits[].commit", "string", "Mã của lần sửa", "Its name"),
    Column("changes.commits[].added", "integer", "Số dòng thêm", "Lines added"),
    Column("changes.commits[].removed", "integer", "Số dòng bớt", "Lines removed"),
)
_HELD = (
    Column("person_id", "string", "Khóa của người", "Key of the official"),
    Column("post_id", "string", "Khóa của chức vụ ở nơi đó", "Key of the office"),
    STATUS,
    Column("first_seen", "date", "Ngày của bài đầu tiên nói vậy", "Day of the first article that says so"),
    Column("last_seen", "date", "Ngày của bài cuối cùng nói vậy", "Day of the last article that says so"),
    Column("articles", "array", "Các bài làm chứng", "Articles that say so"),
)

# What is beside pages.
PAGES: tuple[Keys, ...] = (
    Keys(
        "article",
        "Dữ kiện của bài; khóa không có giá trị thì không ghi",
        "Facts of the article; keys without a value are left out",
        (*FACTS, DUPLICATES, *_CORRECTED, *_CHANGED, _CSL),
    ),
    Keys(
        "official",
        "Người theo Popolo, với các chức vụ đã giữ",
        "A Popolo person with memberships",
        (
            Column("id", "string", "Khóa", "Key"),
            NAME,
            Column("identifiers", "array", "Mã ở nơi khác", "Identifiers elsewhere"),
            Column("identifiers[].scheme", "string", "Ở đâu: wikidata", "Where: wikidata"),
            Column("identifiers[].identifier", "string", "Mã", "The identifier"),
            *_LINKS,
            Column("memberships", "array", "Các chức vụ", "Posts held"),
            *below(
                "memberships[]",
                (
                    *_HELD,
                    Column("role", "string", "Chức vụ", "The post"),
                    *_AREA,
                    Column("start_date", "date", "Ngày của bài đưa tin bổ nhiệm", "Day when the appointment is told"),
                    Column("end_date", "date", "Ngày của bài đầu tiên gọi là nguyên", "Day when first called former"),
                ),
            ),
            Column("articles", "array", "Các bài có người này", "Articles in which the person appears"),
            Column("articles[].id", "string", "Mã của bài", "Identifier of the article"),
            Column("articles[].date", "date", "Ngày đăng", "Its day"),
            Column("companions", "array", "Ai xuất hiện cùng", "Who appears with the person"),
            Column("companions[].id", "string", "Khóa của người cùng xuất hiện", "Key of the other"),
            Column("companions[].articles", "integer", "Số bài có cả hai", "Articles that name both"),
            *_CORRECTED,
            _CSL,
        ),
    ),
    Keys(
        "office",
        "Chức vụ theo Popolo, với những người đã giữ",
        "A Popolo post with its holders",
        (
            Column("id", "string", "Khóa", "Key"),
            Column("label", "string", "Chức vụ và nơi", "Post and unit"),
            Column("role", "string", "Chức vụ", "The post"),
            *_AREA,
            *_LINKS[:2],
            Column("memberships", "array", "Những người đã giữ", "Its holders"),
            *below("memberships[]", (*_HELD, Column("person_name", "string", "Tên của người", "Their name"))),
        ),
    ),
    Keys(
        "province",
        "Tỉnh, các bài nói về tỉnh và cán bộ của tỉnh",
        "A province, the articles about it and its officials",
        (
            Column("id", "string", "Khóa", "Key"),
            NAME,
            Column("classification", "string", "Loại: tỉnh hay thành phố", "What it is, in Vietnamese"),
            FROM,
            TO,
            *_LINKS[:2],
            Column("articles", "array", "Mã các bài nói về tỉnh", "Articles about the province"),
            Column("officials", "array", "Khóa cán bộ của tỉnh", "Keys of its officials"),
        ),
    ),
    Keys(
        "moved",
        "Ở địa chỉ cũ của một trang: trang ấy nay ở đâu, hoặc vì sao không còn",
        "Where a page was: where it is now, or why it is gone",
        (
            Column("moved_to", "string", "Tệp này nay ở đâu", "Where this file is now"),
            Column("gone", "string", "Vì sao không còn", "Why there is none"),
        ),
    ),
)

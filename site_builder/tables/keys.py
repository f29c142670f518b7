"""What every key of the JSON Lines files means, and of the index.json beside each page.

Files that have the columns of a flat table as their keys (posts.jsonl, terms.jsonl, ...) are described by that table.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from site_builder.tables.shapes import Column, Keys


def _below(name: str, keys: Iterable[Column]) -> tuple[Column, ...]:
    """Return keys of the objects that stand under a name: "source", or "people[]" for those of a list."""
    return tuple(replace(key, name=f"{name}.{key.name}") for key in keys)


_AT = (
    Column("in", "string", 'Phần của bài: "text", "title", "captions[2]"', "Where the evidence is"),
    Column("start", "integer", "Vị trí đầu, tính bằng ký tự", "First character there, from 0"),
    Column("end", "integer", "Vị trí sau ký tự cuối", "Character after the last"),
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
    Column("confidence", "number", "Độ chắc, 0 đến 1", "Confidence, 0 to 1"),
)
_EVENT = (
    Column("date", "date", "Ngày", "The day"),
    Column("text", "string", "Như in trong bài", "As printed"),
)
_POST = (
    Column("post", "string", "Chức vụ, dạng chuẩn, không kèm nơi", "Post in its canonical form, without the place"),
    Column("text", "string", "Như in trong bài", "As printed"),
    Column("place", "string", "Nơi giữ chức vụ", "Unit that the post belongs to"),
    Column("status", "string", "current, former, acting, appointed, candidate", "Status of the post"),
    *_AT,
)
_PERSON = (
    Column("name", "string", "Tên, không kèm học vị, quân hàm", "Name without rank or honorific"),
    Column("key", "string", "Khóa trang của người đó", "Key of the official's page"),
    Column("official", "boolean", "Có chức vụ công ở Việt Nam", "Whether of a public post in Viet Nam"),
    Column("mentions", "integer", "Số lần được nhắc", "How often the article names the person"),
    Column("posts", "array", "Chức vụ mà bài nêu", "Posts that the article gives"),
    *_below("posts[]", _POST),
)
_FACTS = (
    Column("id", "string", "Mã của bài", "Identifier of the article"),
    Column("url", "string", "Địa chỉ trên trang này, tính từ gốc", "Address on this site, relative to its base"),
    Column("title", "string", "Tựa", "Title"),
    Column("source", "object", "Bài từ đâu tới", "Where it came from"),
    *_below("source", _SOURCE),
    Column("published", "string", "Lúc đăng (ISO 8601), chính xác đến đâu ghi đến đó", "When it was published"),
    Column("crawled", "string", "Lúc trang được chụp lại", "When the page was captured"),
    Column("event_dates", "array", "Những ngày xảy ra sự việc", "Days on which what is reported happened"),
    *_below("event_dates[]", _EVENT),
    Column("province", "object", "Tỉnh mà bài nói về", "Province that it is about"),
    *_below("province", _PRIMARY),
    Column("provinces", "array", "Các tỉnh được nêu", "Provinces named"),
    *_below("provinces[]", (*_UNIT, Column("role", "string", "primary hay mentioned", "primary or mentioned"))),
    Column("districts", "array", "Các huyện được nêu", "Districts named"),
    *_below("districts[]", (*_UNIT, _OF_PROVINCE)),
    Column("communes", "array", "Các xã được nêu", "Communes named"),
    *_below("communes[]", (*_UNIT, _OF_PROVINCE)),
    Column("people", "array", "Những người được nêu", "People named"),
    *_below("people[]", _PERSON),
    Column("bylines", "array", "Tác giả như in trong bài", "Authors as printed"),
    Column("photographers", "array", "Người chụp ảnh như in trong bài", "Photographers as printed"),
    Column("captions", "array", "Chú thích ảnh", "Captions of pictures"),
    Column("tags", "array", "Từ khóa", "Tags"),
    Column("views", "integer", "Số lượt xem mà trang gốc ghi", "Views that the page itself shows"),
)
_DUPLICATES = Column("duplicates", "array", "Mã các bài đăng cùng bản tin", "Articles that carry the same report")
_REMOVED = (
    Column("line", "integer", "Dòng trong nguồn", "Line of the source"),
    Column("text", "string", "Nội dung", "The line"),
    Column("reason", "string", "Vì sao không thuộc toàn văn", "Why it is not part of the text"),
)
_TERM = (
    Column("post", "string", "Chức vụ, không kèm nơi", "Post, without the place"),
    Column("place", "string", "Nơi giữ chức vụ", "Unit that the post belongs to"),
    Column("place_key", "string", "Khóa của nơi đó", "Key of that unit"),
    Column("status", "string", "Tình trạng mới nhất", "Latest status"),
    Column("first", "date", "Ngày của bài đầu tiên nói vậy", "Day of the first article that says so"),
    Column("last", "date", "Ngày của bài cuối cùng nói vậy", "Day of the last article that says so"),
    Column("articles", "array", "Các bài làm chứng, cũ nhất trước", "Articles that say so, oldest first"),
    Column("spans", "array", "Các quãng liền mạch: [đầu, cuối]", "Spans without a gap of a year: [first, last]"),
    Column("since", "date", "Ngày của bài đưa tin bổ nhiệm", "Day of an article that reports the appointment"),
    Column("until", "date", "Ngày của bài đầu tiên gọi là nguyên", "Day of the first article that says former"),
)
_VALUE = (
    Column("person", "string", "Của chức vụ: người giữ", "Of a post: who holds it"),
    Column("post", "string", "Của chức vụ: tên gọi", "Of a post: what it is called"),
    Column("place", "string", "Của chức vụ: nơi", "Of a post: its unit"),
    Column("place_key", "string", "Của chức vụ: khóa của nơi", "Of a post: key of its unit"),
    Column("status", "string", "Của chức vụ: tình trạng", "Of a post: its status"),
    Column("official", "boolean", "Của chức vụ: có phải chức vụ công", "Of a post: whether it is public"),
    Column("name", "string", "Của nơi: tên", "Of a place: its name"),
    Column("level", "string", "Của nơi: cấp", "Of a place: its level"),
    Column("key", "string", "Của nơi: khóa", "Of a place: its key"),
    Column("province", "string", "Của nơi: tỉnh", "Of a place: its province"),
    Column("how", "string", "Của nơi: vì sao biết", "Of a place: how it is known"),
)
_FOUND = (
    Column("rule", "string", "Quy tắc đã tìm ra", "Rule that found it"),
    Column("confidence", "number", "Độ chắc, 0 đến 1", "Confidence, 0 to 1"),
    Column("origin", "string", "declared, extracted hay corrected", "Declared, extracted or corrected"),
)
_REASONED = (
    Column("what", "string", "Đính chính điều gì", "What it changes"),
    Column("reason", "string", "Lý do", "Why"),
    Column("date", "date", "Ngày đính chính", "Day of the correction"),
    Column("where", "string", "Tệp và dòng trong kho", "File and line in the archive"),
)

# The files under data/ with keys of their own.
FILES: tuple[Keys, ...] = (
    Keys(
        "articles",
        "Bài viết, mỗi dòng một bài, với mọi dữ kiện và toàn văn",
        "Articles, a line each, with all facts and the text",
        (
            *_FACTS,
            Column("removed", "array", "Các dòng đã lược bỏ", "Lines of the source that are not in the text"),
            *_below("removed[]", _REMOVED),
            Column("text", "string", "Toàn văn đã làm sạch", "Cleaned text, paragraphs separated by a blank line"),
            _DUPLICATES,
        ),
    ),
    Keys(
        "statements",
        "Mọi dữ kiện của mọi bài, mỗi dòng một dữ kiện, với lời làm chứng đầu tiên",
        "Every fact of every article, a line each, with the first words that say so",
        (
            Column("subject", "string", "article, official:<khóa> hay person:<tên>", "Of whom or what"),
            Column("property", "string", "Loại dữ kiện", "Kind of fact"),
            Column("value", "any", "Giá trị; đối tượng nếu là chức vụ hay nơi", "Value; an object for a post or place"),
            *_below("value", _VALUE),
            Column("article", "string", "Mã của bài", "Identifier of the article"),
            *_AT,
            Column("quote", "string", "Lời làm chứng", "The words that say so"),
            *_FOUND,
        ),
    ),
    Keys(
        "officials",
        "Người giữ chức vụ công, mỗi dòng một người, với chức vụ và các bài",
        "Holders of public posts, a line each, with their terms and articles",
        (
            Column("key", "string", "Khóa, phần cuối của địa chỉ", "Key, the last part of the address"),
            Column("url", "string", "Địa chỉ trên trang này, tính từ gốc", "Address, relative to the site's base"),
            Column("name", "string", "Tên", "Name"),
            Column("wikidata", "string", "Mã Wikidata, nếu có người xác nhận", "Wikidata item, where somebody said so"),
            Column("terms", "array", "Các chức vụ theo thời gian", "Posts over time"),
            *_below("terms[]", _TERM),
            Column("provinces", "array", "Các tỉnh, nhiều bài nhất trước", "Provinces, most articles first"),
            *_below(
                "provinces[]",
                (
                    Column("key", "string", "Khóa của tỉnh", "Key of the province"),
                    Column("articles", "integer", "Số bài", "Number of articles"),
                ),
            ),
            Column("appearances", "array", "Các bài có người này, mới nhất trước", "Articles, newest first"),
            *_below(
                "appearances[]",
                (
                    Column("article", "string", "Mã của bài", "Identifier of the article"),
                    Column("date", "date", "Ngày đăng", "Its day"),
                ),
            ),
        ),
    ),
    Keys(
        "corrections",
        "Những gì người giữ kho đã đính chính, đúng như trong kho",
        "What the archivists corrected, as it stands in the archive",
        (
            *_REASONED,
            Column("article", "string", "Bài được đính chính", "Article that it changes"),
            Column("set", "object", "Dữ kiện được đặt lại", "Fact that is set"),
            Column("drop", "object", "Dữ kiện bị bỏ", "Fact that is dropped"),
            Column("add", "object", "Dữ kiện được thêm", "Fact that is added"),
            Column("merge", "array", "Khóa của những trang là một người", "Keys that are one person"),
            Column("split", "string", "Khóa bị tách", "Key that is split"),
            Column("articles", "array", "Những bài thuộc người được tách ra", "Articles of the person split off"),
            Column("rename", "string", "Khóa của người được đổi tên", "Key of the one renamed"),
            Column("name", "string", "Tên mới", "The new name"),
            Column("identify", "string", "Khóa của người được nhận diện", "Key of the one identified"),
            Column("wikidata", "string", "Mã Wikidata của người đó", "Wikidata item of that person"),
            *(
                key
                for form in ("set", "drop", "add")
                for key in _below(
                    form,
                    (
                        Column("property", "string", "Loại dữ kiện", "Kind of fact"),
                        Column("value", "any", "Giá trị", "Value"),
                        Column("person", "string", "Người giữ chức vụ", "Of a post: its holder"),
                        Column("place", "string", "Nơi của chức vụ", "Of a post: its unit"),
                        Column("status", "string", "Tình trạng của chức vụ", "Of a post: its status"),
                        Column("official", "boolean", "Có phải chức vụ công", "Of a post: whether it is public"),
                        Column("level", "string", "Cấp của nơi", "Of a place: its level"),
                        Column("quote", "string", "Lời làm chứng", "Words of the article that say so"),
                    ),
                )
            ),
        ),
    ),
    Keys(
        "set-aside",
        "Những tệp hoặc dòng không đọc được, kèm lý do",
        "Inputs that could not be read, with the reason",
        (
            Column("path", "string", "Tệp trong kho", "File in the archive"),
            Column("line", "integer", "Dòng trong tệp", "Line of the file"),
            Column("reason", "string", "Lý do", "Why"),
        ),
    ),
    Keys(
        "readings",
        "Phần còn lại của cách đọc mỗi bài, để dựng lại kho từ các tệp này",
        "What else was read of each article, for making the archive again from these files",
        (
            Column("id", "string", "Mã của bài", "Identifier of the article"),
            Column("line", "integer", "Dòng trong tệp .jsonl", "Line of a .jsonl file"),
            Column("captions", "array", "Chú thích ảnh, theo thứ tự", "Captions in their order"),
            *_below(
                "captions[]",
                (
                    Column("text", "string", "Chú thích", "The caption"),
                    Column("after", "integer", "Số đoạn văn đứng trước", "Paragraphs that stand before it"),
                ),
            ),
            Column("statements", "array", "Dữ kiện có sẵn trong nguồn", "What the source itself declares or prints"),
            *_below(
                "statements[]",
                (
                    Column("property", "string", "Loại dữ kiện", "Kind of fact"),
                    Column("value", "any", "Giá trị", "Value"),
                    *_AT,
                    *_FOUND,
                ),
            ),
            Column(
                "notes",
                "array",
                "Những gì đã sửa hay nghi ngờ khi đọc: [lời, giá trị, chỗ]",
                "What was repaired or doubted: [message, values, place]",
            ),
        ),
    ),
    Keys(
        "extra",
        "Những khóa riêng của tệp nguồn, giữ nguyên",
        "Keys of the sources that mean nothing to this program, as they are",
        (
            Column("id", "string", "Mã của bài", "Identifier of the article"),
            Column("extra", "object", "Các khóa ấy", "Those keys"),
            Column("extra.*", "any", "Khóa riêng với giá trị của nó", "Such a key with its value"),
        ),
    ),
    Keys(
        "followthemoney",
        "Cán bộ, chức vụ và thời gian giữ chức theo mô hình FollowTheMoney",
        "Officials, posts and terms as FollowTheMoney entities",
        (
            Column("id", "string", "Mã của thực thể", "Identifier of the entity"),
            Column("schema", "string", "Person, Position hay Occupancy", "Person, Position or Occupancy"),
            Column("properties", "object", "Các thuộc tính", "Its properties"),
            Column("properties.*", "array", "Thuộc tính theo followthemoney.tech", "Property, see followthemoney.tech"),
        ),
    ),
    Keys(
        "permalinks",
        "Mọi địa chỉ đã từng đăng, và nay dẫn tới đâu",
        "Every address ever published, and where it leads now",
        (
            Column("address", "string", "Địa chỉ, tính từ gốc", "Address, relative to the site's base"),
            Column("kind", "string", "Loại trang", "Kind of page"),
            Column("key", "string", "Mã của bài, khóa của trang khác", "Identifier of an article, key of other pages"),
            Column("parts", "integer", "Số trang nhiều nhất của danh sách", "Most pages that the list ever filled"),
            Column("name", "string", "Tên của người", "Name of an official"),
            Column("articles", "array", "Vài bài nêu tên người đó", "A few articles that name the official"),
            Column("to", "string", "Địa chỉ thay thế", "Address that took its place"),
            Column("gone", "string", "Vì sao không còn", "Why there is none"),
            Column("was", "string", "Dấu của bài khi đăng lần đầu", "Marks of an article as it was first published"),
        ),
    ),
)

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
    *_below("corrections[]", _REASONED),
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
    Column("status", "string", "Tình trạng mới nhất", "Latest status"),
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
        (*_FACTS, _DUPLICATES, *_CORRECTED, *_CHANGED, _CSL),
    ),
    Keys(
        "official",
        "Người theo Popolo, với các chức vụ đã giữ",
        "A Popolo person with memberships",
        (
            Column("id", "string", "Khóa", "Key"),
            Column("name", "string", "Tên", "Name"),
            Column("identifiers", "array", "Mã ở nơi khác", "Identifiers elsewhere"),
            Column("identifiers[].scheme", "string", "Ở đâu: wikidata", "Where: wikidata"),
            Column("identifiers[].identifier", "string", "Mã", "The identifier"),
            *_LINKS,
            Column("memberships", "array", "Các chức vụ", "Posts held"),
            *_below(
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
            *_below("memberships[]", (*_HELD, Column("person_name", "string", "Tên của người", "Their name"))),
        ),
    ),
    Keys(
        "province",
        "Tỉnh, các bài nói về tỉnh và cán bộ của tỉnh",
        "A province, the articles about it and its officials",
        (
            Column("id", "string", "Khóa", "Key"),
            Column("name", "string", "Tên", "Name"),
            Column("classification", "string", "Loại: tỉnh hay thành phố", "What it is, in Vietnamese"),
            Column("since", "date", "Có từ ngày", "First day, if known"),
            Column("until", "date", "Có đến ngày; trống: nay vẫn còn", "Last day; empty: it still is"),
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

"""What every key of the JSON Lines files under data/ means.

Files that have the columns of a flat table as their keys (posts.jsonl, terms.jsonl, ...) are described by that table.
"""

from site_builder.tables.columns import (
    AT,
    CORRECTED,
    DUPLICATES,
    FACTS,
    FIRST,
    FOUND,
    ID,
    LAST,
    LINE,
    NAME,
    PAGE_KEY,
    PATH,
    PLACE,
    PLACE_KEY,
    POST,
    PROPERTY,
    QUOTE,
    REASON,
    REASONED,
    SINCE,
    STATUS,
    UNTIL,
    VALUE,
    WIKIDATA,
    below,
)
from site_builder.tables.shapes import Column, Keys

_REMOVED = (
    Column("line", "integer", "Dòng trong nguồn", "Line of the source"),
    Column("text", "string", "Nội dung", "The line"),
    Column("reason", "string", "Vì sao không thuộc toàn văn", "Why it is not part of the text"),
)
_TERM = (
    POST,
    PLACE,
    PLACE_KEY,
    STATUS,
    FIRST,
    LAST,
    Column("articles", "array", "Các bài làm chứng, cũ nhất trước", "Articles that say so, oldest first"),
    Column("spans", "array", "Các quãng liền mạch: [đầu, cuối]", "Spans without a gap of a year: [first, last]"),
    SINCE,
    UNTIL,
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

# The files under data/ with keys of their own.
FILES: tuple[Keys, ...] = (
    Keys(
        "articles",
        "Bài viết, mỗi dòng một bài, với mọi dữ kiện và toàn văn",
        "Articles, a line each, with all facts and the text",
        (
            *FACTS,
            Column("removed", "array", "Các dòng đã lược bỏ", "Lines of the source that are not in the text"),
            *below("removed[]", _REMOVED),
            Column("text", "string", "Toàn văn đã làm sạch", "Cleaned text, paragraphs separated by a blank line"),
            DUPLICATES,
        ),
    ),
    Keys(
        "statements",
        "Mọi dữ kiện của mọi bài, mỗi dòng một dữ kiện, với lời làm chứng đầu tiên",
        "Every fact of every article, a line each, with the first words that say so",
        (
            Column("subject", "string", "article, official:<khóa> hay person:<tên>", "Of whom or what"),
            PROPERTY,
            Column("value", "any", "Giá trị; đối tượng nếu là chức vụ hay nơi", "Value; an object for a post or place"),
            *below("value", _VALUE),
            Column("article", "string", "Mã của bài", "Identifier of the article"),
            *AT,
            QUOTE,
            *FOUND,
        ),
    ),
    Keys(
        "officials",
        "Người giữ chức vụ công, mỗi dòng một người, với chức vụ và các bài",
        "Holders of public posts, a line each, with their terms and articles",
        (
            PAGE_KEY,
            Column("url", "string", "Địa chỉ trên trang này, tính từ gốc", "Address, relative to the site's base"),
            NAME,
            WIKIDATA,
            Column("terms", "array", "Các chức vụ theo thời gian", "Posts over time"),
            *below("terms[]", _TERM),
            Column("provinces", "array", "Các tỉnh, nhiều bài nhất trước", "Provinces, most articles first"),
            *below(
                "provinces[]",
                (
                    Column("key", "string", "Khóa của tỉnh", "Key of the province"),
                    Column("articles", "integer", "Số bài", "Number of articles"),
                ),
            ),
            Column("appearances", "array", "Các bài có người này, mới nhất trước", "Articles, newest first"),
            *below(
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
            *REASONED,
            CORRECTED,
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
                for key in below(
                    form,
                    (
                        PROPERTY,
                        VALUE,
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
            PATH,
            LINE,
            REASON,
        ),
    ),
    Keys(
        "readings",
        "Phần còn lại của cách đọc mỗi bài, để dựng lại kho từ các tệp này",
        "What else was read of each article, for making the archive again from these files",
        (
            ID,
            Column("line", "integer", "Dòng trong tệp .jsonl", "Line of a .jsonl file"),
            Column("captions", "array", "Chú thích ảnh, theo thứ tự", "Captions in their order"),
            *below(
                "captions[]",
                (
                    Column("text", "string", "Chú thích", "The caption"),
                    Column("after", "integer", "Số đoạn văn đứng trước", "Paragraphs that stand before it"),
                ),
            ),
            Column("statements", "array", "Dữ kiện có sẵn trong nguồn", "What the source itself declares or prints"),
            *below(
                "statements[]",
                (
                    PROPERTY,
                    VALUE,
                    *AT,
                    *FOUND,
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
            ID,
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

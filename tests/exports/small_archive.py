"""A small archive made by hand, with something of every kind in it."""

from site_builder.model import (
    EventDate,
    Evidence,
    Person,
    PersonNamed,
    Place,
    PlaceNamed,
    Post,
    PostHeld,
    Primary,
    Record,
    Source,
    Statement,
)

TEXT = "Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh Nghệ An, dự hội nghị.\n\nẢnh & chữ <đẹp>."
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\u202e=1",
    'có, "phẩy"\nvà dòng mới',
    "\u200fمرحبا",
    "a\0b",
)
QUOTE = Evidence("text", 18, 36, "Chủ tịch UBND tỉnh")


def bare(id_: str, date: str | None = None, title: str = "Tựa") -> Record:
    """Return a record of which nothing is known but its id, title and day."""
    return Record(
        id=id_,
        url=f"articles/{id_}/",
        title=title,
        source=Source(f"seeds/{id_}.txt", "0" * 64),
        published=date,
        date=date[:10] if date else None,
    )


def full() -> Record:
    post = Post(
        "Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", "Nghệ An", "nghe-an", "current", "text", 18, 36, TEXT[:58], 0.9, "r"
    )
    return Record(
        id="b",
        url="articles/2024/05/26/b/",
        title='Hội nghị <b> & "trích"',
        source=Source("seeds/b.txt", "1" * 64, outlet="Báo Mẫu", url="https://example.com/b"),
        published="2024-05-26T15:35+07:00",
        date="2024-05-26",
        crawled="2025-07-30T05:20+07:00",
        event_dates=(EventDate("2024-05-24", "Chiều 24/5"),),
        province=Primary("Nghệ An", "nghe-an", "named", 0.95, None),
        provinces=(Place("Nghệ An", "nghe-an", None, "primary"), Place("Hà Tĩnh", "ha-tinh", None)),
        districts=(Place("Nghi Lộc", "nghe-an/nghi-loc", "Nghệ An"), Place("Chợ Mới", None, None)),
        communes=(Place("Nghi Kim", None, "Nghệ An"),),
        people=(Person("Trần Văn Mẫu", "tran-van-mau", True, 2, (post,)), Person("Lê Thử", None, False, 1, ())),
        bylines=("N.ĐỨC",),
        photographers=("Thành Tâm",),
        captions=("Quang cảnh",),
        tags=("hội nghị",),
        views=20037,
        lead="Ông Trần Văn Mẫu",
        words=16,
        removed=1,
    )


def statement(property_: str, value: str | int | PersonNamed | PostHeld | PlaceNamed, at: Evidence | None) -> Statement:
    return Statement(property_, value, at, "rule", 0.9, "extracted" if at else "declared")

"""A small archive made by hand, with something of every kind in it."""

import pytest
from msgspec.structs import replace
from small_archive import HOSTILE, QUOTE, TEXT, bare, full, statement

from site_builder.model import (
    Appearance,
    Archive,
    Article,
    Caption,
    Change,
    Commit,
    Companion,
    Correction,
    Document,
    Evidence,
    Official,
    PersonNamed,
    PlaceNamed,
    PostHeld,
    Remark,
    Removed,
    SetAside,
    Site,
    Source,
    Term,
)


@pytest.fixture
def articles() -> list[Article]:
    empty = Article(Document("a", Source("seeds/a.txt", "0" * 64), "Tựa", "Chữ.", (), (), (), {}), ())
    document = Document(
        id="b",
        source=Source("seeds/b.txt", "1" * 64),
        title="Hội nghị",
        text=TEXT,
        captions=(Caption("Quang cảnh", 1),),
        removed=(Removed(1, "Sign In", "chrome"),),
        statements=(),
        extra={"zone": '{"a":[1]}', "desk": '"thời sự"'},
    )
    found = (
        statement("published", "2024-05-26", None),
        statement("person", PersonNamed("Trần Văn Mẫu"), Evidence("text", 4, 16, "Trần Văn Mẫu")),
        statement("post", PostHeld("Lê Thử", "Giám đốc", None, None, "current", False), QUOTE),
        statement("place", PlaceNamed("Nghi Lộc", "district", "nghe-an/nghi-loc", "Nghệ An", "unique"), QUOTE),
    )
    return [empty, Article(document, found)]


@pytest.fixture
def archive() -> Archive:
    term = Term("Chủ tịch UBND tỉnh", "Nghệ An", "nghe-an", "current", "2024-05-26", "2024-05-26", ("b",))
    seen = (Appearance("b", "2024-05-26", ()),)
    return Archive(
        site=Site("Kho <mẫu>", "https://example.org/archive/", description="Mô tả", licence="CC BY 4.0"),
        records=(bare("a"), full()),
        officials=(Official("tran-van-mau", "Trần Văn Mẫu", (term,), seen, (("nghe-an", 1),)),),
        set_aside=(SetAside("seeds/x.txt", 3, Remark("is not text")),),
        duplicates={"b": ("a",)},
    )


@pytest.fixture
def whole(archive: Archive) -> Archive:
    """Return the small archive with something in every table, the titles hostile."""
    official = archive.officials[0]
    known = replace(
        official,
        companions=(Companion(official.key, 1, 0.5),),
        corrections=(Correction("rename x", "=cmd|' /C calc'!A0", "2024-06-01", "corrections/a.toml:1"),),
        wikidata="Q42",
    )
    corrected = replace(archive.records[1], corrections=(Correction("set views", "sai", "2024-06-01", "c/a.toml:2"),))
    change = Change(("title",), (Commit("2024-06-01", "0" * 40, 3, 1),))
    records = [replace(bare(f"h{n}"), title=title) for n, title in enumerate(HOSTILE)]
    return replace(
        archive, records=(archive.records[0], corrected, *records), officials=(known,), changes={"b": change}
    )


@pytest.fixture
def texts(whole: Archive, articles: list[Article]) -> list[Article]:
    """Return an article for each record of the archive."""
    known = {article.document.id: article for article in articles}
    other = articles[0]
    return [
        known.get(r.id) or replace(other, document=replace(other.document, id=r.id, title=r.title))
        for r in whole.records
    ]

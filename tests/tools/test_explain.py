"""People are told of each fact: what, in which sentence, by which rule and how sure."""

from site_builder.model import (
    Article,
    Caption,
    Correction,
    Document,
    Evidence,
    Person,
    PersonNamed,
    PlaceNamed,
    PostHeld,
    Primary,
    Record,
    Remark,
    Removed,
    Source,
    Statement,
)
from site_builder.tools.explain import explain

TEXT = "Sáng 20/5, mưa to. Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh,\tdự hội nghị. Sau đó trời nắng."
SOURCE = Source("seeds/a.jsonl", "f" * 64, line=7)


def record() -> Record:
    return Record(
        id="a",
        url="articles/a/",
        title="Tựa",
        source=SOURCE,
        province=Primary("Nghệ An", "nghe-an", "outlet", 0.8, None),
        people=(Person("Trần Văn Mẫu", "tran-van-mau-abc12", True, 1, ()),),
        removed=1,
        corrections=(Correction("drop tag x", "sai", "2025-01-01", "corrections/a.toml:1"),),
    )


def lines(*statements: Statement, text: str = TEXT) -> list[str]:
    document = Document(
        id="a",
        source=SOURCE,
        title="Tựa",
        text=text,
        captions=(Caption("Ảnh: hội nghị", 0),),
        removed=(Removed(3, "Sign  In", "chrome"),),
        statements=(),
        extra={},
        notes=(Remark("repaired a date"),),
    )
    return explain(Article(document, statements), record(), ("b",)).splitlines()


def at(quote: str, field: str = "text", text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(field, start, start + len(quote), quote)


def test_the_head_says_where_the_article_came_from_and_what_the_archive_decided() -> None:
    assert [
        "a: Tựa",
        "  file     seeds/a.jsonl:7 (sha256 ffffffffffff)",
        "  address  articles/a/",
        "  province Nghệ An: outlet, 80% sure",
        "  official Trần Văn Mẫu = tran-van-mau-abc12",
        "  same report: b",
        "  corrected: drop tag x (sai; corrections/a.toml:1)",
    ] == lines()[:7]


def test_a_fact_stands_with_its_whole_sentence_and_its_own_words_marked() -> None:
    post = PostHeld("Trần Văn Mẫu", "Chủ tịch UBND tỉnh", "Nghệ An", "nghe-an", "current", True)

    found = lines(Statement("post", post, at("Chủ tịch UBND tỉnh"), "post.after-name", 0.97))

    assert [
        "post: Trần Văn Mẫu: Chủ tịch UBND tỉnh (Nghệ An), current",
        "  text 37-55: Ông Trần Văn Mẫu, »Chủ tịch UBND tỉnh«, dự hội nghị.",
        "  rule post.after-name, 97% sure, extracted",
    ] == found[8:11]


def test_what_the_file_declares_is_said_to_be_declared() -> None:
    found = lines(Statement("published", "2024-05-20", None, "declared.date", 1.0, "declared"))

    assert ["published: 2024-05-20", "  declared by the file itself", "  rule declared.date, 100% sure, declared"] == (
        found[8:11]
    )


def test_evidence_in_captions_titles_and_removed_lines_is_shown_too() -> None:
    found = lines(
        Statement("photographer", "x", at("hội nghị", "captions[0]", "Ảnh: hội nghị"), "r", 0.5),
        Statement("person", PersonNamed("Tựa"), Evidence("title", 0, 3, "Tựa"), "r", 0.5),
        Statement("tag", "In", at("In", "removed[0]", "Sign  In"), "r", 0.5),
    )

    assert ["captions[0] 5-13: Ảnh: »hội nghị«", "title 0-3: »Tựa«", "removed[0] 6-8: Sign »In«"] == [
        line.strip() for line in found[9:18:4]
    ]


def test_a_place_that_stays_open_is_said_to_be_open() -> None:
    place = PlaceNamed("Chợ Mới", "district", None, None, "open")

    assert "place: Chợ Mới, district; open; which one is open" in lines(Statement("place", place, at("mưa"), "r", 0.3))


def test_a_sentence_without_end_is_cut_around_the_words_that_matter() -> None:
    text = "từ " * 500 + "đích" + " ngữ" * 500

    found = lines(Statement("tag", "đích", at("đích", text=text), "r", 1.0), text=text)

    assert len(found[9]) < 450
    assert "… từ" in found[9]
    assert "từ »đích« ngữ" in found[9]
    assert found[9].endswith("ngữ …")


def test_removed_lines_and_notes_stand_at_the_end() -> None:
    assert ["not part of the text:", "  line 3, chrome: Sign In", "  note: repaired a date"] == lines()[-3:]

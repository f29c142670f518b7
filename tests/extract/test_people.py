"""Who is read as a person, which posts they hold, and what stays unsaid."""

import sys
from collections.abc import Callable

import pytest

from site_builder import extract
from site_builder.extract import people
from site_builder.model import Article, Caption, Document, PersonNamed, PostHeld, Source, Statement

LIST = (
    "Chủ trì hội nghị có các đồng chí: Lê Văn Tám, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy; Trần Thị Chín, Phó Bí thư "
    "Tỉnh ủy, Chủ tịch UBND tỉnh Bắc Kạn."
)


def document(text: str, title: str = "", captions: tuple[str, ...] = (), day: str | None = None) -> Document:
    published = (Statement("published", day, None, "declared", 1.0, "declared"),) if day else ()
    shown = tuple(Caption(caption, 1) for caption in captions)
    return Document("a", Source("a.txt", "0"), title, text, shown, (), published, {})


def read(text: str, title: str = "", captions: tuple[str, ...] = (), day: str | None = None) -> Article:
    return extract.article(document(text, title, captions, day))


def posts(article: Article) -> list[tuple[str, str, str | None]]:
    held = [s.value for s in article.statements if isinstance(s.value, PostHeld)]
    return list(dict.fromkeys((h.person, h.post, h.place) for h in held))


def mentions(article: Article, name: str) -> list[str]:
    named = [s for s in article.statements if isinstance(s.value, PersonNamed) and s.value.name == name]
    return [s.evidence.quote for s in named if s.evidence]


def names(article: Article) -> set[str]:
    return {s.value.name for s in article.statements if isinstance(s.value, PersonNamed)}


def of_person(article: Article) -> list[Statement]:
    return [s for s in article.statements if s.property in ("person", "post")]


def test_every_statement_about_people_quotes_the_words_that_say_so() -> None:
    article = read(LIST, title="Bí thư Tỉnh ủy Lê Văn Tám dự hội nghị", captions=("Ông Tám phát biểu.",))
    texts = {"title": article.document.title, "text": LIST, "captions[0]": "Ông Tám phát biểu."}

    assert {"title", "text", "captions[0]"} == {s.evidence.field for s in of_person(article) if s.evidence}
    for statement in of_person(article):
        evidence = statement.evidence
        assert evidence is not None
        assert evidence.quote == texts[evidence.field][evidence.start : evidence.end] != ""


def test_the_evidence_of_a_post_is_its_words_and_no_more() -> None:
    article = read(LIST)

    quotes = [s.evidence.quote for s in article.statements if s.property == "post" and s.evidence]
    assert [
        "Ủy viên Trung ương Đảng",
        "Bí thư Tỉnh ủy",
        "Phó Bí thư Tỉnh ủy",
        "Chủ tịch UBND tỉnh Bắc Kạn",
    ] == quotes


def test_posts_of_a_list_take_the_unit_that_one_of_them_names() -> None:
    assert [
        ("Lê Văn Tám", "Ủy viên Ban Chấp hành Trung ương Đảng", None),
        ("Lê Văn Tám", "Bí thư Tỉnh ủy", "Bắc Kạn"),
        ("Trần Thị Chín", "Phó Bí thư Tỉnh ủy", "Bắc Kạn"),
        ("Trần Thị Chín", "Chủ tịch UBND tỉnh", "Bắc Kạn"),
    ] == posts(read(LIST))


def test_short_forms_and_posts_without_a_name_are_mentions_of_the_one_named_before() -> None:
    text = f"{LIST} Ông Tám cảm ơn. Đồng chí Bí thư Tỉnh ủy yêu cầu huyện cố gắng. Đồng chí nhấn mạnh việc này."

    assert ["Lê Văn Tám", "Tám", "Bí thư Tỉnh ủy", "Đồng chí"] == mentions(read(text), "Lê Văn Tám")


def test_a_post_without_a_name_makes_no_person() -> None:
    assert set() == names(read("Đồng chí Bí thư Tỉnh ủy yêu cầu Sở Y tế báo cáo. Giám đốc Sở Y tế tiếp thu."))


def test_a_bare_rank_is_completed_by_the_only_post_that_fits() -> None:
    text = "Chủ tịch UBND tỉnh Bắc Kạn đến thăm trường. Chủ tịch Thái nói chuyện với học sinh. Ông Lê Thái tặng quà."

    assert [("Lê Thái", "Chủ tịch UBND tỉnh", "Bắc Kạn")] == posts(read(text))


def test_a_district_post_takes_the_district_named_before_it() -> None:
    text = "Đoàn làm việc với huyện Bình Sơn, tỉnh Quảng Ngãi. Ông Lê Văn Tám, Bí thư Huyện ủy báo cáo."

    assert [("Lê Văn Tám", "Bí thư Huyện ủy", "Bình Sơn")] == posts(read(text, day="2023-05-01"))


def test_each_of_two_delegations_keeps_its_province() -> None:
    text = (
        "Về phía tỉnh Hà Nam có các đồng chí: Lê Văn Tám, Bí thư Tỉnh ủy; Trần Thị Chín, Chủ tịch HĐND tỉnh. "
        "Tiếp đoàn, tỉnh Nam Định có đồng chí Vũ Văn Năm, Bí thư Tỉnh ủy."
    )

    assert [
        ("Lê Văn Tám", "Bí thư Tỉnh ủy", "Hà Nam"),
        ("Trần Thị Chín", "Chủ tịch HĐND tỉnh", "Hà Nam"),
        ("Vũ Văn Năm", "Bí thư Tỉnh ủy", "Nam Định"),
    ] == posts(read(text, day="2023-05-01"))


def test_no_province_is_better_than_one_that_cannot_be() -> None:
    text = "Tại Đà Nẵng, Chủ tịch UBND tỉnh Lê Văn Tám dự họp ở Đà Nẵng. Người dân Đà Nẵng chào đón."

    assert [("Lê Văn Tám", "Chủ tịch UBND tỉnh", None)] == posts(read(text))


def test_a_deputy_is_of_the_province_that_elected_them() -> None:
    text = "Ông Lê Văn Tám - Đại biểu Quốc hội Đà Nẵng phát biểu. Đại biểu Trần Thị Chín (đoàn Đồng Nai) tranh luận."

    assert [
        ("Lê Văn Tám", "Đại biểu Quốc hội", "Đà Nẵng"),
        ("Trần Thị Chín", "Đại biểu Quốc hội", "Đồng Nai"),
    ] == posts(read(text))


def test_a_post_reported_to_is_not_the_post_of_the_one_who_answers() -> None:
    text = (
        "Sau báo cáo của Giám đốc Sở Y tế, Chủ tịch UBND tỉnh Lê Văn Tám yêu cầu làm rõ. "
        "Báo cáo với Bộ trưởng Bộ Xây dựng, ông Vũ Văn Năm, Giám đốc Sở Xây dựng nêu khó khăn. "
        "Theo ông Năm, Bí thư Tỉnh ủy đã chỉ đạo việc này."
    )

    assert [
        ("Lê Văn Tám", "Chủ tịch UBND tỉnh", None),
        ("Vũ Văn Năm", "Giám đốc Sở Xây dựng", None),
    ] == posts(read(text))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Lê Văn Tám, nguyên Bí thư Tỉnh ủy dự lễ.", "former"),
        ("Ông Lê Văn Tám, quyền Chủ tịch UBND tỉnh dự lễ.", "acting"),
        ("Ông Lê Văn Tám được bầu giữ chức Chủ tịch UBND tỉnh.", "appointed"),
        ("Ông Lê Văn Tám thôi giữ chức Chủ tịch UBND tỉnh.", "former"),
        ("Tân Chủ tịch UBND tỉnh Lê Văn Tám dự lễ.", "appointed"),
        ("Bầu đồng chí Lê Văn Tám giữ chức vụ Phó Bí thư Tỉnh ủy.", "appointed"),
        ("Ông Lê Văn Tám, khi đó là Giám đốc Sở Y tế, kể lại.", "former"),
        ("Chính quyền. Chủ tịch UBND tỉnh Lê Văn Tám dự lễ.", "current"),
    ],
)
def test_the_words_around_a_post_say_whether_it_is_held_still(text: str, status: str) -> None:
    held = [s.value for s in read(text).statements if isinstance(s.value, PostHeld)]

    assert [status] == [h.status for h in held]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám, Giám đốc Công ty TNHH Sao Sáng dự lễ.",
        "Ông Lê Văn Tám, Chủ tịch Hiệp hội Dừa tỉnh Bến Tre dự lễ.",
        "Ông Lê Văn Tám, Trưởng phòng Kinh doanh Công ty Sao Sáng dự lễ.",
        "Thủ tướng Nhật Bản Takada Jiro thăm Hà Nội.",
        "Ông Khamphan Vongsa, Tỉnh trưởng tỉnh Salavan dự lễ.",
        "Bộ trưởng Quốc phòng Ivan Petrov thăm Hà Nội.",
    ],
)
def test_heads_of_firms_and_office_holders_of_other_countries_are_no_officials(text: str) -> None:
    held = [s.value for s in read(text).statements if isinstance(s.value, PostHeld)]

    assert [False] * len(held) == [h.official for h in held] != []


@pytest.mark.parametrize(
    "text",
    [
        "Trên đường Nguyễn Huệ, học sinh Trường THPT Trần Hưng Đạo và cán bộ Trạm Thú y nhận học bổng Quỹ Vừ A Dính.",
        "Các tuyến đường Lê Lợi, Phan Đình Phùng, Trần Phú ngập sâu.",
        "Bộ trưởng Bộ Quốc phòng Việt Nam tiếp khách; phóng viên Báo Tuổi Trẻ đưa tin.",
        "Học tập tư tưởng Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh; Huân chương Hồ Chí Minh; TP. Hồ Chí Minh.",
        "Ấp Ông Lẹt thuộc huyện Trần Văn Thời.",
    ],
)
def test_places_institutions_and_prizes_are_no_people(text: str) -> None:
    assert set() == names(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Chairman of the People's Committee met Secretary Le Van Tam, and Mr. John Smith spoke in Hanoi.",
        "Dong chi Le Van Tam, Bi thu Tinh uy, Chu tich HDND tinh phat bieu tai hoi nghi. Ong Tam cam on.",
        "BÀI HỌC LỊCH SỬ CỦA DÂN TỘC VIỆT NAM QUA CÁC THỜI KỲ XÂY DỰNG VÀ BẢO VỆ TỔ QUỐC",
        "",
        " \n\n \u2028 ",
        "\ud7ff\u0130İİ ông",
    ],
)
def test_english_plain_letters_and_slogans_in_capitals_give_no_officials(text: str) -> None:
    assert [] == [s for s in read(text, title=text).statements if isinstance(s.value, PostHeld)]


def test_a_letter_that_grows_in_lower_case_moves_no_offset() -> None:
    text = f"İstanbul İİİ. {LIST}"

    assert ["Lê Văn Tám"] == mentions(read(text), "Lê Văn Tám")


@pytest.mark.parametrize("mark", ["-", ",", "và"])
def test_a_name_that_opens_a_sentence_is_a_person_whatever_ends_it(mark: str) -> None:
    assert {"Lê Thị Tám"} == names(read(f"Lê Thị Tám {mark}"))


def calls(work: Callable[[], object]) -> int:
    """Count the calls of Python functions that some work makes."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


HOSTILE = [
    "Nguyễn Văn ",
    ",",
    "Phó ",
    "Phó Chủ tịch ",
    "NGUYỄN VĂN A ",
    "A",
    "ông Chinh, ",
    "ông A (",
    "Giám đốc Sở Y tế và ",
    "Bí thư Tỉnh ủy\n",
    "Đồng chí nhấn mạnh. Ông Lê Văn A, Bí thư Tỉnh ủy huyện Bình Sơn. ",
    "các đồng chí: Lê Văn An, Lê Văn Ba, Phó Chủ tịch UBND tỉnh; ",
    "“- ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_work_grows_with_the_length_of_hostile_text_and_not_faster(unit: str) -> None:
    def find(length: int) -> int:
        one = document((unit * (length // len(unit) + 1))[:length])
        return calls(lambda: people.place(one, people.find(one), [], []))

    find(1_000)  # data files are read on first use
    assert find(40_000) <= 2.3 * find(20_000) + 1_000


@pytest.mark.parametrize("unit", HOSTILE[:5])
def test_a_megabyte_of_hostile_text_is_read_to_its_end(unit: str) -> None:
    one = document((unit * (1_000_000 // len(unit) + 1))[:1_000_000])

    found = people.find(one)

    assert all(post.end <= len(one.text) for post in found.posts)

"""A post beside a name is not always that person's."""

import pytest

from site_builder import extract
from site_builder.model import Document, PostHeld, Source


def posts(text: str) -> list[tuple[str, str]]:
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))
    held = [s.value for s in article.statements if isinstance(s.value, PostHeld)]
    return list(dict.fromkeys((one.person, one.post) for one in held))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy Phú Thọ Lê Văn Tám trao Huân chương.",
            [("Lê Văn Tám", "Bí thư Tỉnh ủy")],
        ),
        (
            "Thừa ủy quyền Thủ tướng Chính phủ, Bộ trưởng Công Thương Lê Văn Tám đã trả lời.",
            [("Lê Văn Tám", "Bộ trưởng Bộ Công Thương")],
        ),
        (
            "Thừa ủy quyền của Chủ tịch nước Thứ trưởng Bộ Xây dựng Lê Văn Tám trao Huân chương.",
            [("Lê Văn Tám", "Thứ trưởng Bộ Xây dựng")],
        ),
        (
            "Kết thúc phần trả lời chất vấn của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội Lê Thị Tám phát biểu.",
            [("Lê Thị Tám", "Chủ tịch Quốc hội")],
        ),
        ("Theo Quyết định của Bộ trưởng Bộ Tài chính, bà Lê Thị Tám sẽ đảm nhiệm nhiệm vụ mới.", []),
    ],
)
def test_whoever_acts_for_the_holder_of_a_post_does_not_hold_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == posts(text)


def test_no_one_is_head_of_state_and_a_minister_at_once() -> None:
    text = "Cơ quan ấy giải trình trước Thủ tướng Chính phủ, Bộ trưởng Bộ Y tế Lê Văn Tám nhấn mạnh."

    assert [("Lê Văn Tám", "Bộ trưởng Bộ Y tế")] == posts(text)


@pytest.mark.parametrize("first", ["Tổng Bí thư", "Phó Thủ tướng"])
def test_two_posts_that_go_together_are_both_held(first: str) -> None:
    second = "Chủ tịch nước" if first == "Tổng Bí thư" else "Bộ trưởng Bộ Ngoại giao"

    assert [("Lê Văn Tám", first), ("Lê Văn Tám", second)] == posts(f"{first}, {second} Lê Văn Tám tiếp khách.")


@pytest.mark.parametrize(
    "text",
    [
        "Đề cập đến việc kỷ luật ông Lê Văn Tám, Chủ tịch UBND tỉnh nói đã làm đúng quy trình.",
        "Đối với trường hợp của Lê Văn Tám, Tổng Bí thư nhấn mạnh đã khai trừ khỏi Đảng.",
        "Trả lời cử tri về trường hợp ông Lê Văn Tám, Tổng Bí thư cho hay đã xử lý nghiêm.",
        '"Đó là bài học của đồng chí Lê Văn Tám” – Tổng Bí thư nói.',
        "Ảnh: VGP/Lê Tám Thủ tướng Chính phủ yêu cầu các bộ theo dõi.",
        "Tổng Bí thư: Ông Lê Văn Tám thời làm giao thông là cán bộ năng nổ.",
    ],
)
def test_whoever_speaks_of_someone_is_another(text: str) -> None:
    assert [] == posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trả lời phóng viên, ông Lê Văn Tám, Chủ tịch UBND tỉnh cho biết đã xử lý.",
        "Về phía tỉnh có ông Lê Văn Tám, Chủ tịch UBND tỉnh cùng dự.",
        "Liên quan đến vụ việc, ông Lê Văn Tám, Chủ tịch UBND tỉnh cho biết đã xử lý.",
        "Tham dự có Chủ tịch UBND tỉnh: ông Lê Văn Tám và lãnh đạo các sở.",
        "Thay mặt Chủ tịch UBND tỉnh Lê Văn Tám, văn phòng gửi lời chúc.",
    ],
)
def test_one_who_is_introduced_with_a_post_holds_it(text: str) -> None:
    assert [("Lê Văn Tám", "Chủ tịch UBND tỉnh")] == posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng Bộ Y tế Lê Thị Kim Tám Chiều 14.6, kỳ họp tiếp tục.",
        "Bộ trưởng Bộ Y tế Lê Thị Kim Tám Theo Quyết định này, các nơi phải báo cáo.",
        "Bộ trưởng Bộ Y tế Lê Thị Kim Tám Trong 9 ngày qua, các đoàn đã họp.",
        "Bộ trưởng Bộ Y tế Lê Thị Kim Tám Sau khi xem xét, cơ quan đã trả lời.",
        "Bộ trưởng Bộ Y tế Lê Thị Kim Tám Ban Bí thư đã họp.",
    ],
)
def test_the_first_word_of_the_next_sentence_is_no_part_of_a_name(text: str) -> None:
    assert [("Lê Thị Kim Tám", "Bộ trưởng Bộ Y tế")] == posts(text)


@pytest.mark.parametrize("name", ["Lê Văn Sáng", "Lê Văn Chiều", "Lê Văn Ngày"])
def test_a_word_for_a_time_of_day_is_a_given_name_where_no_number_follows(name: str) -> None:
    assert [(name, "Bộ trưởng Bộ Y tế")] == posts(f"Bộ trưởng Bộ Y tế {name} dự họp.")


def test_the_office_of_the_president_is_a_body_of_its_own() -> None:
    text = "Lê Văn Tám, Chủ nhiệm Văn phòng Chủ tịch nước; Phó Chủ nhiệm Văn phòng Chủ tịch nước Trần Thị Chín dự họp."

    assert [
        ("Lê Văn Tám", "Chủ nhiệm Văn phòng Chủ tịch nước"),
        ("Trần Thị Chín", "Phó Chủ nhiệm Văn phòng Chủ tịch nước"),
    ] == posts(text)


def test_a_minister_without_a_ministry_is_not_given_the_one_that_an_article_speaks_of() -> None:
    text = (
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Lê Văn Tám cho biết Thủ tướng giao Bộ trưởng Quốc phòng chỉ đạo.\n\n"
        "Bộ trưởng Tám nói thêm."
    )

    assert ("Lê Văn Tám", "Chủ nhiệm Văn phòng Chính phủ") in posts(text)
    assert ("Lê Văn Tám", "Bộ trưởng Bộ Quốc phòng") not in posts(text)

"""Whose post it is where a sentence names several people, was cut short, or tells of a time gone by."""

from site_builder import extract
from site_builder.model import Document, PersonNamed, PostHeld, Source, Statement


def statements(text: str) -> tuple[Statement, ...]:
    return extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {})).statements


def held(text: str) -> set[tuple[str, str]]:
    return {(s.value.person, s.value.post) for s in statements(text) if isinstance(s.value, PostHeld)}


def states(text: str) -> set[tuple[str, str]]:
    return {(s.value.post, s.value.status) for s in statements(text) if isinstance(s.value, PostHeld)}


def places(text: str) -> set[str | None]:
    return {s.value.place for s in statements(text) if isinstance(s.value, PostHeld)}


def people(text: str) -> set[str]:
    return {s.value.name for s in statements(text) if isinstance(s.value, PersonNamed)}


def test_a_number_behind_a_semicolon_says_how_many_share_a_post() -> None:
    text = "Sở có Giám đốc Lê Văn Tám; 3 Phó Giám đốc Sở Y tế gồm có ông Trần Văn Chín, Bùi Văn Mười và bà Lê Thị Tư."
    for name in ("Trần Văn Chín", "Bùi Văn Mười", "Lê Thị Tư"):
        assert (name, "Phó Giám đốc Sở Y tế") in held(text)


def test_a_post_before_a_name_ends_what_those_before_it_share() -> None:
    text = "Các đồng chí Chủ tịch nước Lê Văn Tám, Thủ tướng Trần Văn Chín, Đại tướng Ngô Văn Mười dự lễ."
    assert {("Lê Văn Tám", "Chủ tịch nước"), ("Trần Văn Chín", "Thủ tướng")} == held(text)


def test_an_entry_with_posts_of_its_own_shares_none_of_those_before_it() -> None:
    text = (
        "Có các Phó Chủ tịch UBND tỉnh: Lê Thị Tám, Mai Văn Chín; đồng chí Bùi Thị Mười - Ủy viên Đoàn Chủ tịch, "
        "Trưởng ban Nữ công Liên đoàn Lao động tỉnh."
    )
    assert {("Bùi Thị Mười", "Ủy viên Đoàn Chủ tịch"), ("Lê Thị Tám", "Phó Chủ tịch UBND tỉnh")} <= held(text)
    assert ("Bùi Thị Mười", "Phó Chủ tịch UBND tỉnh") not in held(text)


def test_the_name_at_the_end_of_a_text_is_its_authors() -> None:
    text = "Tôi tin như vậy”. Ông Lê Văn Tám, Chủ tịch UBND xã Tân Tiến Quỳnh Nga"
    assert {("Lê Văn Tám", "Chủ tịch UBND xã")} == held(text)


def test_a_byline_glued_behind_a_known_name_makes_no_second_person() -> None:
    text = "Bộ trưởng Bộ Y tế Lê Văn Tám trả lời. Bộ trưởng Bộ Y tế Lê Văn Tám Bích Ngọc"
    assert {"Lê Văn Tám"} == people(text)


def test_a_time_or_a_number_behind_a_glued_word_ends_the_name_before_it() -> None:
    for text in ("Chủ tịch UBND TP Lê Đức Tám Đúng 8h30, họp.", "Trưởng ban Lê Thị Mai Qua 3 năm thực hiện, tỉnh khá."):
        assert {"Lê Đức Tám", "Lê Thị Mai"} >= people(text) != set()


def test_a_sentence_begins_behind_the_full_stop_of_a_short_form() -> None:
    text = "Ông Tám về làm Hiệu trưởng Trường Chính trị TP. Ông Lê Văn Tám và ông Trần Văn Chín nhận việc từ nay."
    assert ("Trần Văn Chín", "Hiệu trưởng Trường Chính trị thành phố") not in held(text)
    assert ("Lê Văn Tám", "Hiệu trưởng Trường Chính trị thành phố") in held(text)


def test_a_post_before_a_comma_belongs_to_the_titled_name_behind_it_where_posts_stand_before_names() -> None:
    text = "Dịp này, Phó Chủ tịch UBND tỉnh Lê Văn Tám, Giám đốc Sở Y tế, TS Trần Văn Chín đã tặng hoa."
    assert {("Lê Văn Tám", "Phó Chủ tịch UBND tỉnh"), ("Trần Văn Chín", "Giám đốc Sở Y tế")} == held(text)


def test_the_post_that_one_comes_to_is_not_the_next_ones() -> None:
    text = "Chủ tịch Lê Văn Tám được cử làm Bí thư Thành ủy TP.HCM, Phó chủ tịch Trần Văn Chín nghỉ hưu."
    assert ("Lê Văn Tám", "Bí thư Thành ủy") in held(text)
    assert ("Trần Văn Chín", "Bí thư Thành ủy") not in held(text)


def test_whom_one_reports_to_or_speaks_of_is_another() -> None:
    for text in (
        "Báo cáo với Bí thư Thành ủy, bà Lê Thị Tám cho biết công đoàn quản lý 10 đơn vị.",
        "Một tuần trước cuộc gặp của Thủ tướng, ông Lê Văn Tám nhận được đơn.",
        "Trả lời cử tri về vụ kỷ luật ông Lê Văn Tám Đề cập đến vụ kỷ luật ông Lê Văn Tám, Tổng Bí thư nói đã rõ.",
        "Ghi nhận ý kiến của cử tri Lê Văn Tám, Chủ tịch Quốc hội nêu rõ điều đó.",
        "Gia đình ông Lê Văn Tám có người thân làm Bí thư Tỉnh ủy nên dư luận băn khoăn.",
        "Dưới sự lãnh đạo của Ban Chấp hành T.Ư Đảng, Chủ tịch nước, Quốc hội.",
    ):
        assert set() == held(text)


def test_whom_a_leader_meets_is_another() -> None:
    for verb in ("Tiếp", "Gặp", "Đón"):
        text = f"{verb} Chủ tịch Tập đoàn Sao Mai, Thủ tướng Lê Văn Tám đánh giá cao việc đầu tư."
        assert {("Lê Văn Tám", "Thủ tướng")} == held(text)


def test_a_higher_post_behind_a_directors_begins_the_next_clause() -> None:
    text = "Theo báo cáo của ông Lê Văn Tám, Giám đốc Sở Y tế, Chủ tịch UBND tỉnh yêu cầu làm rõ."
    assert {("Lê Văn Tám", "Giám đốc Sở Y tế")} == held(text)


def test_who_had_a_post_at_the_time_told_of_has_it_no_more() -> None:
    for text in (
        "Bộ trưởng Lê Văn Tám phát biểu. Chuyện đó đã có từ thời ông làm Bí thư Tỉnh ủy Sơn La.",
        "Khi là Bí thư Tỉnh ủy Sơn La, ông Lê Văn Tám đã cải cách.",
        "Ông Lê Văn Tám, Bí thư Tỉnh ủy Sơn La thôi giữ chức Bí thư Tỉnh ủy Sơn La từ hôm nay.",
    ):
        assert ("Bí thư Tỉnh ủy", "former") in states(text)
        assert ("Bí thư Tỉnh ủy", "current") not in states(text)


def test_who_is_only_to_leave_a_post_still_has_it() -> None:
    text = "Ông Lê Văn Tám, Bí thư Tỉnh ủy Sơn La phát biểu. Ông Lê Văn Tám sẽ thôi giữ chức Bí thư Tỉnh ủy Sơn La."
    assert ("Bí thư Tỉnh ủy", "current") in states(text)


def test_a_family_name_with_a_middle_one_is_no_ward() -> None:
    assert {("Phan Thị Thu Tám", "Phó Chủ tịch UBND phường")} == held("Phó Chủ tịch UBND phường Phan Thị Thu Tám nói.")


def test_a_province_that_the_sentence_speaks_of_is_that_of_its_posts() -> None:
    text = "Hà Nội có 10 điểm thi, Cần Thơ có 5. Tại Hải Phòng, ông Lê Văn Tám, Giám đốc Sở Y tế cho biết có 2 điểm."
    assert {"Hải Phòng"} == places(text)
    text = "Hà Nội họp ở Hà Nội. Tại buổi làm việc giữa Thành ủy TP.HCM và Sở Y tế, Bí thư Thành ủy Lê Văn Tám đồng ý."
    assert {"Hồ Chí Minh"} == places(text)


def test_a_province_between_commas_belongs_to_the_district_before_it() -> None:
    text = "Khi còn làm Giám đốc Trung tâm Y tế huyện Kim Bôi, Hòa Bình, ông Lê Văn Tám bị tố cáo."
    assert {("Lê Văn Tám", "Giám đốc Trung tâm Y tế huyện")} == held(text)

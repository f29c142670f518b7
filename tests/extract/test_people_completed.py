"""Ranks that leave their body out, and names that look like something else."""

from site_builder import extract
from site_builder.gazetteer.posts import full
from site_builder.model import Document, PostHeld, Source, Statement
from tests.extract.test_people_strangers import officials, posts, read


def test_a_deputy_who_leads_a_delegation_is_of_the_body_that_sent_it() -> None:
    text = "Đoàn công tác của Sở Y tế tỉnh Nam Định do bà Lê Thị Chín, Phó Giám đốc, dẫn đầu đã đến thăm."
    assert [("Lê Thị Chín", "Phó Giám đốc Sở Y tế tỉnh", "Nam Định")] == posts(text)


def test_a_chairman_in_a_sentence_about_a_government_leads_that_government() -> None:
    text = "Giấy này được UBND huyện Đông Anh cấp lại vào năm 2009 do Chủ tịch Phạm Văn Tám ký."
    assert [("Phạm Văn Tám", "Chủ tịch UBND huyện", "Đông Anh")] == posts(text)


def test_a_body_that_only_says_where_another_works_is_lent_to_no_one() -> None:
    text = "Chủ tịch UBND tỉnh Đồng Tháp Lê Văn Tám giao xác minh việc ông Phan Văn Chín (Chủ tịch) bị tố cáo."
    assert [("Lê Văn Tám", "Chủ tịch UBND tỉnh", "Đồng Tháp")] == posts(text)


def test_a_department_is_named_by_its_work_alone() -> None:
    text = "Theo ông Nguyễn Văn Tám, Vụ trưởng Khai thác thủy sản (Tổng cục Thủy sản), đoàn đã đến nơi."
    assert [("Nguyễn Văn Tám", "Vụ trưởng Vụ Khai thác thủy sản", None)] == posts(text)
    glued = "Phó Cục trưởng Cục Quản lý đê điều và Phòng, chống thiên tai Lê Văn Tám dẫn đầu đoàn."
    assert [("Lê Văn Tám", "Phó Cục trưởng Cục Quản lý đê điều và Phòng, chống thiên tai", None)] == posts(glued)


def test_a_spokesperson_speaks_for_the_body_that_the_office_before_belongs_to() -> None:
    text = "Ông Nguyễn Kim Tám, Chánh Văn phòng kiêm người phát ngôn của UBND TP Hải Phòng, cho biết như vậy."
    assert [
        ("Nguyễn Kim Tám", "Chánh Văn phòng UBND thành phố", "Hải Phòng"),
        ("Nguyễn Kim Tám", "Người phát ngôn UBND thành phố", "Hải Phòng"),
    ] == posts(text)
    police = "Thượng tá Bùi Văn Tám - Trưởng phòng Tham mưu, người phát ngôn Công an tỉnh Đắk Lắk - cho biết."
    assert ("Bùi Văn Tám", "Trưởng phòng Tham mưu", "Đắk Lắk") in posts(police)


def test_according_to_someone_the_post_behind_the_comma_is_his_unless_a_verb_goes_on_from_it() -> None:
    his = "Theo ông Cao Văn Tám, Giám đốc Sở GD-ĐT Nam Định năm nay tỷ lệ đỗ cao hơn."
    assert [("Cao Văn Tám", "Giám đốc Sở Giáo dục và Đào tạo", "Nam Định")] == posts(his)
    another = "Theo ông Cao Văn Tám, Chủ tịch UBND tỉnh Nam Định đã giao các sở làm rõ."
    assert [] == posts(another)


def test_who_bears_the_name_of_a_street_may_hold_a_post_of_today() -> None:
    text = "Ông Trần Quốc Toản, Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch Hà Nam, khẳng định như vậy."
    assert [("Trần Quốc Toản", "Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Hà Nam")] == posts(text)
    assert [] == posts("Đường mang tên Tổng Bí thư Nguyễn Văn Linh dẫn tới Trường THPT Trần Quốc Toản.")


def test_a_form_of_address_begins_a_person_whatever_name_stands_before_it() -> None:
    firm = "Tỉnh khởi kiện Công ty Tám Chín Mười Ông Nguyễn Văn Tám, Phó Chủ tịch UBND huyện Hoài Nhơn cho rằng đúng."
    assert [("Nguyễn Văn Tám", "Phó Chủ tịch UBND huyện", "Hoài Nhơn")] == posts(firm)
    word = "Chính quyền đã cảnh báo Ông Phạm Văn Tám - Phó Chủ tịch UBND xã Cư Yang khẳng định như vậy."
    assert [("Phạm Văn Tám", "Phó Chủ tịch UBND xã", "Cư Yang")] == posts(word)


def test_levels_glued_to_a_body_and_ranks_turned_round_are_read() -> None:
    assert [("Huỳnh Văn Tám", "Chủ tịch UBND thành phố", None)] == posts("Chủ tịch UBNDTP Huỳnh Văn Tám khẳng định.")
    assert [("Trần Văn Tám", "Trưởng thôn 4", "Cư Yang")] == posts(
        "Ông Trần Văn Tám, thôn trưởng thôn 4, xã Cư Yang, nói."
    )
    text = "Anh Phạm Văn Tám, Bí thư xã Đoàn xã Phú Hải, dự lễ cùng Trung tướng Lê Văn Chín, Tư lệnh CSCĐ."
    assert [("Phạm Văn Tám", "Bí thư Xã đoàn", "Phú Hải"), ("Lê Văn Chín", "Tư lệnh CSCĐ", None)] == posts(text)


def test_a_head_of_state_in_news_of_other_countries_stays_ours() -> None:
    text = "Chủ tịch nước Lương Cường, Tổng thống Mỹ John Smith và Thủ tướng Canada Mark Hill dự bữa tối."
    assert ("Lương Cường", "Chủ tịch nước", None) in posts(text)


def test_age_birth_home_and_calling_between_a_name_and_a_post_part_nothing() -> None:
    text = "Ông Lê Văn Tám, sinh năm 1960, Chủ tịch UBND xã Hòa Hải, gặp ông Vũ Văn Chín, 45 tuổi, Trưởng Công an xã."
    assert [("Lê Văn Tám", "Chủ tịch UBND xã", "Hòa Hải"), ("Vũ Văn Chín", "Trưởng Công an xã", "Hòa Hải")] == posts(
        text
    )
    bracket = "Lê Văn Mười (SN 1970, quê Nghệ An, Phó Chủ tịch UBND xã Hòa Hải) bị bắt."
    assert [("Lê Văn Mười", "Phó Chủ tịch UBND xã", "Hòa Hải")] == posts(bracket)
    calling = "GS. Lê Văn Tám, chuyên gia sinh học - nguyên Phó Hiệu trưởng Trường Đại học Sông Lam, cho biết."
    assert [("Lê Văn Tám", "Phó Hiệu trưởng Trường Đại học Sông Lam", None)] == posts(calling)


def test_a_post_taken_from_someone_is_a_former_one() -> None:
    for text in (
        "HĐND thành phố đã miễn nhiệm chức danh Phó Chủ tịch UBND TP Đà Nẵng đối với ông Đặng Việt Tám.",
        "Tỉnh ủy cách hết các chức vụ đối với ông Đặng Việt Tám (57 tuổi, Phó Chủ tịch UBND TP Đà Nẵng) vì bằng giả.",
    ):
        held = [s.value for s in read(text).statements if isinstance(s.value, PostHeld)]
        assert [("Phó Chủ tịch UBND thành phố", "former")] == [(h.post, h.status) for h in held]


def test_councillors_are_of_the_council_whose_sitting_is_reported() -> None:
    text = (
        "Tại kỳ họp của HĐND TP Đà Nẵng, các đại biểu HĐND thành phố chất vấn.\n\n"
        "Đại biểu Trần Văn Tám đề nghị Sở Tài chính cho biết giải pháp."
    )
    assert [("Trần Văn Tám", "Đại biểu HĐND thành phố")] == [(name, post) for name, post, _ in posts(text)]


def test_heads_of_stations_quarters_and_patrols_are_read() -> None:
    text = "Đại úy Lê Văn Tám - Trạm trưởng Trạm CSGT Thăng Bình và bà Vũ Thị Chín, Trưởng khu phố 5, có mặt."
    assert [("Lê Văn Tám", "Trưởng trạm CSGT"), ("Vũ Thị Chín", "Trưởng khu phố 5")] == [
        (name, post) for name, post, _ in posts(text)
    ]
    patrol = "Trung tá Lê Văn Tám (51 tuổi), tổ trưởng tổ tuần tra của Phòng CSGT Công an tỉnh Phú Thọ, bị thương."
    assert [("Lê Văn Tám", "Tổ trưởng Tổ tuần tra của Phòng CSGT Công an tỉnh", "Phú Thọ")] == posts(patrol)


def test_an_office_of_a_ministry_with_a_code_for_its_field_is_read() -> None:
    text = "Chánh Văn phòng Bộ VH-TT&DL Lê Văn Tám và Bộ trưởng, Chủ nhiệm VPCP Vũ Văn Chín trả lời."
    assert [
        ("Lê Văn Tám", "Chánh Văn phòng Bộ Văn hóa, Thể thao và Du lịch", None),
        ("Vũ Văn Chín", "Chủ nhiệm Văn phòng Chính phủ", None),
    ] == posts(text)


def test_who_is_related_to_an_official_is_none() -> None:
    assert [] == posts("Đoàn sẽ làm rõ tài sản của ông Phạm Văn Tám, em trai Bí thư Tỉnh ủy Yên Bái.")


def test_a_name_spelled_with_i_and_y_is_one_person_and_mai_is_not_may() -> None:
    text = "Ông Phạm Sĩ Tám - Giám đốc Sở Y tế Hà Nam, nói. Sau đó ông Phạm Sỹ Tám ra về. Ông Phạm Sỹ Tám không nói gì."
    assert [("Phạm Sỹ Tám", "Giám đốc Sở Y tế", "Hà Nam")] == posts(text)
    other = "Bà Lê Thị Mai, Giám đốc Sở Y tế Hà Nam, và bà Lê Thị May, Chủ tịch UBND xã Hòa Hải, cùng dự."
    assert {"Lê Thị Mai", "Lê Thị May"} == officials(other)


def test_a_post_held_while_something_was_done_is_a_former_one() -> None:
    text = "Quyết định do bà Lê Thị Chín, khi còn Chủ tịch UBND tỉnh Yên Bái, ký."
    held = [s.value for s in read(text).statements if isinstance(s.value, PostHeld)]
    assert [("Chủ tịch UBND tỉnh", "Yên Bái", "former")] == [(h.post, h.place, h.status) for h in held]


def test_a_province_at_the_end_of_a_lost_sentence_is_no_person() -> None:
    assert set() == officials("Kết quả điều tra vụ sát hại Bí thư tỉnh Yên Bái Báo chí cũng phản ánh từ tháng bảy.")


def test_services_and_arms_of_the_army_are_read_in_full() -> None:
    text = "Cùng đi có Chuẩn đô đốc Lê Văn Tám, Phó Tư lệnh Quân chủng Hải quân."
    assert [("Lê Văn Tám", "Phó Tư lệnh Quân chủng Hải quân", None)] == posts(text)
    air = "Đại tá Vũ Văn Mười, Phó Chính ủy Quân chủng Phòng không - Không quân, dự."
    assert [("Vũ Văn Mười", "Phó Chính ủy Quân chủng Phòng không - Không quân", None)] == posts(air)


def test_hue_is_a_municipality_since_2025() -> None:
    text = "Lũ ngập 32 xã, phường của Huế. Chủ tịch UBND thành phố Lê Văn Tám nói về thành phố Huế và phường Hóa Châu."
    published = Statement("published", "2025-11-02", None, "published.declared", 1.0, "declared")
    document = Document("a", Source("a.txt", "0"), "Huế sau lũ", text, (), (), (published,), {})
    held = [s.value for s in extract.article(document).statements if isinstance(s.value, PostHeld)]
    assert [("Chủ tịch UBND thành phố", "Huế", "hue")] == [(h.post, h.place, h.place_key) for h in held]


def test_a_standing_deputy_named_in_short_holds_one_post() -> None:
    text = "Phó Thủ tướng Thường trực Lê Văn Tám phát biểu.\n\nPhó Thủ tướng Lê Văn Tám kết luận."
    assert [("Lê Văn Tám", "Phó Thủ tướng Thường trực", None)] == posts(text)
    raised = (
        "Ông Vũ Văn Chín, Phó Chủ tịch UBND tỉnh Hà Nam, được bầu giữ chức Phó Chủ tịch Thường trực UBND tỉnh Hà Nam."
    )
    assert 2 == len(posts(raised))


def test_ministers_of_several_ministries_are_no_one() -> None:
    text = "Các Phó Thủ tướng Lê Văn Tám, Vũ Văn Chín, Bộ trưởng các Bộ Công Thương, Y tế trả lời chất vấn."
    assert [("Lê Văn Tám", "Phó Thủ tướng", None), ("Vũ Văn Chín", "Phó Thủ tướng", None)] == posts(text)


def test_a_seat_on_a_committee_is_named_as_printed_and_known_by_its_short_name() -> None:
    text = "Đồng chí Lê Văn Tám, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Giám đốc Sở Tư pháp tỉnh Tuyên Quang, dự."
    assert ("Lê Văn Tám", "Ủy viên Ban Chấp hành Đảng bộ tỉnh", "Tuyên Quang") in posts(text)
    assert "Tỉnh ủy viên" == full("Ủy viên Ban Chấp hành Đảng bộ tỉnh")


def test_a_command_is_named_as_printed_and_known_by_its_short_name() -> None:
    text = (
        "Đại tá Lê Văn Tám, Chỉ huy trưởng Ban Chỉ huy Quân sự huyện Mê Linh, và anh Vũ Văn Chín, Bí thư Đoàn xã, dự."
    )
    assert ("Lê Văn Tám", "Chỉ huy trưởng Ban Chỉ huy Quân sự huyện", "Mê Linh") in posts(text)
    assert "Chỉ huy trưởng Ban CHQS huyện" == full("Chỉ huy trưởng Ban Chỉ huy Quân sự huyện")
    assert "Bí thư Đoàn Thanh niên xã" == full("Bí thư Đoàn TNCS Hồ Chí Minh xã")


def test_who_is_named_by_initials_holds_the_post_behind_them() -> None:
    text = "Ông Nguyễn V. A., Chủ tịch UBND xã Hòa Hải, và ông Huỳnh H., Phó Chủ tịch HĐND xã, cùng có mặt."
    assert ["Chủ tịch UBND xã", "Phó Chủ tịch HĐND xã"] == [post for _, post, _ in posts(text)]

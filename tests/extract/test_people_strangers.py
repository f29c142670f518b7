"""Ways of naming officials that newspapers beyond the examples use."""

from site_builder import extract
from site_builder.model import Article, Document, PostHeld, Source


def read(text: str, title: str = "") -> Article:
    return extract.article(Document("a", Source("a.txt", "0"), title, text, (), (), (), {}))


def posts(text: str) -> list[tuple[str, str, str | None]]:
    held = [s.value for s in read(text).statements if isinstance(s.value, PostHeld)]
    return list(dict.fromkeys((h.person, h.post, h.place) for h in held))


def officials(text: str) -> set[str]:
    return {s.value.person for s in read(text).statements if isinstance(s.value, PostHeld) and s.value.official}


def test_a_semicolon_ends_the_posts_of_the_one_before_it() -> None:
    text = "Đến dự có Thủ tướng Lê Văn Tám, Chủ tịch Hội đồng Thi đua Trung ương; Chủ tịch Quốc hội Trần Thị Chín."
    assert [
        ("Lê Văn Tám", "Thủ tướng", None),
        ("Lê Văn Tám", "Chủ tịch Hội đồng Thi đua Trung ương", None),
        ("Trần Thị Chín", "Chủ tịch Quốc hội", None),
    ] == posts(text)


def test_leaders_who_receive_a_foreign_guest_stay_officials_of_the_country() -> None:
    text = (
        "Tổng Bí thư Lê Văn Tám tiếp Bộ trưởng Quốc phòng Mỹ John Smith đang thăm Việt Nam.\n\n"
        "Hai bên bàn về quan hệ giữa Việt Nam và Mỹ."
    )
    assert {"Lê Văn Tám"} == officials(text)


def test_short_forms_of_the_assembly_the_front_and_the_capital_are_read() -> None:
    text = "Dự lễ có nguyên Chủ tịch QH Lê Văn Tám, Chủ tịch MTTQ VN Trần Thị Chín, Bí thư thành ủy HN Phạm Văn Mười."
    assert [
        ("Lê Văn Tám", "Chủ tịch Quốc hội", None),
        ("Trần Thị Chín", "Chủ tịch Ủy ban MTTQ Việt Nam", None),
        ("Phạm Văn Mười", "Bí thư Thành ủy", "Hà Nội"),
    ] == posts(text)


def test_an_ambassador_of_the_country_is_an_official_wherever_he_is_named() -> None:
    text = "Ông Lê Văn Tám, Đại sứ Việt Nam tại Nhật Bản, dự khai mạc.\n\nĐại sứ Lê Văn Tám cảm ơn ban tổ chức."
    assert [("Lê Văn Tám", "Đại sứ Việt Nam tại Nhật Bản", None)] == posts(text)
    assert {"Lê Văn Tám"} == officials(text)


def test_a_party_leader_of_a_neighbour_is_no_official_of_the_country() -> None:
    text = (
        "Tại Việt Nam, Tổng Bí thư Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam Lê Văn Tám gặp "
        "Tổng Bí thư Đảng Cộng sản Nhật Bản Ito Ken."
    )
    assert {"Lê Văn Tám"} == officials(text)


def test_the_presidents_palace_is_no_post() -> None:
    text = "Sáng nay tại Phủ Chủ tịch, Chủ tịch nước Lê Văn Tám tiếp đoàn."
    assert [("Lê Văn Tám", "Chủ tịch nước", None)] == posts(text)


def test_president_ho_chi_minh_is_no_chair_of_the_city() -> None:
    text = "Lãnh tụ Lê Văn Tám – Chủ tịch Hồ Chí Minh từng làm việc ở đây."
    assert not [held for held in posts(text) if held[2] == "Hồ Chí Minh"]


def test_a_heading_glued_behind_a_name_makes_no_second_person() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở Y tế Lai Châu, giải trình. Ông Lê Văn Tám Liên tiếp vi phạm từ năm ngoái."
    assert {"Lê Văn Tám"} == officials(text)
    people = {getattr(s.value, "name", "") for s in read(text).statements if s.property == "person"}
    assert {"Lê Văn Tám"} == people


def test_deputy_chair_and_secretary_general_share_the_body_behind_them() -> None:
    text = "Bà Lê Thị Tám, Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam, trao quà."
    assert [
        ("Lê Thị Tám", "Phó Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", None),
        ("Lê Thị Tám", "Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam", None),
    ] == posts(text)


def test_a_body_named_by_its_kind_is_the_one_named_in_full() -> None:
    text = "Giám đốc bệnh viện Lê Văn Tám trả lời. Ông Lê Văn Tám là Giám đốc Bệnh viện Đa khoa tỉnh Hòa Bình."
    assert [("Lê Văn Tám", "Giám đốc Bệnh viện Đa khoa tỉnh", "Hòa Bình")] == posts(text)


def test_national_bodies_take_no_unit_from_the_article() -> None:
    text = (
        "Dự lễ ở tỉnh Lai Châu có ông Lê Văn Tám, Phó Tổng Giám đốc Đài Truyền hình Việt Nam; "
        "Đại tướng Trần Văn Chín, Phó Bí thư Quân ủy Trung ương; anh Phạm Văn Mười, Bí thư T.Ư Đoàn."
    )
    assert [
        ("Lê Văn Tám", "Phó Tổng Giám đốc Đài Truyền hình Việt Nam", None),
        ("Trần Văn Chín", "Phó Bí thư Quân ủy Trung ương", None),
        ("Phạm Văn Mười", "Bí thư Trung ương Đoàn", None),
    ] == posts(text)


def test_who_runs_an_event_holds_no_public_post_by_that() -> None:
    text = "Ông Lê Văn Tám, Trưởng Ban tổ chức Đại hội Thể dục thể thao, phát biểu."
    assert not officials(text)


def test_a_deputys_province_may_stand_in_brackets_alone() -> None:
    text = (
        "Chiều nay, Quốc hội thảo luận. Đại biểu Lê Văn Tám (Nghệ An) và đại biểu Trần Thị Chín (Bến Tre) phát biểu. "
        "Đại biểu Phạm Văn Mười có ý kiến khác."
    )
    assert [
        ("Lê Văn Tám", "Đại biểu Quốc hội", "Nghệ An"),
        ("Trần Thị Chín", "Đại biểu Quốc hội", "Bến Tre"),
        ("Phạm Văn Mười", "Đại biểu Quốc hội", None),
    ] == posts(text)


def test_a_minister_without_a_ministry_is_a_minister() -> None:
    text = "Các bộ trưởng ngồi hàng đầu. Bộ trưởng Lê Văn Tám trả lời chất vấn."
    assert [("Lê Văn Tám", "Bộ trưởng", None)] == posts(text)


def test_a_chair_without_a_body_may_be_of_a_firm_and_is_left_out() -> None:
    assert [] == posts("Chủ tịch Lê Văn Tám cho biết cổ tức năm nay tăng.")


def test_the_rest_of_an_unknown_organisations_name_breaks_no_list() -> None:
    text = "Ông Lê Văn Tám, Phó Bí thư Đảng ủy Khu chế xuất, Giám đốc Sở Y tế Lai Châu, dự lễ."
    assert ("Lê Văn Tám", "Giám đốc Sở Y tế", "Lai Châu") in posts(text)


def test_the_party_committees_of_the_central_bodies_keep_their_names() -> None:
    text = "Đoàn do đồng chí Lê Văn Tám, Phó Bí thư Đảng ủy MTTQ, các đoàn thể Trung ương, dẫn đầu."
    assert [("Lê Văn Tám", "Phó Bí thư Đảng ủy MTTQ, các đoàn thể Trung ương", None)] == posts(text)


def test_a_dash_may_stand_between_a_post_and_its_holder() -> None:
    text = "Tuần này Chủ tịch UBND tỉnh Cà Mau- Cao Văn Tám mở hội nghị."
    assert [("Cao Văn Tám", "Chủ tịch UBND tỉnh", "Cà Mau")] == posts(text)


def test_schools_and_teams_in_small_letters_are_read_behind_their_heads() -> None:
    text = (
        "Bà Lê Thị Tám, hiệu trưởng trường tiểu học Hoa Phượng, thừa nhận. "
        "Ông Trần Văn Chín, đội trưởng đội Cảnh sát giao thông Công an huyện Mộ Đức, cho biết."
    )
    assert [
        ("Lê Thị Tám", "Hiệu trưởng Trường tiểu học Hoa Phượng", None),
        ("Trần Văn Chín", "Đội trưởng Đội Cảnh sát giao thông Công an huyện", "Mộ Đức"),
    ] == posts(text)
    assert [] == posts("Ông Lê Văn Tám, đội trưởng đội tuyển bóng đá, ghi bàn.")


def test_fields_of_police_and_health_keep_their_last_words() -> None:
    text = (
        "Trung tá Lê Văn Tám, Trưởng phòng CSĐT tội phạm về ma túy Công an tỉnh Thanh Hóa, và bác sĩ Trần Văn Chín, "
        "Giám đốc Trung tâm Y tế dự phòng Hà Nội, trả lời."
    )
    assert [("Thanh Hóa"), ("Hà Nội")] == [place for _, _, place in posts(text)]


def test_no_one_serves_two_countries() -> None:
    text = (
        "Chủ tịch nước Trung Quốc Lý Văn Tám thăm Hà Nội. Tổng Bí thư, Chủ tịch nước Lý Văn Tám và "
        "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam Trần Văn Chín dự lễ."
    )
    assert {"Trần Văn Chín"} == officials(text)


def test_a_commune_may_be_abbreviated() -> None:
    assert [("Lê Văn Tám", "Chủ tịch UBND xã", "Tân Phú")] == posts("Ông Lê Văn Tám, Chủ tịch UBND X.Tân Phú, nói.")


def test_an_act_toward_someone_appoints_them_to_the_post_before() -> None:
    text = (
        "Kỳ họp nhất trí bầu chức danh Phó Chủ tịch UBND TP Cần Thơ nhiệm kỳ 2016 - 2021 đối với "
        "ông Lê Văn Tám, Giám đốc Sở Y tế."
    )
    assert ("Lê Văn Tám", "Phó Chủ tịch UBND thành phố", "Cần Thơ") in posts(text)


def test_he_who_held_a_post_is_the_one_named_before() -> None:
    text = (
        "Ông Lê Văn Tám là Giám đốc Sở Nội vụ Lai Châu. "
        "Trước khi nhận nhiệm vụ, ông từng là Bí thư Huyện ủy Phong Thổ, Chủ tịch HĐND huyện Phong Thổ."
    )
    assert [
        ("Lê Văn Tám", "Giám đốc Sở Nội vụ", "Lai Châu"),
        ("Lê Văn Tám", "Bí thư Huyện ủy", "Phong Thổ"),
        ("Lê Văn Tám", "Chủ tịch HĐND huyện", "Phong Thổ"),
    ] == posts(text)
    status = {s.value.post: s.value.status for s in read(text).statements if isinstance(s.value, PostHeld)}
    assert status["Bí thư Huyện ủy"] == "former"


def test_short_forms_of_directors_committees_and_codes_of_departments_are_read() -> None:
    text = (
        "Ông Lê Văn Tám, GĐ Sở Y tế Lai Châu, và Chủ nhiệm UB Đối ngoại Trần Văn Chín trả lời.\n\n"
        "Trung tá Phạm Văn Mười - Trưởng phòng Hậu cần (PH 41) Công an TP.Cần Thơ cho biết."
    )
    assert [
        ("Lê Văn Tám", "Giám đốc Sở Y tế", "Lai Châu"),
        ("Trần Văn Chín", "Chủ nhiệm Ủy ban Đối ngoại", None),
        ("Phạm Văn Mười", "Trưởng phòng Hậu cần Công an thành phố", "Cần Thơ"),
    ] == posts(text)


def test_the_secretary_to_whom_one_reports_lends_no_post() -> None:
    text = "Trình bày trước Bí thư Thành ủy Cần Thơ, Phó Giám đốc Sở Công Thương Lê Văn Tám nói."
    assert ["Phó Giám đốc Sở Công Thương"] == [post for _, post, _ in posts(text)]


def test_a_sentence_that_lost_its_full_stop_before_it_is_no_part_of_a_hospital() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Bệnh viện Đa khoa Lai Châu Sáng nay đã họp."
    assert ("Lê Văn Tám", "Giám đốc Bệnh viện Đa khoa", "Lai Châu") in posts(text)


def test_a_post_to_whose_holder_someone_turns_is_not_the_speakers() -> None:
    head = "Ông Lê Văn Tám là Giám đốc Sở Y tế.\n\n"
    expected = [("Lê Văn Tám", "Giám đốc Sở Y tế", None)]
    assert expected == posts(f"{head}Báo cáo sự việc với Thủ tướng, ông Tám nhấn mạnh điều đó.")
    assert expected == posts(f"{head}Phát biểu trước Thủ tướng, ông Lê Văn Tám kiến nghị.")
    assert expected == posts(f"{head}Gửi đơn tới Chủ tịch UBND huyện Ba Vì, ông Lê Văn Tám cho rằng.")


def test_a_bus_station_before_a_post_does_not_hold_it() -> None:
    assert [] == posts("Nhắc lại dự án bến xe Phú Lý, Bí thư Hải Phòng cho biết, vụ việc diễn ra từ lâu.")


def test_the_name_of_an_office_goes_on_behind_a_word_that_is_also_a_verb() -> None:
    text = "Dự có ông Lê Văn Tám, {}, cho biết."
    for post in (
        "Giám đốc Văn phòng Đăng ký đất đai",
        "Cục trưởng Cục Hàng không Việt Nam",
        "Trưởng phòng Cảnh sát giao thông đường bộ",
        "Giám đốc Trung tâm Dịch vụ việc làm",
        "Cục trưởng Cục Văn hóa cơ sở",
    ):
        assert [("Lê Văn Tám", post, None)] == posts(text.format(post))


def test_brackets_behind_a_post_say_where_it_is() -> None:
    text = "Ông Lê Văn Tám, {}, cho biết."
    assert [("Lê Văn Tám", "Trưởng phòng CSGT", "Nghệ An")] == posts(
        text.format("Trưởng phòng CSGT (Công an tỉnh Nghệ An)")
    )
    assert [("Lê Văn Tám", "Trưởng phòng Nghiệp vụ Y", "Hà Nội")] == posts(
        text.format("Trưởng phòng Nghiệp vụ Y (Sở Y tế Hà Nội)")
    )
    assert [("Lê Văn Tám", "Giám đốc Trung tâm Kiểm soát bệnh tật", "Hà Nội")] == posts(
        text.format("Giám đốc Trung tâm Kiểm soát bệnh tật (CDC) Hà Nội")
    )
    assert [("Lê Văn Tám", "Vụ trưởng Vụ Kế hoạch tài chính", None)] == posts(
        text.format("Vụ trưởng Vụ Kế hoạch tài chính (Bộ Y tế)")
    )


def test_who_leads_something_in_a_region_of_another_country_is_no_official_of_ours() -> None:
    assert set() == officials("Ông Chung Jae Hoon, Chủ tịch Trung tâm Nghệ thuật tỉnh Gyeonggi, Hàn Quốc, cho biết.")
    assert {"Lê Văn Tám"} == officials("Ông Lê Văn Tám, Chủ tịch UBND tỉnh Hà Nam, Lào và Campuchia cùng dự.")


def test_a_name_ends_where_a_sentence_begins_whose_full_stop_is_lost() -> None:
    text = "Phó Chủ tịch UBND huyện Mộ Đức Lê Văn Tám Bên cạnh đó, việc chuyển đổi đất còn chậm."
    assert [("Lê Văn Tám", "Phó Chủ tịch UBND huyện", "Mộ Đức")] == posts(text)


def test_in_a_headline_the_post_before_a_colon_is_the_speakers() -> None:
    article = read(
        "Ông Lê Văn Tám, Bí thư Huyện ủy Ba Vì, cho biết.", "Tổng Bí thư: Ông Lê Văn Tám đã nhận khuyết điểm"
    )
    held = {(s.value.person, s.value.post) for s in article.statements if isinstance(s.value, PostHeld)}
    assert {("Lê Văn Tám", "Bí thư Huyện ủy")} == held


def test_a_department_is_of_the_province_though_its_name_ends_like_a_hamlet() -> None:
    text = "Tại xã Hòa An, TP Cao Lãnh, tỉnh Đồng Tháp, ông Lê Văn Tám, {}, nói."
    rural = text.format("Giám đốc Sở Nông nghiệp và Phát triển nông thôn")
    assert [("Lê Văn Tám", "Giám đốc Sở Nông nghiệp và Phát triển nông thôn", "Đồng Tháp")] == posts(rural)
    assert [("Lê Văn Tám", "Giám đốc Nhà xuất bản Trẻ", None)] == posts(text.format("Giám đốc Nhà xuất bản Trẻ"))
    hamlet = text.format("Bí thư Chi bộ thôn Đông")
    assert [("Lê Văn Tám", "Bí thư Chi bộ thôn Đông", "Hòa An")] == posts(hamlet)


def test_a_department_of_the_city_is_of_no_city_within_a_province() -> None:
    text = "Tại TP Kon Tum, tỉnh Kon Tum, ông Lê Văn Tám, {}, nói."
    assert [("Lê Văn Tám", "Giám đốc Sở Y tế thành phố", None)] == posts(text.format("Giám đốc Sở Y tế TP"))
    assert [("Lê Văn Tám", "Chủ tịch UBND thành phố", "Kon Tum")] == posts(text.format("Chủ tịch UBND TP"))

"""Posts that are shared, counted, taken away, laid down or only looked after."""

import pytest

from site_builder import extract
from site_builder.model import Document, PostHeld, Source


def posts(text: str) -> list[tuple[str, str, str | None, str]]:
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))
    held = [s.value for s in article.statements if isinstance(s.value, PostHeld)]
    return list(dict.fromkeys((h.person, h.post, h.place, h.status) for h in held))


def test_the_head_of_the_investigators_is_deputy_director_of_the_police() -> None:
    expected = [
        ("Lê Văn Tám", "Phó Giám đốc Công an tỉnh", "Lai Châu", "current"),
        ("Lê Văn Tám", "Thủ trưởng Cơ quan Cảnh sát điều tra Công an tỉnh", "Lai Châu", "current"),
    ]

    assert expected == posts(
        "Đại tá Lê Văn Tám (Phó Giám đốc, Thủ trưởng Cơ quan Cảnh sát điều tra, Công an tỉnh Lai Châu) cho biết."
    )
    assert expected == posts("Đại tá Lê Văn Tám, Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh Lai Châu, nói.")


def test_the_secretary_general_of_the_assembly_heads_its_office() -> None:
    assert [
        ("Lê Văn Tám", "Tổng Thư ký Quốc hội", None, "current"),
        ("Lê Văn Tám", "Chủ nhiệm Văn phòng Quốc hội", None, "current"),
    ] == posts("Tổng Thư ký, Chủ nhiệm Văn phòng Quốc hội Lê Văn Tám dự.")


def test_a_larger_body_in_brackets_parts_no_post_from_its_holder() -> None:
    assert [("Phạm Văn Tám", "Cục trưởng Cục Chống tham nhũng", None, "current")] == posts(
        "Cục trưởng Cục Chống tham nhũng (Thanh tra Chính phủ) Phạm Văn Tám cho biết."
    )


@pytest.mark.parametrize("words", ["bao gồm các đồng chí:", "gồm các ông:", "gồm:"])
def test_a_counted_post_is_that_of_all_who_are_listed(words: str) -> None:
    text = f"Sở Y tế Lai Châu có 3 Phó Giám đốc Sở Y tế Lai Châu {words} Lê Văn Tám, Trần Văn Chín và Phạm Văn Mười."

    assert ["Lê Văn Tám", "Trần Văn Chín", "Phạm Văn Mười"] == [person for person, *_ in posts(text)]


def test_a_counted_post_without_its_body_is_the_one_that_the_article_names_in_full() -> None:
    text = (
        "Ông Lê Văn Tám được bầu giữ chức Phó Chủ tịch UBND thành phố Cần Thơ.\n\n"
        "Thành phố nay có 3 Phó Chủ tịch bao gồm các đồng chí: Trần Văn Chín, Phạm Văn Mười và Lê Văn Tám."
    )

    assert {
        ("Lê Văn Tám", "Cần Thơ"),
        ("Trần Văn Chín", "Cần Thơ"),
        ("Phạm Văn Mười", "Cần Thơ"),
    } == {(person, place) for person, post, place, _ in posts(text) if post == "Phó Chủ tịch UBND thành phố"}


@pytest.mark.parametrize("before", ["Ngày 2", "Ngày 2/11", "Ở Tân Phú 2", "Khóa 5"])
def test_a_number_that_counts_nobody_shares_no_post(before: str) -> None:
    text = f"{before} Phó Chủ tịch UBND tỉnh Lai Châu Lê Văn Tám, Trần Văn Chín dự."

    assert [("Lê Văn Tám", "Phó Chủ tịch UBND tỉnh", "Lai Châu", "current")] == posts(text)


def test_posts_laid_down_one_after_the_other_are_all_former_ones() -> None:
    text = (
        "Ông Lê Văn Tám xin thôi Ủy viên Bộ Chính trị, như vậy không còn là Bí thư Thành ủy Cần Thơ, "
        "cũng không còn làm Trưởng đoàn ĐBQH thành phố."
    )

    assert {"former"} == {status for *_, status in posts(text)}
    assert 3 == len(posts(text))


def test_who_is_dismissed_from_a_post_is_no_more_its_holder() -> None:
    punished = "Các ông Lê Văn Tám - Bí thư Đảng ủy xã; Trần Văn Chín - Phó Chủ tịch HĐND xã Tân Phú cũng bị cách chức."
    decided = "Huyện quyết định cách chức đối với ông Lê Văn Tám - Trưởng Công an xã Tân Phú."

    assert [("Lê Văn Tám", "former"), ("Trần Văn Chín", "former")] == [
        (who, status) for who, *_, status in posts(punished)
    ]
    assert ["former"] == [status for *_, status in posts(decided)]


def test_who_only_speaks_of_a_dismissal_keeps_the_post() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở Y tế Lai Châu, cho biết đã ký quyết định cách chức một trưởng phòng."

    assert ["current"] == [status for *_, status in posts(text)]


def test_a_post_held_at_a_time_gone_by_is_a_former_one() -> None:
    text = "Khi ông Lê Văn Tám còn ở tỉnh, ở vị trí Phó Chủ tịch UBND tỉnh, Bí thư Tỉnh ủy Lai Châu, mưa nhiều."

    assert ["former", "former"] == [status for *_, status in posts(text)]


def test_a_former_member_of_a_committee_was_also_what_he_was_by_it() -> None:
    text = "Ông Lê Văn Tám, nguyên Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Thành ủy Cần Thơ, dự."

    assert ["former", "former"] == [status for *_, status in posts(text)]


def test_a_post_beside_the_name_outweighs_the_career_that_mentions_it_again() -> None:
    text = (
        "Kỳ họp bầu ông Lê Văn Tám, Giám đốc Sở Nội vụ Lai Châu.\n\n"
        "Ông Lê Văn Tám từng là Bí thư Huyện ủy Phong Thổ, Giám đốc Sở Nội vụ Lai Châu."
    )

    assert {"Giám đốc Sở Nội vụ": "current", "Bí thư Huyện ủy": "former"} == {post: s for _, post, _, s in posts(text)}


def test_who_looks_after_a_body_beside_another_post_is_its_acting_head() -> None:
    text = "Ông Lê Văn Tám, Phó Chánh Văn phòng UBND tỉnh Lai Châu, phụ trách Ban Tiếp công dân, trả lời."

    assert ("Lê Văn Tám", "Phụ trách Ban Tiếp công dân", "Lai Châu", "acting") in posts(text)
    assert 1 == len(posts("Ông Lê Văn Tám, Phó Chủ tịch UBND tỉnh Lai Châu phụ trách khối Văn hóa - Xã hội, dự."))


def test_a_delegation_and_the_end_of_a_quotation_make_nobody_a_deputy() -> None:
    text = (
        "Trả lời về việc “chuyển về đoàn ĐBQH tỉnh Lai Châu”, Tổng thư ký Quốc hội Lê Văn Tám nói. "
        "“Cho thôi ĐBQH”, ông Lê Văn Tám nói."
    )

    assert [("Lê Văn Tám", "Tổng Thư ký Quốc hội", None, "current")] == posts(text)


def test_a_deputys_province_may_have_its_kind_in_the_brackets() -> None:
    text = "Chiều nay Quốc hội họp. Đại biểu Lê Văn Tám (TP.Hồ Chí Minh), đại biểu Trần Thị Chín (tỉnh Bến Tre) nói."

    assert ["Hồ Chí Minh", "Bến Tre"] == [place for _, _, place, _ in posts(text)]


def test_party_building_committees_of_communes_are_read_in_full() -> None:
    assert [("Lê Thị Tám", "Trưởng Ban Xây dựng Đảng xã", "Tân Phú", "current")] == posts(
        "Bà Lê Thị Tám - Trưởng Ban Xây dựng Đảng xã Tân Phú cho biết."
    )


def test_a_career_told_in_steps_ends_in_the_post_of_today() -> None:
    text = (
        "Ông Lê Văn Tám từ vị trí Giám đốc Trung tâm Y tế huyện Phong Thổ lên Giám đốc Trung tâm Bảo vệ sức khỏe "
        "bà mẹ trẻ em tỉnh Lai Châu; sau đó làm Giám đốc Bệnh viện Đa khoa tỉnh Lai Châu."
    )

    assert ["former", "former", "current"] == [status for *_, status in posts(text)]


def test_committees_of_the_assembly_have_one_name_however_they_are_printed() -> None:
    text = "Chủ nhiệm UB Văn hóa - Giáo dục - Thanh Thiếu niên và Nhi đồng Phan Thanh Tám cho rằng cần quan tâm."

    (_, post, *_), *rest = posts(text)
    assert "Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng" == post
    assert not rest


def test_a_hamlets_posts_belong_to_the_commune_that_the_article_names() -> None:
    text = "Ở xã Tân Phú, ông Lê Văn Tám, Trưởng thôn Nà Khoa, và bà Trần Thị Chín, Bí thư Chi bộ ấp Hạ 2, nói."

    assert ["Tân Phú", "Tân Phú"] == [place for _, _, place, _ in posts(text)]


def test_a_school_is_where_its_address_says() -> None:
    text = (
        "Điểm lẻ của Trường Tiểu học Hoa Phượng, xã Tân Phú, bị ngập. "
        "Bà Lê Thị Tám, Hiệu trưởng Trường Tiểu học Hoa Phượng, cho biết. "
        "Bà Trần Thị Chín, Hiệu trưởng Trường Mầm non Sao Mai, cũng nói."
    )

    assert ["Tân Phú", None] == [place for _, _, place, _ in posts(text)]


def test_a_ministrys_project_board_is_of_no_province() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Ban Quản lý dự án 85, nói. UBND tỉnh Lai Châu và Tỉnh ủy Lai Châu họp ở Lai Châu."

    assert [("Lê Văn Tám", "Giám đốc Ban Quản lý dự án 85", None, "current")] == posts(text)


def test_our_post_is_ours_in_news_of_another_country() -> None:
    text = "Tổng thống Hàn Quốc Lee Jae Myung đón các lãnh đạo, có Chủ tịch nước Việt Nam Lê Văn Tám."
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))
    held = {s.value.person: s.value.official for s in article.statements if isinstance(s.value, PostHeld)}

    assert {"Lee Jae Myung": False, "Lê Văn Tám": True} == held


def test_a_party_is_no_person() -> None:
    assert [] == posts("Thượng nghị sĩ Đảng Dân chủ cho rằng dự luật cần sửa.")


def test_who_leads_a_delegation_for_a_day_holds_no_post_by_that() -> None:
    text = "Trưởng đoàn công tác là ông Lê Văn Tám, Phó Giám đốc Sở Y tế Lai Châu."

    assert [("Lê Văn Tám", "Phó Giám đốc Sở Y tế", "Lai Châu", "current")] == posts(text)


def test_a_committee_without_a_unit_is_that_of_its_members_other_posts() -> None:
    text = "Ông Lê Văn Tám, Phó Bí thư Chi bộ, nói.\n\nÔng Lê Văn Tám, Trưởng thôn Đoài, xã Tân Phú, dự."

    assert ["Tân Phú", "Tân Phú"] == [place for _, _, place, _ in posts(text)]


def test_the_front_is_named_once() -> None:
    assert [("Lê Văn Tám", "Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", None, "current")] == posts(
        "Chủ tịch Ủy ban T.Ư MTTQ VN Lê Văn Tám trình bày."
    )


def test_a_field_of_work_may_go_on_behind_its_joint() -> None:
    text = (
        "Ông Lê Văn Tám, Phó Trưởng Ban Kinh tế và Đô thị HĐND tỉnh Lai Châu, và "
        "bà Trần Thị Chín, Giám đốc Sở Văn hóa & Thể thao Hà Nội, nói."
    )

    assert ["Phó Trưởng Ban Kinh tế và Đô thị HĐND tỉnh", "Giám đốc Sở Văn hóa & Thể thao"] == [
        post for _, post, *_ in posts(text)
    ]


def test_the_head_of_a_delegation_is_a_deputy_of_its_province() -> None:
    text = "ĐBQH Dương Văn Tám, kiêm Trưởng đoàn ĐBQH tỉnh Yên Bái Về việc này, cử tri hỏi nhiều."

    assert {("Dương Văn Tám", "Yên Bái")} == {(who, place) for who, _, place, _ in posts(text)}


def test_whom_one_quotes_is_not_the_one_of_whom_he_speaks() -> None:
    text = "Ông Trần Xuân Tám, Trưởng Công an xã Tân Phú, dự. Theo Chủ tịch xã, ông Tám công tác từ năm 2007."

    assert [("Trần Xuân Tám", "Trưởng Công an xã", "Tân Phú", "current")] == posts(text)


def test_who_speaks_from_a_post_has_it() -> None:
    text = "Sau khi Quốc hội bầu xong, đây là chuyến thăm của đồng chí Trần Văn Tám trên cương vị Chủ tịch nước."

    assert [("Trần Văn Tám", "Chủ tịch nước", None, "current")] == posts(text)


def test_all_on_a_list_that_ends_in_a_dismissal_are_dismissed() -> None:
    text = "Gồm ông Lê Văn Tám, Bí thư Đảng ủy xã; Trần Văn Chín, Chủ tịch UBND xã Tân Phú cũng bị cách chức."

    assert ["former", "former"] == [status for *_, status in posts(text)]


def test_one_name_with_two_kinds_of_apostrophe_is_one_person() -> None:
    text = "Bà H’Vi Êban, Tỉnh ủy viên, dự.\n\nChủ tịch Hội LHPN Việt Nam tỉnh Lâm Đồng H'Vi Êban nói ở tỉnh Lâm Đồng."

    assert {"H'Vi Êban"} == {who for who, *_ in posts(text)}


def test_a_guest_behind_brackets_lends_no_post_to_the_one_named_before() -> None:
    text = "Chứng kiến có Chủ tịch nước Lê Văn Tám, Chủ tịch Quỹ Giao lưu Quốc tế Hàn Quốc (KF) cùng phái đoàn."

    assert [("Lê Văn Tám", "Chủ tịch nước", None, "current")] == posts(text)


def test_who_speaks_as_a_delegate_in_news_of_the_assembly_is_its_deputy() -> None:
    sitting = "Đại biểu Quốc hội cho rằng dự án chậm. Quốc hội thảo luận ở tổ, Quốc hội đã duyệt."

    assert [("Trần Văn Chín", "Đại biểu Quốc hội", None, "current")] == posts(f"{sitting} Đại biểu Trần Văn Chín nói.")
    assert [] == posts(f"{sitting} Đại biểu Trần Văn Chín nói tại Đại hội Đảng bộ tỉnh.")


def test_two_prime_ministers_are_not_both_ours() -> None:
    text = (
        "Chủ tịch Trung Quốc Lý Văn Mười dự. Thủ tướng Phạm Minh Chính hội đàm với Thủ tướng Lý Văn Tám ở Hà Nội, "
        "Việt Nam. Hai nước Việt Nam và Trung Quốc hợp tác."
    )
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))
    held = {s.value.person: s.value.official for s in article.statements if isinstance(s.value, PostHeld)}

    assert {"Phạm Minh Chính": True, "Lý Văn Tám": False, "Lý Văn Mười": False} == held


def test_who_organises_something_unnamed_holds_no_public_post() -> None:
    text = "Bà Lê Thị Tám, Trưởng Ban tổ chức, chia sẻ về cuộc thi pha chế ở Đắk Lắk."
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))

    assert [False] == [s.value.official for s in article.statements if isinstance(s.value, PostHeld)]


def test_a_party_cell_is_of_the_only_commune_that_is_named() -> None:
    text = "Ở xã Tân Phú, Bí thư Chi bộ Lê Văn Tám cho biết thôn có 80 hộ."

    assert [("Lê Văn Tám", "Bí thư Chi bộ", "Tân Phú", "current")] == posts(text)


def test_who_dismisses_others_keeps_the_post() -> None:
    text = "Chủ tịch UBND tỉnh Gia Lai Lê Văn Tám nói sẽ cách chức Bí thư Đảng ủy xã, Chủ tịch UBND xã nếu chủ quan."

    assert [("Lê Văn Tám", "Chủ tịch UBND tỉnh", "Gia Lai", "current")] == posts(text)
    assert ["former"] == [s for *_, s in posts("Ông Lê Văn Tám bị cách chức Giám đốc Sở Y tế Lai Châu.")]


def test_a_name_that_a_heading_repeats_is_read_once() -> None:
    text = "Lê Hùng Lê Hùng là đạo diễn. Ông Lê Hùng, Giám đốc Nhà hát Tuổi trẻ, nói."

    assert {"Lê Hùng"} == {who for who, *_ in posts(text)}


def test_what_is_done_next_is_no_part_of_a_department() -> None:
    text = (
        "Khiển trách ông Phan Văn Tám – Phó phòng Kế hoạch Tài chính và nghiêm khắc kiểm điểm "
        "các ông Nguyễn Cường – Phó phòng Khoáng sản."
    )

    assert {
        "Phan Văn Tám": "Phó Trưởng phòng Kế hoạch Tài chính",
        "Nguyễn Cường": "Phó Trưởng phòng Khoáng sản",
    } == {who: post for who, post, *_ in posts(text)}


def test_a_school_keeps_the_whole_name_of_the_one_it_is_named_after() -> None:
    text = "Phó Hiệu trưởng Trường Trung học phổ thông Phan Đình Phùng Nguyễn Thị Bích Tám nói."

    expected = ("Nguyễn Thị Bích Tám", "Phó Hiệu trưởng Trường Trung học phổ thông Phan Đình Phùng", None, "current")
    assert [expected] == posts(text)


def test_a_citys_committee_is_not_that_of_a_rural_or_urban_district() -> None:
    text = (
        "Trao quyết định cho ông Hoàng Trọng Tám, Bí thư Quận ủy Ba Đình, "
        "giữ chức Phó Chủ nhiệm Ủy ban Kiểm tra Thành ủy."
    )

    assert ["Ba Đình", None] == [place for _, _, place, _ in posts(text)]
    assert ["Vinh"] == [place for _, _, place, _ in posts("Ở TP Vinh, ông Lê Văn Tám, Chủ tịch UBND thành phố, họp.")]


def test_a_centre_that_sells_or_teaches_is_no_public_body() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Trung tâm Bất động sản Kim Địa, nói."
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))

    assert [False] == [s.value.official for s in article.statements if isinstance(s.value, PostHeld)]

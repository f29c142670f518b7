"""Bodies whose names are easily cut short or taken for another's."""

import pytest

from site_builder import extract
from site_builder.gazetteer.posts import full
from site_builder.model import Document, PostHeld, Source


def posts(text: str) -> list[tuple[str, str | None]]:
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))
    return list(
        dict.fromkeys((s.value.post, s.value.place) for s in article.statements if isinstance(s.value, PostHeld))
    )


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("Ủy viên Trung ương Hội Nông dân Việt Nam", ("Ủy viên Trung ương Hội Nông dân Việt Nam", None)),
        ("Ủy viên BCH Trung ương Đoàn", ("Ủy viên Ban Chấp hành Trung ương Đoàn", None)),
        (
            "Ủy viên Trung ương Mặt trận Tổ quốc Việt Nam",
            ("Ủy viên Ủy ban Trung ương MTTQ Việt Nam", None),
        ),
        ("Ủy viên Trung ương", ("Ủy viên Ban Chấp hành Trung ương Đảng", None)),
        ("Giám đốc Ngân hàng Nhà nước Chi nhánh An Giang", ("Giám đốc Ngân hàng Nhà nước Chi nhánh", "An Giang")),
        ("Cục trưởng Cục Thống kê Gia Lai", ("Cục trưởng Cục Thống kê", "Gia Lai")),
        ("Phó Viện trưởng VKSNDTC", ("Phó Viện trưởng VKSND tối cao", None)),
        ("Giám đốc Cảnh sát PCCC TP.HCM", ("Giám đốc Cảnh sát PCCC thành phố", "Hồ Chí Minh")),
        ("Phó Vụ trưởng Vụ Công nghệ thông tin", ("Phó Vụ trưởng Vụ Công nghệ thông tin", None)),
        ("Chánh Văn phòng Ủy ban ATGT Quốc gia", ("Chánh Văn phòng Ủy ban ATGT Quốc gia", None)),
        ("Giám đốc Văn phòng đăng ký đất đai huyện Mỹ Đức", ("Giám đốc Văn phòng đăng ký đất đai huyện", "Mỹ Đức")),
        ("Chính ủy Quân chủng Phòng không không quân", ("Chính ủy Quân chủng Phòng không không quân", None)),
        ("Trưởng ban Bạn đọc Báo Chín Mười Việt Nam", ("Trưởng Ban Bạn đọc Báo Chín Mười Việt Nam", None)),
    ],
)
def test_a_body_is_read_to_the_end_of_its_name(post: str, expected: tuple[str, str | None]) -> None:
    assert [expected] == posts(f"Ông Lê Văn Tám, {post}, phát biểu.")


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("Chủ tịch LĐLĐ tỉnh", "Chủ tịch Liên đoàn Lao động tỉnh"),
        ("Chủ tịch Tổng LĐLĐ Việt Nam", "Chủ tịch Tổng Liên đoàn Lao động Việt Nam"),
        ("Chánh án Tòa án nhân dân tỉnh", "Chánh án TAND tỉnh"),
        ("Viện trưởng Viện kiểm sát nhân dân tỉnh", "Viện trưởng VKSND tỉnh"),
        ("Tổng Giám đốc TTXVN", "Tổng Giám đốc Thông tấn xã Việt Nam"),
        ("Phó Chủ tịch Hội LHPN tỉnh", "Phó Chủ tịch Hội Liên hiệp Phụ nữ tỉnh"),
    ],
)
def test_a_post_stays_as_it_is_printed_and_is_listed_under_the_name_of_its_office(printed: str, known: str) -> None:
    assert [(printed, None)] == posts(f"Ông Lê Văn Tám, {printed}, phát biểu.")
    assert known == full(printed)


def test_a_division_without_its_department_is_that_of_the_only_district() -> None:
    text = "Ông Lê Văn Tám, Trưởng phòng TN-MT, bị kỷ luật ở huyện Sơn Tây, tỉnh Quảng Ngãi."
    assert [("Trưởng phòng Tài nguyên và Môi trường", "Sơn Tây")] == posts(text)


def test_whoever_is_named_behind_of_gets_no_post_of_the_next_ones() -> None:
    text = "Người tiền nhiệm của bà Lê Thị Tám, ông Trần Văn Chín, được bổ nhiệm giữ chức Phó Giám đốc Sở Y tế."
    article = extract.article(Document("a", Source("a.txt", "0"), "", text, (), (), (), {}))
    assert {"Trần Văn Chín"} == {s.value.person for s in article.statements if isinstance(s.value, PostHeld)}


def test_a_committee_named_with_its_level_in_one_sentence_is_the_same_in_the_others() -> None:
    text = "Dự có ông Lê Văn Tám, Bí thư Đảng ủy, Chủ tịch HĐND phường. Bí thư Đảng ủy phường Lê Văn Tám nói."
    assert [("Bí thư Đảng ủy phường", None), ("Chủ tịch HĐND phường", None)] == posts(text)


def test_a_commune_and_its_district_without_a_comma_between_them_are_the_commune() -> None:
    assert [("Trưởng Công an xã", "Thọ Thành")] == posts("Ông Lê Văn Tám, Trưởng Công an xã Thọ Thành huyện Yên Thành.")

"""Which units an article names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.extract import places
from site_builder.extract.fields import fields
from site_builder.model import Caption, Document, PlaceNamed, Source, Statement

OLD, NEW = "2023-05-10", "2025-11-02"


def document(text: str, day: str | None = OLD, title: str = "", captions: tuple[str, ...] = ()) -> Document:
    published = (Statement("published", day, None, "declared", 1.0, "declared"),) if day else ()
    shown = tuple(Caption(caption, 1) for caption in captions)
    return Document("a", Source("a.txt", ""), title, text, shown, (), published, {})


def named(text: str, day: str | None = OLD) -> list[tuple[str, str]]:
    """Return (level, name) of each mention."""
    return [(p.level, p.name) for s in places.find(document(text, day)) if isinstance(p := s.value, PlaceNamed)]


def keys(text: str, day: str | None = OLD) -> list[str | None]:
    return [p.key for s in places.find(document(text, day)) if isinstance(p := s.value, PlaceNamed)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tỉnh ủy Bắc Kạn họp.", "Bắc Kạn"),
        ("UBND tỉnh Hoà Bình họp.", "Hòa Bình"),
        ("Người dân TPHCM đi làm.", "Hồ Chí Minh"),
        ("Công an TP. Hồ Chí Minh cho biết.", "Hồ Chí Minh"),
        ("Sở Y tế Thừa Thiên-Huế cho biết.", "Thừa Thiên Huế"),
        ("Công an tỉnh Thừa Thiên- Huế cho biết.", "Thừa Thiên Huế"),
        ("Nông dân Đắc Lắc vào vụ.", "Đắk Lắk"),
        ("TỈNH ỦY QUẢNG TRỊ họp.", "Quảng Trị"),
        ("Thành ủy Hà Nội họp.", "Hà Nội"),
        ("Ngư dân BR-VT ra khơi.", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_a_province_has_one_name_however_it_is_printed(text: str, name: str) -> None:
    assert [("province", name)] == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Thái Bình phát biểu.",
        "Bà Trần Thị Hải Dương phát biểu.",
        "Phó Chủ tịch UBND tỉnh Hà Nam Khánh phát biểu.",
        "Chủ tịch Hồ Chí Minh về thăm.",
        "Học tập và làm theo tư tưởng Hồ Chí Minh.",
        "Đoàn TNCS Hồ Chí Minh ra quân.",
        "Xe chạy trên đường Hà Nội.",
        "Quán bún bò Huế đông khách.",
        "Công ty cổ phần Dược Bến Tre có lãi.",
        "Trường Đại học Kinh tế Đà Nẵng tuyển sinh.",
        "Các nước Thái Bình Dương họp.",
        "Vì hòa bình và phát triển.",
        "Chiến dịch Điện Biên Phủ toàn thắng.",
        "Hợp tác xã Tân Tiến có lãi.",
        "Thông tấn xã Việt Nam đưa tin.",
        "Tỉnh Hà Nam (Trung Quốc) có lũ.",
        "Chủ tịch UBND xã Nguyễn Văn Bình cho biết.",
        "Tỉnh Tứ Xuyên có động đất.",
        "Các thành phố New York, Busan.",
    ],
)
def test_a_name_of_something_else_is_no_place(text: str) -> None:
    assert [] == named(text)


def test_a_list_goes_on_as_long_as_its_kind_of_unit() -> None:
    text = "Đoàn đến các xã Châu Bình, Châu Hòa và thị trấn Giồng Trôm, huyện Giồng Trôm (Bến Tre)."

    assert [
        ("commune", "Châu Bình"),
        ("commune", "Châu Hòa"),
        ("commune", "Giồng Trôm"),
        ("district", "Giồng Trôm"),
        ("province", "Bến Tre"),
    ] == named(text)


def test_units_of_several_kinds_stand_on_one_list() -> None:
    text = "Lãnh đạo các huyện Mộ Đức, Ba Tơ, thị xã Đức Phổ và TP.Quảng Ngãi dự."

    assert ["Mộ Đức", "Ba Tơ", "Đức Phổ", "Quảng Ngãi"] == [name for _, name in named(text)]
    assert {"district"} == {level for level, _ in named(text)}


def test_a_province_that_follows_a_district_is_not_on_its_list() -> None:
    assert [("district", "Mỏ Cày Nam"), ("province", "Bến Tre")] == named("Tại huyện Mỏ Cày Nam, Bến Tre.")


def test_a_district_without_its_kind_follows_its_commune() -> None:
    text = "Tàu của ngư dân xã Mỹ An, Phù Mỹ, Bình Định gặp nạn."

    assert [("commune", "Mỹ An"), ("district", "Phù Mỹ"), ("province", "Bình Định")] == named(text)
    assert ["binh-dinh/phu-my/xa-my-an", "binh-dinh/phu-my", "binh-dinh"] == keys(text)


def test_numbered_units_have_their_kind_in_the_name() -> None:
    assert [("commune", "Phường 7"), ("district", "Quận 3"), ("province", "Hồ Chí Minh")] == named("P.7, Q.3, TP.HCM")
    assert ["Quận 1", "Quận 3", "Gò Vấp"] == [name for _, name in named("Các quận 1, 3 và Gò Vấp.")]


def test_a_number_that_counts_is_no_name() -> None:
    assert [] == named("Mỗi xã 1 tỷ đồng, mỗi huyện 2 tỷ đồng, 5 xã 20 hộ.")


def test_a_name_behind_its_officials_is_kept_apart_from_theirs() -> None:
    text = "Chủ tịch UBND huyện Bình Sơn Nguyễn Quang Trung và Bí thư Tỉnh ủy Hà Giang Đặng Quốc Khánh dự."

    assert [("district", "Bình Sơn"), ("province", "Hà Giang")] == named(text)


def test_a_district_of_several_provinces_stays_open() -> None:
    assert [None] == keys("Huyện ủy Chợ Mới họp.")


def test_the_province_beside_a_district_says_which() -> None:
    assert "ben-tre/chau-thanh" in keys("Tại huyện Châu Thành (Bến Tre).")
    assert "tra-vinh/chau-thanh" in keys("Tại huyện Châu Thành, tỉnh Trà Vinh.")


def test_the_kind_of_a_unit_says_which() -> None:
    assert ["ha-noi/son-tay"] == keys("Tại thị xã Sơn Tây.")
    assert ["quang-ngai/son-tay"] == keys("Tại huyện Sơn Tây.")


def test_a_city_of_its_provinces_name_is_the_city() -> None:
    assert [("district", "Bạc Liêu"), ("province", "Bạc Liêu")] == named("Ở TP. Bạc Liêu, tỉnh Bạc Liêu.")


def test_hue_is_a_city_until_2024_and_a_province_since() -> None:
    assert [("district", "Huế")] == named("Mưa lớn ở thành phố Huế.", "2024-12-31")
    assert [("province", "Huế")] == named("Mưa lớn ở thành phố Huế.", "2025-01-01")


def test_a_province_of_the_past_has_the_name_in_force() -> None:
    assert [("commune", "Tuy Phong"), ("province", "Lâm Đồng")] == named("Xã Tuy Phong, tỉnh Bình Thuận cũ.", NEW)


def test_a_ward_may_have_the_name_of_a_former_province() -> None:
    assert [("commune", "Phan Thiết"), ("commune", "Bình Thuận")] == named("Phường Phan Thiết và Bình Thuận.", NEW)


def test_an_undated_article_on_two_tiers_is_of_the_new_era() -> None:
    text = "Sau khi vận hành chính quyền địa phương 2 cấp, tỉnh Bình Dương cũ đổi thay."

    assert [("province", "Hồ Chí Minh")] == named(text, None)


def test_a_well_known_city_needs_no_kind() -> None:
    assert [("district", "Nha Trang")] == named("Du khách đến Nha Trang.")


def test_another_district_without_its_kind_needs_its_province() -> None:
    assert [] == named("Du khách đến Mộc Hóa.")
    assert ["long-an/moc-hoa", "long-an"] == keys("Du khách đến Mộc Hóa, Long An.")


def test_a_commune_that_is_not_in_the_gazetteer_is_named_but_open() -> None:
    assert [("commune", "Hùng Tráng")] == named("Người dân xã Hùng Tráng ra đồng.")
    assert [None] == keys("Người dân xã Hùng Tráng ra đồng.")


def test_the_district_beside_an_unknown_commune_says_its_province() -> None:
    found = places.find(document("Người dân xã Hùng Tráng, huyện Ba Tơ ra đồng."))[0].value

    assert isinstance(found, PlaceNamed)
    assert "Quảng Ngãi" == found.province


def test_teams_of_a_sports_page_are_no_provinces() -> None:
    text = "HLV của CLB cho biết cầu thủ ghi bàn thắng vào lưới Nam Định. Trận sau đá tại Bình Dương."

    assert [("province", "Bình Dương")] == named(text)


def test_every_field_is_read_and_every_quote_is_the_slice() -> None:
    article = document("Tỉnh uỷ Bến Tre họp.", title="Huyện Bình Sơn đổi thay", captions=("Xã Bình Minh.", "TP.Huế"))
    found = places.find(article)
    texts = {field.name: field.text for field in fields(article)}

    assert ["title", "text", "captions[0]", "captions[1]"] == [s.evidence.field for s in found if s.evidence]
    assert all(
        s.evidence and s.evidence.quote == texts[s.evidence.field][s.evidence.start : s.evidence.end] for s in found
    )


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "xã ",
                "các xã ",
                "huyện ",
                "TP.",
                "Hà Nội",
                "Châu Thành",
                "Hoà Bình",
                ", ",
                " và ",
                "(",
                ") ",
                "1",
                "\n",
                " ",
                "Q.",
                "Nguyễn ",
                "Văn A",
            ]
        )
    ).map("".join)
)
def test_no_text_breaks_the_evidence(text: str) -> None:
    found = places.find(document(text))

    assert all(s.evidence and s.evidence.quote == text[s.evidence.start : s.evidence.end] for s in found)


def test_the_word_before_a_name_makes_it_a_firms_or_a_persons() -> None:
    assert [] == named("Xe rẽ vào khu phố Hà Nội.")
    assert [("province", "Hà Nội")] == named("Theo đại biểu Đỗ Đức Hồng Hà đoàn Hà Nội.")
    assert [("province", "Bến Tre")] == named("Công ty có trụ sở tại Bến Tre.")


def test_a_list_ends_where_no_name_follows() -> None:
    assert [("commune", "Châu Bình"), ("commune", "Châu Hòa")] == named(
        "Các xã Châu Bình, Châu Hòa, và nhiều nơi khác."
    )


def test_communes_of_one_province_need_no_kind_on_a_list() -> None:
    expected = [("commune", "Nam Hải Lăng"), ("commune", "Diên Sanh"), ("commune", "Lệ Thủy"), ("commune", "Ninh Châu")]

    assert expected == named("Mưa ngập ở Nam Hải Lăng, Diên Sanh, Lệ Thủy và Ninh Châu.", NEW)
    assert [] == named("Mưa ngập ở Lệ Thủy và Ninh Châu.", NEW)  # two may be anything
    assert [] == named("Các ca sĩ Thanh Hà, Lệ Thủy, Mai Sơn hát.", NEW)
    assert [] == named("Mưa ngập ở Hòa Khương, Hòa Tiến, Hòa Vang.", NEW)  # one of them is no more
    assert [] == named("Mưa ngập ở Nam Hải Lăng, Diên Sanh, Lệ Thủy và Ninh Châu.", OLD)


def test_the_initials_of_a_reporter_are_no_ward() -> None:
    assert [] == named("Việc này đã xong, bà Tám nói. P.V")


def test_a_park_a_plant_and_a_feast_are_no_district() -> None:
    text = "Vườn quốc gia Sơn Trà, Thủy điện Sơn Trà, Khu du lịch Sơn Trà ở Đà Nẵng đón lễ hội Sơn Trà."

    assert [("province", "Đà Nẵng")] == named(text)


def test_provinces_and_cities_on_one_list_are_all_provinces() -> None:
    text = "Công điện gửi các tỉnh, thành phố Quảng Trị, Huế, Đà Nẵng, Quảng Ngãi."

    assert ["Quảng Trị", "Huế", "Đà Nẵng", "Quảng Ngãi"] == [name for _, name in named(text, NEW)]
    assert {"province"} == {level for level, _ in named(text, NEW)}


def test_a_communes_name_is_read_to_its_end() -> None:
    assert [("commune", "Quế Xuân"), ("district", "Quế Sơn")] == named("Trú tại xã Quế Xuân, huyện Quế Sơn.")


def test_a_letter_and_a_blank_announce_a_ward_where_its_district_follows() -> None:
    assert [("commune", "Trung Liệt"), ("district", "Đống Đa")] == named("Cử tri ở P. Trung Liệt, quận Đống Đa góp ý.")
    assert [] == named("Ông P. Trung Liệt, cử tri, góp ý.")

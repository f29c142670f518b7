"""Vietnamese alphabetical order."""

from site_builder.text.collate import family_key, name_key, numbered_key, sort_key


def backwards(words: list[str]) -> list[str]:
    return words[::-1]


def test_letters_count_before_tones() -> None:
    words = ["An", "Anh", "Ảnh", "Ãnh", "Ánh", "Ăn", "Ân", "Cà", "Da", "Đa", "Ê", "Ô", "Ơ", "Ưa"]

    assert words == sorted(backwards(words), key=sort_key)


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["Bình Tân", "Quận 1", "Quận 2", "Quận 10", "Tân Bình"]

    assert names == sorted(backwards(names), key=numbered_key)


def test_tones_follow_ngang_huyen_hoi_nga_sac_nang() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]

    assert words == sorted(backwards(words), key=sort_key)


def test_every_vowel_with_every_tone_stands_in_the_order_of_vietnamese_dictionaries() -> None:
    order = (
        "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ g h i ì ỉ ĩ í ị k l m n "
        "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v x y ỳ ỷ ỹ ý ỵ"
    ).split()

    assert order == sorted(backwards(order), key=sort_key)
    assert [one.upper() for one in order] == sorted((one.upper() for one in backwards(order)), key=sort_key)


def test_both_ways_to_place_a_tone_stand_together() -> None:
    assert ["Hòa An", "Hoà Bình", "Hòa Lạc"] == sorted(["Hòa Lạc", "Hoà Bình", "Hòa An"], key=sort_key)


def test_a_tone_counts_only_where_all_letters_are_the_same() -> None:
    assert ["Lề An", "Lê Anh", "Lề Anh"] == sorted(["Lề Anh", "Lê Anh", "Lề An"], key=sort_key)


def test_provinces_stand_as_vietnamese_lists_have_them() -> None:
    names = ["An Giang", "Bạc Liêu", "Bắc Giang", "Bến Tre", "Cà Mau", "Đà Nẵng", "Điện Biên", "Hà Nội", "Hòa Bình"]

    assert names == sorted(backwards(names), key=sort_key)


def test_people_are_sorted_by_given_name() -> None:
    people = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Văn Bình", "Nguyễn Ái Quốc", "Đỗ Mười Ý"]

    assert people == sorted(backwards(people), key=name_key)


def test_people_are_sorted_by_family_name_where_a_list_says_so() -> None:
    people = ["Đỗ Mười Ý", "Lê Thị Bình", "Lê Văn An", "Lề Thị An", "Nguyễn Ái Quốc", "Trần Văn An", "Y Biên"]

    assert people == sorted(backwards(people), key=family_key)

"""Vietnamese alphabetical order."""

from site_builder.text.collate import name_key, sort_key


def backwards(words: list[str]) -> list[str]:
    return words[::-1]


def test_letters_count_before_tones() -> None:
    words = ["An", "Anh", "Ảnh", "Ãnh", "Ánh", "Ăn", "Ân", "Cà", "Da", "Đa", "Ê", "Ô", "Ơ", "Ưa"]

    assert words == sorted(backwards(words), key=sort_key)


def test_tones_follow_ngang_huyen_hoi_nga_sac_nang() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]

    assert words == sorted(backwards(words), key=sort_key)


def test_provinces_stand_as_vietnamese_lists_have_them() -> None:
    names = ["An Giang", "Bạc Liêu", "Bắc Giang", "Bến Tre", "Cà Mau", "Đà Nẵng", "Điện Biên", "Hà Nội", "Hòa Bình"]

    assert names == sorted(backwards(names), key=sort_key)


def test_people_are_sorted_by_given_name() -> None:
    people = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Văn Bình", "Nguyễn Ái Quốc", "Đỗ Mười Ý"]

    assert people == sorted(backwards(people), key=name_key)

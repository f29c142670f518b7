"""Known office holders."""

from site_builder.gazetteer.holders import holders


def test_a_holder_is_found_with_province_month_and_posts() -> None:
    found = holders("Hoàng Duy Chinh")

    assert [("bac-kan", "2021-04", ("Bí thư Tỉnh ủy",))] == [(h.province, h.as_of, h.posts) for h in found]


def test_two_holders_of_one_name_stay_two() -> None:
    assert ["long-an", "thai-nguyen"] == sorted(holder.province for holder in holders("Nguyễn Thanh Hải"))


def test_case_does_not_matter_but_marks_do() -> None:
    assert holders("LÊ QUANG TÙNG") == holders("Lê Quang Tùng") != ()
    assert () == holders("Lê Quang Tụng")

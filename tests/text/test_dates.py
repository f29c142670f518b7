"""Days found in a text, and numbers that only look like days."""

import pytest

from site_builder.text.dates import find

NAMED = (
    ("Chiều 24/5, Ban Thường vụ Tỉnh ủy làm việc", [("Chiều 24/5", "24/5")]),
    ("Sáng ngày 4/4, Ban Chấp hành", [("Sáng ngày 4/4", "4/4")]),
    ("Sáng ngày 6/9/2022, Thường trực", [("Sáng ngày 6/9/2022", "2022-09-06")]),
    ("ngày 6 tháng 9 năm 2022", [("ngày 6 tháng 9 năm 2022", "2022-09-06")]),
    ("Ngày 02 tháng 01 năm 2020", [("Ngày 02 tháng 01 năm 2020", "2020-01-02")]),
    ("đăng 10.11.2023", [("10.11.2023", "2023-11-10")]),
    ("ngày 2024-05-26", [("2024-05-26", "2024-05-26")]),
    ("Ngày 17 – 9, đoàn", [("Ngày 17 – 9", "17/9")]),
    ("Sáng nay 11.8 tại trụ sở", [("Sáng nay 11.8", "11/8")]),
    ("lễ khai mạc ngày 9.6.2020", [("ngày 9.6.2020", "2020-06-09")]),
    ("Chiều nay (22/11), đoàn", [("Chiều nay (22/11", "22/11")]),
    ("Tối 16-2 (29 Tết), lãnh đạo", [("Tối 16-2", "16/2")]),
    ("Sáng nay (1/2), tức Mùng 4 Tết", [("Sáng nay (1/2", "1/2")]),
    ("Trong 2 ngày (10 - 11/4)", [("ngày (10", "10/4"), ("11/4", "11/4")]),
    ("2 ngày 6 và 7/8 tại thành phố", [("ngày 6", "6/8"), ("7/8", "7/8")]),
    ("Từ ngày 20-23/9/2022", [("ngày 20", "2022-09-20"), ("23/9/2022", "2022-09-23")]),
    ("Từ ngày 28 đến 1/11, mưa lớn", [("1/11", "1/11")]),
    ("từ đêm 29-10 đến 1-11", [("đêm 29-10", "29/10"), ("1-11", "1/11")]),
    ("09/09/2020 (nhằm ngày 22/7 năm Canh Tý)", [("09/09/2020", "2020-09-09")]),
    ("Rạng sáng 22-10, quận", [("Rạng sáng 22-10", "22/10")]),
    ("Thứ Tư, 7-9-2022", [("Thứ Tư, 7-9-2022", "2022-09-07")]),
    ("19/8/1945 – 19/8/2022", [("19/8/1945", "1945-08-19"), ("19/8/2022", "2022-08-19")]),
    ("mở đầu.\nNgày 2/11, đoàn", [("Ngày 2/11", "2/11")]),
)


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_day_is_found_with_the_words_that_announce_it(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[day.lead : day.end], day.iso() or f"{day.day}/{day.month}") for day in find(text)]

    assert expected == found


@pytest.mark.parametrize(
    "text",
    [
        "có 19/22 chỉ tiêu chủ yếu và 19/21 xã",
        "tăng 240% (17/05 vụ), tai nạn (04/01 vụ), (05/01 người)",
        "đạt 55/63 tiêu chuẩn, từ 5/7 xã lên 6/7 xã",
        "nhiệm kỳ 2020-2025, năm học 2021 - 2022",
        "8 tháng đầu năm, quý I/2024, tháng 4/1985",
        "4.203,1 tỷ đồng, tăng 8,26%, đạt 8.6 điểm",
        "Thứ 3 và thứ hai hằng tuần",
        "mỗi ngày 2-3 lần, thắng 3-1",
        "địa chỉ 15/4 đường Trần Phú, đường 30/4",
        "giỗ Tổ (10/3 âm lịch)",
        "_t=1680602602, số 1.234.567",
        "ngày 31/02/2024 và ngày 30/2",
        "năm 12/5/1812 và 1/1/2200",
    ],
)
def test_ratios_scores_terms_lunar_and_impossible_days_are_no_days(text: str) -> None:
    assert [] == find(text)


def test_a_leap_day_without_its_year_waits_for_one_that_has_it() -> None:
    [day] = find("Sáng 29/2, hội nghị")

    assert "2024-02-29" == day.iso(2024)
    assert None is day.iso(2023)


@pytest.mark.parametrize("piece", ["1/", "1", "ngày ", "1 - ", "/", "ngày 1/1 "])
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + " chiều 24/5."

    assert "chiều 24/5" == text[find(text)[-1].lead : find(text)[-1].end]

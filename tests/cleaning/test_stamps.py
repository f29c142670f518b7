"""Printed moments of publication."""

import pytest

from site_builder.cleaning.stamps import BadStampError, declared, stamp


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("00:00 26/05/2024", "2024-05-26"),
        ("10:15 27/04/2024", "2024-04-27T10:15+07:00"),
        ("Thứ 3, 04/04/2023 | 16:10:37", "2023-04-04T16:10:37+07:00"),
        ("15:35, Thứ Tư, 7-9-2022", "2022-09-07T15:35+07:00"),
        ("Xuất bản lúc: 16:31, 10/11/2023", "2023-11-10T16:31+07:00"),
        ("Cập nhật, 10:11, Thứ Bảy, 29/01/2022 (GMT+7)", "2022-01-29T10:11+07:00"),
        ("Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27+07:00"),
        ("Chủ nhật, ngày 6 tháng 9 năm 2020 - 4:10 PM", "2020-09-06T16:10+07:00"),
    ],
)
def test_a_date_line_is_read_as_precisely_as_it_is_printed(line: str, expected: str) -> None:
    found = stamp(line)

    assert found is not None
    assert expected == found.value


@pytest.mark.parametrize("line", ["Lúc 15:30 ngày 2/11/2025, lũ về.", "Hà Nội, ngày 2/11/2025", "19/22 chỉ tiêu"])
def test_a_line_that_says_more_is_no_date_line(line: str) -> None:
    assert None is stamp(line)


def test_an_impossible_date_is_named() -> None:
    with pytest.raises(BadStampError, match="31/02/2024"):
        stamp("00:00 31/02/2024")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-26T03:00:00Z", "2024-05-26T10:00:00+07:00"),
        ("2024-05-25T17:00:00Z", "2024-05-26"),
        ("2022-09-07T15:35", "2022-09-07T15:35+07:00"),
        ("26/05/2024", "2024-05-26"),
        ("7-9-2022 15:35", "2022-09-07T15:35+07:00"),
        ("31/02/2024", None),
        ("2024-02-30", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("hôm qua", None),
    ],
)
def test_a_declared_date_is_iso_or_vietnamese(value: str, expected: str | None) -> None:
    assert expected == declared(value)

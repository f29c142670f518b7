"""Days on which what is reported happened."""

import pytest

from site_builder.extract.event_dates import find
from site_builder.model import Caption, Document, Source, Statement


def document(text: str, published: str | None = "2023-04-04T16:10+07:00", captions: tuple[str, ...] = ()) -> Document:
    stated = (Statement("published", published, None, "test", 1.0),) if published else ()
    shown = tuple(Caption(one, 0) for one in captions)
    return Document("a", Source("a.txt", ""), "Tiêu đề", text, shown, (), stated, {})


def days(text: str, published: str | None = "2023-04-04T16:10+07:00") -> list[tuple[object, str]]:
    return [(one.value, one.evidence.quote) for one in find(document(text, published)) if one.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng ngày 4/4, Ban Chấp hành họp.", [("2023-04-04", "Sáng ngày 4/4")]),
        ("Chiều 28/12, đoàn đến thăm.", [("2022-12-28", "Chiều 28/12")]),
        ("Ngày 20/4, tỉnh sẽ tổ chức lễ.", [("2023-04-20", "Ngày 20/4")]),
        ("Sáng nay, tỉnh khai mạc hội nghị.", [("2023-04-04", "Sáng nay")]),
        ("Tối qua, mưa lớn.", [("2023-04-03", "Tối qua")]),
        ("Hôm qua (3/4), tỉnh họp.", [("2023-04-03", "Hôm qua (3/4)")]),
        ("Sáng 1/9 năm ngoái, trường khai giảng.", [("2022-09-01", "Sáng 1/9")]),
    ],
)
def test_a_day_without_its_year_is_read_from_the_day_of_publication(
    text: str, expected: list[tuple[object, str]]
) -> None:
    assert expected == days(text)


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Kế hoạch số 276-KH/HU, ngày 12/3/2024 của Ban Thường vụ",
        "Quyết định số 916-QĐ/TU ngày 29/9/2023",
        "tổng thu ngân sách tính đến ngày 31/8/2022 đạt 660 tỷ đồng",
        "ông sinh ngày 5/6/1970",
        "kỷ niệm ngày 27/7",
        "tổ chức vào ngày 15/3 hằng năm",
        "cuộc sống hôm nay",
    ],
)
def test_dates_of_documents_statistics_births_and_holidays_are_no_events(text: str) -> None:
    assert [] == days(text)


def test_without_any_year_nothing_is_guessed() -> None:
    assert [] == days("Chiều 9/5, đoàn khảo sát.", published=None)
    assert [] == days("Tối 8/6, bà cho biết ông được bổ nhiệm 20/7/2015.", published=None)[1:]


def test_a_full_date_close_by_lends_its_year() -> None:
    expected = [("2017-05-09", "Chiều 9/5"), ("2017-05-20", "ngày 20/5/2017")]

    assert expected == days("Chiều 9/5, tỉnh họp; số liệu thống nhất vào ngày 20/5/2017.", published=None)


def test_a_caption_is_evidence_too() -> None:
    [found] = find(document("Không có ngày.", captions=("Hội nghị ngày 4/4",)))

    assert found.evidence is not None
    assert ("captions[0]", "ngày 4/4") == (found.evidence.field, found.evidence.quote)


def test_a_year_said_before_the_day_is_its_year() -> None:
    assert ["2024-10-01"] == [day for day, _ in days("Năm 2024, ngày 1/10, tỉnh cũng tổ chức hội nghị.")]


def test_the_half_year_just_ended_lends_its_year_in_figures_and_in_words() -> None:
    text = "Sáng 7/7, tỉnh họp; ngày 16/6 đã có báo cáo. {} tháng đầu năm 2017, tỉnh tăng trưởng khá."

    for half in ("6", "Sáu"):
        assert ["2017-07-07", "2017-06-16"] == [day for day, _ in days(text.format(half), None)]


def test_a_dash_may_have_a_blank_on_one_side_only() -> None:
    text = "Ngày 2 -4, tỉnh họp. Nhiệt độ thấp nhất từ 20 -23 độ."
    assert [("2023-04-02", "Ngày 2 -4")] == days(text)

"""Pages without their furniture."""

import pytest

from site_builder.cleaning.clean import Cleaned, clean
from site_builder.cleaning.lines import split

FIRST = (
    "Sáng 3/8, Ban Thường vụ Tỉnh ủy đã có buổi làm việc với Ban Thường vụ Huyện ủy về tình hình thực hiện nghị quyết."
)
SECOND = "Theo báo cáo của địa phương, kinh tế của huyện tiếp tục phát triển, đời sống nhân dân được nâng lên rõ rệt."
THIRD = "Kết luận hội nghị, đồng chí Bí thư Tỉnh ủy đề nghị huyện tiếp tục phát huy những kết quả đã đạt được."


def page(*lines: str) -> Cleaned:
    return clean(split("\n".join(lines)))


def body(*between: str) -> Cleaned:
    return page("Tỉnh làm việc với huyện", "10:15 03/08/2024", FIRST, SECOND, *between, THIRD)


def test_the_title_the_date_and_the_paragraphs_are_told_apart() -> None:
    found = body()

    assert "Tỉnh làm việc với huyện" == found.title
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == found.text
    assert [(1, "title"), (2, "published")] == [(one.line, one.reason) for one in found.removed]


def test_the_clock_above_the_title_is_the_moment_of_reading() -> None:
    found = page("Thứ 3, 30/07/2024, 05:20[GMT+7]", "Tỉnh họp", "Thứ 3, 04/04/2023 | 16:10:37", FIRST, SECOND)

    stated = {one.property: one.value for one in found.statements}
    assert {"crawled": "2024-07-30T05:20+07:00", "published": "2023-04-04T16:10:37+07:00"} == stated


def test_every_line_is_either_text_or_removed() -> None:
    lines = ("Sign In", "Tỉnh họp", "10:15 03/08/2024", "1.234 lượt xem", FIRST, "\u00a0", SECOND, "Diệu Hiền", "Tag:")
    found = page(*lines)

    kept = [*found.text.split("\n\n"), *(one.text for one in found.removed)]
    assert sorted(line for line in lines if line.strip()) == sorted(kept)


def test_the_evidence_of_a_fact_is_a_slice_of_the_removed_line() -> None:
    found = page(
        "Tỉnh họp", "10:15 03/08/2024", "20,037 lượt xem", FIRST, SECOND, "Thực hiện: N.ĐỨC", "Từ khóa: Tỉnh ủy; huyện"
    )

    removed = {f"removed[{index}]": one.text for index, one in enumerate(found.removed)}
    slices = {
        one.value: removed[one.evidence.field][one.evidence.start : one.evidence.end]
        for one in found.statements
        if one.evidence
    }
    assert {
        "2024-08-03T10:15+07:00": "10:15 03/08/2024",
        20037: "20,037",
        "N.ĐỨC": "N.ĐỨC",
        "Tỉnh ủy": "Tỉnh ủy",
        "huyện": "huyện",
    } == slices


def test_a_caption_printed_twice_is_kept_once() -> None:
    caption = "Các đại biểu trao đổi tại buổi làm việc."
    found = body(caption, caption)

    assert [(caption, 2)] == [(one.text, one.after) for one in found.captions]
    assert ["title", "published", "caption", "repeat"] == [one.reason for one in found.removed]


@pytest.mark.parametrize(
    "line",
    [
        "Đồng chí Nguyễn Văn An, Bí thư Tỉnh ủy phát biểu tại hội nghị.",
        "Đại biểu dự hội nghị.",
        "Quang cảnh buổi làm việc",
        "Nhân dân xã Tân Hồng thu hoạch lúa. Ảnh: THU HÀ",
    ],
)
def test_a_line_that_describes_a_picture_is_a_caption(line: str) -> None:
    assert [line] == [one.text for one in body(line).captions]


@pytest.mark.parametrize(
    "line",
    [
        "Tháo gỡ khó khăn cho doanh nghiệp",
        "Bí thư Tỉnh ủy bày tỏ chia sẻ sâu sắc với bà con.",
        "Chủ tịch UBND tỉnh đề nghị các địa phương báo cáo trước cuối tháng.",
        "Hiện nay, toàn huyện có 380 căn nhà bị ngập.",
        "Đồng chí cũng đã trao 20 suất quà.",
    ],
)
def test_headings_and_short_paragraphs_stay_in_the_text(line: str) -> None:
    found = body(line)

    assert () == found.captions
    assert line in found.text.split("\n\n")


def test_a_list_of_other_articles_goes_with_its_label() -> None:
    found = page("Tỉnh họp", FIRST, SECOND, "Thu Hà", "Các tin khác", "Huyện A khánh thành cầu", "Xã B về đích")

    assert f"{FIRST}\n\n{SECOND}" == found.text
    assert ["title", "byline", "chrome", "chrome", "chrome"] == [one.reason for one in found.removed]


def test_a_dateline_stays_in_the_text_and_names_the_outlet() -> None:
    found = page("Tỉnh họp", f"(Baoquangngai.vn)- {FIRST}", SECOND)

    assert found.text.startswith("(Baoquangngai.vn)- Sáng 3/8")
    assert ["Baoquangngai.vn"] == [one.value for one in found.statements if one.property == "outlet"]


def test_typos_and_unbalanced_quotes_stay_as_printed() -> None:
    line = 'Thực hiện hiệu quả "Chương trình mỗi xã một sản phẩm”  để xuất trong thời quan qua, tỉnh sẽ hỗ trợ.'

    assert line in body(line).text


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{SECOND} {THIRD} Ảnh: THU HÀ",
        f"{SECOND} Đoàn đã trao 20 suất quà. Tin, ảnh: THU HÀ.",
        f"(Ảnh: THU HÀ) {SECOND} {THIRD}",
    ],
)
def test_a_paragraph_that_swallowed_a_photo_credit_stays_in_the_text(paragraph: str) -> None:
    found = body(paragraph)

    assert () == found.captions
    assert paragraph in found.text.split("\n\n")
    assert ["THU HÀ"] == [one.value for one in found.statements if one.property == "photographer"]


def test_an_impossible_date_is_noted_with_its_line() -> None:
    found = page("Tỉnh họp", "00:00 31/02/2024", FIRST, SECOND)

    assert [2] == [note.line for note in found.notes]
    assert "31/02/2024" in str(found.notes[0].text)
    assert () == tuple(one for one in found.statements if one.property == "published")


def test_counters_and_the_name_of_the_paper_beside_an_aggregator_s_clock_are_furniture() -> None:
    lines = split(f"Đồng Tháp\n5 giờ trước\n1\nđăng lại\n1.024\nliên quan\nGốc\n{FIRST}\n2021\n{SECOND}")
    found = clean(lines, title="Tỉnh họp bàn")

    assert f"{FIRST}\n\n2021\n\n{SECOND}" == found.text
    assert {"chrome"} == {one.reason for one in found.removed}


@pytest.mark.parametrize("line", ["2021", "Đồng Tháp", "Những con số đáng nhớ"])
def test_a_short_line_at_the_top_stays_when_no_furniture_stands_beside_it(line: str) -> None:
    found = clean(split(f"{line}\n{FIRST}\n{SECOND}"), title="Tỉnh họp bàn")

    assert f"{line}\n\n{FIRST}\n\n{SECOND}" == found.text


def test_a_date_below_a_title_that_is_declared_and_printed_is_no_text() -> None:
    found = clean(split(f"Tỉnh họp bàn\n01/11/2025\n{FIRST}\n{SECOND}"), title="Tỉnh họp bàn")

    assert f"{FIRST}\n\n{SECOND}" == found.text
    assert [("published", "2025-11-01")] == [(one.property, one.value) for one in found.statements]


@pytest.mark.parametrize(
    "caption",
    [
        "Tàu chở khí cập cảng ở Đức. (Nguồn: Getty Images)",
        "Vị trí của cơn bão lúc 7 giờ. Nguồn: Trung tâm Dự báo khí tượng",
        "Bộ trưởng Quốc phòng. (Ảnh minh họa. Nguồn: AFP)",
    ],
)
def test_a_sentence_that_ends_with_where_it_is_from_is_a_caption(caption: str) -> None:
    found = body(caption)

    assert [caption] == [one.text for one in found.captions]


@pytest.mark.parametrize(
    "line",
    [
        "Sản lượng tăng 5%. Xuất khẩu giảm nhẹ so với năm trước. (Nguồn: Cục Thống kê)",
        "Nguồn: Cục Thống kê tỉnh, số liệu của chín tháng đầu năm",
    ],
)
def test_a_paragraph_with_its_source_stays(line: str) -> None:
    assert line in body(line).text


def test_a_lead_of_several_sentences_that_is_printed_twice_is_no_caption() -> None:
    lead = f"{FIRST} {SECOND} {THIRD}"
    found = clean(split(f"{lead}\n{lead}\n{SECOND}"), title="Tỉnh họp bàn")

    assert f"{lead}\n\n{SECOND}" == found.text
    assert (["repeat"], ()) == ([one.reason for one in found.removed], found.captions)


def test_who_writes_for_a_site_is_named_without_it() -> None:
    found = clean(split(f"{FIRST}\n{SECOND}\nQuốc Huy/bnews/vnanet.vn"), title="Tỉnh họp bàn")

    assert ["Quốc Huy"] == [one.value for one in found.statements if one.property == "byline"]

"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.narrow import narrow
from site_builder.text.sentences import sentences, sentences_with


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ông N. V. A. ở TP. Hồ Chí Minh và TX. Hương Thủy họp.",
        "PGS.TS. Lê Văn B gặp ThS. Trần Thị C.",
        "Giá 3.500 đồng, tăng 8.26% theo baoquangngai.vn ngày 24.5.",
        "TP.HCM họp trực tuyến với Q.1.",
        "Kinh phí ... và các khoản khác.",
    ],
)
def test_an_abbreviation_or_number_ends_no_sentence(text: str) -> None:
    assert [text] == split(text)


def test_marks_inside_quotes_belong_to_the_sentence() -> None:
    assert ["Ông nói: “Tốt!”", "Rồi đi."] == split("Ông nói: “Tốt!” Rồi đi.")


def test_a_forgotten_blank_still_ends_a_sentence() -> None:
    assert ["Hiệu quả…", "Đồng thời họp hội nghị.", "Xong."] == split("Hiệu quả…Đồng thời họp hội nghị.Xong.")


def test_every_line_ends_a_sentence() -> None:
    assert ["Tiêu đề", "Chiều 24/5, họp", "Hết."] == split("Tiêu đề\n\nChiều 24/5, họp\r\nHết.")


def test_blanks_around_a_sentence_are_not_part_of_it() -> None:
    assert ["Một.", "Hai."] == split("\u00a0 Một.  \u00a0Hai. \n ")


def test_nothing_has_no_sentences() -> None:
    assert [] == sentences(" \n\n ")


PIECES = ["Ông Tám nói", ". ", "…", " 3.000", "TP", '."', "!", "  ", "\n", "\r\n"]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sets(st.integers(-1, 99)))
def test_sentences_are_picked_by_the_places_in_them(text: str, drawn: set[int]) -> None:
    places = sorted(place for place in drawn if place <= len(text))
    expected = [(start, end) for start, end in sentences(text) if any(start - 1 <= at < end for at in places)]

    assert expected == list(sentences_with(text, narrow(text), places))

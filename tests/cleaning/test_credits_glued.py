"""Writers named at the end of a text that has no lines."""

import pytest

from site_builder.cleaning.credits import glued


@pytest.mark.parametrize(
    ("text", "writers"),
    [
        ("Dàn lãnh đạo của ngân hàng  Trần Văn Tám", ["Trần Văn Tám"]),
        ("Xem thêm tại đây.  LÊ CHÍN", ["LÊ CHÍN"]),
        ("Đó là lời ông nói. Lê Chín Theo Trí thức trẻ", ["Lê Chín"]),
        ("Vụ việc được điều tra. Tổng hợp Lê Chín", ["Lê Chín"]),
        ("Vụ việc được điều tra.", []),
    ],
)
def test_the_writer_stands_behind_the_last_sentence_or_two_blanks(text: str, writers: list[str]) -> None:
    assert writers == [text[name.start : name.end] for name in glued(text) if name.role == "byline"]

"""Losing a paragraph is worse than leaving a caption in the text."""

import pytest

from site_builder.model import Input
from site_builder.sources import document

BEFORE = "Sáng 24/5, tỉnh khai mạc hội chợ nông sản, với sự tham gia của nhiều hợp tác xã trên địa bàn."
AFTER = "Theo ban tổ chức, sản phẩm được bày bán đều có nguồn gốc rõ ràng và được kiểm định chất lượng."


def page(line: str) -> bytes:
    return f"Khai mạc hội chợ nông sản\n\n10:15 24/05/2024\n{BEFORE}\n\n{line}\n\n{AFTER}\n".encode()


@pytest.mark.parametrize(
    "line",
    [
        "Hội chợ kéo dài đến ngày 30/5 và mở cửa tự do cho mọi người dân tới tham quan, mua sắm.",
        "Hội nghị thảo luận quy hoạch vùng trồng cây dược liệu dưới tán rừng.",
        "Ban ngày du khách tham quan các gian hàng và thưởng thức đặc sản.",
        "Lãnh đạo tỉnh tiếp đoàn ngày 12/6 tại trụ sở mới.",
    ],
)
def test_a_sentence_of_the_report_stays_in_the_text(line: str) -> None:
    assert f"{BEFORE}\n\n{line}\n\n{AFTER}" == document(Input("seeds/a.txt", folder="seeds"), page(line)).text


def test_a_scene_is_a_caption_on_a_scraped_page() -> None:
    found = document(Input("seeds/a.txt", folder="seeds"), page("Đại biểu tham quan các gian hàng."))

    assert ["Đại biểu tham quan các gian hàng."] == [caption.text for caption in found.captions]


def test_what_an_archivist_wrote_down_has_no_scenes() -> None:
    text = f"---\ntitle: Khai mạc\n---\n{BEFORE}\n\nĐại biểu tham quan các gian hàng.\n\n{AFTER}\n"

    found = document(Input("seeds/a.md", folder="seeds"), text.encode())

    assert () == found.captions
    assert "Đại biểu tham quan các gian hàng." in found.text

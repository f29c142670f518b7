"""Who a credit line names, by the forms that Vietnamese newsrooms print."""

import pytest

from site_builder.cleaning.credits import credits_of, glued
from site_builder.cleaning.photos import photographers

LINES: tuple[tuple[str, list[str], list[str]], ...] = (
    ("Phạm Minh Thư, Văn phòng Tỉnh ủy", ["Phạm Minh Thư"], []),
    ("Thực hiện: N.ĐỨC", ["N.ĐỨC"], []),
    ("Bài, ảnh: THU HÀ", ["THU HÀ"], ["THU HÀ"]),
    ("Tin và ảnh: L.H.N", ["L.H.N"], ["L.H.N"]),
    ("Hồng Nhung - Đức Minh", ["Hồng Nhung", "Đức Minh"], []),
    ("Ảnh: Thành Tâm", [], ["Thành Tâm"]),
    ("T.H (tổng hợp)", ["T.H"], []),
    ("NGUYỄN VĂN NAM", ["NGUYỄN VĂN NAM"], []),
    ("Nguồn: Báo Nhân Dân", [], []),
    ("PV", ["PV"], []),
    ("Hải Yến/CTV", ["Hải Yến"], []),
    ("Tin: Bá Thắng; Ảnh: Quốc Huy", ["Bá Thắng"], ["Quốc Huy"]),
    ("Nhóm PV", ["Nhóm PV"], []),
    ("(Theo TTXVN)", [], []),
    ("XUÂN TƯƠI", ["XUÂN TƯƠI"], []),
    ("Bt: Như Ý", ["Như Ý"], []),
    ("Nguyễn Thu – Hoàng Kha/ Nguồn: Cổng thông tin điện tử", ["Nguyễn Thu", "Hoàng Kha"], []),
    ("LH (ST)", ["LH"], []),
    ("(Lê Hoàng Ngơi, Hội Nông dân xã Tân Tiến)", ["Lê Hoàng Ngơi"], []),
    ("THÁI CƯƠNG |", ["THÁI CƯƠNG"], []),
    ("Tin, ảnh: HỮU HUỆ", ["HỮU HUỆ"], ["HỮU HUỆ"]),
    ("Biên tập viên Cổng TTĐT tỉnh", [], []),
    ("Vũ Nguyên – Nhật Quân", ["Vũ Nguyên", "Nhật Quân"], []),
    ("Ảnh: Cổng TTĐT tỉnh", [], ["Cổng TTĐT tỉnh"]),
    ("Tác giả: Trần Xuân Diên", ["Trần Xuân Diên"], []),
    ("Nhóm PV/VOV-Miền Trung", ["Nhóm PV"], []),
    ("T. Thành - C.Đại", ["T. Thành", "C.Đại"], []),
    ("Luật sư TRẦN VĂN MINH", ["TRẦN VĂN MINH"], []),
    ("Minh Đức (Theo Anadolu, India Today)", ["Minh Đức"], []),
    ("Đăng Nguyễn - Kyiv Independent", ["Đăng Nguyễn"], []),
    ("Tâm Hằng (P/v TTXVN tại Moskva)", ["Tâm Hằng"], []),
    ("(TTXVN/Vietnam+)", [], []),
)


@pytest.mark.parametrize(("line", "writers", "pictures"), LINES)
def test_a_credit_line_names_its_writers_and_photographers(line: str, writers: list[str], pictures: list[str]) -> None:
    names = credits_of(line)

    assert names is not None
    assert writers == [line[one.start : one.end] for one in names if one.role == "byline"]
    assert pictures == [line[one.start : one.end] for one in names if one.role == "photographer"]


@pytest.mark.parametrize(
    "line",
    [
        "Đời sống người dân được nâng lên",
        "Theo UBND tỉnh, đến nay đã có 5 hộ được hỗ trợ.",
        "Nội dung: chương trình hành động của Tỉnh ủy",
        "Quảng Ngãi đẩy mạnh chuyển đổi số",
        "Ông Nguyễn Văn An",
        "Do đó, những kết quả đạt được là quan trọng",
        "x" * 500,
    ],
)
def test_a_sentence_is_no_credit_line(line: str) -> None:
    assert None is credits_of(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("để hoàn thiện báo cáo. Dương Chiến", ["Dương Chiến"]),
        ("sẽ xử lý nghiêm”.Doãn Công", ["Doãn Công"]),
        ("hội nhập./. Bình Minh/VOV.VN", ["Bình Minh"]),
        ("chặt chẽ. L.N - Phạm Đông", ["L.N", "Phạm Đông"]),
        ("là kết quả đáng mừng. Do đó, tỉnh tiếp tục phát huy.", []),
        ("ghi nhận của Ông Nguyễn Văn An.", []),
    ],
)
def test_a_name_behind_the_last_sentence_is_the_writer(text: str, expected: list[str]) -> None:
    assert expected == [text[one.start : one.end] for one in glued(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lãnh đạo hai đơn vị ký biên bản. Ảnh: THÁI CƯƠNG", ["THÁI CƯƠNG"]),
        ("Lễ đón đoàn. (Ảnh: Lê Minh/TTXVN) Nhận lời mời", ["Lê Minh"]),
        ("Nông dân thu hoạch. Ảnh: ĐÔNG HÀ Lo cây dừa", ["ĐÔNG HÀ"]),
        ("Đối tượng bị bắt. Ảnh: Hữu Tám Cơ quan công an giám định tang vật.", ["Hữu Tám"]),
        ("Đoàn thăm đảo. (Ảnh Nam Tám)", ["Nam Tám"]),
        ("Hiện trường. Ảnh: Lao Động Trước đó, báo đưa tin.", []),
        ("Hiện trường. (Ảnh minh họa) (Ảnh: Tuổi Trẻ)", []),
        ("Đoàn dự lễ. Ảnh: Trần Thanh Hải Sáng nay, đoàn đến.", []),  # no telling where the name ends
        ("Học sinh đến lớp. Ảnh minh họa: Lê Tám- TTXVN Ngay sau đó, tỉnh họp.", ["Lê Tám"]),
        ("Tàu chiến trên biển. Ảnh: Reuters", []),
        ("Hình ảnh: một ngày ở xã", []),
    ],
)
def test_a_photo_credit_names_people_but_no_foreign_media(text: str, expected: list[str]) -> None:
    assert expected == [text[one.start : one.end] for one in photographers(text)]

"""Which province a newspaper belongs to."""

import pytest

from site_builder.gazetteer.outlets import outlet_province


@pytest.mark.parametrize(
    ("outlet", "province"),
    [
        ("baoquangngai.vn", "quang-ngai"),
        ("Baoquangngai.vn", "quang-ngai"),
        ("https://baobackan.com.vn/tin/x.html", "bac-kan"),
        ("Báo Quảng Ngãi", "quang-ngai"),
        ("Web Quảng Trị", "quang-tri"),
        ("quangtri.gov.vn", "quang-tri"),
        ("http://sonn.quangtri.gov.vn/a?b", "quang-tri"),
        ("Báo Ấp Bắc", "tien-giang"),
        ("baodongkhoi.vn", "ben-tre"),
        ("Báo Hànộimới", "ha-noi"),
        ("Sài Gòn Giải Phóng", "ho-chi-minh"),
        ("truyenhinhnghean.vn", "nghe-an"),
        ("Báo Hoà Bình", "hoa-binh"),
        ("Báo Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Báo Thừa Thiên Huế", "hue"),
        ("huengaynay.vn", "hue"),
    ],
)
def test_a_provincial_outlet_names_its_province(outlet: str, province: str) -> None:
    assert province == outlet_province(outlet)


@pytest.mark.parametrize(
    "outlet",
    [
        "vnexpress.net",
        "Báo Pháp Luật TP.HCM",
        "tuoitre.vn",
        "Báo Nhân Dân",
        "tapchicongsan.org.vn",
        "",
        "hanoi.com",
        "x" * 9999,
    ],
)
def test_a_national_outlet_names_none(outlet: str) -> None:
    assert outlet_province(outlet) is None

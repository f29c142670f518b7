"""Which province an article is about."""

import pytest

from site_builder.extract import places, province
from site_builder.model import Document, PlaceNamed, Removed, Source, Statement

DAY = "2023-05-10"
NO_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = ()


def document(
    text: str, title: str = "", day: str | None = DAY, outlet: str | None = None, removed: str = ""
) -> Document:
    published = (Statement("published", day, None, "declared", 1.0, "declared"),) if day else ()
    cut = (Removed(1, removed, "chrome"),) if removed else ()
    return Document("a", Source("a.txt", "", outlet=outlet), title, text, (), cut, published, {})


def decide(article: Document, names: tuple[tuple[str, tuple[str, ...]], ...] = NO_NAMES) -> list[Statement]:
    return province.decide(article, places.find(article), names)


def primary(article: Document, names: tuple[tuple[str, tuple[str, ...]], ...] = NO_NAMES) -> tuple[str, str] | None:
    """Return (key, how) of the province the article is about."""
    found = [s.value for s in decide(article, names) if s.property == "province"]
    return (str(found[0].key), found[0].how) if found and isinstance(found[0], PlaceNamed) else None


def settled(
    article: Document, names: tuple[tuple[str, tuple[str, ...]], ...] = NO_NAMES
) -> list[tuple[str | None, str]]:
    return [
        (p.key, p.how) for s in decide(article, names) if s.property == "place" and isinstance(p := s.value, PlaceNamed)
    ]


def test_the_province_named_in_title_and_text_is_the_one() -> None:
    article = document("Tỉnh Quảng Trị khai mạc lễ hội. Khách từ Hà Nội cũng đến.", "Quảng Trị khai mạc lễ hội")

    assert ("quang-tri", "named") == primary(article)


def test_a_single_mention_is_enough_when_the_rest_says_the_province() -> None:
    article = document("Ban Thường vụ Tỉnh ủy họp. Lãnh đạo UBND tỉnh dự. Sau cùng là lao động tỉnh Thái Bình.")

    assert ("thai-binh", "named") == primary(article)


def test_a_district_of_one_province_stands_for_it() -> None:
    article = document(
        "Đoàn làm việc với Huyện ủy Bình Sơn. Tại huyện Bình Sơn, đoàn thăm dân.", "Làm việc với huyện Bình Sơn"
    )

    assert ("quang-ngai", "district") == primary(article)


def test_an_office_holder_decides_between_two_districts_of_one_name() -> None:
    article = document("Ban Thường vụ Tỉnh ủy làm việc với Huyện ủy Chợ Mới. Đồng chí Hoàng Duy Chinh chủ trì.")
    names = (("Hoàng Duy Chinh", ("Bí thư Tỉnh ủy",)),)

    assert ("bac-kan", "official") == primary(article, names)
    assert [("bac-kan/cho-moi", "office-holder")] == settled(article, names)


def test_a_holder_decides_nothing_long_after_the_known_month() -> None:
    article = document(
        "Ban Thường vụ Tỉnh ủy làm việc với Huyện ủy Chợ Mới. Hoàng Duy Chinh chủ trì.", day="2039-05-10"
    )

    assert primary(article, (("Hoàng Duy Chinh", ("Bí thư Tỉnh ủy",)),)) is None


def test_a_namesake_without_the_post_decides_nothing() -> None:
    article = document("Ban Thường vụ Tỉnh ủy làm việc với Huyện ủy Chợ Mới. Hoàng Duy Chinh tham gia.")

    assert primary(article, (("Hoàng Duy Chinh", ("Bí thư Chi bộ",)),)) is None


@pytest.mark.parametrize("where", ["declared", "dateline", "removed"])
def test_the_home_of_a_newspaper_stands_for_the_province_that_goes_without_saying(where: str) -> None:
    text = "Huyện ủy Chợ Mới họp. Bí thư Tỉnh ủy dự. UBND tỉnh báo cáo."
    article = {
        "declared": document(text, outlet="Báo Bắc Kạn"),
        "dateline": document(f"(Baobackan.vn) - {text}"),
        "removed": document(text, removed="Báo Bắc Kạn điện tử"),
    }[where]

    assert ("bac-kan", "outlet") == primary(article)
    assert [("bac-kan/cho-moi", "context")] == settled(article)


def test_a_local_paper_alone_makes_no_local_article() -> None:
    assert primary(document("Liên hợp quốc họp bàn về khí hậu.", outlet="Báo Bắc Kạn")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 10/5, tại Hà Nội, Thủ tướng tiếp Đại sứ Nhật Bản.",
        "Đại biểu Nguyễn Văn A (đoàn Bến Tre) và đại biểu Trần Thị B (Nghệ An) tranh luận.",
        "Mưa lớn ở Lào Cai, Yên Bái, Phú Thọ, Hòa Bình, Sơn La, Thanh Hóa, Nghệ An và Hà Tĩnh.",
        "Quốc hội họp phiên toàn thể.",
        "Nạn nhân quê Nam Định.",
    ],
)
def test_a_national_article_is_about_no_province(text: str) -> None:
    assert primary(document(text)) is None


def test_two_provinces_of_equal_weight_give_none() -> None:
    text = "Tỉnh Thanh Hóa và tỉnh Nghệ An họp. Thanh Hóa nêu ý kiến. Nghệ An nêu ý kiến."

    assert primary(document(text, "Thứ Ba họp về Thanh Hóa, Nghệ An")) is None


def test_the_province_named_is_the_one_in_force() -> None:
    article = document(
        "Tỉnh Bình Thuận cũ có lũ. Lũ lớn ở xã Tuy Phong, Lâm Đồng.", "Lũ lớn tại Lâm Đồng", day="2025-11-02"
    )

    assert ("lam-dong", "named") == primary(article)


def test_a_commune_is_settled_by_the_district_named_elsewhere() -> None:
    article = document("Huyện Giồng Trôm họp. Đoàn kiểm tra tại xã Châu Hòa, xã Tân Thanh.")

    assert ("ben-tre/giong-trom/xa-tan-thanh", "context") in settled(article)


def test_the_evidence_is_a_real_quote() -> None:
    article = document("Ban Thường vụ Tỉnh ủy họp. Đồng chí Hoàng Duy Chinh chủ trì.")
    found = next(s for s in decide(article, (("Hoàng Duy Chinh", ("Bí thư Tỉnh ủy",)),)) if s.property == "province")

    assert found.evidence
    assert "Hoàng Duy Chinh" == found.evidence.quote == article.text[found.evidence.start : found.evidence.end]
    assert 0 < found.confidence < 1

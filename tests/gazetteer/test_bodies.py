"""Posts that lead a unit come first where its offices are listed."""

from site_builder.gazetteer.bodies import leading

LEADERS = (
    "Bí thư Tỉnh ủy",
    "Phó Bí thư Thường trực Tỉnh ủy",
    "Chủ tịch HĐND tỉnh",
    "Chủ tịch UBND tỉnh",
    "Trưởng đoàn Đại biểu Quốc hội tỉnh",
    "Phó Chủ tịch HĐND tỉnh",
    "Phó Chủ tịch UBND tỉnh",
    "Trưởng Ban Tổ chức Tỉnh ủy",
)


def test_who_leads_a_unit_stands_before_the_heads_of_its_boards() -> None:
    assert list(range(len(LEADERS))) == list(map(leading, LEADERS))


def test_a_post_in_a_part_of_a_unit_does_not_lead_it() -> None:
    others = ("Bí thư Đảng ủy Sở Y tế", "Chủ tịch Hội Nông dân tỉnh", "Chủ tịch UBND")

    assert {leading("Giám đốc Sở Y tế")} == set(map(leading, others))

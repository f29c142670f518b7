"""Canonical labels of posts: rank order and English names."""

from itertools import pairwise

import pytest

from site_builder.extract.people.lexicon import lexicon
from site_builder.gazetteer.posts import english, rank, tables

ORDER = [
    "Tổng Bí thư",
    "Chủ tịch nước",
    "Thủ tướng Chính phủ",
    "Ủy viên Ban Chấp hành Trung ương Đảng",
    "Bộ trưởng Bộ Y tế",
    "Thứ trưởng Bộ Y tế",
    "Bí thư Tỉnh ủy",
    "Phó Bí thư Thường trực Tỉnh ủy",
    "Phó Bí thư Tỉnh ủy",
    "Chủ tịch HĐND tỉnh",
    "Chủ tịch UBND tỉnh",
    "Phó Chủ tịch UBND tỉnh",
    "Giám đốc Sở Y tế",
    "Bí thư Huyện ủy",
    "Chủ tịch UBND huyện",
    "Chủ tịch UBND xã",
    "Người gác cổng",
]


def test_posts_are_ordered_from_the_nation_to_the_commune() -> None:
    assert all(rank(higher) < rank(lower) for higher, lower in pairwise(ORDER))


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("Bí thư Tỉnh ủy", "Secretary, Provincial Party Committee"),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Standing Deputy Secretary, Provincial Party Committee"),
        ("Chủ tịch UBND tỉnh", "Chair, Provincial People's Committee"),
        ("Giám đốc Sở Y tế", "Director, Department of Health"),
        ("Thứ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Deputy Minister, Ministry of Culture, Sports and Tourism"),
        ("Tổng Bí thư", "General Secretary of the Party"),
        ("Người gác cổng", "Người gác cổng"),
    ],
)
def test_a_label_has_an_english_name(post: str, name: str) -> None:
    assert name == english(post)


def test_no_spelling_means_two_posts() -> None:
    known = tables()
    spelled = [form for post in known.post for form in (post.vi.lower(), *post.forms)]

    assert len(spelled) == len(set(spelled))


def test_every_label_of_the_data_file_is_read_as_itself() -> None:
    for post in tables().post:
        found = lexicon().heads.longest(post.vi.lower().split(), 0)
        assert found is not None
        assert post.vi == found[0].label

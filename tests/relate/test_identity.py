"""Who is who: one page per person, not per spelling, and two people of one name stay two."""

import random
from itertools import combinations

import pytest
from synthetic import homonyms, record

from site_builder.model import Record
from site_builder.relate import identity


def keys_of(*records: tuple[str, str | None, str, str, str | None]) -> list[str]:
    """Return the key of the one person of each record (id, day, name, post, unit)."""
    made = [record(id_, day, [(name, post, unit, "current")]) for id_, day, name, post, unit in records]
    keys = identity.keys(made)
    return [keys[id_, name] for id_, _, name, _, _ in records]


def test_tone_placement_and_case_do_not_split_a_person() -> None:
    a, b = keys_of(
        ("1", "2023-01-01", "Nguyễn Thị Hoà", "Bí thư Tỉnh ủy", "bac-kan"),
        ("2", "2023-02-01", "Nguyễn Thị Hòa", "Bí thư Tỉnh ủy", "bac-kan"),
    )

    assert a == b


def test_other_diacritics_are_other_people() -> None:
    a, b = keys_of(
        ("1", "2023-01-01", "Lê Quang Tùng", "Bí thư Tỉnh ủy", "quang-tri"),
        ("2", "2023-02-01", "Lê Quang Tụng", "Bí thư Tỉnh ủy", "quang-tri"),
    )

    assert a != b
    assert a.startswith("le-quang-tung-")
    assert b.startswith("le-quang-tung-")


def test_one_name_in_two_provinces_is_two_people() -> None:
    a, b = keys_of(
        ("1", "2023-01-01", "Nguyễn Văn Hùng", "Giám đốc Sở Y tế", "bac-kan"),
        ("2", "2023-02-01", "Nguyễn Văn Hùng", "Giám đốc Sở Y tế", "ben-tre"),
    )

    assert a != b


def test_two_posts_of_one_name_at_the_same_time_are_two_people() -> None:
    a, b, c, d = keys_of(
        ("1", "2023-01-01", "Nguyễn Văn Hùng", "Giám đốc Sở Y tế", "bac-kan"),
        ("2", "2023-02-01", "Nguyễn Văn Hùng", "Giám đốc Công an tỉnh", "bac-kan"),
        ("3", "2023-03-01", "Nguyễn Văn Hùng", "Giám đốc Sở Y tế", "bac-kan"),
        ("4", "2023-04-01", "Nguyễn Văn Hùng", "Giám đốc Công an tỉnh", "bac-kan"),
    )

    assert (a, b) == (c, d)
    assert a != b


def test_a_career_in_one_province_is_one_person() -> None:
    a, b = keys_of(
        ("1", "2019-01-01", "Nguyễn Văn Hùng", "Bí thư Huyện ủy", "bac-kan/cho-moi"),
        ("2", "2020-06-01", "Nguyễn Văn Hùng", "Giám đốc Sở Nội vụ", "bac-kan"),
    )

    assert a == b


def test_a_mention_without_a_unit_joins_the_only_person_of_that_name() -> None:
    a, b = keys_of(
        ("1", "2019-01-01", "Nguyễn Văn Hùng", "Bí thư Tỉnh ủy", "bac-kan"),
        ("2", "2019-02-01", "Nguyễn Văn Hùng", "Bí thư Tỉnh ủy", None),
    )

    assert a == b


def test_people_of_one_name_are_told_apart_on_ten_made_up_archives() -> None:
    right, found, true = map(sum, zip(*(pairs_of(*homonyms(seed)) for seed in range(10)), strict=True))

    assert right / found >= 0.99
    assert right / true >= 0.95


def pairs_of(records: list[Record], truth: dict[str, int]) -> tuple[int, int, int]:
    """Return the pairs of mentions that are rightly joined, that are joined, and that should be."""
    keys = identity.keys(records)
    key_of = {r.id: keys[r.id, r.people[0].name] for r in records}
    right = found = true = 0
    for a, b in combinations(sorted(truth), 2):
        same_person, same_key = truth[a] == truth[b], key_of[a] == key_of[b]
        right += same_person and same_key
        found += same_key
        true += same_person
    return right, found, true


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_inputs_never_changes_a_key(seed: int) -> None:
    records, _ = homonyms(seed)
    shuffled = list(records)
    random.Random(99).shuffle(shuffled)

    assert identity.keys(records) == identity.keys(shuffled)


@pytest.mark.parametrize("first", [("Thứ trưởng Bộ Y tế", None), ("Giám đốc Trung tâm Văn hóa", None)])
def test_a_later_article_with_a_province_never_renames_a_page(first: tuple[str, str | None]) -> None:
    earlier = ("1", "2024-05-24", "Trần Văn Thử", *first)
    [before] = keys_of(earlier)

    after = keys_of(earlier, ("2", "2024-06-24", "Trần Văn Thử", "Chủ tịch UBND tỉnh", "nghe-an"))

    assert before in after


@pytest.mark.parametrize("seed", range(3))
def test_newer_articles_never_rename_a_page(seed: int) -> None:
    records, _ = homonyms(seed)
    ordered = sorted(records, key=lambda r: (r.date, r.id))
    before = identity.keys(ordered[: len(ordered) // 2])

    after = identity.keys(ordered)

    assert set(before.values()) <= set(after.values())

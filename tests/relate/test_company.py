"""Who appears with whom."""

from msgspec.structs import replace
from synthetic import record

from site_builder.model import Companion, Record
from site_builder.relate.company import CROWD, companions, pairs


def meeting(id_: str, *keys: str) -> Record:
    made = record(id_, "2023-01-01", [(key, "Bí thư Tỉnh ủy", "bac-kan", "current") for key in keys])
    return replace(made, people=tuple(replace(p, key=p.name) for p in made.people))


def test_a_meeting_of_two_weighs_more_than_a_list_of_guests() -> None:
    found = companions([meeting("1", "a", "b"), meeting("2", "a", "c", "d", "e", "f")])

    assert Companion("b", 1, 1.0) == found["a"][0]
    assert Companion("c", 1, 0.25) == found["a"][1]


def test_the_order_in_which_an_article_names_people_is_kept() -> None:
    assert [("z", "a"), ("z", "m"), ("a", "m")] == [(a, b) for a, b, _ in pairs([meeting("1", "z", "a", "m")])]


def test_a_crowd_says_nothing_about_pairs() -> None:
    assert [] == list(pairs([meeting("1", *(f"p{i}" for i in range(CROWD + 1)))]))

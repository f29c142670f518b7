"""Who appears with whom."""

from msgspec.structs import replace
from synthetic import record

from site_builder.model import Companion, Record
from site_builder.relate.company import CROWD, companions


def meeting(id_: str, *keys: str) -> Record:
    made = record(id_, "2023-01-01", [(key, "Bí thư Tỉnh ủy", "bac-kan", "current") for key in keys])
    return replace(made, people=tuple(replace(p, key=p.name) for p in made.people))


def test_a_meeting_of_two_weighs_more_than_a_list_of_guests() -> None:
    found = companions([meeting("1", "a", "b"), meeting("2", "a", "c", "d", "e", "f")])

    assert Companion("b", 1, 1.0) == found["a"][0]
    assert Companion("c", 1, 0.25) == found["a"][1]


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [meeting(str(n), *(f"p{(n * k) % 11}" for k in range(1, 7))) for n in range(1, 40)]

    assert companions(articles) == companions(articles[::-1])


def test_a_crowd_says_nothing_about_pairs() -> None:
    assert {} == companions([meeting("1", *(f"p{i}" for i in range(CROWD + 1)))])

"""A reader is led to articles about the same people and places, close in time."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from synthetic import record

from site_builder.model import Person, Place, Record
from site_builder.relate.mentions import mentions
from site_builder.relate.related import HEAVIEST, NEIGHBOURS, SHOWN, Related, related


def of(id_: str, day: str | None, people: str = "", districts: str = "") -> Record:
    return replace(
        record(id_, day, []),
        people=tuple(Person(key, key, True, 1, ()) for key in people.split()),
        districts=tuple(Place(key, f"bac-kan/{key}", "Bắc Kạn") for key in districts.split()),
    )


def next_to(records: Sequence[Record], same: Mapping[str, Sequence[str]]) -> Related:
    """Return what is related, where the names of people are the keys of their pages."""
    of_id = mentions(sorted(records, key=lambda one: one.id))
    return related(of_id, of_id.name, same)


def test_articles_that_share_more_stand_closer() -> None:
    found = next_to([of("a", "2024-05-01", "x y", "z"), of("b", "2024-05-09", "x y"), of("c", "2024-05-02", "x")], {})

    assert ("b", "c") == found["a"]


def test_of_equally_close_articles_the_nearer_in_time_comes_first_and_the_earlier_of_two() -> None:
    found = next_to([of(f"{day}", f"2024-05-0{day}", "x") for day in range(1, 6)], {})

    assert ("2", "4", "1", "5") == found["3"]


def test_what_few_articles_share_weighs_more() -> None:
    crowd = [of(f"c{day:02}", f"2024-04-{day:02}", "x") for day in range(1, 20)]

    found = next_to([*crowd, of("a", "2024-05-01", "x y"), of("b", "2024-05-09", "y")], {})

    assert "b" == found["a"][0]


def test_articles_that_share_nothing_have_no_neighbours() -> None:
    assert {} == next_to([of("a", "2024-05-01", "x"), of("b", "2024-05-01", "y"), of("c", None)], {})


def test_the_same_report_elsewhere_is_listed_apart() -> None:
    found = next_to([of("a", "2024-05-01", "x"), of("b", "2024-05-01", "x")], {"a": ("b",), "b": ("a",)})

    assert {} == found


def test_it_is_what_comparing_one_pair_after_the_other_gives() -> None:
    rng = random.Random(7)
    days = [None, *(f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28))]
    records = [
        of(f"{n:03}", rng.choice(days), " ".join(rng.choices("abcdefgh", k=rng.randint(0, 3))), rng.choice("uvwxyz"))
        for n in range(300)
    ]
    same: dict[str, tuple[str, ...]] = {"007": ("009",), "009": ("007",)}

    assert slowly(records, same) == next_to(records, same)


def slowly(records: list[Record], same: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    ordered = sorted(records, key=lambda one: (one.date or "", one.id))
    features = [{*(p.key for p in one.people), *(d.key for d in one.districts)} for one in ordered]
    scores = [Counter[int]() for _ in ordered]
    for feature in set().union(*features):
        holders = [n for n, of_one in enumerate(features) if feature in of_one]
        points = max(1, HEAVIEST - len(holders).bit_length() + 1)
        for at, a in enumerate(holders):
            for b in holders[at + 1 : at + 1 + NEIGHBOURS]:
                scores[a][b] += points
                scores[b][a] += points
    found = {}
    for a, of_a in enumerate(scores):
        others = [b for b in of_a if ordered[b].id not in same.get(ordered[a].id, ())]
        others.sort(key=lambda b: (-of_a[b], abs(a - b), b))
        if others:
            found[ordered[a].id] = tuple(ordered[b].id for b in others[:SHOWN])
    return found

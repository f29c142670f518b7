"""A conclusion is no surer than what it rests on."""

from pathlib import Path

from site_builder.extract import article
from site_builder.model import Input, PlaceNamed, PostHeld
from site_builder.sources import document

SEEDS = Path(__file__).parents[2] / "seeds"


def test_posts_and_districts_are_no_surer_than_the_province_that_places_them() -> None:
    # Nothing in this article names its province: its officials do.
    path = SEEDS / "000_fa4ae659e65eac60.txt"
    found = article(document(Input(f"seeds/{path.name}", folder="seeds"), path.read_bytes())).statements

    [province] = [s for s in found if s.property == "province"]
    resting = [
        s
        for s in found
        if (isinstance(s.value, PostHeld) and s.value.place_key == "bac-kan")
        or (s.property == "place" and isinstance(s.value, PlaceNamed) and s.value.level == "district")
    ]
    assert len(resting) > 5
    assert all(s.confidence <= province.confidence for s in resting)

"""Provinces, districts and communes against hand-read articles, which lie beside the project and are not part of it."""

from pathlib import Path
from typing import Any

import pytest
from hand_read import NEEDED, articles, gold, scorer

from site_builder.model import Article, Place
from site_builder.relate import record

pytestmark = NEEDED

LEAST = {
    "seeds": {"primary": 1.0, "provinces": 1.0, "districts": 1.0, "communes": 1.0},
    "dev": {"primary": 0.94, "provinces": 0.92, "districts": 0.92, "communes": 0.85},
}


def row(article: Article, known: set[str]) -> dict[str, Any]:
    """Return the places of an article as the public table gives them."""
    facts = record.of(article)
    return {
        "id": facts.id if facts.id in known else Path(facts.id).name,
        "province": {"name": facts.province.name} if facts.province else None,
        "provinces": names(facts.provinces),
        "districts": names(facts.districts),
        "communes": names(facts.communes),
    }


def names(units: tuple[Place, ...]) -> list[dict[str, str]]:
    return [{"name": unit.name} for unit in units]


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_places_and_the_primary_province_reach_what_was_promised(name: str) -> None:
    wanted = gold(name)
    rows = [row(article, {entry["id"] for entry in wanted}) for article in articles(name)]
    errors: list[tuple[str, str, str]] = []
    result = scorer().score({one["id"]: one for one in rows}, wanted, errors)
    reached = {key: result[key]["f1" if "f1" in result[key] else "accuracy"] for key in LEAST[name]}

    missed = {key: reached[key] for key, least in LEAST[name].items() if reached[key] < least}
    assert {} == missed, "\n".join("\t".join(error) for error in errors if error[1].startswith("primary"))
    assert len(wanted) == len(rows)


def test_a_district_of_the_seeds_lies_in_the_province_that_a_reader_gives_it() -> None:
    wanted = {(entry["id"], d["name"]): d["province"] for entry in gold("seeds") for d in entry["districts"]}
    found = {
        (facts.id if (facts.id, unit.name) in wanted else Path(facts.id).name, unit.name): unit.province
        for facts in map(record.of, articles("seeds"))
        for unit in facts.districts
    }

    assert wanted == found

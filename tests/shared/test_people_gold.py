"""People and posts against hand-read articles, which lie beside the project and are not part of it."""

from pathlib import Path
from typing import Any

import pytest
from hand_read import NEEDED, articles, gold, scorer

from site_builder.model import Article
from site_builder.relate import record
from site_builder.relate.record import field_text

pytestmark = NEEDED

LEAST = {
    "seeds": {"officials": 1.0, "posts": 1.0, "placed": 1.0, "status": 1.0},
    "dev": {"officials": 0.97, "posts": 0.94, "placed": 0.90, "status": 0.97},
}


def row(article: Article, known: set[str]) -> dict[str, Any]:
    facts = record.of(article)
    people = [
        {
            "name": person.name,
            "official": person.official,
            "mentions": person.mentions,
            "posts": [{"post": post.post, "place": post.place, "status": post.status} for post in person.posts],
        }
        for person in facts.people
    ]
    return {"id": facts.id if facts.id in known else Path(facts.id).name, "people": people}


def scored(name: str) -> tuple[dict[str, dict[str, float]], list[tuple[str, str, str]]]:
    wanted = gold(name)
    rows = [row(article, {entry["id"] for entry in wanted}) for article in articles(name)]
    errors: list[tuple[str, str, str]] = []
    return scorer().score({one["id"]: one for one in rows}, wanted, errors), errors


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_officials_posts_places_and_status_reach_what_was_promised(name: str) -> None:
    result, errors = scored(name)
    reached = {key: result[key]["f1" if "f1" in result[key] else "accuracy"] for key in LEAST[name]}

    missed = {key: reached[key] for key, least in LEAST[name].items() if reached[key] < least}
    assert {} == missed, "\n".join(
        "\t".join(error) for error in errors if error[1].startswith(("official", "post", "place"))
    )


def test_mentions_in_the_seeds_are_those_that_a_reader_counts() -> None:
    wanted = {(entry["id"], p["name"]): p["mentions"] for entry in gold("seeds") for p in entry["people"]}
    rows = [row(article, {entry["id"] for entry in gold("seeds")}) for article in articles("seeds")]
    found = {(one["id"], person["name"]): person["mentions"] for one in rows for person in one["people"]}

    assert wanted == {key: found.get(key) for key in wanted}


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_every_statement_about_people_quotes_its_article(name: str) -> None:
    said = [
        (article, s.evidence)
        for article in articles(name)
        for s in article.statements
        if s.property in ("person", "post") and s.evidence
    ]

    assert said
    for article, evidence in said:
        assert evidence.quote == field_text(article, evidence.field)[evidence.start : evidence.end]

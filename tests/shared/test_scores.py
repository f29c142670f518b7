"""What the site says of its own accuracy, against articles read by hand, which lie beside the project."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hand_read import NEEDED, articles, gold, scorer

from site_builder.exports import articles_jsonl
from site_builder.model import Article
from site_builder.pages.scores import FACTS, scores
from site_builder.relate import record

pytestmark = NEEDED

ROUNDED = 0.005


def row(article: Article, known: set[str]) -> dict[str, Any]:
    """Return an article as the public table gives it."""
    facts: dict[str, Any] = msgspec.to_builtins(articles_jsonl.facts(record.of(article)))
    return facts if facts["id"] in known else {**facts, "id": Path(facts["id"]).name}


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_the_site_claims_no_more_than_what_a_reader_finds(name: str) -> None:
    wanted, claimed = gold(name), scores()[name]
    rows = [row(article, {entry["id"] for entry in wanted}) for article in articles(name)]
    errors: list[tuple[str, str, str]] = []
    measured = scorer().score({one["id"]: one for one in rows}, wanted, errors)

    assert len(wanted) == claimed.articles
    assert list(FACTS) == list(claimed.facts)
    for fact, score in claimed.facts.items():
        assert measured[fact]["gold"] == score.gold, fact
        assert score.precision <= measured[fact]["precision"] + ROUNDED, fact
        assert score.recall <= measured[fact]["recall"] + ROUNDED, fact

"""Every fact of the seeds has its words: the slice that its evidence names is the quote, from reading to publishing."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from site_builder import extract, sources
from site_builder.building.story import Options, build
from site_builder.model import Article
from site_builder.progress import Silent
from site_builder.relate.record import field_text

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"published", "event_date", "person", "post", "place", "province"}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found, _ = sources.inputs(ROOT, ["seeds"])
    return [extract.article(sources.document(one, sources.read(ROOT, one))) for one in found]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published tables of the seeds."""
    root = tmp_path_factory.mktemp("ledger")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    shutil.copy(ROOT / "archive.toml", root)
    report = build(root, Options(jobs=1), Silent())
    assert 5 == report.articles
    return root / "public" / "data"


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / name).read_text("utf-8").splitlines()]


def slice_of(article: dict[str, Any], field: str, start: int, end: int) -> str:
    """Return a slice of a field of the public table: "text", "title", "captions[2]", "removed[0]"."""
    name, _, number = field.rstrip("]").partition("[")
    value = article[name][int(number)] if number else article[name]
    return str(value["text"] if name == "removed" else value)[start:end]


def test_every_statement_quotes_the_words_that_it_points_at(articles: list[Article]) -> None:
    found = [(article, s) for article in articles for s in article.statements]

    assert KINDS <= {s.property for _, s in found}
    for article, statement in found:
        evidence = statement.evidence
        assert evidence, f"{article.document.id}: {statement.property} without words"
        assert evidence.quote == field_text(article, evidence.field)[evidence.start : evidence.end]
        assert evidence.quote.strip()
        assert 0 < statement.confidence <= 1
        assert statement.rule


def test_the_published_ledger_quotes_the_published_articles(data: Path) -> None:
    articles = {row["id"]: row for row in rows(data, "articles.jsonl")}
    ledger = rows(data, "statements.jsonl")

    assert KINDS <= {row["property"] for row in ledger}
    assert set(articles) == {row["article"] for row in ledger}
    for row in ledger:
        assert row["quote"] == slice_of(articles[row["article"]], row["in"], row["start"], row["end"])


def test_every_published_post_has_its_words_and_its_line_in_the_ledger(data: Path) -> None:
    said = {
        (row["article"], row["in"], row["start"], row["end"])
        for row in rows(data, "statements.jsonl")
        if row["property"] == "post"
    }
    posts = [
        (article, post)
        for article in rows(data, "articles.jsonl")
        for person in article["people"]
        for post in person["posts"]
    ]

    assert posts
    for article, post in posts:
        assert post["text"] == slice_of(article, post["in"], post["start"], post["end"])
        assert (article["id"], post["in"], post["start"], post["end"]) in said


def test_every_published_place_and_day_has_its_line_in_the_ledger(data: Path) -> None:
    ledger = rows(data, "statements.jsonl")
    places = {(r["article"], r["value"]["level"], r["value"]["key"]) for r in ledger if r["property"] == "place"}
    days = {(row["article"], row["value"]) for row in ledger if row["property"] == "event_date"}
    primary = {(row["article"], row["value"]["key"]) for row in ledger if row["property"] == "province"}

    for article in rows(data, "articles.jsonl"):
        id_ = article["id"]
        assert {(id_, day["date"]) for day in article["event_dates"]} <= days
        assert (id_, article["province"]["key"]) in primary
        for level in ("district", "commune"):
            assert {(id_, level, unit["key"]) for unit in article[f"{level}s"]} <= places
        named = {(id_, "province", unit["key"]) for unit in article["provinces"] if unit["role"] == "mentioned"}
        assert named <= places

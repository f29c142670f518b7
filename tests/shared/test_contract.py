"""The built seeds keep the contract with the outside: its keys, its files, its ledger.  Needs ../shared."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT.parent / "shared" / "contract.md"

pytestmark = pytest.mark.skipif(not CONTRACT.exists(), reason="needs ../shared/contract.md beside the project")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("contract") / "public"
    command = [sys.executable, "-m", "site_builder", "build", "--frozen", "--quiet", "--output", str(output), str(ROOT)]
    subprocess.run(command, check=True)
    return output


def section(title: str) -> str:
    """Return a chapter of the contract."""
    return CONTRACT.read_text("utf-8").split(f"## {title}\n")[1].split("\n## ")[0]


def rows(public: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (public / "data" / name).read_text("utf-8").splitlines()]


def listed_keys() -> tuple[list[str], list[str]]:
    """Return the keys of an article in the contract's order, and those of a post."""
    names = [
        line.split("|")[1].strip() for line in section("Out: /data/articles.jsonl").splitlines() if line[:1] == "|"
    ][2:]
    articles = [key for name in names if not name.startswith("people[]") for key in name.split(", ")]
    posts = re.search(r"\| people\[\]\.posts \| \[\{([^}]*)\}\]", section("Out: /data/articles.jsonl"))
    assert posts
    return articles, posts[1].split(", ")


def test_articles_have_just_the_keys_of_the_contract_and_are_sorted_by_id(public: Path) -> None:
    articles, posts = listed_keys()
    found = rows(public, "articles.jsonl")

    assert 5 == len(found)
    assert sorted(row["id"] for row in found) == [row["id"] for row in found]
    assert [sorted(articles)] * 5 == [sorted(row) for row in found]
    assert {tuple(posts)} == {tuple(post) for row in found for person in row["people"] for post in person["posts"]}


def test_the_files_and_fixed_addresses_of_the_contract_are_there(public: Path) -> None:
    words = re.findall(r"(?<=\s)/\S*(?=\s)", section("Out: the site"))
    fixed = [word for word in words if not re.search(r"[<>?(]|/20", word)]  # without those that name one article or day
    wanted = [f"{word}index.html" if word.endswith("/") else word for word in fixed]
    missing = [path for path in wanted if not (public / path[1:]).is_file()]

    assert len(wanted) > 10
    assert [] == missing


def test_every_statement_quotes_the_words_that_it_points_at(public: Path) -> None:
    articles = {row["id"]: row for row in rows(public, "articles.jsonl")}
    statements = [row for row in rows(public, "statements.jsonl") if row["in"] is not None]

    wrong = [
        row
        for row in statements
        if row["quote"] != field(articles[row["article"]], row["in"])[row["start"] : row["end"]]
    ]

    assert statements
    assert [] == wrong


def field(article: dict[str, Any], name: str) -> str:
    """Return the text of a field by the name that evidence gives it: "text", "title", "captions[2]", "removed[0]"."""
    list_, _, number = name.rstrip("]").partition("[")
    if not number:
        return str(article[list_])
    item = article[list_][int(number)]
    return str(item["text"] if list_ == "removed" else item)


def test_every_post_is_printed_where_it_says(public: Path) -> None:
    for article in rows(public, "articles.jsonl"):
        for post in (post for person in article["people"] for post in person["posts"]):
            assert post["text"] == field(article, post["in"])[post["start"] : post["end"]]


def test_the_ledger_has_the_keys_that_are_promised(public: Path) -> None:
    keys = "subject property value article in start end quote rule confidence origin".split()

    assert {tuple(keys)} == {tuple(row) for row in rows(public, "statements.jsonl")}

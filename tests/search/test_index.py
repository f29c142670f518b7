"""The files of the index: the same for the same archive, named by their content, few changed by one article more."""

import random
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import pytest
from asking import ROOT, Story, archive, ask, index, many, seed_stories, write
from lunr.builder import Builder

from site_builder.search import blockwise, cards, shards
from site_builder.search.numbering import Entry, numbered
from site_builder.text.tokens import tokens


def test_the_order_of_articles_changes_no_byte() -> None:
    stories = many(40)
    shuffled = random.Random(2).sample(stories, len(stories))

    assert index(stories) == index(shuffled)


def test_a_block_made_in_small_portions_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = many(40)
    whole = index(stories)
    monkeypatch.setattr(blockwise, "_ROWS", 7)
    monkeypatch.setattr(blockwise, "_SHARDS", 1)

    assert whole == index(stories)


def test_file_names_are_checksums_of_the_content_and_unique() -> None:
    named = [
        file for file in index(many(300)) if file.path.startswith(("search/terms/", "search/keys/", "search/heads/"))
    ]

    assert len(named) > 10
    assert len(named) == len({file.path for file in named})
    for file in named:
        assert f"{crc32(file.content):08x}" in file.path


@pytest.mark.parametrize("day", [None, "2024-06-09", "2025-01-01"])
def test_a_new_article_of_any_day_leaves_shards_without_its_words_alone(day: str | None) -> None:
    before = [*many(300), Story("aaa", "Tin", "Họp.", None)]
    after = [*before, Story("zzz", "giáo dục", "giáo dục y tế", day)]
    old = {file.path for file in index(before)}
    new = {file.path for file in index(after) if file.path.startswith("search/terms/")}

    assert len(new - old) < len(new) / 3


def test_the_documentation_names_every_module_of_both_halves() -> None:
    said = (ROOT / "docs" / "search.md").read_text("utf-8")
    modules = [*(ROOT / "site_builder" / "search").glob("[a-z]*.py"), *(ROOT / "static" / "search").glob("*.js")]

    assert len(modules) > 40
    assert [] == [module.name for module in modules if module.name not in said]


def test_an_archive_without_articles_is_searched_without_error(tmp_path: Path) -> None:
    told = ask(write(index([]), tmp_path), ["search", "đảng bộ"], ["suggest", "đ"])

    assert (0, [], [], []) == (
        told.answers[0]["total"],
        told.answers[0]["hits"],
        told.answers[0]["errors"],
        told.answers[1],
    )


def test_a_search_fetches_only_the_shards_of_its_words(tmp_path: Path) -> None:
    site = write(index(many(300)), tmp_path)
    fetched = ask(site, ["search", "giáo dục y tế", {"limit": 1}]).fetched

    assert len([path for path in fetched if path.startswith("search/terms/")]) <= 3
    assert len(fetched) == len(set(fetched))


def test_weights_equal_those_of_lunr_value_by_value(seeds: Path) -> None:
    shards = [
        f"search/terms/{path.name}".removeprefix("search/") for path in sorted((seeds / "search/terms").iterdir())
    ]
    weights = ask(seeds, read=shards).weights
    stories = seed_stories()
    order = numbered(archive(stories).records)
    expected = lunr_weights(stories, {entry.id: n for n, entry in order.told(Entry)})
    found = {
        (exact, doc, field): round(weight, 3)
        for exact, docs in weights
        for doc, *both in docs
        for field, weight in zip(("title", "body"), reversed(both), strict=True)
        if weight
    }

    assert len(expected) > 3000
    assert expected.keys() == found.keys()
    assert expected == pytest.approx(found, abs=0.0011)  # lunr.py rounds halves to even


def lunr_weights(stories: list[Story], numbers: dict[str, int]) -> dict[tuple[str, int, str], float]:
    """Return what lunr says each word and pair weighs in each field of each article, without regard to length."""
    builder = Builder()
    builder.ref("id")
    builder.field("title")
    builder.field("body")
    builder.b(0)
    for story in stories:
        builder.add({"id": numbers[story.id], "title": terms(story.title), "body": terms(story.text)})
    built = builder.build()
    term = {posting["_index"]: term for term, posting in built.inverted_index.items()}
    weights = {}
    for ref, vector in built.field_vectors.items():
        field, number = ref.split("/")
        for i in range(0, len(vector.elements), 2):
            weights[term[vector.elements[i]], int(number), field] = vector.elements[i + 1]
    return weights


def terms(text: str) -> list[str]:
    """Return every word and every pair of neighbours."""
    words = tokens(text)
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


@pytest.mark.parametrize("articles", [1, 500, 11_000, 11_001, 42_000, 42_001, 60_000, 100_000, 1_000_000])
def test_larger_archives_get_larger_files_instead_of_ever_more(articles: int) -> None:
    # 3,300 shards of the least size for 10,000 articles of 860 syllables, 20,200 for 100,000, as counted.
    shards_ = 3_300 * (articles / 10_000) ** 0.787 / shards.size(articles)
    one = numbered(archive([Story("1", "Tin", "x")]).records)
    layout = cards.layout(one._replace(numbers=one.numbers * articles, months=[("2024-05", 2 * articles)]))
    files = min(articles, -(-2 * articles // layout.per_file))

    assert shards_ <= 10_300
    assert files <= (11_000 if articles <= cards.WHOLE else 5_000)


def test_cards_of_larger_archives_share_files_and_show_first_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "WHOLE", 20)
    site = write(index(many(50)), tmp_path)
    answer = ask(site, ["search", "giáo dục", {"limit": 50}]).answers[0]

    assert len([*(site / "search" / "cards").rglob("*.json")]) < 50
    assert answer["total"] == len(answer["hits"]) == len({hit["id"] for hit in answer["hits"]})
    assert all(len(hit["excerpt"]) <= 200 for hit in answer["hits"])

"""Every fact of the hand-read articles beside the project has its words: the slice that its evidence names."""

from pathlib import Path

import pytest

from site_builder import extract, sources
from site_builder.model import Article
from site_builder.relate.record import field_text

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the hand-read articles in ../shared are not here")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    root = SHARED / "gold"
    found, aside = sources.inputs(root, ["dev/articles.jsonl"])
    assert [] == aside
    return [extract.article(sources.document(one, sources.read(root, one))) for one in found]


def test_every_statement_with_evidence_quotes_the_words_that_it_points_at(articles: list[Article]) -> None:
    cited = [(article, s.evidence) for article in articles for s in article.statements if s.evidence]

    assert 36 == len(articles)
    assert cited
    for article, evidence in cited:
        assert evidence.quote == field_text(article, evidence.field)[evidence.start : evidence.end]
        assert evidence.quote.strip()


def test_only_what_the_input_declares_or_a_newspapers_home_goes_without_words(articles: list[Article]) -> None:
    without = [s for article in articles for s in article.statements if not s.evidence]

    assert without
    assert [] == [s for s in without if s.origin != "declared" and s.rule != "province.outlet"]

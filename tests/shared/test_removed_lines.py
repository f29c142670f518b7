"""What is removed of 200 real articles, against what a person who read them would remove.

removed_lines.jsonl holds, for articles drawn at random in two rounds of 100 (of 2,372), the numbers of the lines that
are right to remove and were, and of those that should have been: furniture and credits.  Captions that nothing but
their wording tells from paragraphs are not counted among the latter: they stay in the text on purpose
(cleaning/captions.py).
"""

import json
import lzma
from pathlib import Path

import pytest
from hand_read import NEEDED, SHARED

from site_builder.model import Document, Input
from site_builder.sources import document

pytestmark = NEEDED

LABELS = [json.loads(line) for line in Path(__file__).with_name("removed_lines.jsonl").read_text("utf-8").splitlines()]
FURNITURE, CREDITS = {"chrome"}, {"byline", "credit"}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    wanted = {label["line"] for label in LABELS}
    with lzma.open(SHARED / "corpus" / "dated-2k.jsonl.xz") as lines:
        found = [document(Input("a.jsonl", n), line) for n, line in enumerate(lines, 1) if n in wanted]
    return {one.id: one for one in found}


def test_no_line_of_a_text_is_removed(documents: dict[str, Document]) -> None:
    wrong = {
        label["id"]: found
        for label in LABELS
        if (found := {one.line for one in documents[label["id"]].removed} - {*label["removed"]})
        - {*label["missed_chrome"], *label["missed_credit"]}
    }

    assert {} == wrong


@pytest.mark.parametrize(
    ("missed", "reasons", "least"), [("missed_chrome", FURNITURE, 0.85), ("missed_credit", CREDITS, 0.95)]
)
def test_most_furniture_and_credits_are_removed(
    documents: dict[str, Document], missed: str, reasons: set[str], least: float
) -> None:
    left = removed = 0
    for label in LABELS:
        lines = {one.line: one.reason for one in documents[label["id"]].removed}
        left += len({*label[missed]} - lines.keys())
        removed += sum(reason in reasons or line in label[missed] for line, reason in lines.items())

    assert least <= removed / (removed + left)

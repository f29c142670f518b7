"""The words of a text, from the table of cases that the JavaScript half reads too."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.fold import fold
from site_builder.text.tokens import LONGEST, tokens

CASES = json.loads((Path(__file__).parent.parent / "cases" / "tokens.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_table_says_what_the_words_of_a_text_are(case: dict[str, object]) -> None:
    found = tokens(str(case["text"]))

    assert case["exact"] == found
    assert case["folded"] == [fold(word) for word in found]


@given(st.text())
def test_words_never_hold_what_parts_them(text: str) -> None:
    assert all(0 < len(word) <= LONGEST and not set(word) & set(" \n\t_,.") for word in tokens(text))

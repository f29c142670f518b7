"""Phrases are found as a plain search finds them, though their letters share bytes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.narrow import narrow
from site_builder.text.phrases import Phrases

# ũ shares its byte with i, à with Ỡ, ợ with ã; 🌾 takes two places in UTF-16.
PIECES = ["mà ", "bà ", "má", "BÀ ", "vũ", "vi", "Vị ", "bợ ", "bã", "ông bà ", "\U0001f33e", "İ", " "]
PHRASES = ["bà ", " bà ", "vũ ", "vũ bã", "bợ vi", "ông bà má"]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)


def plainly(s: str) -> list[tuple[str, int, int]]:
    longest_first = sorted(PHRASES, key=len, reverse=True)
    return [(m[0], m.start(), m.end()) for m in re.finditer("|".join(map(re.escape, longest_first)), s)]


@given(TEXTS)
def test_the_leftmost_and_longest_phrases_are_found(text: str) -> None:
    assert plainly(text) == Phrases(PHRASES).find(text, narrow(text))


@given(TEXTS)
def test_capitals_make_no_difference_where_none_is_wanted(text: str) -> None:
    small = "".join(letter.lower()[:1] for letter in text)

    assert plainly(small) == Phrases(PHRASES, lower=True).find(text, narrow(text))


@given(st.text())
def test_every_character_takes_one_byte(text: str) -> None:
    assert len(text) == len(narrow(text))

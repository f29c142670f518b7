"""Scripts have no words of their own: the page brings them, in its language."""

import re

import pytest
from catalogues import ROOT

from site_builder.pages import search
from site_builder.words import load

SCRIPTS = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "static" / "search").glob("*.js")))
LATER = {"day", "months"}  # asked for by other means
KINDS = {f"kind-{kind}" for kind in ("official", "office", "province", "district", "word")}


def test_the_search_page_brings_every_text_that_its_scripts_show_and_no_others() -> None:
    texts = set(search.texts(load("vi"))) - LATER - KINDS
    asked = set(re.findall(r'\bsay\("([\w-]+)"', SCRIPTS))
    quoted = set(re.findall(r'"([\w-]+)"', SCRIPTS))

    assert set() == asked - texts
    assert set() == texts - quoted


@pytest.mark.parametrize(
    ("language", "one", "many"), [("vi", "{n} bài", "{n} bài"), ("en", "{n} article", "{n} articles")]
)
def test_scripts_are_given_plurals_in_the_language_of_the_page(language: str, one: str, many: str) -> None:
    forms = search.texts(load(language))["articles"]

    assert (one, many) == (forms[0], forms[-1])


def test_scripts_are_given_days_as_pages_write_them() -> None:
    vietnamese, english = search.texts(load("vi")), search.texts(load("en"))

    assert ("{d}/{M}/{y}",) == vietnamese["day"]
    assert (("{d} {MMM} {y}",), "May") == (english["day"], english["months"][4])

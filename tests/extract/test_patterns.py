"""Invented sentences of every shape in which Vietnamese news names people and posts, with what a reader finds."""

import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.extract import people
from site_builder.model import Document, PersonNamed, PostHeld, Source

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "patterns.jsonl").read_text("utf-8").splitlines()
]

# What is not found, and why.
KNOWN_FAILURES = {
    "H07": "the sentence does not say whose Trung ương Đảng it is: the label stays as printed, without the country",
}

# The canonical label where the case keeps the printed one: a unit's abbreviation, and a body's official name.
SAME = (
    ("UBND TPHCM", "UBND thành phố"),
    ("Công an TPHCM", "Công an thành phố"),
    ("UBND TP", "UBND thành phố"),
    ("Ủy ban MTTQ tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"),
)
PLACES = {"TPHCM": "Hồ Chí Minh"}
PREFIXES = {"nguyên ": "former", "Quyền ": "acting"}

Found = dict[str, list[tuple[str, str | None, str]]]


def read(sentence: str) -> Found:
    document = Document("case", Source("case.txt", "0"), "", sentence, (), (), (), {})
    statements = people.place(document, people.find(document), [], [])
    found: Found = {s.value.name: [] for s in statements if isinstance(s.value, PersonNamed)}
    for value in (s.value for s in statements if isinstance(s.value, PostHeld)):
        post = (value.post, value.place, value.status)
        if post not in found.setdefault(value.person, []):
            found[value.person].append(post)
    return found


def canonical(label: str) -> tuple[str, str | None]:
    """Return a case's label without the prefix that stands for a status, and that status."""
    for prefix, status in PREFIXES.items():
        if label.startswith(prefix):
            return label.removeprefix(prefix), status
    for printed, meant in SAME:
        label = label.replace(printed, meant) if label.endswith(printed) else label
    return label, None


def case(entry: dict[str, Any]) -> object:
    reason = KNOWN_FAILURES.get(entry["id"])
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(entry, id=f"{entry['id']} {entry['pattern']}", marks=marks)


@pytest.mark.parametrize("entry", [case(entry) for entry in CASES])
def test_the_people_and_posts_of_a_sentence_are_those_that_a_reader_finds(entry: dict[str, Any]) -> None:
    found = read(entry["sentence"])

    assert {person["name"] for person in entry["expected"]} == found.keys()
    for person in entry["expected"]:
        expected = [(*canonical(post["post"]), PLACES.get(post["place"], post["place"])) for post in person["posts"]]
        got = found[person["name"]]
        assert [label.casefold() for label, _, _ in expected] == [label.casefold() for label, _, _ in got]
        for (_, status, place), (_, got_place, got_status) in zip(expected, got, strict=True):
            assert status in (None, got_status)
            # A case names a place only where the post's own words do; another post of the sentence may tell it too.
            assert got_place == place or (place is None and _printed(got_place, entry["sentence"]))


def _printed(place: str | None, sentence: str) -> bool:
    return place is not None and (place in sentence or "TPHCM" in sentence)


def test_at_most_one_case_in_twenty_is_a_known_failure() -> None:
    assert len(KNOWN_FAILURES) <= len(CASES) / 20
    assert {entry["id"] for entry in CASES} >= KNOWN_FAILURES.keys()

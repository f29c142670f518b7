"""Cleaning and event dates against hand-read articles, which lie beside the project and are not part of it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_read import NEEDED, SHARED, scorer

from site_builder import sources
from site_builder.cleaning.credits import credits_of
from site_builder.cleaning.photos import photographers
from site_builder.extract import event_dates
from site_builder.model import Document, Statement

pytestmark = NEEDED


def articles(root: Path, path: str) -> Iterator[tuple[Document, list[Statement]]]:
    found, aside = sources.inputs(root, [path])
    assert [] == aside
    for one in found:
        document = sources.document(one, sources.read(root, one))
        yield document, event_dates.find(document)


def row(document: Document, events: list[Statement]) -> dict[str, object]:
    def values(name: str) -> list[object]:
        return [one.value for one in document.statements if one.property == name]

    return {
        "title": document.title,
        "published": next(iter(values("published")), None),
        "bylines": values("byline"),
        "captions": [one.text for one in document.captions],
        "removed": [{"text": one.text, "reason": one.reason} for one in document.removed],
        "event_dates": [{"date": one.value} for one in events],
    }


def scores(root: Path, path: str, gold: str) -> dict[str, dict[str, float]]:
    found = {document.id: row(document, events) for document, events in articles(root, path)}
    read = json.loads((SHARED / "gold" / gold / "gold.json").read_text("utf-8"))
    result: dict[str, dict[str, float]] = scorer().score(found, read, [])
    return result


def test_the_five_layouts_are_cleaned_without_a_mistake() -> None:
    result = scores(SHARED, "seeds", "seeds")

    names = ("captions", "removed", "bylines", "event_dates")
    assert {"title": 1.0, "published": 1.0} == {name: result[name]["accuracy"] for name in ("title", "published")}
    assert dict.fromkeys(names, 1.0) == {name: result[name]["f1"] for name in names}


def test_other_papers_give_their_bylines_and_event_dates() -> None:
    result = scores(SHARED / "gold", "dev/articles.jsonl", "dev")

    assert result["bylines"]["f1"] >= 0.93
    assert result["event_dates"]["f1"] >= 0.85


@pytest.mark.parametrize(("root", "path"), [(SHARED, "seeds"), (SHARED / "gold", "dev/articles.jsonl")])
def test_the_quote_of_every_statement_stands_where_it_says(root: Path, path: str) -> None:
    for document, events in articles(root, path):
        fields = {"text": document.text, "title": document.title}
        fields |= {f"captions[{index}]": one.text for index, one in enumerate(document.captions)}
        fields |= {f"removed[{index}]": one.text for index, one in enumerate(document.removed)}
        for one in (*document.statements, *events):
            if one.evidence:
                assert one.evidence.quote == fields[one.evidence.field][one.evidence.start : one.evidence.end]


def test_every_printed_form_of_the_pattern_list_is_read() -> None:
    lines = (SHARED / "gold" / "patterns.jsonl").read_text("utf-8").splitlines()
    bylines = [one for one in map(json.loads, lines) if one["pattern"] == "byline"]

    from_lines = [_credited(one["sentence"]) for one in bylines]

    assert [(one["authors"], one["photographers"]) for one in bylines] == from_lines


def _credited(line: str) -> tuple[list[str], list[str]]:
    names = credits_of(line)
    names = photographers(line) if names is None else names
    roles = ("byline", "photographer")
    writers, pictures = ([line[one.start : one.end] for one in names if one.role == role] for role in roles)
    return writers, pictures

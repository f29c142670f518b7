"""Officials, posts and terms are entities as FollowTheMoney describes them.

followthemoney.json has the properties of the three schemata with their types, as the library itself lists them in
version 4.11.2; the library is asked too where it is installed, which needs ICU.
"""

import json
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from site_builder.exports import followthemoney
from site_builder.model import Archive, Term
from site_builder.relate.offices import offices

SCHEMATA = json.loads(Path(__file__).with_name("followthemoney.json").read_text("utf-8"))
FORMS = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "country": r"[a-z]{2}",
    "url": r"https?://[^\s]+",
    "entity": r"[A-Za-z0-9.-]+",
}


@pytest.fixture
def entities(archive: Archive) -> list[dict[str, Any]]:
    official = archive.officials[0]
    minister = Term(
        "Bộ trưởng Bộ Y tế", None, None, "former", None, None, ("a", "gone"), since="2020-01-02", until="2021-03-04"
    )
    moved = replace(official.terms[0], place="Nghệ Tĩnh")
    known = replace(official, terms=(*official.terms, moved, minister))
    whole = replace(archive, officials=(known,), offices=offices((known,)))
    return [json.loads(line) for file in followthemoney.files(whole) for line in file.content.splitlines()]


def test_every_property_is_one_of_its_schema_in_the_form_of_its_type(entities: list[dict[str, Any]]) -> None:
    for entity in entities:
        types = SCHEMATA[entity["schema"]]
        for name, values in entity["properties"].items():
            form = FORMS.get(types[name], r"(?s).+")

            assert [] == [value for value in values if not re.fullmatch(form, value)], (entity["id"], name)


def test_ids_are_unique_and_references_lead_to_entities(entities: list[dict[str, Any]]) -> None:
    ids = [entity["id"] for entity in entities]
    refers = {id_ for e in entities for name in ("holder", "post") for id_ in e["properties"].get(name, ())}

    assert len(ids) == len(set(ids))
    assert refers <= set(ids)
    assert {"Person", "Position", "Occupancy"} == {entity["schema"] for entity in entities}


def test_a_term_says_who_held_what_when_and_which_articles_say_so(entities: list[dict[str, Any]]) -> None:
    former = next(e for e in entities if e["properties"].get("status") == ["ended"])["properties"]

    assert ["official-tran-van-mau"] == former["holder"]
    assert (["2020-01-02"], ["2021-03-04"]) == (former["startDate"], former["endDate"])
    assert ["https://example.org/archive/articles/a/"] == former["sourceUrl"]
    assert "date" not in former


@pytest.mark.skipif(find_spec("followthemoney") is None, reason="followthemoney needs ICU: asked where it is installed")
def test_followthemoney_itself_accepts_every_entity(entities: list[dict[str, Any]]) -> None:
    library = import_module("followthemoney")
    for entity in entities:
        read = library.ValueEntity.from_dict(entity, cleaned=False)

        assert {name: len(values) for name, values in entity["properties"].items()} == {
            name: len(read.get(name)) for name in entity["properties"]
        }

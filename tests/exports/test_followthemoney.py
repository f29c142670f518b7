"""Officials, posts and terms are entities that FollowTheMoney's own library accepts."""

import json
from typing import Any

import pytest
from followthemoney import ValueEntity, model
from msgspec.structs import replace

from site_builder.exports import followthemoney
from site_builder.memo import Memo
from site_builder.model import Archive, Term
from site_builder.relate.offices import offices


@pytest.fixture
def entities(archive: Archive) -> list[dict[str, Any]]:
    official = archive.officials[0]
    minister = Term(
        "Bộ trưởng Bộ Y tế", None, None, "former", None, None, ("a", "gone"), since="2020-01-02", until="2021-03-04"
    )
    moved = replace(official.terms[0], place="Nghệ Tĩnh")
    known = replace(official, terms=(*official.terms, moved, minister), wikidata="Q42")
    whole = replace(archive, officials=(known,), offices=offices((known,)))
    return [json.loads(line) for line in followthemoney.file(whole, followthemoney.PATH, Memo()).content.splitlines()]


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


def test_followthemoney_accepts_every_entity_with_every_value(entities: list[dict[str, Any]]) -> None:
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema
        assert set(entity["properties"]) <= set(schema.properties)
        schema.validate(entity)
        read = ValueEntity.from_dict(entity, cleaned=False)  # drops what is not valid

        assert entity["properties"] == {name: read.get(name) for name in entity["properties"]}


def test_a_person_has_the_wikidata_item_that_a_correction_gave(entities: list[dict[str, Any]]) -> None:
    assert ["Q42"] == next(e for e in entities if e["schema"] == "Person")["properties"]["wikidataId"]

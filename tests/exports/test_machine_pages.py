"""Beside each page stand its facts for programs; officials and offices as Popolo has them."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace
from popolo import PERSON, POST
from taking import files

from site_builder import exports, pages
from site_builder.model import Archive
from site_builder.relate.offices import offices


@pytest.fixture
def made(archive: Archive) -> dict[str, Any]:
    """Return every such file by its path, read."""
    whole = replace(archive, offices=offices(archive.officials))
    return {file.path: json.loads(file.content) for file in files(whole) if file.path.endswith("/index.json")}


def test_an_article_has_the_facts_of_the_table_without_its_text(made: dict[str, Any]) -> None:
    found = made["articles/2024/05/26/b/index.json"]

    assert ("b", 'Hội nghị <b> & "trích"', "1" * 64) == (found["id"], found["title"], found["source"]["sha256"])
    assert [("Trần Văn Mẫu", "tran-van-mau"), ("Lê Thử", None)] == [(p["name"], p["key"]) for p in found["people"]]
    assert ["a"] == found["duplicates"]
    assert "text" not in found


def test_an_article_says_how_to_cite_it(made: dict[str, Any]) -> None:
    found = made["articles/2024/05/26/b/index.json"]["csl"]

    assert {
        "id": "b",
        "type": "article-newspaper",
        "language": "vi",
        "title": 'Hội nghị <b> & "trích"',
        "author": [{"literal": "N.ĐỨC"}],
        "container-title": "Báo Mẫu",
        "issued": {"date-parts": [[2024, 5, 26]]},
        "URL": "https://example.org/archive/articles/2024/05/26/b/",
        "archive": "Kho <mẫu>",
        "archive_location": "https://example.com/b",
        "note": f"sha256:{'1' * 64}",
    } == found


def test_what_is_unknown_of_an_article_is_left_out_of_its_citation(made: dict[str, Any]) -> None:
    assert {"id", "type", "language", "title", "URL", "archive", "note"} == set(made["articles/a/index.json"]["csl"])


def test_an_official_is_a_popolo_person_with_memberships(made: dict[str, Any]) -> None:
    found = made["officials/tran-van-mau/index.json"]
    (post,) = [path.split("/")[1] for path in made if path.startswith("offices/")]

    assert ("tran-van-mau", "Trần Văn Mẫu") == (found["id"], found["name"])
    assert [{"url": "https://example.org/archive/officials/tran-van-mau/"}] == found["links"]
    assert [
        {
            "person_id": "tran-van-mau",
            "post_id": post,
            "role": "Chủ tịch UBND tỉnh",
            "area": {"id": "nghe-an", "name": "Nghệ An"},
            "start_date": None,
            "end_date": None,
            "status": "current",
            "first_seen": "2024-05-26",
            "last_seen": "2024-05-26",
            "articles": ["b"],
        }
    ] == found["memberships"]


def test_an_office_is_a_popolo_post_with_its_holders(made: dict[str, Any]) -> None:
    (found,) = [content for path, content in made.items() if path.startswith("offices/")]

    assert ("Chủ tịch UBND tỉnh Nghệ An", "Chủ tịch UBND tỉnh") == (found["label"], found["role"])
    assert [("tran-van-mau", "Trần Văn Mẫu", ["b"])] == [
        (held["person_id"], held["person_name"], held["articles"]) for held in found["memberships"]
    ]


def against(schema: dict[str, Any], value: object) -> list[str]:
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_what_popolo_says_of_persons_posts_and_memberships_holds(whole: Archive) -> None:
    official = whole.officials[0]
    former = replace(official.terms[0], status="former", since="2020-01-02", until="2024-05-26", place=None)
    known = replace(whole, officials=(replace(official, terms=(*official.terms, former)),))
    known = replace(known, offices=offices(known.officials))
    made = {file.path: json.loads(file.content) for file in files(known) if file.path.endswith("/index.json")}
    people = [one for path, one in made.items() if path.startswith("officials/")]
    posts = [one for path, one in made.items() if path.startswith("offices/")]

    assert [{"scheme": "wikidata", "identifier": "Q42"}] == people[0]["identifiers"]
    assert ("2020-01-02", "2024-05-26") in {(one["start_date"], one["end_date"]) for one in people[0]["memberships"]}
    assert (True, True) == (bool(people), bool(posts))
    assert [] == [
        error for schema, some in ((PERSON, people), (POST, posts)) for o in some for error in against(schema, o)
    ]
    assert ["$.name: 3 is not of type 'string'"] == against(PERSON, {**people[0], "name": 3})


def test_every_province_has_one_with_or_without_articles(made: dict[str, Any]) -> None:
    assert (["b"], ["tran-van-mau"]) == (
        made["provinces/nghe-an/index.json"]["articles"],
        made["provinces/nghe-an/index.json"]["officials"],
    )
    assert [] == made["provinces/hue/index.json"]["articles"]


def test_where_a_page_moved_programs_are_told_where_to(archive: Archive) -> None:
    moved = {"articles/2024/05/25/b/": "articles/2024/05/26/b/", "dates/2024/05/25/": "dates/2024/05/"}
    found = {file.path: file.content for file in exports.moved(pages.Maker(archive).view(), moved)}

    assert {
        "articles/2024/05/25/b/index.json": b'{"moved_to":"https://example.org/archive/articles/2024/05/26/b/index.json"}\n'
    } == found

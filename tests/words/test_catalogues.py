"""Every word of the interface is in a catalogue, in both languages."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from catalogues import ROOT, strings

CATALOGUES = sorted((ROOT / "locale").glob("*.po"))
MARKED = "àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ"
VIETNAMESE = re.compile(rf"\w*[{MARKED}]\w*")
VALUE = re.compile(r"%\(\w+\)s|\{\w+\}")
TAG = re.compile(r"<[^>]*>")


def entries(file: Path) -> list[Message]:
    with file.open("rb") as source:
        return [entry for entry in read_po(source) if entry.id]


def texts(of: object) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of) if isinstance(of, tuple | list) else ("",)


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.name)
def test_a_catalogue_has_the_messages_that_templates_and_modules_say_and_no_others(file: Path) -> None:
    wanted = strings().updated(file, strings().messages())

    assert strings().written(wanted).decode() == file.read_text("utf-8"), "run make strings"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.name)
def test_every_message_is_translated_and_none_is_a_guess(file: Path) -> None:
    assert [] == [entry.id for entry in entries(file) if entry.fuzzy or not all(texts(entry.string))]


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.name)
def test_a_translation_keeps_the_values_and_the_markup_of_its_message(file: Path) -> None:
    wrong = []
    for entry in entries(file):
        for form in texts(entry.string):
            wanted = texts(entry.id)[-1]
            same = [Counter(VALUE.findall(one)) + Counter(TAG.findall(one)) for one in (wanted, form)]
            wrong += [] if same[0] == same[1] else [entry.id]

    assert [] == wrong


def speaking() -> list[Path]:
    """Return the files that word something for a page."""
    rooms = ("pages", "exports", "permalinks", "render", "drawing")
    modules = [path for room in rooms for path in (ROOT / "site_builder" / room).rglob("*.py")]
    return sorted([*(ROOT / "templates").rglob("*.html"), *modules])


@pytest.mark.parametrize("file", speaking(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_vietnamese_is_written_where_both_languages_meet(file: Path) -> None:
    source = file.read_text("utf-8")

    assert [] == VIETNAMESE.findall(source if file.suffix == ".html" else said(source))


def said(module: str) -> str:
    """Return the strings of a module that are no docstrings, which may quote."""
    tree = ast.parse(module)
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks
    )


FOR_MACHINES = re.compile(r"{% block (?:kind|locale) %}.*?{% endblock %}|[\w-]+\.jsonl|JSON Lines|Wikidata")
TRANSLATED = re.compile(r"{%-?\s*trans\b.*?endtrans\s*-?%}|{#.*?#}|{{.*?}}|{%.*?%}", re.DOTALL)
MARKUP = re.compile(r"<script[^>]*>.*?</script>|<[^>]*>", re.DOTALL)
SAID = re.compile(r'\b(?:title|aria-label|placeholder|alt|label|abbr|data-[a-z]+)="([^"]*)"')
NAMES = {"sha256"}  # the same in every language


@pytest.mark.parametrize(
    "file", sorted((ROOT / "templates").rglob("*.html")), ids=lambda file: str(file.relative_to(ROOT / "templates"))
)
def test_no_words_stand_in_a_template_outside_of_its_messages(file: Path) -> None:
    source = TRANSLATED.sub("", FOR_MACHINES.sub("", file.read_text("utf-8")))
    words = [*SAID.findall(source), MARKUP.sub(" ", source)]

    assert set() == {word for text in words for word in re.findall(r"[^\W\d_]{2,}\w*", text)} - NAMES

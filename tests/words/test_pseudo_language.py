"""In a language that nobody speaks, everything that the interface says is in that language."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from catalogues import ROOT
from selectolax.lexbor import LexborHTMLParser

from site_builder import build

OPEN, CLOSE = "⟦", "⟧"
INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
SAID = "title, [title], [aria-label], [placeholder], [alt], meta[name=description], meta[property='og:title']"
NAMES = ("title", "aria-label", "placeholder", "alt", "content")
WORD = re.compile(r"\b[a-z]{4,}\b")
# What is data, and would be the same in every language: names of files, columns and properties, commands to copy.
DATA = "code, pre, script, style, [lang=vi]"
PATH = re.compile(r"\S*[/.]\S+")
DICTIONARY = "data/index.html"  # what tables and columns hold is said by their declarations, in both languages


def strange(text: str) -> str:
    """Return a text as the language has it: with its values and its markup, in brackets."""
    return f"{OPEN}{text}{CLOSE}"


def messages() -> list[Message]:
    with (ROOT / "locale" / "vi.po").open("rb") as source:
        return [entry for entry in read_po(source) if entry.id and entry.context != "pattern of a date"]


def catalogue() -> bytes:
    """Return a catalogue of that language."""
    made = Catalog(locale="en")
    for entry in messages():
        forms = tuple(map(strange, entry.id)) if isinstance(entry.id, tuple | list) else strange(str(entry.id))
        made.add(entry.id, forms, context=entry.context, flags=entry.flags)
    written = BytesIO()
    write_po(written, made)
    return written.getvalue()


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    shutil.copy(root / "seeds" / "002_e111c7cadecdd6f1.txt", root / "seeds" / "again.txt")
    (root / "seeds" / "bad.txt").write_bytes(b"\0\1\2")
    (root / "locale").mkdir()
    (root / "locale" / "en.po").write_bytes(catalogue())
    (root / "archive.toml").write_text(
        '[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\nlanguage = "en"\n'
        'repository = "https://example.org/kho"\n', "utf-8"
    )  # fmt: skip
    (root / "corrections").mkdir()
    (root / "corrections" / "a.toml").write_text(
        '[[article]]\nid = "000_fa4ae659e65eac60"\nadd = { property = "tag", value = "nhãn" }\n'
        'reason = "thiếu"\ndate = 2024-06-01\n', "utf-8"
    )  # fmt: skip
    build(root)
    return root / "public"


def said(page: Path) -> Iterator[str]:
    """Yield what a page says to readers: its texts, and the attributes that are read out or shown."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    for node in tree.css(DATA):
        node.decompose()
    for node in tree.css(SAID):
        yield from (
            node.attributes.get(name) or "" for name in ("title", "aria-label", "placeholder", "alt", "content")
        )
    yield tree.head.css_first("title").text() if tree.head and tree.head.css_first("title") else ""
    yield tree.body.text(separator=" ") if tree.body else ""


def foreign(text: str, vocabulary: set[str]) -> set[str]:
    """Return the words of the program's own language that stand outside of all brackets."""
    before = ""
    while text != before:
        before, text = text, INNERMOST.sub(" ", text)
    return vocabulary.intersection(WORD.findall(PATH.sub(" ", text)))


def test_no_word_of_the_interface_is_said_past_the_catalogues(public: Path) -> None:
    forms = [form for entry in messages() for form in (entry.id if isinstance(entry.id, tuple | list) else [entry.id])]
    vocabulary = {word for form in forms for word in WORD.findall(re.sub(r"%\(\w+\)s|<[^>]*>", " ", str(form)))}
    pages = [page for page in sorted(public.rglob("*.html")) if not page.match(DICTIONARY)]

    found = {page.relative_to(public).as_posix(): foreign(" ".join(said(page)), vocabulary) for page in pages}

    assert len(vocabulary) > 300
    assert {} == {page: words for page, words in found.items() if words}
    assert any(OPEN in text for text in said(public / "index.html"))


def test_nothing_that_the_interface_says_is_called_vietnamese(public: Path) -> None:
    found = {}
    for page in sorted(public.rglob("*.html")):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for node in tree.css("[lang=vi] [lang=en]"):
            node.decompose()
        told = [node.attributes.get(name) or "" for node in tree.css("[lang=vi], [lang=vi] *") for name in NAMES]
        if wrong := [text for text in [*told, *(node.text() for node in tree.css("[lang=vi]"))] if OPEN in text]:
            found[page.relative_to(public).as_posix()] = wrong

    assert {} == found

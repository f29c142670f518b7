"""A cleaned page and what was declared about it -> Document."""

from collections.abc import Iterator
from hashlib import sha256

from msgspec.structs import replace

from site_builder.cleaning.clean import Cleaned, clean
from site_builder.errors import SetAsideError
from site_builder.model import Document, Given, Input, Source, Statement
from site_builder.sources.identity import path_id
from site_builder.sources.page import Page
from site_builder.text.sentences import sentences
from site_builder.words import remark

_TITLE = 120  # characters of a title made of a text's first words
_FIRST = 2000  # characters in which the first sentence is looked for

_NOTHING = Given()

_EMPTY = remark("no text: it is empty; add the article's text or remove it")
_NOTHING_LEFT = remark("no text: nothing but a title, dates or site furniture; add the article's text or remove it")
_UNTITLED = remark("the source has no title; its first words were taken")


def assemble(item: Input, data: bytes, read: Page) -> Document:
    """Clean the lines and return the article; raise SetAsideError when there is no text."""
    declared = read.declared
    page = clean(read.lines, title=declared.title, dated=declared.dated, given=read.given)
    if not page.text and not page.captions:
        raise SetAsideError(_NOTHING_LEFT if read.lines else _EMPTY, item.line)
    title, made = (page.title, ()) if page.title else (_first_words(page), (_UNTITLED,))
    printed = next((str(one.value) for one in page.statements if one.rule == "outlet.dateline"), None)
    known = {one.property for one in declared.statements}
    found = tuple(one for one in page.statements if one.property not in known or one.property in {"outlet", "tag"})
    given = item.given or _NOTHING
    outlet = declared.outlet or given.outlet or printed
    more = tuple(_of_source(item.given, (*declared.statements, *found))) if item.given else ()
    source = Source(item.path, sha256(data).hexdigest(), item.line, outlet, declared.url, given.province)
    remarks = tuple(replace(note.text, place=_place(item, note.line)) for note in page.notes)
    return Document(
        id=declared.id or path_id(item),
        source=source,
        title=title,
        text=page.text,
        captions=page.captions,
        removed=(*page.removed, *read.unseen),  # evidence names removed lines by their place, so these come last
        statements=declared.statements + found + more,
        extra=declared.extra,
        notes=(*read.notes, *(replace(note, place=_place(item, None)) for note in declared.notes), *remarks, *made),
    )


def _of_source(given: Given, known: tuple[Statement, ...]) -> Iterator[Statement]:
    """Yield what archive.toml says of the source, as far as the article does not say it."""
    said = {one.property for one in known if one.property != "outlet" or one.origin == "declared"}
    values = {"outlet": (given.outlet,), "byline": (given.author,), "tag": given.tags}
    for name, several in values.items():
        if name not in said:
            yield from (Statement(name, one, None, f"{name}.source", 1.0, "declared") for one in several if one)


def _place(item: Input, line: int | None) -> str:
    number = item.line or line
    return f"{item.path}:{number}" if number else item.path


def _first_words(page: Cleaned) -> str:
    """Return the first sentence, cut at a word."""
    text = (page.text or page.captions[0].text)[:_FIRST]
    start, end = sentences(text)[0]
    sentence = text[start:end]
    return sentence if len(sentence) <= _TITLE else sentence[:_TITLE].rsplit(" ", 1)[0] + "…"

"""The fields of a document that are searched for facts."""

from typing import NamedTuple

from site_builder.model import Document
from site_builder.text.narrow import narrow


class Field(NamedTuple):
    """A field by the name that evidence gives it, and its text, narrowed once for all who search it."""

    name: str
    text: str
    code: bytes


def fields(document: Document) -> tuple[Field, ...]:
    """Return title, text and captions, in that order."""
    named = [("title", document.title), ("text", document.text)]
    named += [(f"captions[{number}]", caption.text) for number, caption in enumerate(document.captions)]
    return tuple(Field(name, text, narrow(text)) for name, text in named)

"""Who holds which post where: people, their posts, and the units that these belong to."""

from collections.abc import Iterator, Sequence

from site_builder.extract.fields import Field, fields
from site_builder.extract.people import placement
from site_builder.extract.people.attach import Attacher
from site_builder.extract.people.carry import gather
from site_builder.extract.people.context import FieldText
from site_builder.extract.people.found import Found
from site_builder.extract.people.lexicon import Lexicon, lexicon
from site_builder.extract.people.reads import Read
from site_builder.extract.people.scanner import Scanner
from site_builder.extract.people.tokens import TITLE, Tokens
from site_builder.extract.people.triggers import worth_reading
from site_builder.model import Document, Statement

__all__ = ["Found", "find", "place"]


def find(document: Document, searched: Sequence[Field] | None = None) -> Found:
    """Return the people of an article and their posts; units are open where the posts' own words leave them out.

    `searched`: the document's fields, where they are at hand.
    """
    known = lexicon()
    return gather([read for field in searched or fields(document) for read in _sentences(field, known)], known)


def place(
    document: Document, found: Found, places: Sequence[Statement], province: Sequence[Statement]
) -> list[Statement]:
    """Return the person and post statements, with the units that the context gives."""
    return placement.place(document, found, places, province, FieldText(document))


def _sentences(field: Field, known: Lexicon) -> Iterator[Read]:
    for start, end in worth_reading(field.text, field.code):
        tokens = Tokens(field.text, start, end, known.pieces)
        scanner = Scanner(tokens, known)
        scanner.scan()
        if not scanner.items and not scanner.pronouns:
            continue
        attacher = Attacher(tokens, known, title=field.name == "title")
        attacher.attach(scanner.items)
        first = scanner.items[0].lead if scanner.items else 0
        yield Read(
            field.name,
            start,
            tokens,
            attacher.holders,
            attacher.nameless,
            scanner.pronouns,
            _abroad(tokens, first, known),
            scanner.items,
        )


_SIDES = frozenset(("tỉnh", "phía", "bạn", "nước", "đoàn", "phố"))


def _abroad(tokens: Tokens, end: int, known: Lexicon) -> str | None:
    """Return another country's unit that a sentence names before its people: "tỉnh Luông Pha Bang có ..."."""
    if _SIDES.isdisjoint(tokens.low[: max(end, 1) - 1]):  # mostly
        return None
    for at in range(1, end):
        if tokens.low[at - 1] in _SIDES and tokens.kinds[at] == TITLE:
            found = known.foreign.longest(tokens.low, at)
            if found is not None and found[1] < tokens.size and tokens.low[found[1]] in ("có", "gồm", "do", ","):
                return tokens.words(at, found[1])
    return None

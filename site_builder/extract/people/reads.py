"""A sentence once its posts have found their holders."""

from collections.abc import Sequence

from msgspec import Struct

from site_builder.extract.people.found import Mention
from site_builder.extract.people.holder import Holder
from site_builder.extract.people.items import Item, Pronoun
from site_builder.extract.people.tokens import Tokens

# How sure each rule is, from the share of its results that a reader agreed with.
CONFIDENCE = {
    "person.full": 0.97,
    "person.short": 0.9,
    "person.post": 0.85,
    "person.pronoun": 0.75,
    "post.after-name": 0.97,
    "post.before-name": 0.97,
    "post.shared": 0.93,
    "post.verb": 0.92,
    "post.completed": 0.75,
    "post.bare": 0.75,
    "post.pronoun": 0.75,
    "post.delegation": 0.9,
}


class Read(Struct, frozen=True, gc=False):
    """One sentence as read; `abroad`: the other country's province whose delegation it introduces."""

    field: str
    start: int
    tokens: Tokens
    holders: Sequence[Holder]
    nameless: Sequence[Item]
    pronouns: Sequence[Pronoun]
    abroad: str | None = None
    items: Sequence[Item] = ()


def mention(name: str, read: Read, start: int, end: int, rule: str) -> Mention:
    """Return the mention of a person by tokens start..end of a sentence."""
    starts, ends = read.tokens.starts[start], read.tokens.end(end - 1)
    return Mention(name, read.field, starts, ends, rule, CONFIDENCE[rule])


def field_order(field: str) -> tuple[int, int]:
    """Return the place of a field in the order title, text, captions."""
    if field == "title":
        return 0, 0
    return (1, 0) if field == "text" else (2, int(field[len("captions[") : -1]))

"""data/statements.jsonl: the ledger, a line for each fact of each article, with the first words that say so.

What an article says again it does not say twice here: of all those places `explain` tells.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from site_builder.exports import jsonl
from site_builder.model import Article, PersonNamed, PlaceNamed, PostHeld, Record, Statement, Value
from site_builder.tables.of_statements import once, subject
from site_builder.urls import DATA

PATH = f"{DATA}statements.jsonl"


class _Post(Struct, frozen=True):
    person: str
    post: str
    place: str | None
    place_key: str | None
    status: str
    official: bool


class _Place(Struct, frozen=True):
    name: str
    level: str
    key: str | None
    province: str | None
    how: str


class Row(Struct, frozen=True):
    """A line of the table.

    `subject` is "article" for the article itself, "official:<key>" for a person with a page, else "person:<name>", who
    is known within the article only.  `value` is a name where a person is mentioned.  `in`, `start` and `end` are null
    for what the input declares outside any text.
    """

    subject: str
    property: str
    value: str | int | _Post | _Place
    article: str
    in_: str | None = field(name="in")
    start: int | None
    end: int | None
    quote: str | None
    rule: str
    confidence: float
    origin: str


def lines(article: Article, record: Record, _duplicates: Sequence[str]) -> bytes:
    """Return the article's lines, in the order of the evidence."""
    keys = {person.name: person.key for person in record.people}
    return jsonl.lines(_row(statement, record.id, keys) for statement in once(article.statements))


def _row(statement: Statement, article: str, keys: Mapping[str, str | None]) -> Row:
    at = statement.evidence
    return Row(
        subject=subject(statement.value, keys),
        property=statement.property,
        value=_value(statement.value),
        article=article,
        in_=at.field if at else None,
        start=at.start if at else None,
        end=at.end if at else None,
        quote=at.quote if at else None,
        rule=statement.rule,
        confidence=statement.confidence,
        origin=statement.origin,
    )


def _value(value: Value) -> str | int | _Post | _Place:
    """Return a value without its type, which its property tells."""
    if isinstance(value, PostHeld):
        return _Post(value.person, value.post, value.place, value.place_key, value.status, value.official)
    if isinstance(value, PlaceNamed):
        return _Place(value.name, value.level, value.key, value.province, value.how)
    return value.name if isinstance(value, PersonNamed) else value

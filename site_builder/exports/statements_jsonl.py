"""data/statements.jsonl: the ledger, a line for each statement of each article, with the words that say so."""

from collections.abc import Sequence

from msgspec import Struct, field

from site_builder.exports import jsonl
from site_builder.model import Article, PersonNamed, PostHeld, Record, Statement, Value
from site_builder.urls import DATA

PATH = f"{DATA}statements.jsonl"


class Row(Struct, frozen=True):
    """A line of the table.

    `subject` is "article:<id>", "official:<key>" for a person with a page, else "person:<name>", who is known within
    the article only.  `in`, `start` and `end` are null for what the input declares outside any text.
    """

    subject: str
    property: str
    value: Value
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
    return jsonl.lines(_row(statement, record.id, keys) for statement in article.statements)


def _row(statement: Statement, article: str, keys: dict[str, str | None]) -> Row:
    at = statement.evidence
    return Row(
        subject=_subject(statement.value, article, keys),
        property=statement.property,
        value=statement.value,
        article=article,
        in_=at.field if at else None,
        start=at.start if at else None,
        end=at.end if at else None,
        quote=at.quote if at else None,
        rule=statement.rule,
        confidence=statement.confidence,
        origin=statement.origin,
    )


def _subject(value: Value, article: str, keys: dict[str, str | None]) -> str:
    match value:
        case PersonNamed(name) | PostHeld(name):
            key = keys.get(name)
            return f"official:{key}" if key else f"person:{name}"
        case _:
            return f"article:{article}"

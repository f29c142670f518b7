"""data/readings.jsonl: what, besides articles.jsonl, was read of each article, before any correction.

With both, `site-builder import-data` makes the same documents again, and of them the program finds the same facts.
"""

from collections.abc import Sequence

from msgspec import Struct, field

from site_builder.exports import jsonl
from site_builder.model import Article, Caption, Record, Remark, Statement, Value
from site_builder.urls import DATA

PATH = f"{DATA}readings.jsonl"


class _Read(Struct, frozen=True, omit_defaults=True):
    property: str
    value: Value
    rule: str
    confidence: float
    origin: str
    in_: str | None = field(name="in", default=None)
    start: int | None = None
    end: int | None = None


class Row(Struct, frozen=True):
    """A line of the table."""

    id: str
    line: int | None
    captions: tuple[Caption, ...]
    statements: tuple[_Read, ...]
    notes: tuple[Remark, ...]


def lines(article: Article, record: Record, _duplicates: Sequence[str]) -> bytes:
    """Return the article's line."""
    document = article.document
    read = tuple(map(_read, document.statements))
    return jsonl.lines((Row(record.id, record.source.line, document.captions, read, document.notes),))


def _read(statement: Statement) -> _Read:
    at = statement.evidence
    return _Read(
        property=statement.property,
        value=statement.value,
        rule=statement.rule,
        confidence=statement.confidence,
        origin=statement.origin,
        in_=at.field if at else None,
        start=at.start if at else None,
        end=at.end if at else None,
    )

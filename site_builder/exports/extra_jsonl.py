"""data/extra.jsonl: the keys of the inputs that mean nothing to this program, kept for those to whom they do."""

from collections.abc import Sequence

from msgspec import Raw, Struct

from site_builder.exports import jsonl
from site_builder.model import Article, Record
from site_builder.urls import DATA

PATH = f"{DATA}extra.jsonl"


class Row(Struct, frozen=True):
    """A line of the table; articles without such keys have none."""

    id: str
    extra: dict[str, Raw]


def lines(article: Article, record: Record, _duplicates: Sequence[str]) -> bytes:
    """Return the article's line, or nothing."""
    extra = article.document.extra
    if not extra:
        return b""
    return jsonl.lines((Row(record.id, {key: Raw(extra[key].encode()) for key in sorted(extra)}),))

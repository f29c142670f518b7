"""data/officials.jsonl: every holder of a public post over the whole archive, with terms."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder.exports import jsonl
from site_builder.model import Archive, File, Official, Term
from site_builder.urls import DATA, official

PATH = f"{DATA}officials.jsonl"


class _Appearance(Struct, frozen=True):
    article: str
    date: str | None


class _Province(Struct, frozen=True):
    key: str
    articles: int


class Row(Struct, frozen=True):
    """A line of the table."""

    key: str
    url: str  # relative to the base URL
    name: str
    wikidata: str | None
    terms: tuple[Term, ...]
    provinces: list[_Province]
    appearances: list[_Appearance]


def files(archive: Archive) -> Iterator[File]:
    """Yield the table, sorted by key."""
    yield File(PATH, jsonl.lines(_row(person) for person in archive.officials))


def _row(person: Official) -> Row:
    return Row(
        key=person.key,
        url=official(person.key),
        name=person.name,
        wikidata=person.wikidata,
        terms=person.terms,
        provinces=[_Province(key, articles) for key, articles in person.provinces],
        appearances=[_Appearance(seen.article, seen.date) for seen in person.appearances],
    )

"""data/officials.jsonl: every holder of a public post over the whole archive, with terms."""

from collections.abc import Iterable

from msgspec import Struct

from site_builder.exports import jsonl
from site_builder.exports.sheets import Sheet
from site_builder.model import Term
from site_builder.urls import DATA, official

PATH = f"{DATA}officials.jsonl"


class _Appearance(Struct, frozen=True, gc=False):
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


class _Person(Struct):
    """What of an official is told here."""

    key: str
    name: str
    terms: tuple[Term, ...]
    appearances: list[_Appearance]
    provinces: tuple[tuple[str, int], ...]
    wikidata: str | None


def _row(person: _Person) -> Row:
    return Row(
        key=person.key,
        url=official(person.key),
        name=person.name,
        wikidata=person.wikidata,
        terms=person.terms,
        provinces=[_Province(key, articles) for key, articles in person.provinces],
        appearances=person.appearances,
    )


def _lines(some: Iterable[_Person]) -> bytes:
    return jsonl.lines(map(_row, some))


SHEET = Sheet(PATH, _Person, _lines)  # sorted by key

"""Officials and places under the words of their names, so that a query that names one finds its page."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from site_builder import urls
from site_builder.model import Archive
from site_builder.text.fold import fold
from site_builder.text.tokens import tokens

Kind = Literal["official", "province", "district"]


class Entity(NamedTuple):
    """A page about someone or something, under its folded words joined by a space."""

    key: str
    kind: Kind
    name: str
    url: str
    articles: int


def entities(archive: Archive) -> list[Entity]:
    """Return every official, and every province and district with an article, sorted by key as JavaScript compares."""
    found = (e for e in (*_officials(archive), *_places(archive)) if e.key)
    return sorted(found, key=lambda e: (e.key.encode("utf-16-be"), e.kind, e.url))


def _officials(archive: Archive) -> Iterator[Entity]:
    for official in archive.officials:
        yield _entity("official", official.name, urls.official(official.key), len(official.appearances))


def _places(archive: Archive) -> Iterator[Entity]:
    provinces, districts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for record in archive.records:
        provinces.update({(p.key, p.name) for p in record.provinces if p.key})
        districts.update({(d.key, d.name) for d in record.districts if d.key})
    for (key, name), articles in sorted(provinces.items()):
        yield _entity("province", name, urls.province(key), articles)
    for (key, name), articles in sorted(districts.items()):
        yield _entity("district", name, urls.district(key), articles)


def _entity(kind: Kind, name: str, url: str, articles: int) -> Entity:
    words = tokens(name)
    return Entity(" ".join(map(fold, words)), kind, " ".join(name.split()), url, articles)

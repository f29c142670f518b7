"""The articles as they are published: from the store, with their corrections made."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from site_builder.corrections import Corrections, corrected
from site_builder.model import Article, Record
from site_builder.store import Store


class Library(Struct, frozen=True):
    """An open store and the corrections of its archive."""

    store: Store
    corrections: Corrections

    def article(self, record: Record) -> Article:
        """Return the article of a record."""
        return published(self.store.article(record), record.id, self.corrections)

    def articles(self, records: Iterable[Record]) -> Iterator[Article]:
        """Yield the articles of records, in their order."""
        return map(self.article, records)


def published(article: Article, id_: str, corrections: Corrections) -> Article:
    """Return an article with its corrections made; `id_`: its id on the site."""
    of_article = corrections.articles.get(id_)
    return corrected(article, of_article)[0] if of_article else article

"""The search index: article texts -> counts -> files that static/search/engine.js reads piece by piece.

counts(article)        pure, one article at a time: any process may do it, a cache may keep it
files(archive, counts) everything under search/, and data/lunr-index.json for small archives
"""

from collections.abc import Iterable, Iterator

from site_builder.model import Archive, Article, File
from site_builder.search.index import files
from site_builder.search.tally import counts

__all__ = ["counts", "files", "files_of_articles"]


def files_of_articles(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the index files; `articles` are all of the archive, in any order."""
    return files(archive, ((article.document.id, counts(article)) for article in articles))

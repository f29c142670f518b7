"""The search index: article texts -> counts -> index files that static/search/engine.js reads piece by piece.

counts(article)        pure, one article at a time: any process may do it, a cache may keep it
files(archive, counts) everything under search/, and data/lunr-index.json for small archives
"""

from collections.abc import Iterable, Iterator
from zlib import crc32

from msgspec import json

from site_builder.model import Archive, Article, File
from site_builder.search import cards, facets
from site_builder.search.counts import counts
from site_builder.search.entities import entities
from site_builder.search.heads import heads
from site_builder.search.manifest import front_coded
from site_builder.search.postings import SINGLES, invert
from site_builder.search.shards import FORMAT, shards

__all__ = ["counts", "files", "files_of_articles"]


def files_of_articles(archive: Archive, articles: Iterable[Article]) -> Iterator[File]:
    """Yield the index files; `articles` are all of the archive, in any order."""
    return files(archive, ((article.document.id, counts(article)) for article in articles))


def files(archive: Archive, packed: Iterable[tuple[str, bytes]]) -> Iterator[File]:
    """Yield the index files; `packed` gives (id, counts) of every article of the archive, in any order."""
    numbered = cards.numbered(archive.records)
    named = entities(archive)
    words, postings = invert(packed, {record.id: number for number, record in enumerate(numbered)})
    names = _Names()
    shard_names, keys = [], []
    for shard in shards(words, postings, named):
        name, content = names.named(shard.content)
        shard_names.append(name)
        keys.append(shard.key)
        yield File(f"search/terms/{name}.bin", content)
    folders = [*cards.folders(numbered)]
    for folder in folders:
        for number, content in folder.files:
            yield File(f"search/cards/{folder.name}/{number}.json", content)
    head_name, head = names.named(heads(words, postings, named, len(numbered)))
    yield File(f"search/{head_name}.json", head)
    province_name, province = names.named(facets.provinces(numbered))
    yield File(f"search/{province_name}.json", province)
    manifest = {
        "format": FORMAT,
        "articles": len(numbered),
        "singles": SINGLES,
        "keys": front_coded(keys),
        "shards": "".join(shard_names),
        "cardsPerFile": cards.size(len(numbered)),
        "filesPerFolder": cards.FOLDER,
        "folders": "".join(folder.name for folder in folders),
        "months": facets.months(numbered),
        "provinces": province_name,
        "heads": head_name,
    }
    yield File("search/index.json", json.encode(manifest))


class _Names:
    """File names that follow from the content, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def named(self, content: bytes) -> tuple[str, bytes]:
        """Return a name of eight hex digits, and the content, lengthened in the rare case that its name is taken."""
        while (name := f"{crc32(content):08x}") in self._given:
            content += b"\n"
        self._given.add(name)
        return name, content

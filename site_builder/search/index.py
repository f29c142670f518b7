"""All files of the index, in the order in which a searcher needs them least."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from zlib import crc32

from msgspec import json

from site_builder.model import Archive, File, Record
from site_builder.search import cards, directory, facets, lunr_index
from site_builder.search.directory import Range
from site_builder.search.encoded import FORMAT
from site_builder.search.entities import Entity, entities
from site_builder.search.heads import Heads
from site_builder.search.postings import SINGLES, Postings, blocks
from site_builder.search.shards import shards, size
from site_builder.search.table import Table, table
from site_builder.search.vocabulary import vocabulary

Entries = dict[str, object]  # of the manifest


def files(archive: Archive, counts: Iterable[tuple[str, bytes]]) -> Iterator[File]:
    """Yield the index files; `counts` gives (id, packed counts) of every article of the archive, in any order."""
    numbered = cards.numbered(archive.records)
    writer = _Writer()
    if 0 < len(numbered) <= lunr_index.MOST:
        counts = sorted(counts)
        yield File("data/lunr-index.json", lunr_index.lunr_index(counts))
    number = {record.id: n for n, record in enumerate(numbered)}
    named = entities(archive, number)
    texts = [""] * len(numbered) if len(numbered) <= cards.WHOLE else []
    found, rows = table(counts, number, texts or None)
    manifest = {
        "format": FORMAT,
        "articles": len(numbered),
        "singles": SINGLES,
        **(yield from _terms(writer, found, rows, named, len(numbered))),
        **(yield from _cards(numbered, texts)),
        "months": facets.months(numbered),
        "provinces": (yield from writer.file("facets", "json", facets.provinces(numbered))),
        "days": (yield from writer.file("facets", "json", facets.days(numbered))),
        "officials": (yield from writer.file("facets", "json", facets.officials(named))),
    }
    yield File("search/index.json", json.encode(manifest))


def _terms(
    writer: "_Writer", found: Sequence[str], rows: Table, named: Sequence[Entity], articles: int
) -> Generator[File, None, Entries]:
    words, rank = vocabulary(found)
    heads = Heads(words, rows, rank, articles)
    ranges = []
    for shard in shards(words, _seen(blocks(rows, words, rank), heads), named, size(articles)):
        name = yield from writer.file("terms", "bin", shard.content)
        ranges.append(Range(shard.key, name))
    pages = []
    for key, content in directory.pages(ranges):
        name = yield from writer.file("keys", "json", content)
        pages.append(Range(key, name))
    return {
        **directory.listed(pages),
        "heads": (yield from writer.file("heads", "json", heads.content(named))),
        "words": (yield from writer.file("heads", "json", heads.common())),
    }


def _seen(found: Iterable[Postings], heads: Heads) -> Iterator[Postings]:
    for block in found:
        heads.add(block)
        yield block


def _cards(numbered: Sequence[Record], texts: Sequence[str]) -> Generator[File, None, Entries]:
    names = []
    for folder in cards.folders(numbered, texts):
        names.append(folder.name)
        for number, content in folder.files:
            yield File(f"search/cards/{folder.name}/{number}.json", content)
    return {"cardsPerFile": cards.size(len(numbered)), "filesPerFolder": cards.FOLDER, "folders": "".join(names)}


class _Writer:
    """Names files by their content, each name given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def file(self, folder: str, kind: str, content: bytes) -> Generator[File, None, str]:
        """Yield the file and return its name, of eight hex digits; lengthen the content should its name be taken."""
        while (name := f"{crc32(content):08x}") in self._given:
            content += b"\n"
        self._given.add(name)
        yield File(f"search/{folder}/{name}.{kind}", content)
        return name

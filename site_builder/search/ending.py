"""The last step of the index: what remains when blocks and folders are made, and what the next build wants to know."""

from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from msgspec import json
from msgspec.structs import replace as with_

from site_builder.model import File
from site_builder.search import cards, directory, facets, heads, state
from site_builder.search.block import SINGLES
from site_builder.search.directory import Range
from site_builder.search.encoded import FORMAT
from site_builder.search.index import Kept, Plan, Words
from site_builder.search.state import Head


def rest(plan: Plan, words: Words, kept: Sequence[Kept], folders: Sequence[str], lunr: str = "") -> Iterator[File]:
    """Yield what remains when all blocks and folders are made, and keep the state for the next build.

    `lunr`: hash of the stock index, if there is one.
    """
    writer = _Writer()
    numbering = plan.numbering
    common = heads.Heads((one.common for one in kept), words.order, len(plan.articles.rows))
    shards = [Range(piece.key, piece.name) for one in kept for pieces in one.blocks for piece in pieces]
    pages = [Range(key, writer.named("keys", content)) for key, content in directory.pages(shards)]
    manifest = {
        "format": FORMAT,
        "articles": len(plan.articles.rows),
        "numbers": numbering.space,
        "singles": SINGLES,
        **directory.listed(pages),
        "heads": writer.named("heads", common.content(plan.entities)),
        "words": writer.named("heads", common.common()),
        "cardsPerFile": plan.cards.per_file,
        "texts": plan.cards.whole,
        "filesPerFolder": cards.FOLDER,
        "folders": cards.names((of.place, name) for of, name in zip(plan.folders, folders, strict=True)),
        "months": numbering.months,
        "provinces": writer.named("facets", facets.provinces(numbering)),
        "days": writer.named("facets", facets.days(numbering)),
        "officials": writer.named("facets", facets.officials(plan.entities)),
    }
    yield from writer.files
    yield File("search/index.json", json.encode(manifest))
    made_of = {of.key: name for of, name in zip(plan.folders, folders, strict=True)}
    files, blocks = [*plan.head.files], []
    for one in kept:
        files.append(one.file)
        blocks += [state.placed(pieces, len(files) - 1) for pieces in one.blocks]
    sums = np.array(plan.articles.sums, np.int64)
    for spill_ in words.spills:
        sums[np.searchsorted(np.array(numbering.numbers, np.int64), spill_.sums[:, 0])] = spill_.sums[:, 1]
    articles = with_(plan.articles, sums=sums.tolist())
    vocabulary, memo = words.order.words, plan.memo.packed() or plan.head.memo
    state.replace(
        plan.folder,
        Head(plan.head.version, articles, vocabulary, tuple(blocks), files, made_of, plan.least(), lunr, memo),
    )


class _Writer:
    """Collects files named by their content, each name given once."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self._given: set[str] = set()

    def named(self, folder: str, content: bytes) -> str:
        """Take in a file and return its name, of eight hex digits; lengthen the content should its name be taken."""
        while (name := f"{crc32(content):08x}") in self._given:
            content += b"\n"
        self._given.add(name)
        self.files.append(File(f"search/{folder}/{name}.json", content))
        return name

"""data/corrections.jsonl: what the archivists corrected, as it stands in the archive, for another to take over."""

from collections.abc import Iterator

from site_builder.corrections import Corrections
from site_builder.corrections.lines import line
from site_builder.exports import jsonl
from site_builder.model import File
from site_builder.urls import DATA

PATH = f"{DATA}corrections.jsonl"


def files(corrections: Corrections) -> Iterator[File]:
    """Yield the table: articles by id, then officials in the order of the files."""
    of_articles = (one for id_ in sorted(corrections.articles) for one in corrections.articles[id_])
    items = [*map(line, of_articles), *map(line, corrections.officials)]
    yield File(PATH, jsonl.lines(items))

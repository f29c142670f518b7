"""data/corrections.jsonl: what the archivists corrected, as it stands in the archive, for another to take over."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder.corrections import Corrections, described
from site_builder.corrections.files import ArticleCorrection, Fact, OfficialCorrection
from site_builder.exports import jsonl
from site_builder.model import File
from site_builder.urls import DATA

PATH = f"{DATA}corrections.jsonl"


class Row(Struct, frozen=True):
    """A line of the table: of an article, one of set, drop and add; of officials, one of the rest."""

    what: str
    reason: str
    date: str
    where: str
    article: str | None = None
    set: Fact | None = None
    drop: Fact | None = None
    add: Fact | None = None
    merge: tuple[str, ...] = ()
    split: str | None = None
    articles: tuple[str, ...] = ()
    rename: str | None = None
    name: str | None = None
    identify: str | None = None
    wikidata: str | None = None


def files(corrections: Corrections) -> Iterator[File]:
    """Yield the table: articles by id, then officials in the order of the files."""
    of_articles = (_of_article(one) for id_ in sorted(corrections.articles) for one in corrections.articles[id_])
    yield File(PATH, jsonl.lines((*of_articles, *map(_of_official, corrections.officials))))


def _of_article(item: ArticleCorrection) -> Row:
    said = described(item)
    return Row(said.what, said.reason, said.date, said.where, item.id, item.set, item.drop, item.add)


def _of_official(item: OfficialCorrection) -> Row:
    said = described(item)
    return Row(
        said.what,
        said.reason,
        said.date,
        said.where,
        merge=item.merge,
        split=item.split,
        articles=item.articles,
        rename=item.rename,
        name=item.name,
        identify=item.identify,
        wikidata=item.wikidata,
    )

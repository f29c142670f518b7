"""A correction as a line of data/corrections.jsonl: written by one archive, taken over by another."""

from datetime import date as Date  # noqa: N812  # a type here; `date` is a key

from msgspec import Struct
from msgspec.structs import asdict

from site_builder.corrections.files import ArticleCorrection, Fact, OfficialCorrection, described


class Line(Struct, frozen=True, kw_only=True):
    """Of an article: one of set, drop and add.  Of officials: one of the rest.  The keys are written in this order."""

    what: str = ""  # as pages show it
    reason: str
    date: Date
    where: str = ""  # file and line in the archive that made it
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


def line(item: ArticleCorrection | OfficialCorrection) -> Line:
    """Return a correction of corrections/*.toml as a line of the table."""
    said = asdict(item)
    article = said.pop("id", None)
    return Line(what=described(item).what, article=article, **said)

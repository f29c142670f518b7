"""corrections/*.toml -> Corrections, with errors that name file, line, value and remedy."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812  # a type here; `date` is a key of the files
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.model import Correction, Level, Status

FOLDER = "corrections"
SINGLE = ("published", "crawled", "views", "outlet", "province")  # properties of which an article has at most one
MANY = ("byline", "photographer", "tag", "event_date", "person", "post", "place")

Property = Literal[
    "published", "crawled", "views", "outlet", "province",
    "byline", "photographer", "tag", "event_date", "person", "post", "place",
]  # fmt: skip


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact as a correction names it.  `quote`: the words of the article that say so, if any do."""

    property: Property
    value: str | int
    person: str | None = None  # of a post
    place: str | None = None  # of a post: bare name of the unit
    status: Status = "current"  # of a post
    official: bool = True  # of a post: a public one in Viet Nam
    level: Level = "province"  # of a place
    quote: str | None = None


class ArticleCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of one article set, dropped or added."""

    id: str
    reason: str
    date: Date
    set: Fact | None = None
    drop: Fact | None = None
    add: Fact | None = None
    where: str = ""  # "corrections/a.toml:3", filled in while reading


class OfficialCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """Officials merged, split, renamed or identified."""

    reason: str
    date: Date
    merge: tuple[str, ...] = ()
    split: str | None = None
    articles: tuple[str, ...] = ()
    rename: str | None = None
    name: str | None = None
    identify: str | None = None
    wikidata: str | None = None
    where: str = ""


def described(item: ArticleCorrection | OfficialCorrection) -> Correction:
    """Return a correction as pages show it."""
    return Correction(_what(item), item.reason, item.date.isoformat(), item.where)


def _what(item: ArticleCorrection | OfficialCorrection) -> str:
    if isinstance(item, OfficialCorrection):
        forms = {"merge": ", ".join(item.merge), "split": item.split, "rename": item.name, "wikidata": item.wikidata}
        return next(f"{form} {value}" for form, value in forms.items() if value)
    facts = {"set": item.set, "drop": item.drop, "add": item.add}
    form, fact = next((form, fact) for form, fact in facts.items() if fact)
    words = (fact.property, fact.person, str(fact.value), fact.place)
    return " ".join([form, *(word for word in words if word)])


class Corrections(Struct, frozen=True):
    """All corrections of an archive, in the order of files and lines."""

    articles: dict[str, tuple[ArticleCorrection, ...]] = {}
    officials: tuple[OfficialCorrection, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    article: list[dict[str, Any]] = []
    official: list[dict[str, Any]] = []


_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII)
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(article|official)[ \t]*\]\]", re.MULTILINE)


def load(root: Path) -> Corrections:
    """Read corrections/*.toml of an archive.  Raises SiteBuilderError."""
    articles: dict[str, tuple[ArticleCorrection, ...]] = {}
    officials: list[OfficialCorrection] = []
    for path in sorted((root / FOLDER).glob("*.toml")):
        for item in _items(path, f"{FOLDER}/{path.name}"):
            if isinstance(item, ArticleCorrection):
                articles[item.id] = (*articles.get(item.id, ()), item)
            else:
                officials.append(item)
    return Corrections(articles, tuple(officials))


def _items(path: Path, name: str) -> Iterator[ArticleCorrection | OfficialCorrection]:
    try:
        text = path.read_text("utf-8")
        tables = msgspec.convert(tomllib.loads(text), _File)
    except UnicodeDecodeError as error:
        message = f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8"
        raise SiteBuilderError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: is not TOML: {error}; mend that line, as docs/corrections.md shows"
        raise SiteBuilderError(message) from error
    except msgspec.ValidationError as error:
        message = f"{name}: {error}; begin each correction with [[article]] or [[official]]"
        raise SiteBuilderError(message) from error
    lines = {kind: iter(_lines(text, kind)) for kind in ("article", "official")}
    for table in tables.article:
        yield _article(table, f"{name}:{next(lines['article'])}")
    for table in tables.official:
        yield _official(table, f"{name}:{next(lines['official'])}")


def _lines(text: str, kind: str) -> Iterator[int]:
    """Yield the line of each [[kind]] header, then 1 for tables written inline."""
    for match in _HEADER.finditer(text):
        if match[1] == kind:
            yield text.count("\n", 0, match.start()) + 1
    while True:
        yield 1


def _article(table: dict[str, Any], where: str) -> ArticleCorrection:
    item: ArticleCorrection = _convert(table, ArticleCorrection, where)
    facts = [fact for fact in (item.set, item.drop, item.add) if fact]
    if len(facts) != 1:
        message = f"{where}: corrects not one fact, but none or several; write exactly one of set, drop and add"
        raise SiteBuilderError(message)
    if item.set and item.set.property not in SINGLE:
        message = (
            f"{where}: an article may have several of {item.set.property}; drop the wrong one and add the right one"
        )
        raise SiteBuilderError(message)
    if facts[0].property == "post" and not facts[0].person:
        message = f'{where}: a post needs its holder; write person = "..."'
        raise SiteBuilderError(message)
    return item


def _official(table: dict[str, Any], where: str) -> OfficialCorrection:
    item: OfficialCorrection = _convert(table, OfficialCorrection, where)
    forms = [
        len(item.merge) > 1,
        bool(item.split and item.articles),
        bool(item.rename and item.name),
        bool(item.identify and item.wikidata),
    ]
    if sum(forms) != 1:
        message = (
            f"{where}: does not say one thing of officials; write merge = [two keys or more], or split with articles, "
            "or rename with name, or identify with wikidata"
        )
        raise SiteBuilderError(message)
    if item.wikidata and not _WIKIDATA.fullmatch(item.wikidata):
        message = f'{where}: "{item.wikidata}" is not a Wikidata item; write its number, such as wikidata = "Q12345"'
        raise SiteBuilderError(message)
    return item


def _convert(table: dict[str, Any], shape: Any, where: str) -> Any:  # noqa: ANN401  # either of two structs
    if "where" in table:
        message = f"{where}: unknown key `where`; delete it"
        raise SiteBuilderError(message)
    try:
        item = msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        message = f"{where}: {error}; write it as docs/corrections.md shows"
        raise SiteBuilderError(message) from error
    if not item.reason.strip():
        message = f'{where}: has no reason; say why: reason = "..."'
        raise SiteBuilderError(message)
    return msgspec.structs.replace(item, where=where)

"""What only the whole collection knows: officials, offices, and what archive.toml says of the site."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from site_builder.model.documents import SetAside, Status
from site_builder.model.records import Correction, Post, Record


class Appearance(Struct, frozen=True, gc=False):
    """One article in which an official appears."""

    article: str  # id
    date: str | None
    posts: tuple[Post, ...]


class Term(Struct, frozen=True, gc=False):
    """A post as one official held it, bounded by the first and last article that says so."""

    post: str
    place: str | None
    place_key: str | None
    status: Status
    first: str | None  # ISO day
    last: str | None
    articles: tuple[str, ...]  # ids, oldest first
    spans: tuple[tuple[str, str], ...] = ()  # (first, last) between gaps of more than a year without an article
    since: str | None = None  # ISO day of an article that reports the appointment
    until: str | None = None  # ISO day of the first article that calls the holder a former one


class Companion(Struct, frozen=True, gc=False):
    """An official who appears in the same articles."""

    key: str
    articles: int
    weight: float  # each article counts 1 / (officials in it - 1)


class Official(Struct, frozen=True, gc=False):
    """One holder of public posts, over all articles."""

    key: str  # stable path segment
    name: str
    terms: tuple[Term, ...]  # offices by rank, then seats, then former posts
    appearances: tuple[Appearance, ...]  # newest first
    provinces: tuple[tuple[str, int], ...]  # (province key, articles), most first
    companions: tuple[Companion, ...] = ()  # closest first
    corrections: tuple[Correction, ...] = ()
    wikidata: str | None = None  # the item of this person, such as "Q12345", where a correction says so


class Holder(Struct, frozen=True, gc=False):
    """One official in an office: from the first article that says so to the last."""

    official: str  # key
    first: str | None  # ISO day
    last: str | None
    articles: tuple[str, ...]  # ids, oldest first
    status: Status = "current"
    spans: tuple[tuple[str, str], ...] = ()  # as in Term


class Office(Struct, frozen=True, gc=False):
    """One post in one place, and who held it."""

    key: str  # stable path segment
    post: str
    place: str | None
    place_key: str | None
    holders: tuple[Holder, ...]  # newest first
    conflicts: tuple[tuple[str, str], ...]  # pairs of officials named as sitting holders over the same days


class Site(Struct, frozen=True, gc=False):
    """What archive.toml says about the site."""

    title: str
    base_url: str  # absolute, with a trailing slash
    language: Literal["vi", "en"] = "vi"
    description: str = ""
    licence: str = ""
    attribution: str = ""
    repository: str = ""  # where the archive is kept and takes reports, as on GitHub: absolute, or ""
    offline: bool = False  # whether the search page works without a connection once visited
    tables: Literal["auto", "full", "facts", "packed", "none"] = "auto"  # see tables/offers.py
    parquet: bool = False  # whether the large tables are there as Parquet too, which needs pyarrow


Aspect = Literal["source", "title", "published", "events", "places", "people", "authors"]


class Commit(Struct, frozen=True, gc=False):
    """A commit of the archive that changed an article's source."""

    date: str  # ISO day
    commit: str
    added: int  # lines
    removed: int

    @property
    def short(self) -> str:
        """Return the first digits of the commit, which tell it from others."""
        return self.commit[:10]


class Change(Struct, frozen=True, gc=False):
    """What is not as it was when an article was first published."""

    what: tuple[Aspect, ...]  # as far as the ledger of addresses tells
    commits: tuple[Commit, ...]  # newest first, as far as git tells


class Archive(Struct, frozen=True, gc=False):
    """Everything that only the whole collection knows.  Texts stay in the store."""

    site: Site
    records: Sequence[Record]  # sorted by id
    officials: Sequence[Official]  # sorted by key
    set_aside: tuple[SetAside, ...]  # sorted by path and line
    offices: Sequence[Office] = ()  # sorted by key
    duplicates: Mapping[str, tuple[str, ...]] = {}  # id -> ids of the other articles that carry the same report
    related: Mapping[str, tuple[str, ...]] = {}  # id -> ids, closest first
    changes: Mapping[str, Change] = {}  # id -> what changed since the article was first published

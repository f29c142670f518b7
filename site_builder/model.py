"""The shapes that flow through a build, in the order in which they are made.

    bytes -> Document -> Article -> Record -> Archive -> Page -> File

All are immutable.  Text is NFC; every offset counts characters (code points) of the named field and is half-open.
A field is named "text", "title", "captions[2]" or "removed[0]" (the text of that removed line); "declared" stands for a
value that the input states outside any text, such as a JSON key or front matter, and has no offsets.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

Reason = Literal["chrome", "title", "published", "byline", "credit", "caption", "repeat"]
Origin = Literal["declared", "extracted", "corrected"]
Status = Literal["current", "former", "acting", "appointed", "candidate"]
Level = Literal["province", "district", "commune"]
How = Literal["named", "district", "outlet", "official", "archive", "correction"]
Role = Literal["primary", "mentioned"]


# --- one input ---------------------------------------------------------------------------------------------------


class Given(Struct, frozen=True):
    """What archive.toml says of all articles of one source folder, for those that do not say it themselves."""

    outlet: str | None = None
    province: str | None = None  # key in the gazetteer: the home of its newspaper
    author: str | None = None
    tags: tuple[str, ...] = ()
    columns: dict[str, str] = {}  # {our key: name of the column or JSON key that holds it}


class Header(Struct, frozen=True):
    """The first row of a .csv file."""

    names: tuple[str, ...]
    delimiter: str


class Input(Struct, frozen=True, gc=False):
    """One article still unread: a file, a member of a .zip, one line of a .jsonl or .csv file, one record of a WARC."""

    path: str  # relative to the archive, with "/"; of a member, its path in the .zip below that of the .zip
    line: int | None = None  # counted from 1: of a .jsonl or .csv file; the number of a WARC's record
    offset: int = 0  # first byte of it in the file
    size: int | None = None  # bytes; None: up to the end
    folder: str = ""  # the source folder that holds it, as archive.toml names it: the id is the path below
    file: str = ""  # the file that holds it, where that is not at `path`
    deflated: tuple[int, int] | None = None  # offset and size, in `file`, of a deflated member: the rest counts in it
    sha256: str = ""  # of its bytes, where they have been looked through already
    header: Header | None = None
    given: Given | None = None
    beside: tuple[tuple[str, str], ...] = ()  # (path, sha256) of the pictures and files that belong to it
    learned: tuple[int, ...] = ()  # marks of its lines that the archive has learned to be its source's furniture


class Source(Struct, frozen=True, gc=False):
    """Where an article came from."""

    path: str
    sha256: str  # of the bytes of the file, member, line or record
    line: int | None = None  # as in Input
    outlet: str | None = None  # the newspaper or site, as far as the input itself says
    url: str | None = None  # http(s) only
    home: str | None = None  # key of the province that archive.toml names as the outlet's


class Removed(Struct, frozen=True, gc=False):
    """A line of the source that is not part of the cleaned text."""

    line: int  # counted from 1
    text: str
    reason: Reason


class Evidence(Struct, frozen=True, gc=False, array_like=True):
    """The words that say so: `quote` is the slice [start:end] of `field`."""

    field: str
    start: int
    end: int
    quote: str


# --- statements --------------------------------------------------------------------------------------------------


class PersonNamed(Struct, frozen=True, gc=False, tag="person"):
    """A person is mentioned.  `name`: the fullest form in the article; the quote is the form at hand."""

    name: str


class PostHeld(Struct, frozen=True, gc=False, tag="post"):
    """A person holds, held or is about to hold a post."""

    person: str  # the name, as in PersonNamed
    post: str  # canonical label without the place: "Bí thư Tỉnh ủy"
    place: str | None  # bare name of the unit the post belongs to; None: national or unknown
    place_key: str | None  # the unit's key in the gazetteer, when known
    status: Status
    official: bool  # a public post in Viet Nam; False for firms, clubs and other countries


class PlaceNamed(Struct, frozen=True, gc=False, tag="place"):
    """A unit is named.  `key` is None while several units of that name remain possible."""

    name: str  # bare, in the form in force on the article's date: "Hồ Chí Minh", "Bình Sơn"
    level: Level
    key: str | None
    province: str | None  # bare name of its province, when known; None for a province itself
    how: str  # which evidence decided: named, unique, context, outlet, office-holder, ...


Value = str | int | PersonNamed | PostHeld | PlaceNamed


class Statement(Struct, frozen=True, gc=False):
    """A fact with what says so.

    Properties with a plain value: published, crawled, views, outlet, byline, photographer, tag, event_date (ISO day).
    With a typed value: person, post, place (each naming a unit), province (the primary one; at most one an article).
    """

    property: str
    value: Value
    evidence: Evidence | None  # None only when the input declares the value outside any text
    rule: str  # name of the rule that found it: "byline.labelled"
    confidence: float  # 0..1
    origin: Origin = "extracted"


# --- documents and articles ----------------------------------------------------------------------------------------


class Caption(Struct, frozen=True, gc=False):
    """A caption and the number of paragraphs of the text that stood before it."""

    text: str
    after: int


class Remark(Struct, frozen=True, array_like=True, gc=False):
    """What was repaired, doubted or not understood: a message of the interface, in English, with its values.

    `place`: the file, and the line if known, where that is not said beside it.
    """

    message: str
    values: tuple[tuple[str, str], ...] = ()
    place: str = ""

    def __str__(self) -> str:
        """Say it in English, as programs and terminals show it."""
        said = self.message % dict(self.values) if self.values else self.message
        return f"{self.place}: {said}" if self.place else said


class Attachment(Struct, frozen=True, gc=False):
    """A picture or file that is published beside its article."""

    path: str  # in the archive
    name: str  # of the published file, in the article's folder
    kind: str  # media type, as its bytes say
    size: int  # bytes
    sha256: str
    width: int = 0  # pixels; 0 for what is no picture
    height: int = 0
    alt: str = ""


class Document(Struct, frozen=True, gc=False):
    """One input, cleaned: nothing inferred beyond what its lines are."""

    id: str
    source: Source
    title: str
    text: str  # paragraphs separated by a blank line
    captions: tuple[Caption, ...]
    removed: tuple[Removed, ...]
    statements: tuple[Statement, ...]  # declared or printed metadata: published, byline, views, ...
    extra: dict[str, str]  # unknown keys of the input, kept as JSON text
    notes: tuple[Remark, ...] = ()  # what was repaired or doubted while reading, for the article's page
    attachments: tuple[Attachment, ...] = ()


class Article(Struct, frozen=True, gc=False):
    """A document with every statement found in it, in the order of their evidence."""

    document: Document
    statements: tuple[Statement, ...]


class SetAside(Struct, frozen=True, gc=False):
    """An input that could not be read, named with its reason."""

    path: str
    line: int | None
    reason: Remark


# --- the archive -----------------------------------------------------------------------------------------------------


class Post(Struct, frozen=True, gc=False):
    """A post as the public table gives it; `field`, `start`, `end` say where its words are."""

    post: str
    text: str  # as printed
    place: str | None
    place_key: str | None
    status: Status
    field: str
    start: int
    end: int
    quote: str  # the sentence, for listing beside the fact
    confidence: float
    rule: str


class Person(Struct, frozen=True, gc=False):
    """A person in one article."""

    name: str
    key: str | None  # the official's page
    official: bool
    mentions: int
    posts: tuple[Post, ...]


class Place(Struct, frozen=True, gc=False):
    """A unit in one article."""

    name: str
    key: str | None
    province: str | None
    role: Role = "mentioned"


class Primary(Struct, frozen=True, gc=False):
    """The province that an article is about, and how that is known."""

    name: str
    key: str
    how: How
    confidence: float
    evidence: Evidence | None


class EventDate(Struct, frozen=True, gc=False):
    """A day on which what is reported happened; `text` as printed."""

    date: str
    text: str


class Correction(Struct, frozen=True, gc=False):
    """A correction as the pages that it changes show it."""

    what: str  # "drop event_date 2024-05-24"
    reason: str
    date: str  # ISO day
    where: str  # file and line


class Record(Struct, frozen=True, gc=False):
    """All facts of an article but not its text: what lists, indexes and relations need, and small."""

    id: str
    url: str  # relative to the base URL
    title: str
    source: Source
    published: str | None = None  # as precise as known, ISO 8601
    date: str | None = None  # the day of `published`
    crawled: str | None = None
    event_dates: tuple[EventDate, ...] = ()
    province: Primary | None = None
    provinces: tuple[Place, ...] = ()
    districts: tuple[Place, ...] = ()
    communes: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    bylines: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    views: int | None = None
    lead: str = ""  # the first words of the text, cut at a word, for lists
    words: int = 0  # syllables of the text
    removed: int = 0  # lines
    signature: bytes = b""  # MinHash of the text's clauses, for finding the same report again
    corrections: tuple[Correction, ...] = ()
    attachments: tuple[Attachment, ...] = ()


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
    tables: Literal["auto", "full", "facts", "none"] = "auto"  # CSV, FollowTheMoney and data/archive.sqlite, with texts
    parquet: bool = False  # whether the large tables are there as Parquet too, which needs pyarrow


Aspect = Literal["source", "title", "published", "events", "places", "people", "authors"]


class Commit(Struct, frozen=True, gc=False):
    """A commit of the archive that changed an article's source."""

    date: str  # ISO day
    commit: str
    added: int  # lines
    removed: int


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


# --- pages and files -------------------------------------------------------------------------------------------------


class PageRef(Struct, frozen=True, gc=False, array_like=True):
    """A page still to be made: which kind, of what, and which part of a paged list (from 1)."""

    kind: str
    key: str
    number: int = 1


class Page(Struct, frozen=True, gc=False):
    """A page ready to be rendered: the template's whole context, plain data only."""

    url: str  # relative to the base URL, "" for home; ends with "/" or a file name
    template: str
    context: dict[str, object]


class File(Struct, frozen=True, gc=False):
    """Bytes at a path inside the site."""

    path: str  # relative, with "/"
    content: bytes

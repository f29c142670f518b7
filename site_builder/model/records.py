"""All facts of one article without its text: what lists, indexes and relations need."""

from typing import Literal

from msgspec import Struct

from site_builder.model.documents import Attachment, Evidence, Source, Status

How = Literal["named", "district", "outlet", "official", "archive", "correction"]
Role = Literal["primary", "mentioned"]


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

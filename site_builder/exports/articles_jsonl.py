"""data/articles.jsonl: every article with its text and its facts.  All keys are always there; null or []: unknown."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import asdict

from site_builder.exports import jsonl
from site_builder.model import Article, EventDate, Person, Place, Post, Primary, Record, Removed
from site_builder.urls import DATA

PATH = f"{DATA}articles.jsonl"


class _Source(Struct, frozen=True):
    path: str
    sha256: str
    outlet: str | None
    url: str | None


class _Primary(Struct, frozen=True):
    name: str
    key: str
    how: str
    confidence: float


class _Province(Struct, frozen=True):
    name: str
    key: str | None
    role: str


class _Unit(Struct, frozen=True):
    name: str
    key: str | None
    province: str | None


class _Post(Struct, frozen=True):
    post: str
    text: str
    place: str | None
    status: str
    in_: str = field(name="in")
    start: int
    end: int


class _Person(Struct, frozen=True):
    name: str
    key: str | None
    official: bool
    mentions: int
    posts: list[_Post]


class Facts(Struct, frozen=True):
    """What is known of an article, without its text."""

    id: str
    url: str  # relative to the base URL
    title: str
    source: _Source
    published: str | None
    crawled: str | None
    event_dates: tuple[EventDate, ...]
    province: _Primary | None
    provinces: list[_Province]
    districts: list[_Unit]
    communes: list[_Unit]
    people: list[_Person]
    bylines: tuple[str, ...]
    photographers: tuple[str, ...]
    captions: tuple[str, ...]
    tags: tuple[str, ...]
    views: int | None


class Row(Facts, frozen=True):
    """A line of the table.  The order of the keys is the published one."""

    removed: tuple[Removed, ...]
    text: str
    duplicates: Sequence[str]


def lines(article: Article, record: Record, duplicates: Sequence[str]) -> bytes:
    """Return the article's line."""
    return jsonl.lines((row(article, record, duplicates),))


def row(article: Article, record: Record, duplicates: Sequence[str]) -> Row:
    """Return the article as the table gives it: text and removed lines from the article, all facts from its record."""
    return Row(
        **asdict(facts(record)),
        removed=article.document.removed,
        text=article.document.text,
        duplicates=duplicates,
    )


def facts(record: Record) -> Facts:
    """Return what is known of an article, without its text."""
    return Facts(
        id=record.id,
        url=record.url,
        title=record.title,
        source=_Source(record.source.path, record.source.sha256, record.source.outlet, record.source.url),
        published=record.published,
        crawled=record.crawled,
        event_dates=record.event_dates,
        province=_primary(record.province) if record.province else None,
        provinces=[_Province(place.name, place.key, place.role) for place in record.provinces],
        districts=[_unit(place) for place in record.districts],
        communes=[_unit(place) for place in record.communes],
        people=[_person(person) for person in record.people],
        bylines=record.bylines,
        photographers=record.photographers,
        captions=record.captions,
        tags=record.tags,
        views=record.views,
    )


def _primary(province: Primary) -> _Primary:
    return _Primary(province.name, province.key, province.how, province.confidence)


def _unit(place: Place) -> _Unit:
    return _Unit(place.name, place.key, place.province)


def _person(person: Person) -> _Person:
    posts = [_post(post) for post in person.posts]
    return _Person(person.name, person.key, person.official, person.mentions, posts)


def _post(post: Post) -> _Post:
    return _Post(post.post, post.text, post.place, post.status, post.field, post.start, post.end)

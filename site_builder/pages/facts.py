"""The facts of an article as the column beside its text shows them, each with the way to its words."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from site_builder import urls
from site_builder.model import Article, Evidence, Person, PersonNamed, Place, PlaceNamed, Post, Record, Statement
from site_builder.pages.anchors import anchor

_Said = Mapping[tuple[str, str], Evidence]  # (kind of fact, value) -> the first evidence for it


class Fact(Struct, frozen=True):
    """A value with the address of its page and the anchor of its words, where there are such."""

    text: str
    url: str | None = None
    anchor: str | None = None


class DateFact(Struct, frozen=True):
    """A day (ISO) on which something happened, and its words as printed."""

    date: str
    url: str
    text: str
    anchor: str | None


class PersonFact(Struct, frozen=True):
    """A person with the posts that the article gives them; each post comes with the anchor of its words."""

    name: str
    url: str | None
    anchor: str | None
    mentions: int
    posts: tuple[tuple[Post, str | None], ...]


class Facts(Struct, frozen=True):
    """What stands beside the text and leads into it; `province` is the primary one."""

    published: Fact | None
    events: tuple[DateFact, ...]
    province: Fact | None
    provinces: tuple[Fact, ...]
    districts: tuple[Fact, ...]
    communes: tuple[Fact, ...]
    officials: tuple[PersonFact, ...]
    others: tuple[PersonFact, ...]
    bylines: tuple[Fact, ...]
    photographers: tuple[Fact, ...]


def facts(record: Record, article: Article) -> Facts:
    """Return an article's facts."""
    said = _said(article.statements)
    return Facts(
        published=_published(record, said),
        events=tuple(
            DateFact(e.date, urls.date(e.date), e.text, _anchor(said, "event_date", e.date)) for e in record.event_dates
        ),
        province=_province(record),
        provinces=tuple(_place(place, "province", said) for place in record.provinces if place.role != "primary"),
        districts=tuple(_place(place, "district", said) for place in record.districts),
        communes=tuple(_place(place, "commune", said) for place in record.communes),
        officials=tuple(_person(person, said) for person in record.people if person.key),
        others=tuple(_person(person, said) for person in record.people if not person.key),
        bylines=_named(record.bylines, "byline", said),
        photographers=_named(record.photographers, "photographer", said),
    )


def shown(facts_: Facts) -> Iterator[str]:
    """Yield the anchors that the facts lead to."""
    alone = (facts_.published, facts_.province)
    places = (*facts_.provinces, *facts_.districts, *facts_.communes)
    people = (*facts_.officials, *facts_.others)
    credits_ = (*facts_.bylines, *facts_.photographers)
    for fact in (*alone, *facts_.events, *places, *people, *credits_):
        if fact and fact.anchor:
            yield fact.anchor
    for person in people:
        yield from (name for _, name in person.posts if name)


def _said(statements: Iterable[Statement]) -> _Said:
    said: dict[tuple[str, str], Evidence] = {}
    for statement in statements:
        if statement.evidence:
            said.setdefault(_subject(statement), statement.evidence)
    return said


def _subject(statement: Statement) -> tuple[str, str]:
    """Return what a statement is about, so that a fact of the record finds it again."""
    match statement.value:
        case PersonNamed(name):
            return "person", name
        case PlaceNamed() as place if statement.property == "place":
            return place.level, place.key or place.name
        case value:
            return statement.property, str(value)


def _anchor(said: _Said, kind: str, value: str) -> str | None:
    evidence = said.get((kind, value))
    return anchor(evidence.field, evidence.start) if evidence else None


def _published(record: Record, said: _Said) -> Fact | None:
    if not record.published or not record.date:
        return None
    return Fact(record.published, urls.date(record.date), _anchor(said, "published", record.published))


def _province(record: Record) -> Fact | None:
    primary = record.province
    if primary is None:
        return None
    evidence = primary.evidence
    return Fact(primary.name, urls.province(primary.key), anchor(evidence.field, evidence.start) if evidence else None)


_PAGES = {"province": urls.province, "district": urls.district}


def _place(place: Place, level: str, said: _Said) -> Fact:
    """Return a unit; one that stays open leads nowhere and says what is not known of it."""
    page = _PAGES.get(level)
    url = page(place.key) if page and place.key else None
    return Fact(f"{place.name}{_open(place)}", url, _anchor(said, level, place.key or place.name))


def _open(place: Place) -> str:
    if place.key:
        return ""
    return f" ({place.province}, chưa rõ là nơi nào)" if place.province else " (chưa rõ tỉnh)"


def _person(person: Person, said: _Said) -> PersonFact:
    return PersonFact(
        name=person.name,
        url=urls.official(person.key) if person.key else None,
        anchor=None if person.posts else _anchor(said, "person", person.name),  # the posts lead to the words
        mentions=person.mentions,
        posts=tuple((post, anchor(post.field, post.start)) for post in person.posts),
    )


def _named(names: Iterable[str], kind: str, said: _Said) -> tuple[Fact, ...]:
    return tuple(Fact(name, None, _anchor(said, kind, name)) for name in names)

"""The facts of an article as the column beside its text shows them, each with the way to its words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from site_builder import urls
from site_builder.model import Article, Evidence, Person, PersonNamed, Place, PlaceNamed, Post, PostHeld, Record
from site_builder.pages.anchors import anchor

_Key = tuple[str, str]  # (kind of fact, value)


class Fact(NamedTuple):
    """A value with the address of its page and the anchor of its words, where there are such.

    `doubt`: of a unit of which it stays open which one is meant, its province, or "" where that is open too.
    """

    text: str
    url: str | None = None
    anchor: str | None = None
    doubt: str | None = None


class DateFact(NamedTuple):
    """A day (ISO) on which something happened, and its words as printed."""

    date: str
    url: str
    text: str
    anchor: str | None


class PostFact(NamedTuple):
    """A post as printed, its canonical label where that says more, and the anchor of its words."""

    text: str
    label: str | None
    anchor: str | None


class PersonFact(NamedTuple):
    """A person with the posts that the article gives them."""

    name: str
    url: str | None
    anchor: str | None
    posts: Sequence[PostFact]


class Facts(Struct, frozen=True):
    """What stands beside the text and leads into it; `province` is the primary one."""

    published: Fact | None
    events: Sequence[DateFact]
    province: Fact | None
    provinces: Sequence[Fact]
    districts: Sequence[Fact]
    communes: Sequence[Fact]
    officials: Sequence[PersonFact]
    others: Sequence[PersonFact]
    bylines: Sequence[Fact]
    photographers: Sequence[Fact]


Said = Mapping[_Key, Evidence]  # the first evidence for each fact but posts, which bring their own


class _Trail(Struct, frozen=True):
    """The ways from facts to their words."""

    said: Said
    anchors: Mapping[int, str]  # offset in the text -> the anchor that stands for it

    def to(self, evidence: Evidence | Post | None) -> str | None:
        """Return the anchor of evidence on the page."""
        if evidence is None:
            return None
        return self.anchors.get(evidence.start) if evidence.field == "text" else anchor(evidence.field, evidence.start)

    def of(self, kind: str, value: str) -> str | None:
        """Return the anchor of the first words that say so."""
        return self.to(self.said.get((kind, value)))


def said(article: Article) -> Said:
    """Return the first evidence for each fact of an article."""
    found: dict[_Key, Evidence] = {}
    for statement in article.statements:
        value, evidence = statement.value, statement.evidence
        if evidence is None or isinstance(value, PostHeld):
            continue
        if isinstance(value, PersonNamed):
            found.setdefault(("person", value.name), evidence)
        elif not isinstance(value, PlaceNamed):
            found.setdefault((statement.property, str(value)), evidence)
        elif statement.property == "place":
            found.setdefault((value.level, value.key or value.name), evidence)
    return found


def evidence(record: Record, said_: Said) -> tuple[set[int], set[int]]:
    """Return the offsets in the text of the posts, and those of all else that the column leads to."""
    posts = {post.start for person in record.people for post in person.posts if post.field == "text"}
    led_by_posts = {("person", person.name) for person in record.people if person.posts}
    others = {one.start for key, one in said_.items() if one.field == "text" and key not in led_by_posts}
    primary = record.province.evidence if record.province else None
    return posts, others | {primary.start} if primary and primary.field == "text" else others


def facts(record: Record, said_: Said, anchors: Mapping[int, str]) -> Facts:
    """Return an article's facts; `anchors` gives the one for each offset of `evidence`."""
    trail = _Trail(said_, anchors)
    return Facts(
        published=_published(record, trail),
        events=[
            DateFact(e.date, urls.date(e.date), e.text, trail.of("event_date", e.date)) for e in record.event_dates
        ],
        province=_province(record, trail),
        provinces=[_place(place, "province", trail) for place in record.provinces if place.role != "primary"],
        districts=[_place(place, "district", trail) for place in record.districts],
        communes=[_place(place, "commune", trail) for place in record.communes],
        officials=[_person(person, trail) for person in record.people if person.key],
        others=[_person(person, trail) for person in record.people if not person.key],
        bylines=_named(record.bylines, "byline", trail),
        photographers=_named(record.photographers, "photographer", trail),
    )


def shown(facts_: Facts) -> set[str]:
    """Return the anchors that the facts lead to."""
    alone = [fact.anchor for fact in (facts_.published, facts_.province) if fact]
    places = (*facts_.provinces, *facts_.districts, *facts_.communes)
    people = (*facts_.officials, *facts_.others)
    credits_ = (*facts_.bylines, *facts_.photographers)
    lists = [fact.anchor for fact in (*places, *credits_)]
    lists += [event.anchor for event in facts_.events]
    lists += [person.anchor for person in people]
    posts = [post.anchor for person in people for post in person.posts]
    return {name for name in (*alone, *lists, *posts) if name}


def _published(record: Record, trail: _Trail) -> Fact | None:
    if not record.published or not record.date:
        return None
    return Fact(record.published, urls.date(record.date), trail.of("published", record.published))


def _province(record: Record, trail: _Trail) -> Fact | None:
    primary = record.province
    return Fact(primary.name, urls.province(primary.key), trail.to(primary.evidence)) if primary else None


_PAGES = {"province": urls.province, "district": urls.district}


def _place(place: Place, level: str, trail: _Trail) -> Fact:
    """Return a unit; one that stays open leads nowhere and says what is not known of it."""
    page = _PAGES.get(level)
    url = page(place.key) if page and place.key else None
    doubt = None if place.key else place.province or ""
    return Fact(place.name, url, trail.of(level, place.key or place.name), doubt)


def _person(person: Person, trail: _Trail) -> PersonFact:
    url = urls.official(person.key) if person.key else None
    if not person.posts:
        return PersonFact(person.name, url, trail.of("person", person.name), ())
    return PersonFact(
        person.name, url, None, [PostFact(post.text, _label(post), trail.to(post)) for post in person.posts]
    )


def _label(post: Post) -> str | None:
    """Return the canonical label of a post where it says more than the words as printed."""
    printed, label = post.text.casefold(), f"{post.post} {post.place}" if post.place else post.post
    return None if printed == post.post.casefold() or label.casefold() in printed else label


def _named(names: Iterable[str], kind: str, trail: _Trail) -> list[Fact]:
    return [Fact(name, None, trail.of(kind, name)) for name in names]

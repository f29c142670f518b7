"""The facts of one article, read off its statements: Article -> Record.  Infers nothing."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeVar

from site_builder import urls
from site_builder.gazetteer.posts import full
from site_builder.model import (
    Article,
    EventDate,
    Evidence,
    How,
    Person,
    PersonNamed,
    Place,
    PlaceNamed,
    Post,
    PostHeld,
    Primary,
    Record,
    Statement,
)
from site_builder.relate.duplicates import signature
from site_builder.text.sentences import sentences

LEAD = 240  # characters of the text that lists show

T = TypeVar("T")

# How the primary province is known, in the contract's words, from the gazetteer's finer ones.
HOW: dict[str, How] = {
    "named": "named",
    "district": "district",
    "outlet": "outlet",
    "official": "official",
    "archive": "archive",
    "correction": "correction",
}


def of(article: Article) -> Record:
    """Return an article's record.  Keys of officials are still open: only the whole archive knows them."""
    document, statements = article.document, article.statements
    published = _first(statements, "published")
    day = published[:10] if published else None
    primary = _primary(statements)
    return Record(
        id=document.id,
        url=urls.article(document.id, document.title, day),
        title=document.title,
        source=document.source,
        published=published,
        date=day,
        crawled=_first(statements, "crawled"),
        event_dates=_event_dates(statements),
        province=primary,
        provinces=_provinces(statements, primary),
        districts=_units(statements, "district"),
        communes=_units(statements, "commune"),
        people=_people(article),
        bylines=_all(statements, "byline"),
        photographers=_all(statements, "photographer"),
        captions=_unique(caption.text for caption in document.captions),
        tags=_all(statements, "tag"),
        views=next((s.value for s in statements if s.property == "views" and isinstance(s.value, int)), None),
        lead=_lead(document.text),
        words=len(document.text.split()),
        removed=len(document.removed),
        signature=signature(document.text),
        attachments=document.attachments,
    )


def _unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _all(statements: Sequence[Statement], property_: str) -> tuple[str, ...]:
    return _unique(s.value for s in statements if s.property == property_ and isinstance(s.value, str))


def _first(statements: Sequence[Statement], property_: str) -> str | None:
    return next(iter(_all(statements, property_)), None)


def _event_dates(statements: Sequence[Statement]) -> tuple[EventDate, ...]:
    found: dict[str, EventDate] = {}
    for s in statements:
        if s.property == "event_date" and isinstance(s.value, str):
            found.setdefault(s.value, EventDate(s.value, s.evidence.quote if s.evidence else s.value))
    return tuple(found[day] for day in sorted(found))


def _primary(statements: Sequence[Statement]) -> Primary | None:
    for s in statements:
        if s.property == "province" and isinstance(s.value, PlaceNamed) and s.value.key:
            return Primary(s.value.name, s.value.key, HOW.get(s.value.how, "named"), s.confidence, s.evidence)
    return None


def _units(statements: Sequence[Statement], level: str) -> tuple[Place, ...]:
    named = (s.value for s in statements if s.property == "place" and isinstance(s.value, PlaceNamed))
    return _unique(Place(v.name, v.key, v.province) for v in named if v.level == level)


def _provinces(statements: Sequence[Statement], primary: Primary | None) -> tuple[Place, ...]:
    mentioned = [unit for unit in _units(statements, "province") if primary is None or unit.key != primary.key]
    first = [Place(primary.name, primary.key, None, "primary")] if primary else []
    return tuple(first + mentioned)


def _people(article: Article) -> tuple[Person, ...]:
    """Return the people in the order in which they first appear."""
    mentions: dict[str, int] = {}
    posts: dict[str, list[Post]] = {}
    public: set[str] = set()
    quoted = _Quoted(article)
    for s in article.statements:
        if isinstance(s.value, PersonNamed):
            mentions[s.value.name] = mentions.get(s.value.name, 0) + 1
        elif isinstance(s.value, PostHeld):
            mentions.setdefault(s.value.person, 0)
            _add(posts.setdefault(s.value.person, []), _post(quoted, s, s.value))
            if s.value.official:
                public.add(s.value.person)
    return tuple(Person(n, None, n in public, max(count, 1), _told(posts.get(n, ()))) for n, count in mentions.items())


def _told(posts: Sequence[Post]) -> tuple[Post, ...]:
    """Leave out what an article says in short if it says it in full as well."""
    said = {(p.post, p.place, p.status) for p in posts}
    return tuple(p for p in posts if full(p.post) == p.post or (full(p.post), p.place, p.status) not in said)


def _add(posts: list[Post], new: Post) -> None:
    """Add a post unless the article has said so already."""
    if all((p.post, p.place, p.status) != (new.post, new.place, new.status) for p in posts):
        posts.append(new)


def _post(quoted: "_Quoted", statement: Statement, held: PostHeld) -> Post:
    # Only a correction may state a post that no words of the article say.
    evidence = statement.evidence or Evidence("correction", 0, 0, held.post)
    return Post(
        post=held.post,
        text=evidence.quote,
        place=held.place,
        place_key=held.place_key,
        status=held.status,
        field=evidence.field,
        start=evidence.start,
        end=evidence.end,
        quote=quoted.sentence(evidence) if statement.evidence else "",
        confidence=statement.confidence,
        rule=statement.rule,
    )


def field_text(article: Article, field: str) -> str:
    """Return the text of a field named as in evidence: "text", "title", "captions[2]", "removed[0]"."""
    document = article.document
    if field == "text":
        return document.text
    if field == "title":
        return document.title
    name, _, index = field.rstrip("]").partition("[")
    return document.captions[int(index)].text if name == "captions" else document.removed[int(index)].text


class _Quoted:
    """An article whose paragraphs are cut into sentences once, however many facts stand in one."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._cut: dict[int, tuple[str, list[tuple[int, int]]]] = {}

    def sentence(self, evidence: Evidence) -> str:
        """Return the sentence around the evidence; a title or a caption is one."""
        text = field_text(self._article, evidence.field)
        if evidence.field != "text":
            return text
        begin = text.rfind("\n", 0, evidence.start) + 1
        finish = text.find("\n", evidence.end)
        end = finish if finish >= 0 else len(text)
        paragraph, spans = self._cut.get(begin, ("", []))
        if len(paragraph) != end - begin:
            paragraph = text[begin:end]
            spans = sentences(paragraph)
            self._cut[begin] = paragraph, spans
        at = evidence.start - begin
        last = bisect_right(spans, at, key=itemgetter(0)) - 1
        return paragraph[slice(*spans[last])] if last >= 0 and at < spans[last][1] else paragraph


def _lead(text: str) -> str:
    first = text[: LEAD + 40].split("\n\n", 1)[0]
    if len(first) <= LEAD:
        return first
    return first[:LEAD].rsplit(" ", 1)[0] + "…"

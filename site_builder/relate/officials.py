"""Officials over the whole archive: appearances, terms of office, provinces, company."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import msgspec
from msgspec import Struct
from msgspec.msgpack import encode

from site_builder.gazetteer.bodies import member
from site_builder.gazetteer.posts import full, rank
from site_builder.memo import Memo
from site_builder.model import Companion, Correction, Official, Status, Term
from site_builder.numbered import grouped, made_of
from site_builder.packed import Packed, decoder, with_digest, with_digests
from site_builder.relate.company import companions
from site_builder.relate.identity import Who
from site_builder.relate.mentions import Mentions

PAUSE = 366  # days between two articles about a post that are shown as a gap


class _Post(Struct, gc=False):
    post: str
    place: str | None
    place_key: str | None
    status: Status


class _Person(Struct, gc=False):
    name: str
    official: bool
    posts: msgspec.Raw


class _Province(Struct, gc=False):
    key: str


class _Told(Struct, gc=False):
    """What of a record tells which posts its people hold."""

    id: str
    date: str | None
    province: _Province | None
    people: tuple[_Person, ...]


class _Seen(Struct, gc=False):
    """An official in an article; their posts stay packed, since all officials at once are many."""

    article: str
    date: str | None
    province: str | None
    posts: msgspec.Raw


class _Known(Struct, gc=False):
    """All that an official is made of."""

    key: str
    name: str
    seen: Sequence[_Seen]
    companions: tuple[Companion, ...]
    corrections: tuple[Correction, ...]
    wikidata: str | None


class _Appearance(Struct, gc=False):
    """An Appearance, of which the posts are packed."""

    article: str
    date: str | None
    posts: msgspec.Raw


class _Official(Struct, gc=False):
    """An Official, as above."""

    key: str
    name: str
    terms: tuple[Term, ...]
    appearances: list[_Appearance]
    provinces: tuple[tuple[str, int], ...]
    companions: tuple[Companion, ...]
    corrections: tuple[Correction, ...]
    wikidata: str | None


Told = tuple[_Seen, tuple[_Post, ...]]  # an official in an article, with their posts

_posts = decoder(tuple[_Post, ...])


def officials(  # noqa: PLR0913, PLR0917 - all that is known of them
    of: Mentions,
    who: Who,
    names: Mapping[str, str],
    corrections: Mapping[str, tuple[Correction, ...]],
    wikidata: Mapping[str, str] = MappingProxyType({}),
    memo: Memo | None = None,
) -> Packed[Official]:
    """Return every holder of a public post, sorted by key.

    `who`: named where; `names`: key -> display name; `wikidata`: key -> item; `memo`: of the last build; an
    official of whom the same is told is not summed up again.
    """
    memo, people, tell, articles = memo or Memo(), who.keys, of.records.teller(_Told), of.article.tolist()
    company, found = companions(of.article, who.number, len(people)), list[bytes]()
    groups = zip(people, grouped(who.number, of.digests), company.told(people), strict=True)
    for key, (person, members, told), beside in groups:
        rest = (key, names[key], corrections.get(key, ()), wikidata.get(key))

        def made(
            rest: tuple[str, str, tuple[Correction, ...], str | None] = rest,
            person: int = person,
            members: Sequence[int] = members,
        ) -> bytes:
            known, name, noted, item = rest
            seen = [_seen(tell(articles[one]), of.names[of.name[one]]) for one in members]
            others = tuple(Companion(people[other], n, weight) for other, n, weight in company.of(person))
            return with_digest(_official(_Known(known, name, seen, others, noted, item)))

        found.append(memo.of(made_of(b"official", b"".join((encode((*rest, len(members))), told, beside))), made))
    return with_digests(Official, found)


def _official(known: _Known) -> bytes:
    newest = _newest_first(known.seen)
    return encode(
        _Official(
            key=known.key,
            name=known.name,
            terms=_terms(newest),
            appearances=[_Appearance(one.article, one.date, one.posts) for one, _ in newest],
            provinces=_provinces(newest),
            companions=known.companions,
            corrections=known.corrections,
            wikidata=known.wikidata,
        )
    )


def _seen(record: _Told, name: str) -> _Seen:
    posts = next(person.posts for person in record.people if person.official and person.name == name)
    return _Seen(record.id, record.date, record.province.key if record.province else None, posts)


def _newest_first(seen: Iterable[_Seen]) -> list[Told]:
    """Sort by day, articles without one last; the id makes the order total."""
    ordered = sorted(seen, key=lambda one: (one.date or "", one.article), reverse=True)
    return [(one, _posts(one.posts)) for one in ordered]


class _Held(Struct, frozen=True, order=True):
    """A post as the articles of one official tell of it."""

    post: str
    place: str
    place_key: str


def _terms(newest: Sequence[Told]) -> tuple[Term, ...]:
    """Return each post held, bounded by the first and the last article that says so; offices by rank, then seats."""
    said: defaultdict[_Held, list[tuple[Status, _Seen]]] = defaultdict(list)
    for one, posts in reversed(newest):
        for post in posts:
            said[_Held(full(post.post), post.place or "", post.place_key or "")].append((post.status, one))
    return tuple(sorted((_term(held, told) for held, told in said.items()), key=_term_order))


def _term(held: _Held, told: Sequence[tuple[Status, _Seen]]) -> Term:
    """Sum up what articles tell of one post.

    Days on which the post is called a former one bound the term from above and are no part of it, unless nothing else
    is told; an appointment bounds it from below.
    """
    sitting: Sequence[tuple[Status, _Seen]] = [pair for pair in told if pair[0] != "former"] or told
    days = sorted(one.date for _, one in sitting if one.date)
    appointed = sorted(one.date for status, one in told if status == "appointed" and one.date)
    former = sorted(one.date for status, one in told if status == "former" and one.date)
    return Term(
        post=held.post,
        place=held.place or None,
        place_key=held.place_key or None,
        status=_status(sitting),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(dict.fromkeys(one.article for _, one in told)),
        spans=_spans(days),
        since=appointed[0] if appointed else None,
        until=next((day for day in former if not days or day >= days[-1]), None),
    )


def _spans(days: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Cut sorted days where more than PAUSE days pass without one, so that silence is not read as tenure."""
    starts = [i for i, day in enumerate(days) if i == 0 or _ordinal(day) - _ordinal(days[i - 1]) > PAUSE]
    ends = [start - 1 for start in starts[1:]] + [len(days) - 1] * bool(starts)
    return tuple((days[start], days[end]) for start, end in zip(starts, ends, strict=True))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _status(told: Sequence[tuple[Status, _Seen]]) -> Status:
    """Return the latest status: an acting or appointed holder becomes the holder once articles say so."""
    return "current" if any(status == "current" for status, _ in told) else told[-1][0]


def _term_order(term: Term) -> tuple[bool, bool, int, str, str]:
    return (term.status == "former", member(term.post), rank(term.post), term.post, term.place or "")


def _provinces(seen: Sequence[Told]) -> tuple[tuple[str, int], ...]:
    """Return the provinces of the posts, or else of the articles, with the number of articles."""
    counts: Counter[str] = Counter()
    for one, posts in seen:
        counts.update(_of_posts(posts) or ({one.province} if one.province else set()))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _of_posts(posts: Sequence[_Post]) -> set[str]:
    return {post.place_key.split("/")[0] for post in posts if post.place_key}

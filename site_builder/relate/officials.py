"""Officials over the whole archive: appearances, terms of office, provinces, company."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from site_builder.gazetteer.bodies import member
from site_builder.gazetteer.posts import full, rank
from site_builder.model import Appearance, Correction, Official, Person, Post, Record, Status, Term
from site_builder.relate.company import companions

PAUSE = 366  # days between two articles about a post that are shown as a gap


def officials(
    records: Sequence[Record], names: Mapping[str, str], corrections: Mapping[str, tuple[Correction, ...]]
) -> tuple[Official, ...]:
    """Return every holder of a public post, sorted by key.  `names`: key -> display name."""
    seen: defaultdict[str, list[tuple[Record, Person]]] = defaultdict(list)
    for record in records:
        for person in record.people:
            if person.key:
                seen[person.key].append((record, person))
    company = companions(records)
    return tuple(
        Official(
            key=key,
            name=names[key],
            terms=_terms(newest),
            appearances=tuple(Appearance(record.id, record.date, person.posts) for record, person in newest),
            provinces=_provinces(newest),
            companions=company.get(key, ()),
            corrections=corrections.get(key, ()),
        )
        for key in sorted(seen)
        for newest in [_newest_first(seen[key])]
    )


def _newest_first(seen: Iterable[tuple[Record, Person]]) -> list[tuple[Record, Person]]:
    """Sort by day, articles without one last; the id makes the order total."""
    return sorted(seen, key=lambda pair: (pair[0].date or "", pair[0].id), reverse=True)


class _Held(Struct, frozen=True, order=True):
    """A post as the articles of one official tell of it."""

    post: str
    place: str
    place_key: str


def _terms(newest: Sequence[tuple[Record, Person]]) -> tuple[Term, ...]:
    """Return each post held, bounded by the first and the last article that says so; offices by rank, then seats."""
    said: defaultdict[_Held, list[tuple[Status, Record]]] = defaultdict(list)
    for record, person in reversed(newest):
        for post in person.posts:
            said[_Held(full(post.post), post.place or "", post.place_key or "")].append((post.status, record))
    return tuple(sorted((_term(held, told) for held, told in said.items()), key=_term_order))


def _term(held: _Held, told: Sequence[tuple[Status, Record]]) -> Term:
    """Sum up what articles tell of one post.

    Days on which the post is called a former one bound the term from above and are no part of it, unless nothing else
    is told; an appointment bounds it from below.
    """
    sitting: Sequence[tuple[Status, Record]] = [pair for pair in told if pair[0] != "former"] or told
    days = sorted(record.date for _, record in sitting if record.date)
    appointed = sorted(record.date for status, record in told if status == "appointed" and record.date)
    former = sorted(record.date for status, record in told if status == "former" and record.date)
    return Term(
        post=held.post,
        place=held.place or None,
        place_key=held.place_key or None,
        status=_status(sitting),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(dict.fromkeys(record.id for _, record in told)),
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


def _status(told: Sequence[tuple[Status, Record]]) -> Status:
    """Return the latest status: an acting or appointed holder becomes the holder once articles say so."""
    return "current" if any(status == "current" for status, _ in told) else told[-1][0]


def _term_order(term: Term) -> tuple[bool, bool, int, str, str]:
    return (term.status == "former", member(term.post), rank(term.post), term.post, term.place or "")


def _provinces(seen: Sequence[tuple[Record, Person]]) -> tuple[tuple[str, int], ...]:
    """Return the provinces of the posts, or else of the articles, with the number of articles."""
    counts: Counter[str] = Counter()
    for record, person in seen:
        counts.update(_of_posts(person.posts) or ({record.province.key} if record.province else set()))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _of_posts(posts: Sequence[Post]) -> set[str]:
    return {post.place_key.split("/")[0] for post in posts if post.place_key}

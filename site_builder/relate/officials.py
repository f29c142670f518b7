"""Officials over the whole archive: appearances, terms of office, provinces."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from site_builder.gazetteer.posts import rank
from site_builder.model import Appearance, Official, Person, Post, Record, Term


def officials(records: Iterable[Record], names: Mapping[str, str]) -> tuple[Official, ...]:
    """Return every holder of a public post, sorted by key.  `names`: key -> display name."""
    seen: defaultdict[str, list[tuple[Record, Person]]] = defaultdict(list)
    for record in records:
        for person in record.people:
            if person.key:
                seen[person.key].append((record, person))
    return tuple(_official(key, names[key], seen[key]) for key in sorted(seen))


def _official(key: str, name: str, seen: Sequence[tuple[Record, Person]]) -> Official:
    # Newest first; articles without a date last; the id makes the order total.
    newest = sorted(seen, key=lambda pair: (pair[0].date or "", pair[0].id), reverse=True)
    return Official(
        key=key,
        name=name,
        terms=_terms(newest),
        appearances=tuple(Appearance(record.id, record.date, person.posts) for record, person in newest),
        provinces=_provinces(newest),
    )


def _terms(newest: Sequence[tuple[Record, Person]]) -> tuple[Term, ...]:
    """Return each post held, bounded by the first and the last article that says so."""
    said: defaultdict[tuple[str, str, str, str], list[Record]] = defaultdict(list)
    for record, person in reversed(newest):
        for post in person.posts:
            said[(post.post, post.place_key or "", post.place or "", post.status)].append(record)
    terms = [_term(said_of, records) for said_of, records in said.items()]
    return tuple(sorted(terms, key=_term_order))


def _term(said_of: tuple[str, str, str, str], records: Sequence[Record]) -> Term:
    post, place_key, place, status = said_of
    dates = [record.date for record in records if record.date]
    ids = tuple(dict.fromkeys(record.id for record in records))
    first, last = (min(dates), max(dates)) if dates else (None, None)
    return Term(post, place or None, place_key or None, status, first, last, ids)  # type: ignore[arg-type]  # from Post


def _term_order(term: Term) -> tuple[bool, int, str, str, str]:
    return (term.status == "former", rank(term.post), term.post, term.place or "", term.status)


def _provinces(seen: Sequence[tuple[Record, Person]]) -> tuple[tuple[str, int], ...]:
    """Return the provinces of the posts, or else of the articles, with the number of articles."""
    counts: Counter[str] = Counter()
    for record, person in seen:
        counts.update(_of_posts(person.posts) or ({record.province.key} if record.province else set()))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _of_posts(posts: Sequence[Post]) -> set[str]:
    return {post.place_key.split("/")[0] for post in posts if post.place_key}

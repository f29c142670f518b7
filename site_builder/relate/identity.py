"""Who is who: which mentions of one name, in different articles, are one person.

Names that differ in more than tone placement and case are different people.  Two mentions of one name are one person
when post, place and time agree:

1. the same body in the same unit (Tỉnh ủy of Bắc Kạn), or the same national body, no more than GAP days apart;
2. posts in one province of which the later is of no lower level and begins after the other ends, at most STEP days
   later: a career.  Overlapping careers stay two people.

A mention whose unit is unknown joins the only person of that name, or else stays apart.  Better two pages of one
person, which a correction merges, than one page of two.

A key is made of the name and of the home, the province of the posts in the person's earliest article (none for national
posts and unknown units), so neither the order of inputs nor a later article changes it.  A key that was published once
stays with the person, whom the articles of that time tell, and is given to nobody else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, count, pairwise

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from site_builder.gazetteer.bodies import body, national
from site_builder.gazetteer.posts import rank
from site_builder.memo import Memo
from site_builder.model import Record
from site_builder.numbered import Numbers, grouped, interned, made_of
from site_builder.packed import decoder, digest
from site_builder.relate.mentions import Mentions, mentions
from site_builder.text.slug import code, slug

GAP = 3653  # days: ten years, two terms of office
STEP = 731  # days: two years from the last article about one post to the first about the next
_HALF = 32  # bits of a name beside a person
LEVEL = 1000  # ranks of one level of posts: nation, province, district, commune

Keys = dict[tuple[str, str], str]  # (article id, name) -> key
# (article id, name) -> keys under which that person was published, each with whether it has led elsewhere since
Published = Mapping[tuple[str, str], Sequence[tuple[bool, str]]]


class Mention(Struct, frozen=True):
    """One person in one article, as far as it tells people of one name apart."""

    article: str
    name: str
    day: int | None  # ordinal
    bodies: frozenset[tuple[str, str]]  # (unit key, body); unit "" for national bodies
    provinces: frozenset[str]
    loose: frozenset[str]  # bodies whose unit is unknown
    rank: int  # of the highest post: lower stands higher


class _Post(Struct, gc=False):
    post: str
    place_key: str | None


class _Person(Struct, gc=False):
    name: str
    official: bool
    posts: tuple[_Post, ...]


class _Told(Struct, gc=False):
    """What of a record tells who its people are."""

    id: str
    date: str | None
    people: tuple[_Person, ...]


_given = decoder(list[str])


def keys(records: Iterable[Record], published: Published | None = None) -> Keys:
    """Return the key of every holder of a public post in every article; those `published` stay as far as they can."""
    of = mentions(records)
    return dict(zip(pairs(of), given(of, published), strict=True))


def pairs(of: Mentions) -> list[tuple[str, str]]:
    """Return the article and the name of every mention."""
    told = zip(of.article.tolist(), of.name.tolist(), strict=True)
    return [(of.ids[place], of.names[name]) for place, name in told]


def given(of: Mentions, published: Published | None = None, memo: Memo | None = None) -> list[str]:
    """Return the key of every mention.  `memo`: who was who the last time, by name and all that is told of it."""
    known, memo = published or {}, memo or Memo()
    before, tell = _by_name(known), of.records.teller(_Told)
    names: dict[str, list[str]] = {}
    for spelt, name in zip(of.names, of.same, strict=True):
        names.setdefault(name, []).append(spelt)
    number = {name: place for place, name in enumerate(names)}
    group = np.array([number[name] for name in of.same], np.int64)[of.name]
    found, articles = [""] * len(of.article), of.article.tolist()
    for (name, spellings_), (_, members, told) in zip(names.items(), grouped(group, of.digests), strict=True):

        def made(name: str = name, members: Sequence[int] = members) -> bytes:
            people = [_mention(tell(articles[one]), of.names[of.name[one]]) for one in members]
            key = dict(_keyed(name, people, known))
            return msgspec.msgpack.encode([key[one.article, one.name] for one in people])

        old = digest(msgspec.msgpack.encode([before.get(spelt) for spelt in sorted(spellings_)])) if before else b""
        for place, key in zip(members, _given(memo.of(made_of(b"people", old + told), made)), strict=True):
            found[place] = key
    return found


def _by_name(published: Published) -> Mapping[str, list[tuple[str, Sequence[tuple[bool, str]]]]]:
    """Return, for each name, in which articles its people were published under which keys."""
    found: defaultdict[str, list[tuple[str, Sequence[tuple[bool, str]]]]] = defaultdict(list)
    for (article, name), keys_ in published.items():
        found[name].append((article, keys_))
    return found


class Who(Struct, frozen=True):
    """Officials by number, in the order of their keys."""

    keys: Sequence[str]
    number: Numbers  # of each mention


def who(found: Sequence[str]) -> Who:
    """Return the officials whose keys are given for each mention."""
    known, number = interned([(found, np.arange(len(found)))])
    keys_ = sorted(known)
    rank = np.empty(len(keys_), np.int64)
    rank[[known[key] for key in keys_]] = np.arange(len(keys_))
    return Who(keys_, rank[number])


def spellings(of: Mentions, people: Who) -> dict[str, str]:
    """Return, for each key, the spelling of the name that most articles use."""
    pairs_, counts = np.unique(people.number << _HALF | of.name, return_counts=True)
    best: dict[int, tuple[int, str]] = {}
    for pair, n in zip(pairs_.tolist(), counts.tolist(), strict=True):
        one, person = (-n, of.names[pair & ((1 << _HALF) - 1)]), pair >> _HALF
        best[person] = min(best.get(person, one), one)
    return {people.keys[person]: name for person, (_, name) in best.items()}


def _mention(record: _Told, name: str) -> Mention:
    posts = next(person.posts for person in record.people if person.official and person.name == name)
    placed = {(post.place_key, body(post.post)) for post in posts if post.place_key}
    central = {("", body(post.post)) for post in posts if national(post.post)}
    loose = {body(post.post) for post in posts if not post.place_key and not national(post.post)}
    return Mention(
        article=record.id,
        name=name,
        day=date.fromisoformat(record.date).toordinal() if record.date else None,
        bodies=frozenset(placed | central),
        provinces=frozenset(unit.split("/")[0] for unit, _ in placed),
        loose=frozenset(loose),
        rank=min(rank(post.post) for post in posts),
    )


def _keyed(name: str, mentions: Sequence[Mention], published: Published) -> Iterator[tuple[tuple[str, str], str]]:
    people = sorted(clusters(mentions), key=_first)
    known = [_known(cluster, published) for cluster in people]
    taken = {key for keys_ in known for key in keys_}
    given: set[str] = set()
    for cluster, keys_ in zip(people, known, strict=True):
        kept = [key for key in keys_ if key not in given]
        key = kept[0] if kept else _key(name, cluster, taken | given)
        given.add(key)
        yield from (((mention.article, mention.name), key) for mention in cluster)


def _known(cluster: Sequence[Mention], published: Published) -> list[str]:
    """Return the keys under which a person was published, those that still are first; mostly there is one, or none."""
    found = {known for mention in cluster for known in published.get((mention.article, mention.name), ())}
    return [key for _, key in sorted(found)]


def _first(cluster: Sequence[Mention]) -> tuple[float, str, str]:
    """Order clusters by their earliest article."""
    return min((mention.day or float("inf"), mention.article, mention.name) for mention in cluster)


def _key(name: str, cluster: Sequence[Mention], taken: set[str]) -> str:
    """Return "le-quang-tung-x4k2q"; a second person of one name and home is told apart by the earliest body."""
    ordered = sorted(cluster, key=lambda m: (m.day or float("inf"), m.article))
    home = min(ordered[0].provinces, default="")
    bodies = [" ".join(pair) for m in ordered for pair in sorted(m.bodies)] + [m.article for m in ordered]
    tries = chain([f"{name}|{home}"], (f"{name}|{home}|{more}" for more in chain(bodies, count(2))))
    return next(key for key in (f"{slug(name)}-{code(one)}" for one in tries) if key not in taken)


def clusters(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Split the mentions of one name into people.  The order of mentions does not matter."""
    if len(mentions) == 1:
        return [[*mentions]]
    placed = _by_body([mention for mention in mentions if mention.bodies])
    people = _by_career(placed)
    loose = [mention for mention in mentions if not mention.bodies]
    if loose and len(people) <= 1:
        return [[*(people[0] if people else ()), *loose]]
    return people + _by_body([replace(m, bodies=_loose(m)) for m in loose])


def _loose(mention: Mention) -> frozenset[tuple[str, str]]:
    return frozenset(("?", one) for one in mention.loose)


def _by_body(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Join mentions that share a body, along chains no longer than GAP between neighbours in time."""
    parent = list(range(len(mentions)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    members: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        for one in mention.bodies:
            members[one].append(i)
    for indexes in members.values():
        ordered = sorted(indexes, key=lambda i: mentions[i].day or 0)
        for a, b in pairwise(ordered):
            first, second = mentions[a].day, mentions[b].day
            if first is None or second is None or second - first <= GAP:
                parent[root(a)] = root(b)
    found: defaultdict[int, list[Mention]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        found[root(i)].append(mention)
    return list(found.values())


def _by_career(people: Sequence[list[Mention]]) -> list[list[Mention]]:
    """Join people of one province whose posts follow one another in time."""
    joined: list[list[Mention]] = []
    for person in sorted(people, key=_first):
        earlier = [other for other in joined if _follows(other, person)]
        if len(earlier) == 1:
            earlier[0].extend(person)
        else:
            joined.append(list(person))
    return joined


def _follows(earlier: Sequence[Mention], later: Sequence[Mention]) -> bool:
    shared = _provinces(earlier) & _provinces(later)
    last = [mention.day for mention in earlier if mention.day is not None]
    first = [mention.day for mention in later if mention.day is not None]
    rises = min(m.rank for m in later) // LEVEL <= min(m.rank for m in earlier) // LEVEL
    dated = len(last) == len(earlier) and len(first) == len(later)
    return bool(shared) and dated and rises and max(last) < min(first) <= max(last) + STEP


def _provinces(cluster: Sequence[Mention]) -> set[str]:
    return {province for mention in cluster for province in mention.provinces}

"""Offices over the whole archive: one post in one place, and its holders through time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import msgspec
from msgspec import Struct

from site_builder.gazetteer.bodies import member
from site_builder.model import Holder, Office, Official, Term
from site_builder.packed import Packed, joined, packed
from site_builder.text.slug import code, slug


@lru_cache(maxsize=1 << 14)
def key(post: str, place_key: str) -> str:
    """Return the key of the office of a post in a unit: "bi-thu-tinh-uy-bac-kan-x4k2q"."""
    return f"{slug(f'{post} {place_key}', 80)}-{code(f'{post}|{place_key}')}"


class _Career(Struct, gc=False):
    """What of an official tells which posts they held."""

    key: str
    terms: tuple[Term, ...]


def offices(officials: Iterable[Official]) -> Packed[Office]:
    """Return every post whose unit is known, sorted by key."""
    held: defaultdict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for one in packed(Official, officials).told(_Career):
        for term in one.terms:
            if term.place_key:
                held[(term.post, term.place_key)].append((one.key, term))
    keyed = sorted((key(*unit), unit) for unit in held)
    return joined(Office, (msgspec.msgpack.encode(_office(name, *unit, held[unit])) for name, unit in keyed))


def _office(name: str, post: str, place_key: str, terms: Sequence[tuple[str, Term]]) -> Office:
    holders = [
        Holder(official, term.first, term.last, term.articles, term.status, term.spans) for official, term in terms
    ]
    newest = sorted(
        holders, key=lambda h: (h.status != "former", h.last or "", h.first or "", h.official), reverse=True
    )
    return Office(name, post, terms[0][1].place, place_key, tuple(newest), tuple(_conflicts(post, newest)))


def _conflicts(post: str, holders: Sequence[Holder]) -> Iterator[tuple[str, str]]:
    """Yield pairs of officials whom articles name as sitting holders over the same days."""
    if post.startswith("Phó") or member(post):  # several people hold such posts at once
        return
    sitting = [holder for holder in holders if holder.status == "current" and holder.first and holder.last]
    for a, b in combinations(sitting, 2):
        if a.official != b.official and (a.first or "") <= (b.last or "") and (b.first or "") <= (a.last or ""):
            yield a.official, b.official

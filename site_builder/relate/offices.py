"""Offices over the whole archive: one post in one place, and its holders through time."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import msgspec
from msgspec import Struct

from site_builder.gazetteer.bodies import member
from site_builder.memo import Memo
from site_builder.model import Holder, Office, Official, Term
from site_builder.numbered import grouped, interned, joined, made_of, numbers
from site_builder.packed import Packed, decoder, digest, packed, with_digest, with_digests
from site_builder.text.slug import code, slug


@lru_cache(maxsize=1 << 14)
def key(post: str, place_key: str) -> str:
    """Return the key of the office of a post in a unit: "bi-thu-tinh-uy-bac-kan-x4k2q"."""
    return f"{slug(f'{post} {place_key}', 80)}-{code(f'{post}|{place_key}')}"


class _Career(Struct, gc=False):
    """What of an official tells which posts they held."""

    key: str
    terms: tuple[msgspec.Raw, ...]


class _Unit(Struct, gc=False):
    post: str
    place_key: str | None


class _Held(Struct, array_like=True, gc=False):
    """The posts that a run of officials held whose unit is known."""

    units: list[tuple[str, str, str]]  # key, post and unit
    unit: bytes  # of each term: the place in `units`, 4 bytes
    official: bytes  # and the official's in the run
    at: bytes  # and its own among those of the official
    digests: bytes


_unit = decoder(_Unit)
_term = decoder(Term)


def offices(officials: Iterable[Official], memo: Memo | None = None) -> Packed[Office]:
    """Return every post whose unit is known, sorted by key.  `memo`: of the last build."""
    people, memo = packed(Official, officials), memo or Memo()
    runs, first = [*map(decoder(_Held), memo.each("held", people, _Career, _held))], (r.start for r in people.runs())
    units, unit = interned((run.units, numbers(run.unit)) for run in runs)
    official = joined(numbers(run.official) + start for run, start in zip(runs, first, strict=True))
    at = joined(numbers(run.at) for run in runs)
    tell, groups = people.teller(_Career), grouped(unit, b"".join(run.digests for run in runs))
    held = dict[str, bytes]()
    for of, (_, terms, told) in zip(units, groups, strict=True):

        def made(of: tuple[str, str, str] = of, terms: Sequence[int] = terms) -> bytes:
            careers = ((tell(int(official[term])), int(at[term])) for term in terms)
            known = [(career.key, _term(career.terms[place])) for career, place in careers]
            return with_digest(msgspec.msgpack.encode(_office(*of, known)))

        held[of[0]] = memo.of(made_of(b"office", told), made)
    return with_digests(Office, [held[name] for name in sorted(held)])


def _held(officials: Iterable[_Career]) -> bytes:
    """Return, packed, what a run of officials held."""
    units: dict[tuple[str, str, str], int] = {}
    unit, official, at, digests = array("I"), array("I"), array("I"), bytearray()
    for number, one in enumerate(officials):
        for place, term in enumerate(one.terms):
            of = _unit(term)
            if of.place_key:
                unit.append(units.setdefault((key(of.post, of.place_key), of.post, of.place_key), len(units)))
                official.append(number)
                at.append(place)
                digests += digest(msgspec.msgpack.encode((one.key, term)))
    return msgspec.msgpack.encode(_Held([*units], unit.tobytes(), official.tobytes(), at.tobytes(), bytes(digests)))


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

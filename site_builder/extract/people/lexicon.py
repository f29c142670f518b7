"""The grammar's words, ready for matching: built once from the data files."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from site_builder.extract.people.tokens import Pieces
from site_builder.extract.people.trie import Trie
from site_builder.gazetteer.posts import SUFFIXES, Body, LevelWord, Rank, Reach, WholePost, tables
from site_builder.model import Status


class Words(Struct, frozen=True):
    """data/names.toml."""

    surnames: str
    weak_surnames: str
    middles: str
    honorifics: tuple[str, ...]
    nouns: tuple[str, ...]
    titles: tuple[str, ...]
    things: tuple[str, ...]
    prepositions: str
    stops: str
    stop_pairs: str
    compounds: str
    headed: str
    given: str
    speech: str
    takes: tuple[str, ...]
    leaves: tuple[str, ...]
    former: tuple[str, ...]
    acting: tuple[str, ...]
    appointed: tuple[str, ...]
    candidate: tuple[str, ...]
    plural: tuple[str, ...]
    historical: tuple[str, ...]
    leaders: tuple[str, ...]
    foreign: tuple[str, ...]


class Head(Struct, frozen=True, gc=False):
    """How a post begins.  `head`: the body's first word, already said; `whole`: nothing more is needed."""

    label: str
    head: str | None = None
    whole: bool = False
    level: Reach | None = None
    alone: bool = False
    foreign: bool = False
    envoy: bool = False
    acting: bool = False
    levelled: bool = False  # the post is complete but for its unit


class Opening(Struct, frozen=True):
    """A word at which something may begin: what, and which words follow it in lower case then."""

    after: frozenset[str]
    alone: bool  # the word by itself may be all; where not, one of `after` follows whatever the case
    post: bool
    address: bool
    thing: bool


class Lexicon(Struct, frozen=True):
    """Everything that the grammar looks up."""

    heads: Trie[Head]
    bodies: Trie[Body]
    fields: Trie[str]
    levels: Trie[LevelWord]
    address: Trie[str]  # honorifics, titles, nouns -> which of the three
    things: Trie[str]
    takes: Trie[str]  # "take" or "leave"
    prefixes: Trie[Status]
    foreign: Trie[str]
    surnames: frozenset[str]
    weak: frozenset[str]
    stops: frozenset[str]
    stop_pairs: frozenset[str]
    compounds: frozenset[str]
    headed: frozenset[str]
    given: frozenset[str]
    speech: frozenset[str]
    prepositions: frozenset[str]
    plural: frozenset[str]
    historical: frozenset[str]
    leaders: frozenset[str]
    openings: Mapping[str, Opening]  # by word
    pieces: Pieces


@cache
def words() -> Words:
    """Return data/names.toml, read once."""
    source = files("site_builder.gazetteer").joinpath("data/names.toml").read_text("utf-8")
    return convert(tomllib.loads(source), Words)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, built on first use."""
    said, known = words(), tables()
    heads = Trie([*_whole_heads(known.post), *_rank_heads(known.rank)])
    address = Trie([*_all(said.titles, "title"), *_all(said.honorifics, "honorific"), *_all(said.nouns, "noun")])
    things = Trie(_all(said.things, "thing"))
    prefixes = Trie(_prefixes(said))
    openings = _openings(heads, prefixes, address, things)
    return Lexicon(
        heads=heads,
        bodies=Trie((form, body) for body in known.body for form in (body.vi, *body.forms)),
        fields=Trie(_fields()),
        levels=Trie((form, level) for level in known.level for form in (level.vi, *level.forms)),
        address=address,
        things=things,
        takes=Trie([*_all(said.leaves, "leave"), *_all(said.takes, "take")]),
        prefixes=prefixes,
        foreign=Trie(_all(said.foreign, "foreign")),
        surnames=frozenset(said.surnames.split()),
        weak=frozenset(said.weak_surnames.split()),
        stops=frozenset(said.stops.split()),
        stop_pairs=_pairs(said.stop_pairs),
        compounds=_pairs(said.compounds),
        headed=_pairs(said.headed),
        given=frozenset(said.given.split()),
        speech=frozenset(said.speech.split()),
        prepositions=frozenset(said.prepositions.split()),
        plural=frozenset(said.plural),
        historical=frozenset(name.casefold() for name in said.historical),
        leaders=frozenset(name.casefold() for name in said.leaders),
        openings=openings,
        pieces=Pieces(openings),
    )


def _pairs(text: str) -> frozenset[str]:
    return frozenset(pair.strip() for line in text.splitlines() for pair in line.split("|") if pair.strip())


def _all(forms: Iterable[str], value: str) -> Iterator[tuple[str, str]]:
    return ((form, value) for form in forms)


def _prefixes(said: Words) -> Iterator[tuple[str, Status]]:
    groups: dict[Status, tuple[str, ...]] = {
        "former": said.former,
        "acting": said.acting,
        "appointed": said.appointed,
        "candidate": said.candidate,
    }
    return ((form, status) for status, forms in groups.items() for form in forms)


def _fields() -> Iterator[tuple[str, str]]:
    for field in tables().field:
        yield field.vi, field.vi
        yield from ((form, field.vi) for form in field.short)
        yield from ((form, "") for form in field.keep)  # as printed


def _whole_heads(posts: Iterable[WholePost]) -> Iterator[tuple[str, Head]]:
    for post in posts:
        head = Head(post.vi, whole=True, level=post.level)
        yield from ((form, head) for form in (post.vi, *post.forms))


def _rank_heads(ranks: Iterable[Rank]) -> Iterator[tuple[str, Head]]:
    for rank in ranks:
        yield from _with_suffixes(rank, rank.vi, (rank.vi, *rank.forms))
        if rank.deputy:
            yield from _with_suffixes(rank, rank.deputy, (rank.deputy, *rank.deputy_forms))


def _with_suffixes(rank: Rank, label: str, forms: Iterable[str]) -> Iterator[tuple[str, Head]]:
    def head(vi: str, *, acting: bool = False) -> Head:
        return Head(
            vi,
            rank.head,
            level=rank.whole,
            alone=rank.alone,
            foreign=rank.foreign,
            envoy=rank.envoy,
            acting=acting,
            levelled=rank.whole is not None,
        )

    for form in forms:
        yield form, head(label)
        for suffix in SUFFIXES:
            yield f"{form} {suffix}", head(f"{label} {suffix}", acting=suffix == "phụ trách")
        yield f"{form} tt", head(f"{label} Thường trực")


def _openings(
    heads: Trie[Head], prefixes: Trie[Status], address: Trie[str], things: Trie[str]
) -> Mapping[str, Opening]:
    """Return for each word at which a phrase may begin what may follow, and whether it may be all by itself."""
    persons = frozenset(heads.root) | frozenset(address.root)
    found: dict[str, set[str]] = {}
    alone: set[str] = set()
    for trie in (heads, prefixes, address, things):
        for word, node in trie.root.items():
            after = found.setdefault(word, set())
            after.update(node.next)
            if node.value is not None:
                alone.add(word)
                after.update(persons if trie is not things else ())
    return {
        word: Opening(
            frozenset(after),
            word in alone,
            word in heads.root or word in prefixes.root,
            word in address.root,
            word in things.root,
        )
        for word, after in found.items()
    }

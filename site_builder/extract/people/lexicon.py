"""The grammar's words, ready for matching: built once from the data files."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from site_builder.extract.people.tokens import spelled
from site_builder.extract.people.trie import Trie
from site_builder.gazetteer.posts import SUFFIXES, Body, LevelWord, Rank, Reach, WholePost, tables


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
    foreign: tuple[str, ...]


class Head(Struct, frozen=True):
    """How a post begins.  `head`: the body's first word, already said; `whole`: nothing more is needed."""

    label: str
    head: str | None = None
    whole: bool = False
    level: Reach | None = None
    alone: bool = False
    foreign: bool = False
    acting: bool = False
    levelled: bool = False  # the post is complete but for its unit


class Lexicon(Struct, frozen=True):
    """Everything that the grammar looks up."""

    heads: Trie[Head]
    bodies: Trie[Body]
    fields: Trie[str]
    levels: Trie[LevelWord]
    address: Trie[str]  # honorifics, titles, nouns -> which of the three
    things: Trie[bool]
    takes: Trie[str]  # "take" or "leave"
    prefixes: Trie[str]  # status
    foreign: Trie[bool]
    surnames: frozenset[str]
    weak: frozenset[str]
    stops: frozenset[str]
    stop_pairs: frozenset[str]
    compounds: frozenset[str]
    given: frozenset[str]
    speech: frozenset[str]
    prepositions: frozenset[str]
    plural: frozenset[str]
    historical: frozenset[str]
    triggers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, built on first use."""
    source = files("site_builder.gazetteer").joinpath("data/names.toml").read_text("utf-8")
    words = convert(tomllib.loads(source), Words)
    known = tables()
    heads = [*_whole_heads(known.post), *_rank_heads(known.rank)]
    surnames = frozenset(words.surnames.split())
    return Lexicon(
        heads=Trie(heads),
        bodies=Trie((form, body) for body in known.body for form in (body.vi, *body.forms)),
        fields=Trie(_fields()),
        levels=Trie((form, level) for level in known.level for form in (level.vi, *level.forms)),
        address=Trie([*_all(words.titles, "title"), *_all(words.honorifics, "honorific"), *_all(words.nouns, "noun")]),
        things=Trie(_all(words.things, value=True)),
        takes=Trie([*_all(words.leaves, "leave"), *_all(words.takes, "take")]),
        prefixes=Trie(_prefixes(words)),
        foreign=Trie(_all(words.foreign, value=True)),
        surnames=surnames,
        weak=frozenset(words.weak_surnames.split()),
        stops=frozenset(words.stops.split()),
        stop_pairs=_pairs(words.stop_pairs),
        compounds=_pairs(words.compounds),
        given=frozenset(words.given.split()),
        speech=frozenset(words.speech.split()),
        prepositions=frozenset(words.prepositions.split()),
        plural=frozenset(words.plural),
        historical=frozenset(name.casefold() for name in words.historical),
        triggers=_triggers(heads, words),
    )


def _pairs(text: str) -> frozenset[str]:
    return frozenset(pair.strip() for line in text.splitlines() for pair in line.split("|") if pair.strip())


def _all(forms: Iterable[str], value: object) -> Iterator[tuple[str, object]]:
    return ((form, value) for form in forms)


def _prefixes(words: Words) -> Iterator[tuple[str, str]]:
    groups = {"former": words.former, "acting": words.acting, "appointed": words.appointed, "candidate": words.candidate}
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
        return Head(vi, rank.head, level=rank.whole, alone=rank.alone, foreign=rank.foreign, acting=acting, levelled=rank.whole is not None)

    for form in forms:
        yield form, head(label)
        for suffix in SUFFIXES:
            yield f"{form} {suffix}", head(f"{label} {suffix}", acting=suffix == "phụ trách")
        yield f"{form} tt", head(f"{label} Thường trực")


def _triggers(heads: Iterable[tuple[str, Head]], words: Words) -> frozenset[str]:
    """Return words one of which every sentence with a post or a person addressed has, as printed."""
    last = {spelled(form)[-1] for form, _ in heads} | {spelled(form)[0] for form, _ in heads}
    last |= {spelled(form)[-1] for form in (*words.honorifics, *words.titles, *words.nouns)}
    cases = {case for word in last if word.isalpha() for case in (word, word.capitalize(), word.upper(), word.title())}
    return frozenset(cases)

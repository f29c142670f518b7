"""Public posts: the grammar's tables, the rank order and the English name of a canonical label.

The tables are data/posts.toml, written to be read and changed by people.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct, convert

Reach = Literal["nation", "province", "city", "district", "commune", "any"]

_BASE: dict[Reach, int] = {"nation": 0, "province": 2000, "city": 2000, "district": 3000, "commune": 4000, "any": 5000}
_UNKNOWN = 9000  # after everything that the tables know
_RANK_ONLY = 800  # a body without an order of its own


class WholePost(Struct, frozen=True):
    """Rank and body in one: "Tổng Bí thư".  `full`: the label by which the post is known, where this one is another."""

    vi: str
    en: str
    level: Reach
    order: int
    forms: tuple[str, ...] = ()
    full: str | None = None


class Rank(Struct, frozen=True):
    """What a person is in a body; `head` is the word of the body that the rank swallows ("Trưởng Ban")."""

    vi: str
    en: str
    order: int
    deputy: str | None = None
    deputy_en: str | None = None
    head: str | None = None
    forms: tuple[str, ...] = ()
    deputy_forms: tuple[str, ...] = ()
    alone: bool = False
    foreign: bool = False
    envoy: bool = False
    whole: Reach | None = None


class Body(Struct, frozen=True):
    """What a post is in.  `own`: its level when neither the words nor the context say another.

    `full`: the name by which the body is known, where this one is another: "Bộ CHQS" for "Bộ Chỉ huy Quân sự".
    """

    vi: str
    en: str
    order: int
    level: Reach
    forms: tuple[str, ...] = ()
    own: Reach | None = None
    open: bool = False
    levelled: bool = False
    joins: bool = False
    fields: bool = False
    eponym: bool = False
    alone: bool = False
    common: bool = False
    official: bool = True
    full: str | None = None


class Field(Struct, frozen=True):
    """A field of work; `short` spellings mean `vi`, `keep` spellings stay in the label as they are printed."""

    vi: str
    en: str
    short: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


class LevelWord(Struct, frozen=True):
    """The kind of unit that a body belongs to."""

    vi: str
    en: str
    level: Reach
    order: int
    forms: tuple[str, ...] = ()


class Tables(Struct, frozen=True):
    """All of data/posts.toml."""

    post: tuple[WholePost, ...]
    rank: tuple[Rank, ...]
    body: tuple[Body, ...]
    field: tuple[Field, ...]
    level: tuple[LevelWord, ...]


@cache
def tables() -> Tables:
    """Return the tables, read once."""
    source = files("site_builder.gazetteer").joinpath("data/posts.toml").read_text("utf-8")
    return convert(tomllib.loads(source), Tables)


SUFFIXES = {"Thường trực": "Standing ", "phụ trách": "Acting ", "chuyên trách": "Full-time "}
STANDING, IN_CHARGE, _FULL_TIME = SUFFIXES


class _Named(Struct, frozen=True):
    order: int
    en: str
    level: Reach = "any"


@cache
def _wholes() -> Mapping[str, _Named]:
    return {p.vi.casefold(): _Named(p.order, p.en, p.level) for p in tables().post}


@cache
def _ranks() -> Mapping[str, _Named]:
    found: dict[str, _Named] = {}
    for rank in tables().rank:
        found[rank.vi.casefold()] = _Named(rank.order, rank.en, rank.whole or "any")
        if rank.deputy and rank.deputy_en:
            found[rank.deputy.casefold()] = _Named(rank.order + 30, rank.deputy_en, rank.whole or "any")
            for step, (suffix, en) in enumerate(SUFFIXES.items(), start=-3):
                found[f"{rank.deputy} {suffix}".casefold()] = _Named(
                    rank.order + 30 + 3 * step, en + rank.deputy_en, rank.whole or "any"
                )
    return found


@cache
def _parts() -> Mapping[str, _Named]:
    """Return bodies, fields and levels by their label."""
    known = tables()
    found: dict[str, _Named] = {level.vi: _Named(0, level.en, level.level) for level in known.level}
    found |= {field.vi.casefold(): _Named(0, field.en) for field in known.field}
    return found | {b.vi.casefold(): _Named(b.order, b.en, b.own or b.level) for b in known.body}


def _longest(words: list[str], table: Mapping[str, _Named]) -> tuple[_Named, int] | None:
    for count in range(min(len(words), 10), 0, -1):
        named = table.get(" ".join(words[:count]).casefold())
        if named is not None:
            return named, count
    return None


def _read(post: str) -> tuple[_Named | None, list[tuple[str, _Named | None]]]:
    """Return the rank and the parts after it; words that no table knows come as they are."""
    words = post.split()
    first = _longest(words, _ranks())
    parts: list[tuple[str, _Named | None]] = []
    at = first[1] if first else 0
    while at < len(words):
        named = _longest(words[at:], _parts())
        if named:
            parts.append((" ".join(words[at : at + named[1]]), named[0]))
        elif parts and parts[-1][1] is None:
            parts[-1] = (f"{parts[-1][0]} {words[at]}", None)
        else:
            parts.append((words[at], None))
        at += named[1] if named else 1
    return (first[0] if first else None), parts


def full(post: str) -> str:
    """Return the label by which a post is known: "Thủ tướng Chính phủ" for "Thủ tướng"."""
    for said, known in _other_bodies():
        if said in post:
            return post.replace(said, known)
    return _short().get(post, post)


@cache
def _other_bodies() -> tuple[tuple[str, str], ...]:
    return tuple((body.vi, body.full) for body in tables().body if body.full)


@cache
def _short() -> Mapping[str, str]:
    return {post.vi: post.full for post in tables().post if post.full}


@cache
def rank(post: str) -> int:
    """Return the place of a canonical label in the order of posts: lower stands higher; unknown labels come last."""
    whole = _wholes().get(post.casefold())
    if whole:
        return whole.order
    first, parts = _read(post)
    if first is None:
        return _UNKNOWN
    known = [named for _, named in parts if named]
    levels: list[Reach] = [named.level for named in known if named.level != "any"] or [first.level]
    body = known[0].order if known else _RANK_ONLY
    return _BASE[levels[-1]] + body + first.order


@cache
def english(post: str) -> str:
    """Return the English name of a canonical label, composed of its parts; words without an English name stay."""
    whole = _wholes().get(post.casefold())
    if whole:
        return whole.en
    first, parts = _read(post)
    if first is None:
        return post
    names: list[str] = []
    for words, named in parts:
        _add_english(names, words, named)
    return f"{first.en}, {', '.join(names)}" if names else first.en


def _add_english(names: list[str], words: str, named: _Named | None) -> None:
    """Put a level in front of the body it belongs to, and a field behind its "... of"."""
    is_level = named is not None and any(named.en == level.en and words == level.vi for level in tables().level)
    if is_level and named and names:
        names[-1] = f"{named.en} {names[-1]}"
    elif names and (names[-1].endswith((" of", " for")) or named is None):
        names[-1] = f"{names[-1]} {named.en if named else words}"
    else:
        names.append(named.en if named else words)

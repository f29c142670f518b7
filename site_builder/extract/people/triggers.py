"""Which sentences may hold a person or a post: one pass over the text finds the places worth reading."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from site_builder.extract.people.lexicon import words
from site_builder.gazetteer.posts import tables
from site_builder.text.phrases import Phrases
from site_builder.text.sentences import sentences_with

_BEFORE = ' \n("“-–.'  # what a form of address may stand behind
_OLD_TONE = {"ủy": "uỷ", "úy": "uý", "hóa": "hoá", "hòa": "hoà"}
_FAMILIES = ("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ")


class _Forms(NamedTuple):
    """What tells of a person or a post, in small letters."""

    all: Phrases
    before_capital: frozenset[str]  # these count only before a capital letter


@cache
def _forms() -> _Forms:
    posts = [form for phrase in _posts() for form in _spellings(phrase)]
    address = [before + form + " " for form in _addresses() for before in _BEFORE]
    before_capital = frozenset(form for form in address if "đồng chí" not in form)
    return _Forms(Phrases(sorted({*posts, *address}), lower=True), before_capital)


def _posts() -> Iterator[str]:
    """Return for each way in which a post may begin the shortest beginning that tells."""
    for post in tables().post:
        yield from (post.vi, *post.forms)
    for rank in tables().rank:
        yield from (rank.vi, *rank.forms, *rank.deputy_forms)
        yield rank.deputy or rank.vi


def _addresses() -> Iterator[str]:
    known = words()
    for form in (*known.honorifics, *known.titles, *known.nouns, "thị", *_FAMILIES):
        if form.replace(" ", "").isalpha():
            yield from _spellings(form)
    yield from ("đ/c", "đ.c", "đồng chí:", "các đồng chí:", "gồm:", "ts.", "ths.", "bs.", "pgs.ts.", "gs.ts.")


def _spellings(form: str) -> Iterator[str]:
    lower = form.lower().replace(" . ", ".").replace(" / ", "/")
    yield lower
    for new, old in _OLD_TONE.items():
        if new in lower:
            yield lower.replace(new, old)


def _hits(text: str, code: bytes) -> list[int]:
    """Return where something tells of a person or a post, in order; `code`: the narrowed text."""
    forms, before_capital = _forms()
    padded = f" {text} "  # so that each offset is one too far
    return [
        start
        for form, start, end in forms.find(padded, b" %b " % code)
        if form not in before_capital or padded[end : end + 1].isupper()
    ]


def worth_reading(text: str, code: bytes) -> Iterator[tuple[int, int]]:
    """Return the spans of the sentences that may hold a person or a post; `code`: the narrowed text."""
    return sentences_with(text, code, _hits(text, code))

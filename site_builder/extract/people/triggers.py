"""Which sentences may hold a person or a post: one pass over the text finds the places worth reading."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from site_builder.extract.people.lexicon import words
from site_builder.gazetteer.posts import tables
from site_builder.text.sentences import sentences

_BEFORE = ' \n("“-–.'  # what a form of address may stand behind
_OLD_TONE = {"ủy": "uỷ", "úy": "uý", "hóa": "hoá", "hòa": "hoà"}
_BREAK = re.compile("[\n\r\u2028\u2029]")
_FAMILIES = ("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ")


@cache
def _automaton() -> tuple[AhoCorasick, frozenset[int]]:
    """Return the automaton and which patterns count only before a capital letter."""
    posts = sorted({form for phrase in _posts() for form in _spellings(phrase)})
    address = sorted({before + form + " " for form in _addresses() for before in _BEFORE})
    automaton = AhoCorasick(posts + address, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    needs_capital = (n for n, form in enumerate(address, start=len(posts)) if "đồng chí" not in form)
    return automaton, frozenset(needs_capital)


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


def _hits(text: str) -> list[int]:
    """Return where something tells of a person or a post, in order."""
    automaton, needs_capital = _automaton()
    lower = text.lower()
    if len(lower) != len(text):  # a letter that two stand for in lower case: keep offsets
        lower = "".join(letter.lower()[:1] for letter in text)
    found = automaton.find_matches_as_indexes(f" {lower} ")  # each offset is one too far by the blank in front
    last = len(text)
    return [
        start
        for pattern, start, end in found
        if pattern not in needs_capital or (end - 1 < last and text[end - 1].isupper())
    ]


def worth_reading(text: str) -> Iterator[tuple[int, int]]:
    """Return the spans of the sentences that may hold a person or a post."""
    hits = _hits(text)
    if not hits:
        return
    at = begin = 0
    for stop in _paragraph_ends(text):
        if at < len(hits) and hits[at] < stop:
            for start, end in sentences(text[begin:stop]):
                first = bisect_left(hits, begin + start - 1, at)
                if first < len(hits) and hits[first] < begin + end:
                    yield begin + start, begin + end
            at = bisect_left(hits, stop, at)
        begin = stop + 1


def _paragraph_ends(text: str) -> Iterator[int]:
    yield from (match.start() for match in _BREAK.finditer(text))
    yield len(text)

"""By what results can be narrowed: the province an article is about, its day, and the officials it names.

Since articles are numbered by date, months are ranges of numbers; days take a file, fetched when asked for.
"""

from collections.abc import Iterable
from itertools import accumulate

import numpy as np
from msgspec import json
from numpy.typing import NDArray

from site_builder.search.entities import Entity
from site_builder.search.numbering import Numbering

_FIRST = 35  # code of the first province, or of no day: one byte each, and none that JSON escapes, hence
_SKIPPED, _LAST, _BEYOND = 92, 127, 0xC0
_OFFICIALS, _APPEARANCES = 1_500, 15_000  # that the file of officials may list: about 30 KB


def provinces(numbering: Numbering) -> bytes:
    """Return JSON: the provinces that articles are about as [key, name], and one character for each number.

    "!": an article about none; a blank: no article.
    """
    about = numbering.articles.about[np.array(numbering.places, np.int64)]
    places = numbering.articles.places
    last = np.full(len(places), -1)
    last[about[about >= 0]] = np.flatnonzero(about >= 0)  # of several, the last counts
    names = dict(places[n] for n in np.argsort(last, kind="stable").tolist())
    letter = {key: _letter(place) for place, key in enumerate(sorted(names))}
    letters = np.array([*(ord(letter[key]) for key, _ in places), ord("!")], np.uint32)
    return json.encode({"provinces": sorted(names.items()), "of": _text(numbering, letters[about], " ")})


def days(numbering: Numbering) -> bytes:
    """Return JSON: the day of the month of each number's article, one character each, counted from that for none."""
    of = numbering.articles.days[np.array(numbering.places, np.int64)] % 100
    return json.encode({"days": _text(numbering, of + _FIRST, chr(_FIRST))})


def _text(numbering: Numbering, letters: NDArray[np.uint32], other: str) -> str:
    """Return a character for each number, given the code of each article's."""
    of = np.full(numbering.space, ord(other), "<u4")
    of[np.array(numbering.numbers, np.int64)] = letters
    return of.tobytes().decode("utf-32-le")


def _letter(place: int) -> str:
    """Return the character of a province, as static/search/facets.js does."""
    code = _FIRST + place + (_FIRST + place >= _SKIPPED)
    return chr(code if code < _LAST else code + _BEYOND)


def officials(entities: Iterable[Entity]) -> bytes:
    """Return JSON: the officials named most often, as [name, key, numbers of their articles]."""
    rows = sorted((e for e in entities if e.kind == "official"), key=lambda e: (-e.articles, e.url))
    kept = [*zip(rows, accumulate(e.articles for e in rows), strict=True)][:_OFFICIALS]
    return json.encode([(e.name, e.url.split("/")[1], e.gaps) for e, sum_ in kept if sum_ <= _APPEARANCES])

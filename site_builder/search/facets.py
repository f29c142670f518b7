"""By what results can be narrowed: the province an article is about, its day, and the officials it names.

Since articles are numbered by date, months are ranges of numbers; days take a file, fetched when asked for.
"""

from collections.abc import Iterable
from itertools import accumulate

from msgspec import Struct, json

from site_builder.search.entities import Entity
from site_builder.search.numbering import Numbering, Province

_FIRST = 35  # code of the first province, or of no day: one byte each, and none that JSON escapes, hence
_SKIPPED, _LAST, _BEYOND = 92, 127, 0xC0
_OFFICIALS, _APPEARANCES = 1_500, 15_000  # that the file of officials may list: about 30 KB


class _About(Struct, gc=False):
    province: Province | None


class _Dated(Struct, gc=False):
    date: str | None


def provinces(numbering: Numbering) -> bytes:
    """Return JSON: the provinces that articles are about as [key, name], and one character for each number.

    "!": an article about none; a blank: no article.
    """
    about = [(n, r.province) for n, r in numbering.told(_About)]
    names = {province.key: province.name for _, province in about if province}
    letter = {key: _letter(place) for place, key in enumerate(sorted(names))}
    of = [" "] * numbering.space
    for n, province in about:
        of[n] = letter[province.key] if province else "!"
    return json.encode({"provinces": sorted(names.items()), "of": "".join(of)})


def days(numbering: Numbering) -> bytes:
    """Return JSON: the day of the month of each number's article, one character each, counted from that for none."""
    of = [chr(_FIRST)] * numbering.space
    for n, r in numbering.told(_Dated):
        of[n] = chr(_FIRST + int((r.date or "")[8:] or 0))
    return json.encode({"days": "".join(of)})


def _letter(place: int) -> str:
    """Return the character of a province, as static/search/facets.js does."""
    code = _FIRST + place + (_FIRST + place >= _SKIPPED)
    return chr(code if code < _LAST else code + _BEYOND)


def officials(entities: Iterable[Entity]) -> bytes:
    """Return JSON: the officials named most often, as [name, key, numbers of their articles]."""
    rows = sorted((e for e in entities if e.kind == "official"), key=lambda e: (-e.articles, e.url))
    kept = [*zip(rows, accumulate(e.articles for e in rows), strict=True)][:_OFFICIALS]
    return json.encode([(e.name, e.url.split("/")[1], e.gaps()) for e, sum_ in kept if sum_ <= _APPEARANCES])

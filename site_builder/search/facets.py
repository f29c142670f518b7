"""By what results can be narrowed: the province an article is about, its day, and the officials it names.

Since articles are numbered by date, months are ranges of numbers; days take a file, fetched when asked for.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import json

from site_builder.model import Record
from site_builder.search.entities import Entity

_FIRST = 0xC0  # code of the first province, or of no day; letters, so that JSON escapes none
_OFFICIALS, _APPEARANCES = 1_500, 15_000  # that the file of officials may list: about 30 KB


def months(numbered: Sequence[Record]) -> list[tuple[str, int]]:
    """Return ("2024-05", articles) in the order of the articles' numbers; "" for undated ones."""
    return [*Counter((record.date or "")[:7] for record in numbered).items()]


def provinces(numbered: Sequence[Record]) -> bytes:
    """Return JSON: the provinces that articles are about as [key, name], and one character an article, "-" for none."""
    names = {r.province.key: r.province.name for r in numbered if r.province}
    letter = {key: chr(_FIRST + place) for place, key in enumerate(sorted(names))}
    of = "".join(letter[r.province.key] if r.province else "-" for r in numbered)
    return json.encode({"provinces": sorted(names.items()), "of": of})


def days(numbered: Sequence[Record]) -> bytes:
    """Return JSON: the day of the month of each article, one character each, counted from that for none."""
    return json.encode({"days": "".join(chr(_FIRST + int((record.date or "")[8:] or 0)) for record in numbered)})


def officials(entities: Iterable[Entity]) -> bytes:
    """Return JSON: the officials named most often, as [name, key, numbers of their articles]."""
    rows = sorted((e for e in entities if e.kind == "official"), key=lambda e: (-e.articles, e.url))
    kept = [*zip(rows, accumulate(e.articles for e in rows), strict=True)][:_OFFICIALS]
    return json.encode([(e.name, e.url.split("/")[1], e.gaps()) for e, sum_ in kept if sum_ <= _APPEARANCES])

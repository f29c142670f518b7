"""By what results can be narrowed: the province an article is about, and its month.

Since articles are numbered by date, months are ranges of numbers.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import json

from site_builder.model import Record

_FIRST = 0xC0  # code of the first province; letters, so that JSON escapes none


def months(numbered: Sequence[Record]) -> list[tuple[str, int]]:
    """Return ("2024-05", articles) in the order of the articles' numbers; "" for undated ones."""
    return [*Counter((record.date or "")[:7] for record in numbered).items()]


def provinces(numbered: Sequence[Record]) -> bytes:
    """Return JSON: the provinces that articles are about as [key, name], and one character an article, "-" for none."""
    names = {r.province.key: r.province.name for r in numbered if r.province}
    letter = {key: chr(_FIRST + place) for place, key in enumerate(sorted(names))}
    of = "".join(letter[r.province.key] if r.province else "-" for r in numbered)
    return json.encode({"provinces": sorted(names.items()), "of": of})

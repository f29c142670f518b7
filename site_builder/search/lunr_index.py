"""A stock lunr index of a small archive, for those who bring their own search box; docs/search.md says how to load it.

Its terms are single folded words; the search pipeline has one function, "vietnameseFold" (static/search/lunr.js).
"""

from collections.abc import Iterable

from lunr.builder import Builder  # type: ignore[import-untyped]  # carries no types
from msgspec import json

from site_builder.search.tally import Counts, Tally, unpack
from site_builder.text.fold import fold

MOST = 500  # articles; a whole index of more is too much for a browser
TITLE = 2


def lunr_index(counts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the index as lunr.js loads it; `counts` gives (id, packed counts) of every article."""
    builder = Builder()
    builder.ref("id")
    builder.field("title", boost=TITLE)
    builder.field("body")
    for id_, packed in counts:
        found = unpack(packed)
        builder.add({"id": id_, "title": _words(found, found.title), "body": _words(found, found.body)})
    return json.encode({**builder.build().serialize(), "pipeline": ["vietnameseFold"]})


def _words(found: Counts, times: Tally) -> list[str]:
    """Return the folded words as often as they stand in a field; their order does not matter to lunr."""
    rows = zip(found.first, found.second, times, strict=True)
    return [fold(found.words[first]) for first, second, n in rows if not second for _ in range(n)]

"""Who is who: one key for each person over all articles.

A key is made of the name alone (a readable slug and a code of the exact spelling), so adding articles never renames a
page and the order of inputs never matters.  Tone placement and case do not tell people apart; other diacritics do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from site_builder.model import Record
from site_builder.text.fold import same
from site_builder.text.slug import code, slug


def key(name: str) -> str:
    """Return the key of the person of that name: "le-quang-tung-x4k2q"."""
    return f"{slug(name)}-{code(same(name))}"


def spellings(records: Iterable[Record]) -> dict[str, str]:
    """Return, for the key of each holder of a public post, the spelling that most articles use."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for person in record.people:
            if person.official:
                counts[key(person.name)][person.name] += 1
    return {k: min(c, key=lambda name: (-c[name], name)) for k, c in counts.items()}

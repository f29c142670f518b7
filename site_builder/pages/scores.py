"""How often facts are right, as measured against articles that people read by hand."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

# In the order in which pages show them; the template has what they are called.
FACTS = ("officials", "posts", "placed", "provinces", "districts", "communes", "event_dates", "bylines")


class Score(Struct, frozen=True):
    """Of the facts found, the share that is right; of the facts that are there, the share found; how many there are."""

    precision: float
    recall: float
    gold: int


class Scores(Struct, frozen=True):
    """The figures for some articles read by hand."""

    articles: int
    facts: Mapping[str, Score]


@cache
def scores() -> Mapping[str, Scores]:
    """Return the figures by the name of the set of articles: "seeds", "dev"."""
    data = resources.files("site_builder.pages").joinpath("data", "scores.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Scores])

"""Whom and which places each article names, and no more of it: what several relations look at."""

import msgspec
from msgspec import Struct


class Who(Struct, gc=False):
    """A person in an article."""

    name: str
    key: str | None


class Named(Struct, gc=False):
    """What of a record tells it."""

    id: str
    date: msgspec.Raw
    districts: msgspec.Raw
    communes: msgspec.Raw
    people: list[Who]

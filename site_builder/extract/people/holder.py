"""A name in a sentence with the posts that the sentence gives it."""

from msgspec import Struct
from msgspec.structs import replace

from site_builder.extract.people.items import Item
from site_builder.extract.people.phrase import Phrase
from site_builder.model import Status


class Holding(Struct, frozen=True, gc=False):
    """A post that a sentence gives to a person."""

    phrase: Phrase
    rule: str
    status: Status
    run: int  # posts of one list share a number


class Holder:
    """A name in a sentence and the posts that it has there."""

    __slots__ = ("before", "holdings", "item")

    def __init__(self, item: Item) -> None:
        """Begin without posts."""
        self.item = item
        self.holdings: list[Holding] = []
        self.before = False  # its posts stand before the name

    def end_terms(self) -> None:
        """Make all posts so far former ones."""
        self.holdings = [replace(held, status="former") for held in self.holdings]

    @property
    def ends(self) -> int:
        """Return the token behind the name and its posts."""
        return max([self.item.end, *(held.phrase.end for held in self.holdings)])

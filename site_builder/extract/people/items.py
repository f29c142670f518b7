"""A name or a post in a sentence, and the forms of address before it."""

from msgspec import Struct

from site_builder.extract.people.phrase import Phrase


class Item(Struct, frozen=True, gc=False):
    """A name (`phrase` is None) or a post; `lead` is the first token of the forms of address before it."""

    start: int
    end: int
    lead: int
    phrase: Phrase | None = None
    addressed: bool = False  # "đồng chí", "ông", ...
    plural: bool = False  # "các đồng chí", "các Phó Chủ tịch"
    titled: bool = False
    noun: bool = False  # "hội viên", "bị cáo"
    believed: bool = True  # False: a short or doubtful form, believed only where the name is known from elsewhere


class Pronoun(Struct, frozen=True, gc=False):
    """A form of address that stands for a person: "đồng chí nhấn mạnh"."""

    start: int
    end: int


class Address:
    """The forms of address that have been read and wait for a name or a post."""

    __slots__ = ("addressed", "end", "lead", "noun", "plural", "titled")

    def __init__(self) -> None:
        """Begin with none."""
        self.clear()

    def clear(self) -> None:
        """Forget them: something else came between."""
        self.lead = self.end = -1
        self.addressed = self.plural = self.titled = self.noun = False

    def add(self, kind: str, start: int, end: int, *, plural: bool) -> None:
        """Note one more."""
        if self.end != start:
            self.clear()
            self.lead = start
        self.end = end
        self.addressed = self.addressed or kind == "honorific"
        self.titled = self.titled or kind == "title"
        self.noun = self.noun or kind == "noun"
        self.plural = self.plural or plural

"""What every format makes of one input, before it is cleaned: lines, and what is declared about the article."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from msgspec import Struct

from site_builder.cleaning.lines import Line, Verdict
from site_builder.model import Input, Remark, Removed, SetAside
from site_builder.sources.declared import Declared
from site_builder.sources.naming import Picture

NOTHING = Declared(None, None, None, None, None, (), {}, ())


class Page(Struct, frozen=True):
    """One input as lines in their order."""

    lines: list[Line]
    declared: Declared = NOTHING
    notes: tuple[Remark, ...] = ()  # what was repaired or doubted while reading
    given: Mapping[int, Verdict] = {}  # by their places: lines that the format itself knows to be no text
    unseen: tuple[Removed, ...] = ()  # lines of the source whose markup holds no text
    pictures: tuple[Picture, ...] | None = None  # that the article names; None: its format names none


class Skimmed:
    """A format whose lines cost no more than the whole page."""

    def skim(self, item: Input, data: bytes) -> Page:
        """Return the lines of an input, as page() does."""
        return self.page(item, data)

    def page(self, item: Input, data: bytes) -> Page:
        """Return the lines of an input, still to be cleaned; raise SetAsideError when the bytes hold none."""
        raise NotImplementedError


class OneArticle(Skimmed):
    """A format whose files are one article each."""

    many = False

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterable[Input | SetAside]:  # noqa: ARG002 - others look into it
        """Return the file itself."""
        return (whole,)

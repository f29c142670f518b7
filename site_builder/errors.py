"""What can go wrong by a user's hand, said so that they can mend it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line loads errors, and should load nothing else
    from site_builder.model import Remark


class SiteBuilderError(Exception):
    """Stop with a message: what is wrong, where, and what to do."""


class SetAsideError(SiteBuilderError):
    """One input cannot be read; the build goes on without it and names it.

    `line` counts from 1, `None` when the whole file is meant.  The reason says what is wrong and what to do.
    """

    def __init__(self, reason: "Remark", line: int | None = None) -> None:
        """Keep the reason, which pages say in their language, and the line."""
        super().__init__(str(reason))
        self.reason = reason
        self.line = line

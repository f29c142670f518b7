"""What can go wrong by a user's hand, said so that they can mend it."""

import errno
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line loads errors, and should load nothing else
    from site_builder.model import Remark


class SiteBuilderError(Exception):
    """Stop with a message: what is wrong, where, and what to do."""


class HeldError(SiteBuilderError):
    """Another build writes where this one would; it can be tried again."""


class SetAsideError(SiteBuilderError):
    """One input cannot be read; the build goes on without it and names it.

    `line` counts from 1, `None` when the whole file is meant.  The reason says what is wrong and what to do.
    """

    def __init__(self, reason: "Remark", line: int | None = None) -> None:
        """Keep the reason, which pages say in their language, and the line."""
        super().__init__(str(reason))
        self.reason = reason
        self.line = line


UNTOUCHED = "the published site is as it was"

_CHECK = "Check that the file and its disk can be used, and try again."
_ADVICE: Mapping[int, str] = {
    errno.ENOSPC: "Make room on the disk, and try again.",
    errno.EACCES: "Allow reading and writing there, or name another folder.",
    errno.EROFS: "That disk cannot be written to; name another folder.",
}


def told(error: SiteBuilderError | OSError) -> str:
    """Return what to say of an error: its message, or what the system refused, where, and what to do."""
    if isinstance(error, SiteBuilderError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}; {UNTOUCHED}. {_ADVICE.get(error.errno or 0, _CHECK)}"

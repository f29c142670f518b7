"""What can go wrong by a user's hand, said so that they can mend it."""


class SiteBuilderError(Exception):
    """Stop with a message: what is wrong, where, and what to do."""


class SetAsideError(SiteBuilderError):
    """One input cannot be read; the build goes on without it and names it.

    `line` counts from 1, `None` when the whole file is meant.  The message says what is wrong and what to do.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        """Keep the line beside the message."""
        super().__init__(message)
        self.line = line

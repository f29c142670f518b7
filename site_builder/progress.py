"""How a long piece of work tells how far it is; the command line decides what people see of it."""

from typing import Protocol


class Progress(Protocol):
    """Told of one piece of work after the other, never of two at once."""

    def start(self, label: str, total: int | None) -> None:
        """Begin a piece of work of `total` steps, None when their number is not known beforehand."""

    def advance(self, n: int = 1) -> None:
        """Report `n` more steps as done."""

    def done(self) -> None:
        """End the piece of work."""


class Silent:
    """A Progress that says nothing."""

    def start(self, label: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, n: int = 1) -> None:
        """Say nothing."""

    def done(self) -> None:
        """Say nothing."""

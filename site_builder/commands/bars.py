"""Progress as people see it: how much is done, of how much, and how long the rest will take."""

import sys
import time
from typing import TextIO

import click

from site_builder.commands.answer import as_json, quiet
from site_builder.progress import Progress, Silent

_PATIENCE = 1.0  # seconds that a piece of work may take before a bar is drawn
_DRAWN = 0.1  # seconds between two drawings
_EVERY = 10.0  # seconds between lines in a log
_WIDTH = 30  # characters of a bar
_MINUTE = 60


class Work:
    """One piece of work: its steps against the clock."""

    def __init__(self, label: str, total: int | None) -> None:
        self.label, self.total, self.now = label, total, 0
        self.began = self.said = time.monotonic()

    def seconds(self) -> float:
        """Return how long it has taken so far."""
        return time.monotonic() - self.began

    def is_due(self, pause: float) -> bool:
        """Tell whether this long has passed since it was last said how far the work is."""
        due = time.monotonic() - self.said >= pause
        if due:
            self.said = time.monotonic()
        return due

    def far(self) -> str:
        """Return how far it is: "340 of 1000, 12 s left"."""
        if not self.total:
            return f"{self.now}"
        left = self.seconds() / self.now * max(self.total - self.now, 0) if self.now else None
        return f"{self.now} of {self.total}" + ("" if left is None else f", {_span(left)} left")

    def share(self) -> float:
        """Return the part that is done, from 0 to 1."""
        return min(self.now / self.total, 1.0) if self.total else 0.0


class Bars:
    """Progress as a bar on a terminal, for work that takes more than `patience` seconds."""

    def __init__(self, file: TextIO, patience: float = _PATIENCE) -> None:
        self._file, self._patience, self._work, self._drawn = file, patience, Work("", None), 0

    def start(self, label: str, total: int | None) -> None:
        """Begin a piece of work; nothing is drawn yet."""
        self._work, self._drawn = Work(label, total), 0

    def advance(self, n: int = 1) -> None:
        """Fill the bar further."""
        self._work.now += n
        if self._work.seconds() >= self._patience and (not self._drawn or self._work.is_due(_DRAWN)):
            self._draw(self._work.far())

    def done(self) -> None:
        """Say, where a bar was, how much was done and how long it took."""
        if self._drawn:
            self._draw(f"{self._work.now} in {_span(self._work.seconds())}")
        self.close()

    def close(self) -> None:
        """Leave the line, also when the work was broken off."""
        if self._drawn:
            self._file.write("\n")
            self._file.flush()
        self._drawn = 0

    def _draw(self, words: str) -> None:
        filled = round(self._work.share() * _WIDTH)
        bar = f"[{'#' * filled}{'-' * (_WIDTH - filled)}]" if self._work.total else ""
        line = f"{self._work.label:10}{bar} {words}"
        self._file.write(f"\r{line:{self._drawn}}")
        self._file.flush()
        self._drawn = len(line)


class Lines:
    """Progress as plain lines, for logs: one when a piece of work is done, and some while it is long."""

    def __init__(self, file: TextIO, pause: float = _EVERY, least: float = _PATIENCE) -> None:
        self._file, self._pause, self._least, self._work = file, pause, least, Work("", None)

    def start(self, label: str, total: int | None) -> None:
        """Begin without a line."""
        self._work = Work(label, total)

    def advance(self, n: int = 1) -> None:
        """Say how far it is, now and then."""
        self._work.now += n
        if self._work.is_due(self._pause):
            self._say(self._work.far())

    def done(self) -> None:
        """Say how long it took, if that was `least` seconds."""
        if self._work.seconds() >= self._least:
            self._say(f"{self._work.now} in {self._work.seconds():.1f} s")

    def _say(self, words: str) -> None:
        self._file.write(f"{self._work.label}: {words}\n")
        self._file.flush()


def _span(seconds: float) -> str:
    """Return a time for people: "12 s", "3 min 20 s"."""
    whole = round(seconds)
    return f"{whole} s" if whole < _MINUTE else f"{whole // _MINUTE} min {whole % _MINUTE} s"


def progress(least: float = _PATIENCE) -> Progress:
    """Return who is told of long work by the command that runs now.

    least: seconds that a piece of work has to take for a log to have a line of it.
    """
    if quiet() or as_json():
        return Silent()
    if not sys.stderr.isatty():
        return Lines(sys.stderr, least=least)
    bars = Bars(sys.stderr)
    click.get_current_context().call_on_close(bars.close)
    return bars

"""A process that has everything loaded and builds one archive whenever it is told to, for `serve`.

Free of the threads of the server, so that a build may fork; each build is as one of a process of its own would be,
since nothing of an archive stays in memory between two.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Self

import msgspec
from msgspec import Struct

from site_builder.building import story
from site_builder.errors import HeldError, SiteBuilderError, told
from site_builder.progress import Silent
from site_builder.report import Options, Report, notes


class Order(Struct, frozen=True):
    """A line to the workshop: what to build.  `draft`: pages only; `jobs`: processes, None: all cores."""

    root: str
    draft: bool = False
    jobs: int | None = None


class Answer(Struct, frozen=True):
    """A line back: whether the build worked, and what it said, for people."""

    built: bool
    said: str = ""
    seconds: float = 0.0


class Workshop:
    """A running workshop, started again when it has died.  A context manager."""

    def __init__(self) -> None:
        self._process = _start()

    def __enter__(self) -> Self:
        """Return the workshop itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, whatever it does: a build may be killed anywhere."""
        self._process.kill()
        self._process.communicate()

    def build(self, order: Order) -> Answer:
        """Build, and wait for it."""
        if self._process.poll() is not None:
            self._process = _start()
        asking, answering = self._process.stdin, self._process.stdout
        line = b""
        if asking and answering:
            with suppress(BrokenPipeError):
                asking.write(msgspec.json.encode(order) + b"\n")
                asking.flush()
                line = answering.readline()
        if line:
            return msgspec.json.decode(line, type=Answer)
        ended = self._process.wait()
        said = f"{order.root}: the build ended with {ended} (out of memory?); change a file to try again"
        return Answer(built=False, said=said)


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", __name__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # this very program


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Carry out orders, a line each, until there are no more."""
    for line in orders:
        answer = _carry_out(msgspec.json.decode(line, type=Order))
        answers.write(msgspec.json.encode(answer) + b"\n")
        answers.flush()


def _carry_out(order: Order) -> Answer:
    options = Options(jobs=order.jobs, frozen=True, draft=order.draft)
    try:
        report = _built(Path(order.root), options)
    except (SiteBuilderError, OSError) as error:
        return Answer(built=False, said=told(error))
    return Answer(built=True, said="\n".join(notes(report, ledger=False)), seconds=report.seconds)


def _built(root: Path, options: Options) -> Report:
    """Build, after whoever else builds the archive just now."""
    while True:
        with suppress(HeldError):
            return story.build(root, options, Silent())


@contextmanager
def _alone() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give the pipes to whoever started this process; what prints by mistake goes elsewhere, Ctrl-C is for them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    yield sys.stdin.buffer, answers


if __name__ == "__main__":
    with _alone() as pipes:
        work(*pipes)

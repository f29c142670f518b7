"""How every command answers: lines for people, one JSON value for programs, or nothing but what went wrong."""

import os
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import click

from site_builder.lazily import lazily

if TYPE_CHECKING:
    import msgspec
else:
    msgspec = lazily("msgspec")

P = ParamSpec("P")

_JSON, _QUIET = "site_builder.json", "site_builder.quiet"  # in the context's meta: common to a group and its commands


class Answer:
    """What a command has to say.

    lines: for people, on standard output.  data: the same for programs, of plain values and structs.
    notes: what people should look at, on standard error; programs find it in `data`.
    always: say the lines even when asked to be quiet, because they are what the command is for.
    status: with which the program ends.
    """

    def __init__(
        self,
        lines: Iterable[str],
        data: object,
        notes: Iterable[str] = (),
        *,
        always: bool = False,
        status: int = 0,
    ) -> None:
        self.lines, self.data, self.notes = tuple(lines), data, tuple(notes)
        self.always, self.status = always, status


def _remember(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def remember(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # as click calls it
        context.meta[name] = value

    return remember


_json = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_remember(_JSON),
    help="Answer with one JSON value, for programs.",
)
_quiet = click.option(
    "--quiet",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_remember(_QUIET),
    help="Say nothing but errors, warnings and the result.",
)


def answering(command: Callable[P, Answer]) -> Callable[P, None]:
    """Give a command the options --quiet and --json, and say what it answers."""

    @_json
    @_quiet
    @wraps(command)
    def answered(*given: P.args, **named: P.kwargs) -> None:
        _say(command(*given, **named))

    return answered


def _say(answer: Answer) -> None:
    """Say an answer; what went wrong comes last, what else is to be noted before, so that the answer ends a log."""
    if as_json():
        _say_json(answer.data)
    else:
        lines = answer.lines if answer.always or not quiet() else ()
        said = [(click.echo, lines), (note, answer.notes)]
        for say, texts in said if answer.status else reversed(said):
            for text in texts:
                say(text)
    raise click.exceptions.Exit(answer.status)


def _say_json(data: object) -> None:
    click.echo(msgspec.json.encode(data, enc_hook=os.fspath))


def failed(message: str) -> None:
    """Say what went wrong, to programs too."""
    note(f"error: {message}")
    if as_json():
        _say_json({"error": message})


def as_json() -> bool:
    """Tell whether a program listens."""
    return bool(click.get_current_context().meta.get(_JSON))


def quiet() -> bool:
    """Tell whether only what matters is to be said."""
    return bool(click.get_current_context().meta.get(_QUIET))


def note(message: str) -> None:
    """Say something beside the answer, on standard error."""
    click.echo(message, err=True)


def example(*lines: str) -> str:
    """Return lines for the end of a help text, kept as they are."""
    return "\n".join(("\b", "Example:", *(f"  site-builder {line}" for line in lines)))


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as it may be typed into a shell."""
    text = os.fspath(path)
    return f'"{text}"' if " " in text else text

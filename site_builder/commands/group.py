"""All commands fail the same way: a message, never a traceback, for what a user can mend."""

import errno
from typing import Any

import click

from site_builder.commands.answer import failed, note
from site_builder.commands.lines import LINES
from site_builder.errors import UNTOUCHED, SiteBuilderError, told

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Commands(click.Group):
    """The program, made of its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click.Group has it
        """Return the names in the order of the work, not of the alphabet."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        """Write a line for each command, without loading it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(LINES.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click.Group has it
        """Run a command; exit with a message when it fails."""
        try:
            return super().invoke(ctx)
        except (SiteBuilderError, OSError) as error:
            failed(_message(error))
            status = 1
        except KeyboardInterrupt as error:
            note(str(error) or f"stopped; {UNTOUCHED}")
            status = _INTERRUPTED
        raise click.exceptions.Exit(status)


def _message(error: SiteBuilderError | OSError) -> str:
    if (
        isinstance(error, OSError) and error.errno == errno.EPIPE
    ):  # whoever read the output has gone; click ends quietly
        raise error
    return told(error)

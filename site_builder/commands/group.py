"""All commands fail the same way: a message, never a traceback, for what a user can mend."""

import errno
from typing import Any

import click

from site_builder.commands.answer import failed, note
from site_builder.errors import UNTOUCHED, SiteBuilderError, told

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Commands(click.Group):
    """The program, made of its commands."""

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

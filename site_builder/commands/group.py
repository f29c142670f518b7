"""All commands fail the same way: a message, never a traceback, for what a user can mend."""

import errno
from typing import Any

import click

from site_builder.commands.answer import failed, note
from site_builder.errors import SiteBuilderError

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_UNTOUCHED = "the published site is as it was"


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
            note(str(error) or f"stopped; {_UNTOUCHED}")
            status = _INTERRUPTED
        raise click.exceptions.Exit(status)


def _message(error: SiteBuilderError | OSError) -> str:
    if isinstance(error, SiteBuilderError):
        return str(error)
    if error.errno == errno.EPIPE:  # whoever read the output has gone; click ends quietly
        raise error
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}; {_UNTOUCHED}. {_ADVICE.get(error.errno or 0, _CHECK)}"


_CHECK = "Check that the file and its disk can be used, and try again."
_ADVICE = {
    errno.ENOSPC: "Make room on the disk, and try again.",
    errno.EACCES: "Allow reading and writing there, or name another folder.",
    errno.EROFS: "That disk cannot be written to; name another folder.",
}

"""site-builder serve."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands import options
from site_builder.commands.answer import example, note
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import serve
else:
    serve = lazily("site_builder.tools.serve")


@click.command("serve", epilog=example("serve my-archive --port 8080"))
@options.folder
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one."
)
@click.option(
    "--host",
    type=click.Choice(("127.0.0.1", "localhost", "::1")),
    default="127.0.0.1",
    show_default=True,
    help="Name of this machine to listen at.",
)
def command(folder: Path, port: int, host: str) -> None:
    """Show the site on this machine; rebuild and reload it on every change."""
    note("building ...")
    serve.serve(folder, host, port, note)

"""site-builder sources."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands import options
from site_builder.commands.answer import Answer, answering, example
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import furniture
else:
    furniture = lazily("site_builder.tools.furniture")


@click.command("sources", epilog=example("sources my-archive", "sources --json my-archive"))
@options.folder
@options.top("a source")
@answering
def command(folder: Path, top: int) -> Answer:
    """List the papers and folders that articles come from, and the lines learned to be their furniture."""
    found = furniture.of_archive(folder)
    return Answer(furniture.lines(found, top), found, always=True)

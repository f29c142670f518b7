"""site-builder sources."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import Answer, answering, example
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder import furniture
else:
    furniture = lazily("site_builder.furniture")


@click.command("sources", epilog=example("sources my-archive", "sources --json my-archive"))
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--top", metavar="N", type=click.IntRange(min=0), default=10, show_default=True, help="Lines a source; 0: all."
)
@answering
def command(folder: Path, top: int) -> Answer:
    """List the papers and folders that articles come from, and the lines learned to be their furniture."""
    found = furniture.of_archive(folder)
    return Answer(furniture.lines(found, top), found, always=True)

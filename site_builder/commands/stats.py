"""site-builder stats."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands import options
from site_builder.commands.answer import Answer, answering, example
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import stats
else:
    stats = lazily("site_builder.tools.stats")


@click.command("stats", epilog=example("stats my-archive", "stats --json my-archive"))
@options.folder
@options.top("a list")
@answering
def command(folder: Path, top: int) -> Answer:
    """Count the articles of the archive in DIR by province, year and outlet, its posts, and what was set aside."""
    found = stats.stats(folder, progress())
    return Answer(stats.lines(found, top), found, always=True)

"""site-builder stats."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import Answer, answering, example
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder import stats
else:
    stats = lazily("site_builder.stats")


@click.command("stats", epilog=example("stats my-archive", "stats --json my-archive"))
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--top", metavar="N", type=click.IntRange(min=0), default=10, show_default=True, help="Lines a list; 0: all."
)
@answering
def command(folder: Path, top: int) -> Answer:
    """Count the articles of the archive in DIR by province, year and outlet, its posts, and what was set aside."""
    found = stats.stats(folder, progress())
    return Answer(stats.lines(found, top), found, always=True)

"""site-builder check."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import Answer, answering, example
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    import msgspec

    from site_builder.tools import check
else:
    msgspec, check = lazily("msgspec"), lazily("site_builder.tools.check")


@click.command("check", epilog=example("check my-archive"))
@click.argument("folder", metavar="[DIR|PUBLIC]", default=".", type=click.Path(path_type=Path))
@answering
def command(folder: Path) -> Answer:
    """Follow every internal link of a built site, look at the head of every page, and weigh the site."""
    found = check.check(folder, progress())
    data = {"public": found.public, **msgspec.structs.asdict(found.figures), "problems": found.problems}
    if not found.problems:
        return Answer([*found.lines, "Every link and anchor leads somewhere."], data)
    wrong = "\n  ".join((f"error: {found.public}: {len(found.problems)} problem(s)", *found.problems))
    return Answer(found.lines, data, filter(None, (wrong, found.advice)), status=1)

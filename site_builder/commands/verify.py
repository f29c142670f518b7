"""site-builder verify."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import Answer, answering, example
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import verify
else:
    verify = lazily("site_builder.tools.verify")


@click.command("verify", epilog=example("verify https://example.org/archive/", "verify --against public URL"))
@click.argument("whence", metavar="[DIR|PUBLIC|URL]", default=".")
@click.option(
    "--against",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A kept copy of data/manifest.txt, or a folder with the site, to believe instead of the site's own list.",
)
@answering
def command(whence: str, against: Path | None) -> Answer:
    """Read every file of a published site and compare it with the SHA-256 that its build wrote down."""
    found = verify.verify(whence, against, progress())
    lines = [f"{found.site}: {found.files} files listed; SHA-256 of the list {found.sha256}"]
    if not found.problems:
        return Answer([*lines, "Every file is as it was built."], found)
    said = (f"error: {found.site}: {len(found.problems)} problem(s)", *found.problems)
    advice = "Build the site again and publish the whole folder, or find out who changed it."
    return Answer(lines, found, ["\n  ".join(said), advice], status=1)

"""site-builder import-data."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import Answer, answering, example, shown
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder import imports
else:
    imports = lazily("site_builder.imports")

_REREAD = "the data are of an older version and say less than was read, so the facts are found anew and may differ"


@click.command(
    "import-data", epilog=example("import-data https://example.org/archive/ rescued", "import-data public rescued")
)
@click.argument("whence", metavar="FROM")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@answering
def command(whence: str, folder: Path) -> Answer:
    """Make an archive in DIR of the data that another one published.

    FROM is the address or the folder of a site that this program built.  The new archive has the same articles, facts,
    corrections and addresses.
    """
    made = imports.import_data(whence, folder)
    counted = f"{made.articles} articles, {made.corrections} corrections, {made.addresses} addresses"
    notes = [_REREAD] if made.reread else []
    return Answer([f"made {shown(folder)}: {counted}", f"Next: site-builder build {shown(folder)}"], made, notes)

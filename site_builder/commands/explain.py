"""site-builder explain."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands import options
from site_builder.commands.answer import Answer, answering, example
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import explain
else:
    explain = lazily("site_builder.tools.explain")


@click.command("explain", epilog=example("explain bai-mau my-archive"))
@click.argument("id_", metavar="ID")
@options.folder
@answering
def command(id_: str, folder: Path) -> Answer:
    """Say what is known of the article ID and why: each fact with its sentence, rule and confidence."""
    article, record, duplicates = explain.find(folder, id_, progress())
    data = {"record": record, "statements": article.statements, "removed": article.document.removed}
    return Answer([explain.explain(article, record, duplicates)], {**data, "duplicates": duplicates}, always=True)

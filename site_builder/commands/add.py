"""site-builder add."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands import options
from site_builder.commands.answer import Answer, answering, example, shown
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import add
else:
    add = lazily("site_builder.tools.add")

_SHOWN = 5  # articles of one file


@click.command("add", epilog=example("add ~/Downloads/*.html --archive my-archive"))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@options.archive
@click.option("--into", metavar="FOLDER", help="A folder below those of archive.toml. Default: the first of them.")
@answering
def command(files: tuple[Path, ...], folder: Path, into: str | None) -> Answer:
    """File copies of articles into an archive, and say what was understood of each.

    What cannot be read is refused with the reason; no file is ever overwritten.
    """
    done = add.add(folder, files, into)
    refused = [one for one in done if one.refused]
    filed = [line for one in done if not one.refused for line in _filed(one)]
    notes = [f"refused: {one.file}: {one.refused}" for one in refused]
    if filed:
        filed.append(f"Next: site-builder build {shown(folder)}")
    return Answer(filed, done, notes, status=1 if refused else 0)


def _filed(one: "add.Added") -> list[str]:
    many = f", {one.articles} articles" if one.articles > 1 else ""
    lines = [f"{one.path}: {one.format}{many}"]
    lines += [f"  picture   {name}" for name in one.pictures]
    if not one.understood:
        lines.append("  a picture or file: published with the article that shows it, or that has its name")
    for article in one.understood[:_SHOWN]:
        lines += [f"  title     {article.title}"]
        lines += [f"  date      {article.date or 'none found; the article will be undated'}"]
        lines += [f"  outlet    {article.outlet or 'none named'}"]
        lines += [f"  province  {article.province or 'not said; other articles may tell'}"]
        lines += [f"  note      {note}" for note in article.notes]
    if len(one.understood) > _SHOWN:
        lines.append(f"  and {one.articles - _SHOWN} more")
    lines += [f"  set aside {reason}" for reason in one.unread]
    return lines

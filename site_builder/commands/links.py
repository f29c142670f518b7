"""site-builder links, a group of commands."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands import options
from site_builder.commands.answer import Answer, answering, example
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder.tools import links
else:
    links = lazily("site_builder.tools.links")

_OLD_AND_NEW = 2  # addresses


@click.group("links", epilog=example("links check", 'links remove --lost --reason "withdrawn by the paper"'))
@options.archive
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Show and edit permalinks.jsonl, the ledger of every address that was ever published.

    An ADDRESS may be copied from a browser.
    """
    ctx.obj = folder


@command.command("begin", epilog=example("links begin"))
@answering
@click.pass_obj
def begin(folder: Path) -> Answer:
    """Begin to record published addresses: from the next build on, none of them is lost."""
    return _done([links.begin(folder)])


@command.command("list", epilog=example("links list le-quang-tung"))
@click.argument("words", default="")
@answering
@click.pass_obj
def list_(folder: Path, words: str) -> Answer:
    """List the recorded addresses that contain WORDS, and what became of them."""
    found = list(links.found(folder, words))
    return Answer(map(links.line, found), found, always=True)


@command.command("check", epilog=example("links check"))
@answering
@click.pass_obj
def check(folder: Path) -> Answer:
    """Say whether a build would lose an address, without building."""
    return _done([links.Links(folder, progress()).check()])


@command.command("redirect", epilog=example("links redirect offices/chu-tich-x4k2q/ offices/chu-tich-aaaaa/"))
@click.argument("addresses", nargs=-1, metavar="OLD NEW")
@click.option("--lost", is_flag=True, help="All lost ones that have one page of their name now.")
@answering
@click.pass_obj
def redirect(folder: Path, addresses: tuple[str, ...], *, lost: bool) -> Answer:
    """Let the OLD address lead to the page at the NEW one."""
    _either(lost=lost, right=len(addresses) == (0 if lost else _OLD_AND_NEW), usage="OLD NEW")
    ledger = links.Links(folder, progress())
    return _done(ledger.redirect_lost() if lost else ledger.redirect(*addresses), "nothing to redirect")


@command.command("remove", epilog=example('links remove articles/2024/05/26/x-x4k2q/ --reason "printed twice"'))
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@click.option("--lost", is_flag=True, help="All addresses that a build would lose.")
@click.option("--reason", metavar="TEXT", required=True, help="Why, for readers.")
@answering
@click.pass_obj
def remove(folder: Path, addresses: tuple[str, ...], *, lost: bool, reason: str) -> Answer:
    """Let addresses say why there is nothing any more."""
    _either(lost=lost, right=bool(addresses) != lost, usage="at least one ADDRESS")
    ledger = links.Links(folder, progress())
    return _done(ledger.remove_lost(reason) if lost else ledger.remove(addresses, reason), "nothing to remove")


@command.command("forget", epilog=example("links forget articles/2024/05/26/x-x4k2q/"))
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@click.option("--lost", is_flag=True, help="All addresses that a build would lose.")
@answering
@click.pass_obj
def forget(folder: Path, addresses: tuple[str, ...], *, lost: bool) -> Answer:
    """Drop addresses from the ledger that nobody ever saw."""
    _either(lost=lost, right=bool(addresses) != lost, usage="at least one ADDRESS")
    ledger = links.Links(folder, progress())
    return _done(ledger.forget_lost() if lost else ledger.forget(addresses), "nothing to forget")


def _done(lines: list[str], otherwise: str = "") -> Answer:
    """Return what was done to the ledger, a line each."""
    return Answer(lines or [otherwise], {"done": lines})


def _either(*, lost: bool, right: bool, usage: str) -> None:
    """Refuse addresses beside --lost, and neither."""
    if not right:
        message = "--lost stands for all addresses; name none beside it" if lost else f"name {usage}, or write --lost"
        raise click.UsageError(message)

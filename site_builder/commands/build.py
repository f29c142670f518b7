"""site-builder build."""

import gc
from typing import TYPE_CHECKING, Any

import click

from site_builder.commands.answer import Answer, answering, example, quiet
from site_builder.commands.bars import progress
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder import api, config, report
else:
    api, config, report = (lazily(f"site_builder.{name}") for name in ("api", "config", "report"))

# Objects after which Python looks for cycles: a build makes hardly any, and much that lasts.
_GARBAGE = (100_000, 50, 100)


@click.command("build", epilog=example("build --base-url https://user.github.io/archive/"))
@click.argument("folder", metavar="[DIR]", default=".")
@click.option("--output", metavar="PATH", help="Where the site goes. Default: DIR/public")
@click.option("--base-url", metavar="URL", help="Address of the site, instead of the one in archive.toml.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Processes. Default: all cores.")
@click.option("--scheduler", metavar="ADDRESS", help="Run on the workers of a Dask cluster instead of here.")
@click.option("--clean", is_flag=True, help="Ignore the cache.")
@click.option("--strict", is_flag=True, help="Fail when an article cannot be read, instead of setting it aside.")
@click.option("--frozen", is_flag=True, help="Leave the ledger of published addresses, permalinks.jsonl, as it is.")
@answering
def command(folder: str, **options: Any) -> Answer:  # noqa: ANN401  # click's values
    """Build the site of the archive in DIR (default: here).

    DIR and PATH may be addresses of an object store, such as s3://bucket/archive.
    """
    if options["scheduler"] is not None and options["jobs"] is not None:
        message = "--jobs is for this machine, --scheduler for others; give one of them"
        raise click.UsageError(message)
    if options["base_url"] is not None and (problem := config.url_refusal(options["base_url"])):
        raise click.BadParameter(problem, param_hint="--base-url")
    gc.set_threshold(*_GARBAGE)
    did = api.build(folder, **options, progress=progress(least=0))
    said = (
        f"{did.articles} articles, {did.pages} pages, {did.reused} reused, {did.removed} removed, "
        f"{len(did.set_aside)} set aside, {did.seconds:.1f} seconds"
    )
    return Answer([said], did, report.notes(did, ledger=not quiet()), always=True)

"""The command line.  The only module that prints or exits.

Exit status: 0 done; 1 failed, and standard error says what, where and what to do; 2 wrong usage; 130 interrupted.
"""

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from site_builder import __version__, init
from site_builder.errors import SiteBuilderError
from site_builder.progress import Progress, Silent

if TYPE_CHECKING:
    from site_builder import build, check, cluster, config, elsewhere, explain, links, report, serve, unchanged
    from site_builder.parallel import Runner
else:

    def _lazy(name: str) -> ModuleType:
        """Return a module that is loaded on first use: help and wrong usage are answered at once."""
        spec = find_spec(name)
        spec.loader = LazyLoader(spec.loader)
        module = sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    build, check, cluster, config, elsewhere, explain, links, report, serve, unchanged = (
        _lazy(f"{__package__}.{name}")
        for name in (
            "build",
            "check",
            "cluster",
            "config",
            "elsewhere",
            "explain",
            "links",
            "report",
            "serve",
            "unchanged",
        )
    )

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_OLD_AND_NEW = 2  # addresses
_EVERY = 10.0  # seconds between lines that say how far a long piece of work is


class Bars:
    """Progress as bars on a terminal."""

    def __init__(self) -> None:
        self._bar: Any = None  # click gives no name to the type of its bars

    def start(self, label: str, total: int | None) -> None:
        """Draw an empty bar."""
        self._bar = click.progressbar(length=total or 0, label=f"{label:10}", file=sys.stderr, show_pos=True)
        self._bar.__enter__()

    def advance(self, n: int = 1) -> None:
        """Fill it further."""
        self._bar.update(n)

    def done(self) -> None:
        """Fill it up and go to the next line."""
        self._bar.__exit__(None, None, None)
        self._bar = None

    def close(self) -> None:
        """Give the terminal its cursor back when the work was broken off."""
        if self._bar is not None:
            self._bar.render_finish()


class Lines:
    """Progress as plain lines, for logs: one when a piece of work is done, and some while it is long."""

    def __init__(self) -> None:
        self._label, self._total, self._now = "", "", 0
        self._began = self._said = 0.0

    def start(self, label: str, total: int | None) -> None:
        """Begin without a line."""
        self._label, self._total, self._now = label, "" if total is None else f" of {total}", 0
        self._began = self._said = time.monotonic()

    def advance(self, n: int = 1) -> None:
        """Say how far it is, now and then."""
        self._now += n
        if time.monotonic() - self._said > _EVERY:
            self._said = time.monotonic()
            _note(f"{self._label}: {self._now}{self._total}")

    def done(self) -> None:
        """Say how long it took."""
        _note(f"{self._label}: {self._now} in {time.monotonic() - self._began:.1f} s")


class _Commands(click.Group):
    """All commands fail the same way: a message, never a traceback, for what a user can mend."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click.Group has it
        """Run a command; exit with a message when it fails."""
        try:
            return super().invoke(ctx)
        except (SiteBuilderError, OSError, KeyboardInterrupt) as error:
            message, status = _ending(error)
        _note(message)
        raise click.exceptions.Exit(status)


def _ending(error: BaseException) -> tuple[str, int]:
    """Return what to say of an error, and the exit status."""
    match error:
        case KeyboardInterrupt():
            return str(error) or "stopped; the published site is as it was", _INTERRUPTED
        case OSError(errno=errno.EPIPE):  # whoever read the output has gone; click ends quietly
            raise error
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            return f"error: {where}{error.strerror or error}; the published site is as it was", 1
        case _:
            return f"error: {error}", 1


def _note(message: str) -> None:
    click.echo(message, err=True)


def _progress(*, quiet: bool) -> Progress:
    if quiet:
        return Silent()
    if not sys.stderr.isatty():
        return Lines()
    bars = Bars()
    click.get_current_context().call_on_close(bars.close)
    return bars


def _example(*lines: str) -> str:
    """Return lines for the end of a help text, kept as they are."""
    return "\n".join(("\b", "Example:", *(f"  site-builder {line}" for line in lines)))


_archive = click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_example("init my-archive", "serve my-archive"),
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Turn a folder of raw Vietnamese provincial news into a static website with checkable facts."""


@main.command("build", epilog=_example("build --base-url https://user.github.io/archive/"))
@click.argument("folder", metavar="[DIR]", default=".")
@click.option("--output", metavar="PATH", help="Where the site goes. Default: DIR/public")
@click.option("--base-url", metavar="URL", help="Address of the site, instead of the one in archive.toml.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes. Default: all cores.")
@click.option("--scheduler", metavar="ADDRESS", help="Run on the workers of a Dask cluster instead of here.")
@click.option("--clean", is_flag=True, help="Ignore the cache.")
@click.option("--strict", is_flag=True, help="Fail when an article cannot be read, instead of setting it aside.")
@click.option("--frozen", is_flag=True, help="Leave the ledger of published addresses, permalinks.jsonl, as it is.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors and the last line.")
def build_(folder: str, output: str | None, scheduler: str | None, *, quiet: bool, **options: Any) -> None:  # noqa: ANN401  # click's values
    """Build the site of the archive in DIR (default: here).

    DIR and PATH may be addresses of an object store, such as s3://bucket/archive.
    """
    if scheduler is not None and options["jobs"] is not None:
        message = "--jobs is for this machine, --scheduler for others; give one of them"
        raise click.UsageError(message)
    if options["base_url"] is not None and (problem := config.url_problem(options["base_url"])):
        raise click.BadParameter(problem, param_hint="--base-url")
    progress = _progress(quiet=quiet)
    with _runner(scheduler) as runner, _near(folder, output, progress) as (root, site):
        asked = report.Options(output=site, **options)
        did = unchanged.report(root, asked) or build.build(root, asked, progress, runner)
    for item in did.set_aside:
        _note(f"set aside: {report.describe(item)}")
    if did.unrecorded and not quiet:
        _note(f"{did.unrecorded} addresses are not in permalinks.jsonl yet; build without --frozen and commit it")
    if not did.articles:
        _note(f"no articles yet: put .txt, .md or .jsonl files into {', '.join(did.sources)}, and build again")
    click.echo(
        f"{did.articles} articles, {did.pages} pages, {did.reused} reused, {did.removed} removed, "
        f"{len(did.set_aside)} set aside, {did.seconds:.1f} seconds"
    )


def _runner(scheduler: str | None) -> "AbstractContextManager[Runner | None]":
    """Return where the work runs, None for processes of this machine."""
    if scheduler is None:
        return nullcontext()
    with _extra():
        return cluster.Cluster(scheduler)


def _near(folder: str, output: str | None, progress: Progress) -> AbstractContextManager[tuple[Path, Path | None]]:
    """Return the local folders of an archive and its output."""
    if not any("://" in where for where in (folder, output or "")):
        return nullcontext((Path(folder), Path(output) if output is not None else None))
    with _extra():
        return elsewhere.near(folder, output, progress)


@contextmanager
def _extra() -> Iterator[None]:
    """Say what to install when a package is missing that only some commands need."""
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        message = f"this needs {package}, which is not installed; pip install 'site-builder[cluster]'"
        raise SiteBuilderError(message) from error


@main.command("serve", epilog=_example("serve my-archive --port 8080"))
@_archive
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option("--host", type=click.Choice(("127.0.0.1", "localhost", "::1")), default="127.0.0.1", show_default=True)
def serve_(folder: Path, port: int, host: str) -> None:
    """Show the site on this machine; rebuild and reload it on every change."""
    _note("building ...")
    serve.serve(folder, host, port, _note)


@main.command("check", epilog=_example("check my-archive"))
@click.argument("folder", metavar="[DIR|PUBLIC]", default=".", type=click.Path(path_type=Path))
def check_(folder: Path) -> None:
    """Follow every internal link of a built site, look at the head of every page, and weigh the site."""
    found = check.check(folder)
    click.echo("\n".join(found.lines))
    if found.problems:
        message = "\n  ".join((f"{found.public}: {len(found.problems)} problem(s)", *found.problems))
        raise SiteBuilderError(message)
    click.echo("Every link and anchor leads somewhere.")


@main.command("explain", epilog=_example("explain bai-mau my-archive"))
@click.argument("id_", metavar="ID")
@_archive
def explain_(id_: str, folder: Path) -> None:
    """Say what is known of the article ID and why: each fact with its sentence, rule and confidence."""
    click.echo(explain.explain(*explain.find(folder, id_, Silent())))


@main.group("links", epilog=_example("links check", 'links remove --lost --reason "withdrawn by the paper"'))
@click.option("--archive", "folder", metavar="DIR", default=".", type=click.Path(path_type=Path), help="Default: here.")
@click.pass_context
def links_(ctx: click.Context, folder: Path) -> None:
    """Show and edit permalinks.jsonl, the ledger of every address that was ever published.

    An ADDRESS may be copied from a browser.
    """
    ctx.obj = folder


@links_.command("begin", epilog=_example("links begin"))
@click.pass_obj
def links_begin(folder: Path) -> None:
    """Begin to record published addresses: from the next build on, none of them is lost."""
    click.echo(links.begin(folder))


@links_.command("list", epilog=_example("links list le-quang-tung"))
@click.argument("words", default="")
@click.pass_obj
def links_list(folder: Path, words: str) -> None:
    """List the recorded addresses that contain WORDS, and what became of them."""
    for line in links.listed(folder, words):
        click.echo(line)


@links_.command("check", epilog=_example("links check"))
@click.pass_obj
def links_check(folder: Path) -> None:
    """Say whether a build would lose an address, without building."""
    click.echo(links.Links(folder, Silent()).check())


@links_.command("redirect", epilog=_example("links redirect offices/chu-tich-x4k2q/ offices/chu-tich-aaaaa/"))
@click.argument("addresses", nargs=-1, metavar="OLD NEW")
@click.option("--lost", is_flag=True, help="All lost ones that have one page of their name now.")
@click.pass_obj
def links_redirect(folder: Path, addresses: tuple[str, ...], *, lost: bool) -> None:
    """Let the OLD address lead to the page at the NEW one."""
    _either(lost=lost, right=len(addresses) == (0 if lost else _OLD_AND_NEW), usage="OLD NEW")
    ledger = links.Links(folder, Silent())
    click.echo("\n".join(ledger.redirect_lost() if lost else ledger.redirect(*addresses)) or "nothing to redirect")


@links_.command("remove", epilog=_example('links remove articles/2024/05/26/x-x4k2q/ --reason "printed twice"'))
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@click.option("--lost", is_flag=True, help="All addresses that a build would lose.")
@click.option("--reason", required=True, help="Why, for readers.")
@click.pass_obj
def links_remove(folder: Path, addresses: tuple[str, ...], *, lost: bool, reason: str) -> None:
    """Let addresses say why there is nothing any more."""
    _either(lost=lost, right=bool(addresses) != lost, usage="at least one ADDRESS")
    ledger = links.Links(folder, Silent())
    done = ledger.remove_lost(reason) if lost else ledger.remove(addresses, reason)
    click.echo("\n".join(done) or "nothing to remove")


@links_.command("forget", epilog=_example("links forget articles/2024/05/26/x-x4k2q/"))
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.pass_obj
def links_forget(folder: Path, addresses: tuple[str, ...]) -> None:
    """Drop addresses from the ledger that nobody ever saw."""
    click.echo("\n".join(links.Links(folder, Silent()).forget(addresses)))


def _either(*, lost: bool, right: bool, usage: str) -> None:
    """Refuse addresses beside --lost, and neither."""
    if not right:
        message = "--lost stands for all addresses; name none beside it" if lost else f"name {usage}, or write --lost"
        raise click.UsageError(message)


@main.command("init", epilog=_example("init my-archive"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init_(folder: Path) -> None:
    """Make a new archive in DIR that builds, with one invented article.

    No file is ever overwritten.
    """
    for path in init.init(folder):
        click.echo(f"made {path}")
    click.echo(f"Next: site-builder serve {folder}")


if __name__ == "__main__":
    main(prog_name="site-builder")

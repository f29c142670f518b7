"""What other programs call.  The command line calls it too."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.building import unchanged
from site_builder.errors import SiteBuilderError
from site_builder.lazily import lazily
from site_builder.progress import Progress, Silent
from site_builder.report import Options, Report

if TYPE_CHECKING:
    from site_builder import cluster, elsewhere
    from site_builder.building import story
    from site_builder.parallel import Runner
else:
    story, cluster, elsewhere = (lazily(f"site_builder.{name}") for name in ("building.story", "cluster", "elsewhere"))


def build(  # noqa: PLR0913  # each is an option of the command line
    folder: str | os.PathLike[str] = ".",
    *,
    output: str | os.PathLike[str] | None = None,
    base_url: str | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    clean: bool = False,
    strict: bool = False,
    frozen: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Build the site of an archive and return what was done.

    folder: the archive, or its address in an object store ("s3://bucket/archive").
    output: where the site goes; a folder or an address.  Default: public/ in the archive.
    base_url: the site's address, instead of the one in archive.toml.
    jobs: processes; default: one for each core.
    scheduler: address of a Dask scheduler whose workers do the work instead.
    clean: ignore the cache.
    strict: fail when an article cannot be read, instead of setting it aside.
    frozen: leave permalinks.jsonl, the ledger of published addresses, as it is.
    progress: is told how far the work is; default: nobody is.

    Raises SiteBuilderError, whose text says what, where and what to do, and OSError for a full disk and the like; the
    published site is then as it was.  Never prints.
    """
    near = _near(os.fspath(folder), None if output is None else os.fspath(output), progress or Silent())
    with _runner(scheduler) as runner, near as (root, site):
        asked = Options(output=site, base_url=base_url, jobs=jobs, clean=clean, strict=strict, frozen=frozen)
        return unchanged.report(root, asked) or story.build(root, asked, progress or Silent(), runner)


def _runner(scheduler: str | None) -> "AbstractContextManager[Runner | None]":
    """Return where the work runs, None for processes of this machine."""
    if scheduler is None:
        return nullcontext()
    with _extra("--scheduler"):
        return cluster.Cluster(scheduler)


def _near(folder: str, output: str | None, progress: Progress) -> AbstractContextManager[tuple[Path, Path | None]]:
    """Return the local folders of an archive and its output."""
    if not any("://" in where for where in (folder, output or "")):
        return nullcontext((Path(folder), Path(output) if output is not None else None))
    with _extra(folder if "://" in folder else output or ""):
        return elsewhere.near(folder, output, progress)


@contextmanager
def _extra(what: str) -> Iterator[None]:
    """Say, of `what` needs it, what to install when a package is missing that only some commands need."""
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        message = f"{what}: needs {package}, which is not installed; pip install 'site-builder[cluster]'"
        raise SiteBuilderError(message) from error

"""What an archive's sources are, and which lines it has learned to be their furniture, for people."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder import config, parallel, sources
from site_builder.building import contents, ground, learning
from site_builder.building.learning import Furniture
from site_builder.store import FOLDER, Store

_WIDTH = 100  # characters of an example


def of_archive(root: Path) -> tuple[Furniture, ...]:
    """Return every source of the archive in `root`, by name, as a build would learn of it now.

    Raises SiteBuilderError as a build does.
    """
    settings = config.load(root)
    with Store(root / FOLDER / "cache.sqlite") as store:
        now = ground.look(root, settings.sources, store)
        known = contents.known(store, now.inputs)
        found, _ = sources.inputs(root, settings.sources, settings.given, known)
        inputs = sources.hashed(root, found, now.inputs)
        runner = parallel.Processes(parallel.cores())
        return learning.learn(root, inputs, now.inputs, store, runner, fewest=1).furniture


def lines(found: Sequence[Furniture], top: int) -> Iterator[str]:
    """Yield the sources with their learned lines, `top` of each (0: all), the most frequent first."""
    for source in found:
        yield f"{source.source}: {source.articles} article{'s' if source.articles > 1 else ''}"
        shown = source.lines[:top] if top else source.lines
        for line in shown:
            end = "end" if line.at_the_end else "top"
            what = "stays, it carries a fact" if line.fact else "removed"
            yield f"  {line.articles:6} at the {end}, {what}: {line.text[:_WIDTH]}"
        if len(shown) < len(source.lines):
            yield f"  ... {len(source.lines) - len(shown)} more"

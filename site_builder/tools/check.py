"""A built site in figures, held against what archive.toml says that it may weigh."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from site_builder import config
from site_builder.config import Budgets
from site_builder.progress import Progress, Silent
from site_builder.publish import noted
from site_builder.publish.check import Survey, survey
from site_builder.report import Report

_ADVICE = "Correct the templates, the files of static/ or the articles that say so, and build again."


class Checked(Struct, frozen=True):
    """A site in lines for people, in figures, what is wrong with it, a line each, and what to do where none says."""

    public: Path
    figures: Survey
    lines: tuple[str, ...]
    problems: tuple[str, ...]
    advice: str = ""


def check(folder: Path, progress: Progress | None = None) -> Checked:
    """Check the site of an archive, or a built site, which may weigh what GitHub Pages takes.

    Raises SiteBuilderError when nothing was built there.
    """
    is_archive = (folder / config.NAME).exists()
    public = folder / "public" if is_archive else folder
    found = survey(public, progress=progress or Silent())
    note = noted(public)
    seconds = msgspec.msgpack.decode(note.said, type=Report).seconds if note else None
    lines = (
        f"{found.pages} pages, {found.links} internal links, {found.files} files, {found.bytes} bytes",
        *(f"{size:>10} bytes  {path}" for path, size in found.largest),
        *(() if seconds is None else (f"built in {seconds:.1f} seconds",)),
    )
    budgets = config.load(folder).budgets if is_archive else Budgets()
    problems = (*found.problems, *_past(budgets, found, seconds))
    return Checked(public, found, lines, problems, _ADVICE if found.problems else "")


def _past(budgets: Budgets, found: Survey, seconds: float | None) -> Iterator[str]:
    """Yield each budget that is exceeded, with what to do."""
    name, size = found.largest[0] if found.largest else ("", 0)
    weighed = (
        ("bytes", found.bytes, budgets.bytes, "the site holds {} bytes"),
        ("files", found.files, budgets.files, "the site holds {} files"),
        ("page_bytes", size, budgets.page_bytes, f"{name}: holds {{}} bytes"),
        ("build_seconds", seconds or 0, budgets.build_seconds, "the build took {:.1f} seconds"),
    )
    for key, value, most, said in weighed:
        if most is not None and value > most:
            yield f"{said.format(value)}, more than budgets.{key} = {most} of archive.toml; weigh less, or raise it"

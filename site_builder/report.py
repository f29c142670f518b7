"""What a build is asked for, and what it says that it did."""

from pathlib import Path

from msgspec import Struct

from site_builder.model import SetAside


class Options(Struct, frozen=True):
    """What the command line says about one build."""

    output: Path | None = None  # default: public/ in the archive
    base_url: str | None = None  # default: archive.toml
    jobs: int | None = None  # default: all cores
    clean: bool = False
    strict: bool = False
    frozen: bool = False  # leave the ledger of published addresses as it is
    draft: bool = False  # pages only: what lists the whole archive, and the search index, stay for another build


class Report(Struct, frozen=True):
    """What a build did."""

    articles: int
    pages: int
    written: int
    reused: int
    removed: int
    set_aside: tuple[SetAside, ...]
    seconds: float
    sources: tuple[str, ...]  # where articles were looked for
    unrecorded: int = 0  # addresses that a frozen build left out of the ledger


def describe(item: SetAside) -> str:
    """Return a set-aside input as one line for people: "seeds/a.txt:3: why, and what to do"."""
    return f"{item.path}:{item.line}: {item.reason}" if item.line else f"{item.path}: {item.reason}"


def notes(report: Report, *, ledger: bool = True) -> list[str]:
    """Return what people should look at after a build, a line each; `ledger`: also what it lacks."""
    lines = [f"set aside: {describe(item)}" for item in report.set_aside]
    if report.unrecorded and ledger:
        lines.append(
            f"{report.unrecorded} addresses are not in permalinks.jsonl yet; build without --frozen and commit it"
        )
    if not report.articles:
        folders = ", ".join(report.sources)
        lines.append(f"{folders}: no articles yet; put files there, such as .txt, .md, .html or .csv, and build again")
    return lines

"""What other programs call."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import site_builder
from site_builder.commands.build import command
from site_builder.tools.init import init


class Told:
    """A Progress that remembers what it was told."""

    def __init__(self) -> None:
        self.labels: list[str] = []

    def start(self, label: str, total: int | None) -> None:  # noqa: ARG002  # as Progress has it
        self.labels.append(label)

    def advance(self, n: int = 1) -> None: ...

    def done(self) -> None: ...


def test_a_program_builds_an_archive_and_reads_what_was_done(tmp_path: Path) -> None:
    init(tmp_path / "archive")
    told = Told()

    report = site_builder.build(tmp_path / "archive", output=tmp_path / "site", jobs=1, progress=told)

    assert (1, ()) == (report.articles, report.set_aside)
    assert ["articles", "pages"] == told.labels
    assert (tmp_path / "site" / "index.html").is_file()


def test_what_goes_wrong_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(site_builder.SiteBuilderError, match="not found, so this folder is not an archive"):
        site_builder.build(tmp_path)


def test_every_option_of_the_command_is_an_argument_of_the_function() -> None:
    options = {one.name for one in command.params if one.name not in {"json", "quiet"}}

    assert options == set(inspect.signature(site_builder.build).parameters) - {"progress"}


def test_every_public_name_is_there_and_described() -> None:
    assert [] == [name for name in site_builder.__all__ if not getattr(site_builder, name).__doc__]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = site_builder.nothing  # type: ignore[attr-defined]  # which is the point


def test_naming_the_package_loads_nothing_of_it() -> None:
    lines = "import sys, site_builder; print([name for name in sys.modules if name.startswith('site_builder.')])"

    assert (
        "[]" == subprocess.run([sys.executable, "-c", lines], check=True, capture_output=True, text=True).stdout.strip()
    )

"""The program called inside the process of a test."""

from pathlib import Path

from click.testing import CliRunner, Result

from site_builder.commands import main


def call(*arguments: str | Path, typed: str | None = None) -> Result:
    """Run the program; `typed`: what a person answers."""
    return CliRunner().invoke(main, list(map(str, arguments)), prog_name="site-builder", input=typed)

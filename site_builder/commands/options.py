"""Arguments and options that several commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

folder = click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
archive = click.option(
    "--archive", "folder", metavar="DIR", default=".", type=click.Path(path_type=Path), help="Default: here."
)


def top(of: str) -> Callable[[Command], Command]:
    """Return the option --top, which cuts what is shown short; `of`: what there is a number of lines for."""
    return click.option(
        "--top", metavar="N", type=click.IntRange(min=0), default=10, show_default=True, help=f"Lines {of}; 0: all."
    )

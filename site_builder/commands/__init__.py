"""The command line, one command a module; the only room that prints or exits.

Exit status: 0 done; 1 failed, and standard error says what, where and what to do; 2 wrong usage; 130 interrupted.
A command is loaded when it is called, with what its help needs; the work itself is loaded when it begins.
"""

import click

from site_builder import __version__
from site_builder.commands.answer import example
from site_builder.commands.group import Commands
from site_builder.commands.lines import LINES
from site_builder.commands.shelf import Shelf


@click.group(
    cls=Commands,
    commands=Shelf(LINES),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("init my-archive", "serve my-archive"),
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Turn a folder of raw Vietnamese provincial news into a static website with checkable facts."""

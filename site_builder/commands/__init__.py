"""The command line, one command a module; the only room that prints or exits.

Exit status: 0 done; 1 failed, and standard error says what, where and what to do; 2 wrong usage; 130 interrupted.
Each module loads only what its help needs; the work itself is loaded when it begins.
"""

import click

from site_builder import __version__
from site_builder.commands import (
    add,
    build,
    check,
    completion,
    explain,
    import_data,
    init,
    links,
    serve,
    sources,
    stats,
    verify,
)
from site_builder.commands.answer import example
from site_builder.commands.group import Commands

COMMANDS: tuple[click.Command, ...] = (
    init.command,
    add.command,
    build.command,
    serve.command,
    check.command,
    verify.command,
    explain.command,
    stats.command,
    sources.command,
    links.command,
    import_data.command,
    completion.command,
)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("init my-archive", "serve my-archive"),
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Turn a folder of raw Vietnamese provincial news into a static website with checkable facts."""


for _command in COMMANDS:
    main.add_command(_command)

"""Write docs/reference/commands.md from the commands themselves; with --check, fail when it is not as they are.

.venv/bin/python scripts/make_reference.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from site_builder.commands import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"

_HEAD = """\
# Commands

Made by `scripts/make_reference.py` from the program's own help; what `site-builder COMMAND --help` says, on one page.
[The archivist's guide](../archivist.md) tells more of each.

Exit status: 0 done; 1 failed, and standard error says what, where and what to do; 2 wrong usage; 130 stopped by hand.
"""


def commands(group: click.Group, above: click.Context) -> Iterator[tuple[click.Context, click.Command]]:
    """Yield every command below a group, and the commands of groups in it, in the order of the help."""
    for name in group.list_commands(above):
        command = group.commands[name]
        context = click.Context(command, info_name=name, parent=above)
        yield context, command
        if isinstance(command, click.Group):
            yield from commands(command, context)


def page() -> str:
    """Return the whole page."""
    top = click.Context(main, info_name="site-builder")
    return "\n".join((_HEAD, *(line for one in commands(main, top) for line in section(*one))))


def section(context: click.Context, command: click.Command) -> Iterator[str]:
    """Yield the lines about one command."""
    yield f"## {context.command_path}\n"
    yield f"    {' '.join((context.command_path, *command.collect_usage_pieces(context)))}\n"
    yield f"{_plain(command.help or '')}\n"
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        yield "| option | meaning |"
        yield "|---|---|"
        yield from (_row(option, context) for option in options)
        yield ""
    yield f"Example:\n\n{_example(command.epilog or '')}\n"


def _row(option: click.Option, context: click.Context) -> str:
    names, _ = option.get_help_record(context) or ("", "")
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"| `{names}` | {_plain(option.help or '')}{default} |"


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines()).replace("|", "\\|").strip()


def _example(epilog: str) -> str:
    return "\n".join(f"    {line.strip()}" for line in epilog.splitlines()[2:])


if __name__ == "__main__":
    written = PAGE.read_text("utf-8") if PAGE.exists() else ""
    if sys.argv[1:] == ["--check"]:
        sys.exit(f"{PAGE}: is not what the commands say; run scripts/make_reference.py" if written != page() else 0)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")

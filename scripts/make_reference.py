"""Write docs/reference/commands.md from the commands themselves, and messages.md from the tests' table of messages.

With --check, fail when they are not as these are.

.venv/bin/python scripts/make_reference.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from site_builder.commands import main

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT / "tests" / "messages"))
from message_rows import Room, Row, rooms  # noqa: E402  # from the folder just named

_HEAD = """\
# Commands

Made by `scripts/make_reference.py` from the program's own help; what `site-builder COMMAND --help` says, on one page.
[The archivist's guide](../archivist.md) tells more of each.

Exit status: 0 done; 1 failed, and standard error says what, where and what to do; 2 wrong usage; 130 stopped by hand.
"""

_MESSAGES = """\
# Messages

Made by `scripts/make_reference.py` from the table that the tests go through: each is brought about there by the cause
that stands beside it, and compared with what the program says, letter by letter. The archive of the examples is the
folder `my-archive`. What to do stands in each message, mostly behind its semicolon. Search for a few words of
yours that are no name, number or file.

A command that fails writes `error:` before its message and ends with status 1, or 2 where it was called wrongly; with
`--json` the message is in the answer, too. A build that sets an article aside goes on without it, and says so beside
its figures and in `data/set-aside.jsonl`.
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


def messages() -> str:
    """Return the page of messages."""
    return "\n".join((_MESSAGES, *(line for room in rooms() for line in (*_opening(room), *map(_told, room.rows)))))


def _opening(room: Room) -> tuple[str, str]:
    return f"## {room.title}\n", f"{room.about}\n"


def _told(row: Row) -> str:
    said = "\n".join(f"    {line}".rstrip() for line in row.says.splitlines())
    why = f"Cause: {_plain(row.cause)}" + (f" {_plain(row.reason)}" if row.reason else "")
    return f"{said}\n\n{why}\n"


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


PAGES = {"commands.md": page, "messages.md": messages}

if __name__ == "__main__":
    for name, make in PAGES.items():
        path = REFERENCE / name
        written = path.read_text("utf-8") if path.exists() else ""
        if sys.argv[1:] != ["--check"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(make(), "utf-8")
        elif written != make():
            sys.exit(f"{path}: is not what the program says; run scripts/make_reference.py")

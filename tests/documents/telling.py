"""Commands that a document tells its readers to type, and what it says that they will see."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEREDOC = "<<'END'"
_MARK = "\x1e"
# How far work is that takes over a second, which on a busy machine any may.
_PROGRESS = re.compile(r"^[a-z ]+: \d[^;\n]* (?:in \d+\.\d s|left)\n", re.MULTILINE)


class Told(NamedTuple):
    """A command and the lines that a document shows after it."""

    command: str
    shown: list[str]


def told(text: str) -> list[Told]:
    """Return the commands of a document's console blocks, in their order."""
    return [one for block in _BLOCK.findall(text) for one in _of_block(iter(block.splitlines()))]


def _of_block(lines: Iterator[str]) -> Iterator[Told]:
    now: Told | None = None
    for line in lines:
        if line.startswith("$ "):
            if now:
                yield now
            command = line[2:]
            if _HEREDOC in command:
                command = "\n".join((command, *_until_end(lines)))
            now = Told(command, [])
        elif now:
            now.shown.append(line)
    if now:
        yield now


def _until_end(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line == "END":
            return


def typed(commands: list[Told], folder: Path) -> list[tuple[int, str]]:
    """Type commands into one shell in a folder; return the status of each and what it said, but not how far it was."""
    programs = folder / "bin"
    programs.mkdir()
    for name, program in {"site-builder": "-m site_builder", "python": "", "python3": ""}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {program} "$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    home = folder / "home"
    home.mkdir()
    script = "".join(f"{one.command}\nprintf '{_MARK}%d{_MARK}' $?\n" for one in commands)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        cwd=home,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    parts = done.stdout.split(_MARK)
    return [(int(status), _PROGRESS.sub("", seen)) for seen, status in zip(parts[0::2], parts[1::2], strict=False)]


def pattern(shown: list[str]) -> re.Pattern[str]:
    """Return what matches the shown lines; "..." stands for anything, alone on a line for any number of lines."""
    lines = ["(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n" for line in shown]
    return re.compile("".join(lines))

"""Commands that are loaded when they are called: the help needs no more than their names and lines."""

from collections import UserDict
from collections.abc import Iterator, Mapping
from importlib import import_module

import click


class Shelf(UserDict[str, click.Command]):
    """Commands by name; that of the name `a-b` is `command` in the module `a_b` of this room."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take the names, each with its line in the help."""
        super().__init__()
        self.lines = lines

    def __missing__(self, name: str) -> click.Command:
        """Load a command when it is first asked for; KeyError when there is none of this name."""
        if name not in self.lines:
            raise KeyError(name)
        command: click.Command = import_module(f"{__package__}.{name.replace('-', '_')}").command
        self.data[name] = command
        return command

    def __contains__(self, name: object) -> bool:
        return name in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

"""Help is answered at once: what does the work is not loaded for it."""

import subprocess
import sys

import pytest

from site_builder.commands import main

HEAVY = {
    "ahocorasick_rs", "asyncio", "html", "http", "jinja2", "lunr", "markdown", "msgspec", "multiprocessing", "nh3",
    "numpy", "rensa", "selectolax", "slugify", "socket", "sqlite3", "subprocess", "tomllib", "trafilatura",
    "watchfiles", "yaml",
}  # fmt: skip
LIGHT = {"__main__", "commands", "errors", "lazily", "progress"}
PROGRAM = """
import sys
from site_builder.commands import main
main({arguments}, standalone_mode=False)
loaded = [name for name, module in sys.modules.items() if not type(module).__name__ == "_LazyModule"]
print(*loaded)
"""


def loaded(*arguments: str) -> set[str]:
    """Return the modules whose code ran for a command line."""
    command = [sys.executable, "-c", PROGRAM.format(arguments=list(arguments))]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("build", "--help"), ("--version",)])
def test_help_loads_the_command_line_and_nothing_else(arguments: tuple[str, ...]) -> None:
    found = loaded(*arguments)
    own = {name.split(".")[1] for name in found if name.startswith("site_builder.")}

    assert set() == HEAVY & {name.split(".")[0] for name in found}
    assert set() == own - LIGHT


def test_every_command_has_a_line_in_the_help_and_an_example() -> None:
    assert [] == [name for name, one in main.commands.items() if not one.get_short_help_str()]
    assert [] == [name for name, one in main.commands.items() if "Example" not in (one.epilog or "")]

"""Help is answered at once: what does the work is not loaded for it, and no command that was not asked for."""

import subprocess
import sys

import pytest

from site_builder.commands import main
from site_builder.commands.lines import LINES

OWN = {
    "site_builder", "site_builder.commands", "site_builder.commands.answer", "site_builder.commands.group",
    "site_builder.commands.lines", "site_builder.commands.shelf", "site_builder.errors", "site_builder.lazily",
}  # fmt: skip
# Of Python itself, what takes long to load and click does without.
SLOW = {
    "asyncio", "concurrent", "csv", "ctypes", "dataclasses", "decimal", "difflib", "email", "hashlib", "html", "http",
    "json", "logging", "multiprocessing", "pathlib", "pickle", "random", "selectors", "socket", "sqlite3", "ssl",
    "string", "subprocess", "tempfile", "tomllib", "unittest", "urllib", "xml", "zipfile",
}  # fmt: skip
ROOMS = {"commands", "errors", "lazily", "progress"}  # that the help of one command may need
WIDTH = 60  # letters of a line, which then fits beside the name on a terminal of 80
PROGRAM = """
import sys
before = set(sys.modules)
from site_builder.commands import main
try:
    main({arguments})
finally:
    lazy = {{name for name, module in sys.modules.items() if type(module).__name__ == "_LazyModule"}}
    print(*set(sys.modules) - before - lazy)
"""


def loaded(*arguments: str) -> set[str]:
    """Return the modules whose code ran for a command line, without those that Python itself starts with."""
    command = [sys.executable, "-c", PROGRAM.format(arguments=list(arguments))]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1].split())


def tops(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_loads_the_command_line_and_nothing_else(argument: str) -> None:
    found = loaded(argument)

    assert OWN == {name for name in found if name.startswith("site_builder")}
    assert {"click"} == tops(found) - {"site_builder", *sys.stdlib_module_names}
    assert set() == tops(found) & SLOW


def test_the_help_of_a_command_loads_no_other_command_and_nothing_of_the_work() -> None:
    found = loaded("build", "--help")
    modules = {name.replace("-", "_") for name in LINES}

    assert {"build"} == {name.split(".")[2] for name in found if name.startswith("site_builder.commands.")} & modules
    assert ROOMS >= {name.split(".")[1] for name in found if name.startswith("site_builder.")}
    assert {"click"} == tops(found) - {"site_builder", *sys.stdlib_module_names}


def test_every_command_has_a_line_in_the_help_and_an_example() -> None:
    assert [] == [name for name, line in LINES.items() if not line.endswith(".") or len(line) > WIDTH]
    assert [] == [name for name, one in main.commands.items() if "Example" not in (one.epilog or "")]
    assert list(LINES) == [one.name for one in main.commands.values()]

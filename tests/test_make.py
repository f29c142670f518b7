"""The environment: what the program imports is declared, what is declared is locked, and the locks hold anywhere."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
DRIVERS = {"s3fs"}  # loaded by fsspec for addresses of their kind


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in requirements}


def locked(lock: str) -> set[str]:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    return {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def imported() -> set[str]:
    """Return the packages of others that the program imports, by the name under which they are installed."""
    found: set[str] = set()
    for path in (ROOT / "site_builder").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    owners = packages_distributions()
    others = found - set(sys.stdlib_module_names) - {"site_builder"}
    return {canonicalize_name(owners.get(name, [name])[0]) for name in others}


def test_what_the_program_imports_is_declared_and_nothing_else() -> None:
    extras = [name for extra in PROJECT["project"]["optional-dependencies"].values() for name in extra]

    assert names([*PROJECT["project"]["dependencies"], *extras]) == imported() | DRIVERS


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("site.txt", [*PROJECT["project"]["dependencies"], *GROUPS["build"]]),
        ("test.txt", GROUPS["test"]),
        ("node.txt", GROUPS["node"]),
        ("tools.txt", GROUPS["tools"]),
        ("fuzz.txt", GROUPS["fuzz"]),
    ],
)
def test_what_is_declared_is_locked(lock: str, declared: list[str]) -> None:
    assert set() == names(declared) - locked(lock)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_by_hash(lock: Path) -> None:
    packages = re.split(r"^(?=\w)", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]

    assert packages
    assert [] == [one.split()[0] for one in packages if "--hash=sha256:" not in one or "==" not in one.split()[0]]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_place_that_other_machines_lack(lock: Path) -> None:
    assert [] == re.findall(r".*(?:://|file:|--(?:extra-)?index|--find-links|/).*", lock.read_text("utf-8"))


def test_the_test_lock_agrees_with_the_site_lock() -> None:
    def versions(lock: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements" / lock).read_text("utf-8"), re.MULTILINE))

    site, test = versions("site.txt"), versions("test.txt")

    assert {} == {name: (site[name], test[name]) for name in site.keys() & test.keys() if site[name] != test[name]}


def test_a_wheel_holds_all_that_a_build_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / "site_builder").rglob("*.*")}
    for name in ("templates", "static"):
        expected |= {f"site_builder/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / name).rglob("*.*")}

    assert set() == {path for path in expected if "__pycache__" not in path} - set(ZipFile(wheel).namelist())


def test_a_check_of_the_project_runs_the_readmes_test_command() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert "make test" == run[-1]
    assert "set -euo pipefail" in run
    assert "    make test" in (ROOT / "README.md").read_text("utf-8")


def test_make_says_what_it_can_make() -> None:
    said = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    offered = {line.split()[1] for line in said.stdout.splitlines()}

    assert {"site", "test", "serve"} <= offered
    assert {f"make {name}" for name in offered - {"help"}} <= set(
        re.findall(r"make [a-z-]+", (ROOT / "README.md").read_text("utf-8"))
    )

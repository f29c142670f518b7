"""The documents say what is there: every command and option, every key of archive.toml, every file they name."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
from packaging.requirements import Requirement

from site_builder.__main__ import main
from site_builder.config import Budgets, Folder, Publish, Sources
from site_builder.model import Site
from site_builder.sources.formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent
TABLES = {"site": Site, "sources": Sources, "publish": Publish, "budgets": Budgets}
GUIDE = (ROOT / "docs" / "archivist.md").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`((?:site_builder|templates|static|tests|scripts|bench|docs|requirements|\.github)/[\w./-]*)`")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command, also those of a group."""
    for name, command in main.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in command.commands.items())


def options() -> Iterator[tuple[str, str]]:
    """Yield every command with each of its options."""
    for name, command in commands():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter.opts[-1]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("command", sorted(name for name, _ in commands()))
def test_every_command_is_in_the_guide(command: str) -> None:
    assert f"`site-builder {command}" in GUIDE


@pytest.mark.parametrize(("command", "option"), sorted(options()))
def test_every_option_is_in_the_guide(command: str, option: str) -> None:
    assert re.search(rf"`{option}[ `]", GUIDE), f"site-builder {command} {option}"


@pytest.mark.parametrize(("table", "shape"), TABLES.items())
def test_every_key_of_archive_toml_is_in_the_guide(table: str, shape: type[msgspec.Struct]) -> None:
    keys = {f"`{table}.{field.encode_name}`" for field in msgspec.structs.fields(shape)}

    assert set() == {key for key in keys if key not in GUIDE}


def test_every_format_is_in_the_guide() -> None:
    assert [] == [one.suffix for one in FORMATS if f"| `{one.suffix}` |" not in GUIDE]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_of_a_document_leads_to_a_file(document: Path) -> None:
    text = FENCED.sub("", document.read_text("utf-8"))
    targets = [target for target in LINK.findall(text) if "://" not in target]

    assert [] == [target for target in targets if not (document.parent / target).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    named = set(NAMED.findall(document.read_text("utf-8")))

    assert [] == sorted(path for path in named if not (ROOT / path).exists())


def test_every_dependency_is_among_the_decisions_with_its_licence_and_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    table = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8")
    argued = set(re.findall(r"^\| ([\w-]+) \| [^|]+ \| [^|]+ \|$", table, re.MULTILINE)) - {"package"}

    extras = [one for extra in project["optional-dependencies"].values() for one in extra]

    assert argued == {Requirement(one).name for one in [*project["dependencies"], *extras]}


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text("utf-8")))

    assert {path.name for path in folder.glob("*.md")} - {"README.md"} == listed


def test_what_the_guide_describes_is_there() -> None:
    """What was taken out of the program must not stay in its guide."""
    shapes = [*TABLES.items(), ("sources", Folder)]
    known = {f"{table}.{field.encode_name}" for table, shape in shapes for field in msgspec.structs.fields(shape)}
    described = set(re.findall(rf"`((?:{'|'.join(TABLES)})\.\w+)`", GUIDE))
    named = set(re.findall(r"^\| `(--[\w-]+)", GUIDE, re.MULTILINE))
    formats = set(re.findall(r"^\| `(\.[\w.]+)` \|", GUIDE, re.MULTILINE))

    assert set() == described - known
    assert set() == named - {option for _, option in options()}
    assert set() == formats - {one.suffix for one in FORMATS}

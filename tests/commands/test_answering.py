"""Programs get one JSON value from every command, people get lines, and whoever asks for quiet gets what matters."""

import json
from pathlib import Path
from typing import Any

import click
import pytest
from calling import call

from site_builder.commands import main

TALKERS = {"serve", "completion"}  # the one never ends, the other prints a script


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answering") / "archive"
    call("init", folder)
    (folder / "seeds" / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "seeds" / "mine.md").write_text("---\ntitle: Bài thứ hai\n---\nMột câu.\n", "utf-8")
    call("build", folder)
    return folder


def answer(*arguments: str | Path, status: int = 0) -> Any:  # noqa: ANN401  # JSON
    found = call(*arguments)

    assert (status, 1) == (found.exit_code, found.stdout.count("\n"))
    return json.loads(found.stdout)


def test_every_command_but_two_has_an_answer_for_programs() -> None:
    inner = [one for one in main.commands.values() if isinstance(one, click.Group)]
    commands = [*main.commands.values(), *(one for group in inner for one in group.commands.values())]
    answering = {one.name for one in commands if any("--json" in option.opts for option in one.params)}

    assert {one.name for one in commands} - answering == TALKERS | {group.name for group in inner}


def test_a_build_gives_its_figures_and_what_it_set_aside(built: Path) -> None:
    found = answer("build", "--json", built)

    assert (2, 0) == (found["articles"], found["removed"])
    assert ["seeds/bad.txt"] == [one["path"] for one in found["set_aside"]]


def test_explain_gives_each_statement_with_its_evidence(built: Path) -> None:
    found = answer("explain", "--json", "bai-mau", built)

    assert "bai-mau" == found["record"]["id"]
    assert {"published", "person", "post"} <= {one["property"] for one in found["statements"]}


def test_a_check_gives_the_sites_figures(built: Path) -> None:
    found = answer("check", "--json", built)

    assert ([], str(built / "public")) == (found["problems"], found["public"])
    assert found["pages"] > 1


def test_a_failed_check_ends_with_one_and_names_the_problems(built: Path, tmp_path: Path) -> None:
    page = (built / "public" / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page.replace("</body>", '<a href="none/">x</a></body>'), "utf-8")

    found = answer("check", "--json", tmp_path, status=1)

    assert any('nothing is at "none/index.html"' in one for one in found["problems"])


def test_the_ledger_is_listed_with_all_that_it_holds(built: Path) -> None:
    found = answer("links", "--archive", built, "list", "--json", "bai-mau")

    assert [("article", "bai-mau")] == [(one["kind"], one["key"]) for one in found]


def test_a_failure_is_an_answer_too(tmp_path: Path) -> None:
    found = call("build", "--json", tmp_path)

    assert 1 == found.exit_code
    assert f"{tmp_path}/archive.toml: not found" in json.loads(found.stdout)["error"]
    assert found.stderr.startswith("error: ")


def test_quiet_leaves_what_a_command_is_for_and_what_went_wrong(built: Path, tmp_path: Path) -> None:
    assert "" == call("init", "--quiet", tmp_path / "new").stdout
    assert "" == call("check", "--quiet", built).stdout
    assert "bai-mau: " in call("explain", "--quiet", "bai-mau", built).stdout
    assert 1 == call("check", "--quiet", tmp_path / "none").exit_code


def test_a_build_ends_with_its_figures_whatever_is_to_be_noted_before(built: Path) -> None:
    found = call("build", built)

    assert "set aside: seeds/bad.txt" in found.output
    assert found.output.splitlines()[-1].startswith("2 articles, ")


def test_what_went_wrong_comes_last(built: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Tựa\n\nMột câu.\n", "utf-8")

    found = call("add", tmp_path / "empty.txt", tmp_path / "good.txt", "--archive", built)

    assert found.output.splitlines()[-1].startswith("refused: ")

"""The archive that people copy, the action and the image that they use, and the workflow that a new archive has."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import site_builder
from site_builder.tools.check import check
from site_builder.tools.init import WORKFLOW, Wishes, init

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "examples" / "archive"
ACTION = ROOT / "action.yml"


def action() -> dict[str, Any]:
    return dict(yaml.load(ACTION.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 -- builds strings only


def test_the_template_builds_with_nothing_set_aside_and_passes_its_check(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATE, tmp_path / "archive")

    report = site_builder.build(tmp_path / "archive", strict=True, jobs=1)

    assert (4, ()) == (report.articles, report.set_aside)
    assert () == check(tmp_path / "archive").problems
    assert "Trần Văn Mẫu" in (tmp_path / "archive" / "public" / "data" / "officials.jsonl").read_text("utf-8")


@pytest.mark.parametrize("where", ["template", "new"])
def test_an_archives_workflow_has_six_lines_that_github_accepts(where: str, tmp_path: Path) -> None:
    init(tmp_path, Wishes(action="OWNER/site-builder@v0.1.0"))
    path = TEMPLATE / WORKFLOW if where == "template" else tmp_path / WORKFLOW
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]

    said = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    job = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)["jobs"]["pages"]  # noqa: S506 -- builds strings only

    assert (0, "") == (said.returncode, said.stderr), said.stdout
    assert 6 == len(lines)
    assert ["actions/checkout", "OWNER/site-builder"] == [one["uses"].partition("@")[0] for one in job["steps"]]
    assert (TEMPLATE / WORKFLOW).read_text("utf-8") == (tmp_path / WORKFLOW).read_text("utf-8")


def test_github_accepts_the_action() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION)]

    said = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (0, "") == (said.returncode, said.stderr), said.stdout


def test_the_action_takes_from_its_own_checkout_what_is_there() -> None:
    steps = action()["runs"]["steps"]
    named = re.findall(r"\$GITHUB_ACTION_PATH(?:/([\w./-]+))?\"", "\n".join(step.get("run", "") for step in steps))

    assert ["requirements/site.txt", ""] == named
    assert (ROOT / named[0]).is_file()


def test_nothing_that_a_caller_says_becomes_part_of_a_script() -> None:
    assert [] == [step["run"] for step in action()["runs"]["steps"] if "${{" in step.get("run", "")]


def test_only_what_is_no_pull_request_is_published() -> None:
    guard = "inputs.publish == 'true' && github.event_name != 'pull_request'"
    publishing = ("configure-pages", "upload-pages-artifact", "deploy-pages")
    steps = [step for step in action()["runs"]["steps"] if any(one in step.get("uses", "") for one in publishing)]

    assert [guard] * 3 == [step["if"] for step in steps]


def test_the_actions_own_steps_build_and_check_an_archive_and_sum_up_what_changed(tmp_path: Path) -> None:
    scripts = {step["name"]: step["run"] for step in action()["runs"]["steps"] if "run" in step}
    shutil.copytree(TEMPLATE, tmp_path / "repository" / "archive")
    program = tmp_path / "site-builder" / "bin" / "site-builder"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder "$@"\n', "utf-8")
    program.chmod(0o755)
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_OUTPUT": str(tmp_path / "output.txt"),
        "ARCHIVE": "archive",
        "BASE_URL": "https://user.github.io/repository",
    }

    for name in ("Build", "Check every link, anchor and page"):
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", scripts[name]]
        subprocess.run(command, check=True, cwd=tmp_path / "repository", env=environment, capture_output=True)

    summary = (tmp_path / "summary.md").read_text("utf-8")
    home = (tmp_path / "repository" / "archive" / "public" / "index.html").read_text("utf-8")
    assert re.match(r"[1-9]\d+ pages changed\.\n\n4 articles, ", summary)
    assert "public=archive/public\n" == (tmp_path / "output.txt").read_text("utf-8")
    assert "https://user.github.io/repository/" in home


def test_what_the_image_copies_is_there_and_the_program_runs_as_nobody_in_particular() -> None:
    lines = [line.split() for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines() if line[:1].isupper()]
    copied = [path for word, *paths in lines if word == "COPY" for path in paths[:-1]]
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]

    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"}

    assert [] == [path for path in copied if not (ROOT / path).exists()]
    assert sent == set(copied)
    assert {one.strip("/") for one in wheel["include"]} <= set(copied)
    assert ["USER", "65534:65534"] in lines
    assert ["ENTRYPOINT", '["site-builder"]'] in lines

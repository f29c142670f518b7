"""The workflow that publishes the site on GitHub Pages."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / ".github" / "workflows" / "pages.yml"
WORKFLOWS = sorted(PAGES.parent.glob("*.yml"))

# The commit of each action's release; they work together.
PINS = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("a309ff8b426b58ec0e2a45f0f869d46889d02405", "v6.2.0"),
    "actions/upload-artifact": ("043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
    "actions/cache": ("27d5ce7f107fe9357f9df03efb73ab90386fccae", "v5.0.5"),
    "actions/configure-pages": ("45bfe0192ca1faeb007ade9deae92b16b8254a0d", "v6.0.0"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
}


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """Return the workflow; its key `on` stays a string, which plain YAML would read as true."""
    return dict(yaml.load(PAGES.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 -- builds strings only


def steps(workflow: dict[str, Any], job: str) -> dict[str, dict[str, Any]]:
    """Return a job's steps that use an action, by the action."""
    return {step["uses"]: step for step in workflow["jobs"][job]["steps"] if "uses" in step}


def step(workflow: dict[str, Any], job: str, action: str) -> dict[str, Any]:
    """Return a job's step that uses an action."""
    [found] = [one for uses, one in steps(workflow, job).items() if uses.partition("@")[0] == action]
    return found


def check(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_github_accepts_every_workflow(path: Path) -> None:
    result = check("vendor.github-workflows", path)

    assert (0, "") == (result.returncode, result.stderr), result.stdout


def test_github_accepts_the_dependabot_configuration() -> None:
    result = check("vendor.dependabot", ROOT / ".github" / "dependabot.yml")

    assert (0, "") == (result.returncode, result.stderr), result.stdout


def test_it_runs_on_pull_requests_on_pushes_to_the_default_branch_and_by_hand(workflow: dict[str, Any]) -> None:
    assert {"pull_request": "", "push": {"branches": ["main"]}, "workflow_dispatch": ""} == workflow["on"]


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / "action.yml"], ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_whose_version_stands_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (actions/[\w-]+)@([^\s}]+)(?: # (v[\d.]+))?", path.read_text("utf-8"))

    assert used
    assert [] == [one for one in used if PINS[one[0]] != one[1:]]


def test_each_job_may_do_what_it_must_and_no_more(workflow: dict[str, Any]) -> None:
    permissions = {name: job.get("permissions", workflow["permissions"]) for name, job in workflow["jobs"].items()}
    expected = {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }

    assert expected == permissions


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_a_job_that_writes_runs_nothing_of_the_repository(path: Path) -> None:
    workflow = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- builds strings only
    writing = [job for job in workflow["jobs"].values() if "write" in job.get("permissions", {}).values()]

    assert {"contents": "read"} == workflow["permissions"]
    assert [] == [step for job in writing for step in job["steps"] if "actions/checkout" in step.get("uses", "")]


def test_publications_queue_up_and_none_is_cut_off(workflow: dict[str, Any]) -> None:
    group = "${{ github.event_name == 'pull_request' && github.ref || 'pages' }}"

    assert {"group": group, "cancel-in-progress": "false"} == workflow["concurrency"]


def test_a_pull_request_is_built_and_tested_but_never_published(workflow: dict[str, Any]) -> None:
    jobs = workflow["jobs"]
    upload = step(workflow, "build", "actions/upload-pages-artifact")

    assert "github.event_name == 'pull_request'" == jobs["test"]["if"]
    assert "make test" in [step.get("run") for step in jobs["test"]["steps"]]
    assert "if" not in jobs["build"]
    assert "github.event_name != 'pull_request'" == upload["if"] == jobs["deploy"]["if"]


def test_the_base_path_comes_from_github(workflow: dict[str, Any]) -> None:
    configure = step(workflow, "build", "actions/configure-pages")
    (build,) = (step for step in workflow["jobs"]["build"]["steps"] if step.get("name") == "Build")

    assert f"${{{{ steps.{configure['id']}.outputs.base_url }}}}" == build["env"]["BASE_URL"]
    assert '--base-url "${BASE_URL%/}/"' in build["run"]


def test_what_the_last_build_left_is_restored_and_kept_for_the_next(workflow: dict[str, Any]) -> None:
    cache = step(workflow, "build", "actions/cache")["with"]
    names = [step.get("name") for step in workflow["jobs"]["build"]["steps"]]

    assert [".site-builder", "public"] == cache["path"].split()
    assert "github.sha" in cache["key"]
    assert cache["key"].startswith(cache["restore-keys"].split()[-1])
    assert names.index("Restore what the last build left") < names.index("Build")


def test_the_summary_says_how_many_pages_changed_and_how_long_it_took(workflow: dict[str, Any], tmp_path: Path) -> None:
    (build,) = (step for step in workflow["jobs"]["build"]["steps"] if step.get("name") == "Build")
    built = """
mkdir -p public/data
printf 'a  index.html\\nd  b/index.html\\ne  new.html\\nf  feed.atom\\n' > public/data/manifest.txt
echo "2 articles, 4 pages, 1 reused, 0 removed, 0 set aside, 1.2 seconds"
"""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for path, script in {".venv/bin/site-builder": built, "make": "true"}.items():
        (tmp_path / path).write_text(f"#!/bin/sh\n{script}", "utf-8")
        (tmp_path / path).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": "said.md"}

    for before, changed in ((None, 3), ("a  index.html\nc  b/index.html\n", 2)):
        (tmp_path / "said.md").unlink(missing_ok=True)
        if before:
            (tmp_path / "public" / "data" / "manifest.txt").write_text(before, "utf-8")
        command = ["bash", "-e", "-o", "pipefail", "-c", build["run"]]
        subprocess.run(command, check=True, cwd=tmp_path, env=environment, capture_output=True)

        said = (tmp_path / "said.md").read_text("utf-8")
        assert f"{changed} pages changed.\n\n2 articles, 4 pages, 1 reused" in said
        assert "1.2 seconds" in said


def test_what_is_uploaded_is_the_built_site_with_its_hidden_files(workflow: dict[str, Any]) -> None:
    upload = step(workflow, "build", "actions/upload-pages-artifact")

    assert {"path": "public", "include-hidden-files": "true"} == upload["with"]


def test_the_deployment_shows_its_address_in_the_environment_of_github_pages(workflow: dict[str, Any]) -> None:
    deploy = workflow["jobs"]["deploy"]
    action = step(workflow, "deploy", "actions/deploy-pages")

    assert "build" == deploy["needs"]
    assert {
        "name": "github-pages",
        "url": f"${{{{ steps.{action['id']}.outputs.page_url }}}}",
    } == deploy["environment"]


@pytest.mark.skipif(
    shutil.which("actionlint") is None, reason="actionlint is no package of PyPI's: it is used where it is installed"
)
def test_actionlint_finds_nothing_to_say() -> None:
    result = subprocess.run(["actionlint", str(PAGES)], capture_output=True, text=True, check=False)

    assert (0, "") == (result.returncode, result.stdout)

"""The program as it is installed: from its wheel, in an empty folder, with every Python that it is for."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from environments import ROOT, VERSIONS, environment, install, pythons, wheel


@pytest.fixture(scope="module")
def built_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel(tmp_path_factory.mktemp("wheel"))


@pytest.mark.parametrize("version", VERSIONS)
def test_an_installed_program_makes_builds_and_checks_an_archive(
    version: str, built_wheel: Path, tmp_path: Path
) -> None:
    python = pythons().get(version)
    if python is None:
        pytest.skip(f"Python {version} is not on this machine; it has {', '.join(pythons())}")
    inside = environment(python, version)
    if inside is None:
        pytest.skip(f"what the site needs cannot be installed for Python {version} here")
    install(inside, built_wheel)

    def run(*arguments: str) -> str:
        command = [str(inside.with_name("site-builder")), *arguments]
        plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(command, cwd=tmp_path, env=plain, check=False, capture_output=True, text=True)
        assert 0 == done.returncode, done.stderr
        return done.stdout

    run("init", "archive")
    shutil.copytree(ROOT / "seeds", tmp_path / "archive" / "seeds", dirs_exist_ok=True)

    assert run("build", "archive").startswith("6 articles, ")
    assert "Every link and anchor leads somewhere." in run("check", "archive")
    where = subprocess.run(
        [str(inside), "-I", "-c", "import site_builder; print(site_builder.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert str(inside.parents[1]) in where.stdout


def test_the_python_of_the_tests_is_among_those_that_the_wheel_is_tried_with() -> None:
    assert pythons()

"""A shell completes commands, options, choices and files, as the commands themselves have them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calling import call

from site_builder.commands import main


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a folder for PATH that holds the program under its name."""
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "site-builder"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder "$@"\n', "utf-8")
    script.chmod(0o755)
    return script.parent


def completed(program: Path, typed: str) -> list[str]:
    """Return what bash offers after `typed` and the Tab key."""
    (program / "script").write_text(call("completion", "bash").stdout, "utf-8")
    lines = f"""
source script
COMP_WORDS=({typed}) COMP_LINE={typed!r} COMP_POINT={len(typed)}
[[ {typed!r} == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_site_builder_completion site-builder
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    environment = {**os.environ, "PATH": f"{program}:{os.environ['PATH']}"}
    command = ["bash", "--norc", "-c", lines]
    return subprocess.run(
        command, cwd=program, env=environment, check=True, capture_output=True, text=True
    ).stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_offers_commands_options_and_choices(program: Path) -> None:
    assert sorted(main.commands) == sorted(completed(program, "site-builder "))
    assert ["--base-url"] == completed(program, "site-builder build --ba")
    assert ["127.0.0.1", "localhost", "::1"] == completed(program, "site-builder serve --host ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_asks_the_program(shell: str) -> None:
    found = call("completion", shell)

    assert (0, "") == (found.exit_code, found.stderr)
    assert f"_SITE_BUILDER_COMPLETE={shell}_complete" in found.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_can_read(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    (tmp_path / "script").write_text(call("completion", shell).stdout, "utf-8")

    subprocess.run([shell, "-n", tmp_path / "script"], check=True)


def test_another_shell_is_refused_with_those_that_are_known() -> None:
    found = call("completion", "csh")

    assert 2 == found.exit_code
    assert "'bash', 'zsh', 'fish'" in found.stderr

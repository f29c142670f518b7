"""A new archive is asked about on a terminal, and only there."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from calling import call

from site_builder import config


def read(terminal: int) -> bytes:
    """Return what was written to a terminal; nothing once the other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def talk(folder: Path, *options: str, answers: bytes) -> tuple[int, str]:
    """Make an archive on a terminal; return the exit status and what was to be seen."""
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "site_builder", "init", str(folder), *options]
    with subprocess.Popen(command, stdin=end, stdout=end, stderr=end) as process:
        os.close(end)
        os.write(terminal, answers)
        seen = b"".join(iter(lambda: read(terminal), b""))
    os.close(terminal)
    return process.returncode, seen.decode()


def test_three_questions_are_asked_and_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    answers = b"en\nA new archive\nexample.org\nhttps://example.org/new\n"

    status, seen = talk(tmp_path, answers=answers)
    site = config.load(tmp_path).site

    assert 0 == status
    assert ("A new archive", "https://example.org/new/", "en") == (site.title, site.base_url, site.language)
    assert '"example.org" does not begin with http:// or https://; write an absolute address such as' in seen
    assert [1, 1] == [seen.count(one) for one in ("Language of the site", "Title of the archive")]


def test_what_an_option_says_is_not_asked(tmp_path: Path) -> None:
    options = ("--title", "Kho", "--base-url", "https://example.org/", "--language", "vi")

    status, seen = talk(tmp_path, *options, answers=b"")

    assert 0 == status
    assert "Title of the archive" not in seen
    assert "Kho" == config.load(tmp_path).site.title


def test_without_a_terminal_nobody_is_asked(tmp_path: Path) -> None:
    found = call("init", tmp_path / "a", typed="")

    assert 0 == found.exit_code
    assert f"Before you publish: write the site's address into {tmp_path / 'a' / 'archive.toml'}" in found.stdout


def test_an_address_that_is_none_is_wrong_usage_and_nothing_is_made(tmp_path: Path) -> None:
    found = call("init", tmp_path / "a", "--base-url", "example.org")

    assert 2 == found.exit_code
    assert not (tmp_path / "a").exists()

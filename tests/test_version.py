"""The version of an archive is its last commit, and none where there is no git."""

import subprocess
from pathlib import Path

from site_builder.version import Version, of


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_COMMITTER_DATE": "2024-06-01T12:00:00+07:00", "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(("git", *identity, *arguments), cwd=folder, check=True, env=who, capture_output=True)


def test_a_folder_without_git_has_no_version(tmp_path: Path) -> None:
    assert Version() == of(tmp_path)


def test_a_repository_without_a_commit_has_no_version(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")

    assert Version() == of(tmp_path)


def test_the_version_is_the_last_commit_and_its_day_not_today(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "x")
    found = of(tmp_path)

    assert "2024-06-01" == found.date
    assert found.commit
    assert 40 == len(found.commit)

"""The same archive gives the same site, whoever builds it, where and how."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from editing import Editor

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534
_GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the repository of an archive with a past: two commits, edits of every kind, pages that are gone."""
    root = tmp_path_factory.mktemp("kho")
    editor = Editor(root, seed=11)
    for path in sorted((ROOT / "seeds").iterdir()):
        shutil.copy(path, root / "seeds" / path.name)
    (root / "permalinks.jsonl").touch()
    (root / ".gitignore").write_text("public/\n.site-builder/\n.public.site-builder/\n", "utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "first", "--date", "2025-01-02T03:04:05+07:00")
    for _ in range(6):
        editor.edit()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "second", "--date", "2025-02-03T04:05:06+07:00")
    return root


def git(root: Path, *arguments: str) -> None:
    subprocess.run([*_GIT, *arguments], cwd=root, check=True)


def clone(repository: Path, to: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", repository, to], check=True)
    return to


def built(
    root: Path,
    environment: Mapping[str, str],
    *options: str,
    umask: int,
    user: int | None = None,
    python: str = sys.executable,
) -> Path:
    """Build a clone in a process of its own and return the site."""
    command = [python, "-m", "site_builder", "build", "--quiet", *options, root]
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    subprocess.run(
        command, check=True, env={**kept, **environment}, umask=umask, user=user, capture_output=True, timeout=300
    )
    return root / "public"


def tree(public: Path) -> dict[str, tuple[int, str]]:
    """Return the permissions and the hash of every file, by its path."""
    return {
        str(path.relative_to(public)): (
            stat.S_IMODE(path.lstat().st_mode),
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in sorted(public.rglob("*"))
    }


def in_another_order(root: Path) -> None:
    """Make the files of a clone again, last first, and with another time: a folder lists them as they were made."""
    paths = [path for path in sorted(root.rglob("*"), reverse=True) if path.is_file() and ".git" not in path.parts]
    contents = [(path, path.read_bytes()) for path in paths]
    for path in paths:
        path.unlink()
    for number, (path, content) in enumerate(contents):
        path.write_bytes(content)
        os.utime(path, (number * 1000, number * 1000))


def given_to(root: Path, user: int) -> None:
    for path in (root, *root.rglob("*")):
        os.chown(path, user, user, follow_symlinks=False)


def test_two_clones_give_the_same_site_whoever_builds_them_where_and_how(repository: Path, tmp_path: Path) -> None:
    one = clone(repository, tmp_path / "one")
    other = clone(repository, tmp_path / "ở đâu đó" / "sâu hơn" / "hai")
    in_another_order(other)
    plain = {"HOME": str(tmp_path), "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "USER": "a"}
    strange = {
        "HOME": "/nonexistent",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "vi:en",
        "TZ": "Asia/Ho_Chi_Minh",
        "PYTHONHASHSEED": "2",
        "USER": "b",
        "PYTHONUTF8": "0",
        "COLUMNS": "40",
    }
    expected = tree(built(one, plain, "--jobs", "1", umask=0o022))

    found = tree(built(other, strange, "--jobs", "3", umask=0o077))

    assert expected == found
    assert any(path.startswith("articles/") for path in expected)


def python_for(user: int) -> str:
    """Return a Python that another user may run, of the same version and with the same packages."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = [sys.executable, shutil.which(name, path="/usr/local/bin:/usr/bin")]
    for python in filter(None, found):
        try:
            subprocess.run([python, "-c", ""], check=True, user=user, env={})
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    pytest.skip(f"no {name} here that another user may run: {found}")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that others may walk through; pytest closes those of its own whenever it is started again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can build as somebody else")
def test_another_user_builds_the_same_site(repository: Path, open_folder: Path) -> None:
    mine, theirs = clone(repository, open_folder / "mine"), clone(repository, open_folder / "theirs")
    given_to(theirs, NOBODY)

    packages = {"PYTHONPATH": f"{ROOT}:{sysconfig.get_path('purelib')}"}
    python = python_for(NOBODY)

    expected = tree(built(mine, {"HOME": str(open_folder), **packages}, umask=0o022, python=python))
    found = tree(built(theirs, {"HOME": str(theirs), **packages}, umask=0o022, user=NOBODY, python=python))

    assert expected == found

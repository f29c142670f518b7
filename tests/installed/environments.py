"""Pythons with the program in them as its users have it: from a wheel, without the checkout."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "site.txt"
VERSIONS = ("3.11", "3.12", "3.13")
_KEPT = ROOT / "build" / "pythons"  # what is installed there is used again while the lock stays as it is


def wheel(folder: Path) -> Path:
    """Build the wheel into `folder`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@cache
def pythons() -> dict[str, str]:
    """Return the interpreters at hand that the program is for, by version."""
    homes = sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions").glob("3.*/bin/python"))
    names = [sys.executable, *(f"python{version}" for version in VERSIONS), *map(str, homes)]
    found: dict[str, str] = {}
    for name in names:
        if (path := shutil.which(name)) and (version := _version(path)) in VERSIONS:
            found.setdefault(version, path)
    return dict(sorted(found.items()))


def _version(python: str) -> str:
    lines = "import sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", lines], check=False, capture_output=True, text=True)
    return done.stdout.strip()


def environment(python: str, version: str) -> Path | None:
    """Return the Python of an environment with what the site needs, as it is locked; None when it cannot be had.

    That of the tests' own version sees the packages of the tests.
    """
    needs = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]
    folder = _KEPT / f"{version}-{needs}"
    inside = folder / "bin" / "python"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([python, "-m", "venv", "--without-pip", str(folder)], check=True)
        if version == f"{sys.version_info.major}.{sys.version_info.minor}":
            (site,) = folder.glob("lib/python*/site-packages")
            (site / "beside.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
        elif not _pip(inside, "--require-hashes", "-r", str(LOCK)):
            return None
        (folder / "complete").touch()
    return inside


def install(python: Path, what: Path) -> None:
    """Put the program's wheel into an environment that has what it needs."""
    assert _pip(python, "--no-index", "--force-reinstall", str(what))


def _pip(python: Path, *arguments: str) -> bool:
    """Install into an environment; tell whether that worked."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install"]
    done = subprocess.run([*command, "--quiet", "--no-deps", *arguments], check=False, capture_output=True)
    return done.returncode == 0

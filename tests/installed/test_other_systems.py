"""What Windows and macOS lack is not missed: no fork, no locks on folders, no exchange of two folders in one step."""

import subprocess
import sys
from pathlib import Path

from site_builder.errors import SiteBuilderError
from site_builder.model import File
from site_builder.publish import Publisher
from site_builder.tools.init import init

# Takes from Python what it does not have on Windows, before the program is loaded, and gives it what locks have there.
LACKING = """
import multiprocessing, os, sys
for name in ("fork", "sched_getaffinity", "pread", "fchmod", "O_DIRECTORY", "O_CLOEXEC", "getuid", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]
import fcntl, pathlib, subprocess, types, site_builder
def locking(file, mode, size, hold=fcntl.lockf, how=fcntl.LOCK_EX | fcntl.LOCK_NB):
    hold(file, how, size)
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
sys.modules["fcntl"] = None
sys.platform, here = "win32", sys.platform
import site_builder.locks
sys.platform = here
import ctypes
ctypes.CDLL = lambda name: object()
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    from site_builder.commands import main
    main(sys.argv[1:], prog_name="site-builder")
"""


def run(program: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(program), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_system_that_lacks_what_windows_lacks_builds_the_same_site(tmp_path: Path) -> None:
    (tmp_path / "lacking.py").write_text(LACKING, "utf-8")
    init(tmp_path / "archive")

    first = run(tmp_path / "lacking.py", "build", "--jobs", "2", tmp_path / "archive")
    (tmp_path / "archive" / "seeds" / "new.md").write_text("---\ntitle: Bài mới\n---\nChữ.\n", "utf-8")
    second = run(tmp_path / "lacking.py", "build", "--jobs", "2", tmp_path / "archive")
    here = subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "--quiet", "--output", tmp_path / "here", tmp_path / "archive"],
        check=False,
    )

    assert (0, 0, 0) == (first.returncode, second.returncode, here.returncode), first.stderr + second.stderr
    assert files(tmp_path / "here") == files(tmp_path / "archive" / "public")


def test_names_that_differ_in_capitals_only_are_refused_as_most_disks_take_them_for_one(tmp_path: Path) -> None:
    said = ""
    with Publisher(tmp_path / "public", tmp_path) as publisher:
        publisher.stage.write_all([File("logo.svg", b"a"), File("Logo.svg", b"b"), File("Other.svg", b"c")])
        try:
            publisher.commit()
        except SiteBuilderError as error:
            said = str(error)

    assert said.endswith("rename one of the two articles or files:\n  Logo.svg\n  logo.svg")

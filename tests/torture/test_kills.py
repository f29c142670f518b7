"""A build that is killed at any moment, or that loses a worker, leaves one whole site, and the next needs no help."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest
import victims
from amount import amount, figure
from victims import Archive

from site_builder import api
from site_builder.building.story import Options, build
from site_builder.errors import SiteBuilderError
from site_builder.progress import Silent

KILLS = amount(6, 1000)
REST = 10  # kills between two undisturbed builds, at most
FOREIGN = "ghi chép.txt"
FORKS = "fork" in multiprocessing.get_all_start_methods() and Path("/proc/self/task").is_dir()


def work(root: Path, *, clean: bool) -> None:
    """Build, as the command line would, in a process and a session of its own."""
    os.setsid()
    try:
        api.build(root, jobs=2, frozen=True, clean=clean)
    except SiteBuilderError as error:
        os._exit(3 if "a worker process ended unexpectedly" in str(error) else 4)
    os._exit(0)


def started(root: Path, *, clean: bool = False) -> BaseProcess:
    """Start a build in a process that has all modules already: what is killed is the work, not the loading."""
    process = multiprocessing.get_context("fork").Process(target=work, args=(root,), kwargs={"clean": clean})
    process.start()
    return process


def children(process: int | None) -> Iterator[int]:
    """Yield the processes that a process has started and that still run."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        yield from map(int, task.read_text("ascii").split())


def kill(process: BaseProcess, random: Random) -> str:
    """Kill a build, one of its workers, or all at once; return what was killed."""
    try:
        workers = list(children(process.pid))
        how = random.choice(["build", "all", "worker", "worker"]) if workers else "build"
        victim = random.choice(workers) if how == "worker" else process.pid
        (os.killpg if how == "all" else os.kill)(victim or 0, signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError):  # it has just ended
        how = "nothing"
    process.join()
    return "nothing" if process.exitcode == 0 else how


def moment(archive: Archive, new: int) -> str:
    """Return how far the build of a state had come when it was killed, as its folders tell."""
    hidden = archive.root / ".public.site-builder"
    if archive.site() == archive.sites[new]:
        return "published"
    if (hidden / "next").exists():
        return "about to publish"
    return "writing" if any((hidden / "new").glob("**/*")) else "reading"


@pytest.mark.skipif(not FORKS, reason="finds the workers of a build in /proc")
def test_a_build_killed_at_any_moment_leaves_one_whole_site_and_the_next_needs_no_help(archive: Archive) -> None:
    (archive.root / FOREIGN).write_text("của người khác", "utf-8")
    random, met, at = Random("kills"), Counter[str](), Counter[str]()
    lasted = {True: 0.5, False: 0.5}
    while met.total() < KILLS + met["nothing"]:
        clean = random.random() < 0.3
        old = archive.sites.index(archive.site())
        archive.put(1 - old)  # so that there is something to do
        began = time.monotonic()
        process = started(archive.root, clean=clean)
        process.join(random.uniform(0, 1.1 * lasted[clean]))
        hit = kill(process, random)
        met[hit] += 1
        if hit == "nothing":
            lasted[clean] = (lasted[clean] + time.monotonic() - began) / 2
        else:
            lasted[clean] *= 1.02
            at[moment(archive, 1 - old)] += 1

        assert victims.whole(archive.site(), archive), f"after kill {met}"
        assert process.exitcode in {0, 3, -signal.SIGKILL}, f"after kill {met}"
        if random.randrange(REST) == 0:
            assert archive.is_mended_by_the_next_build(random.randrange(2)), f"after kill {met}"
    figure(f"kills: {KILLS} that met {dict(met)}, at {dict(at)}")
    assert archive.is_mended_by_the_next_build(random.randrange(2))
    assert {FOREIGN} == archive.litter()
    assert "của người khác" == (archive.root / FOREIGN).read_text("utf-8")


DYING = """
import os, signal, sys
from site_builder import api
from site_builder.publish import Publisher

def die(*_given):
    os.kill(os.getpid(), signal.SIGKILL)

commit = Publisher.commit
Publisher.commit = die if sys.argv[2] == "before" else lambda publisher: die(commit(publisher))
api.build(sys.argv[1], jobs=1)
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_no_address_is_lost_by_a_kill_around_the_moment_of_publishing(tmp_path: Path, moment: str) -> None:
    root = tmp_path / "archive"
    victims.put(root, 0)
    (root / "permalinks.jsonl").touch()
    killed = subprocess.run([sys.executable, "-c", DYING, root, moment], check=False)
    seen = {path.parent.relative_to(root / "public") for path in (root / "public").glob("articles/**/index.html")}
    (root / "seeds" / "1.txt").write_text(victims.ARTICLE.format(n="khác", day=2, more=""), "utf-8")

    report = build(root, Options(jobs=1), Silent())

    assert (-signal.SIGKILL, 7 if moment == "after" else 0) == (killed.returncode, len(seen))
    assert 7 == report.articles
    assert [] == [address for address in seen if not (root / "public" / address / "index.html").is_file()]
    assert {"permalinks.jsonl"} == Archive(root, ({}, {})).litter()

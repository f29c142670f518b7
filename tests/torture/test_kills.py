"""A build that is killed at any moment, or that loses a worker, leaves one whole site, and the next needs no help."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import victims
from amount import amount, figure
from victims import COMMAND, Archive

from site_builder.building import Options, build
from site_builder.progress import Silent

KILLS = amount(6, 1000)
REST = 10  # kills between two undisturbed builds, at most
FOREIGN = "ghi chép.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = victims.archive(tmp_path / "archive")
    (made.root / FOREIGN).write_text("của người khác", "utf-8")
    return made


def children(process: int) -> Iterator[int]:
    """Yield the processes that a process has started and that still run."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        yield from map(int, task.read_text("ascii").split())


def start(archive: Archive, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "--jobs", "2", *options, archive.root],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def kill(process: subprocess.Popen[str], random: Random) -> tuple[str, str]:
    """Kill a build, one of its workers, or all at once; return what was killed and what the build had to say."""
    workers = list(children(process.pid)) if process.poll() is None else []
    how = random.choice(["build", "all", "worker", "worker"])
    how = how if workers or how == "all" else "build"
    try:
        if how == "all":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            os.kill(random.choice(workers) if how == "worker" else process.pid, signal.SIGKILL)
    except ProcessLookupError:  # it has just ended
        how = "none"
    said = process.communicate()[1]
    return ("none" if process.returncode == 0 else how), said


DYING = """
import os, signal, sys
from pathlib import Path
from site_builder import api, building, permalinks
from site_builder.publish import Publisher

def die(*_given):
    os.kill(os.getpid(), signal.SIGKILL)

before, after = sys.argv[2] == "before", sys.argv[2] == "after"
if before:
    Publisher.commit = die
commit = Publisher.commit
if after:
    Publisher.commit = lambda publisher: die(commit(publisher))
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


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the workers of a build in /proc")
def test_a_build_killed_at_any_moment_leaves_one_whole_site_and_the_next_needs_no_help(archive: Archive) -> None:
    random = Random("kills")
    lasted = {"--clean": 1.0, "": 1.0}
    since, met = 0, Counter[str]()
    for number in range(KILLS):
        how = random.choice(["--clean", "", ""])
        archive.put(number % 2)
        began = time.monotonic()
        process = start(archive, *filter(None, [how]))
        time.sleep(random.uniform(0, 1.1 * lasted[how]))
        hit, said = kill(process, random)
        met[hit] += 1
        if process.returncode == 0:
            lasted[how] = (lasted[how] + time.monotonic() - began) / 2

        assert victims.whole(archive.site(), archive), f"after kill {number}, {how}"
        assert "Traceback" not in said
        since += 1
        if random.randrange(REST) == 0 or since == REST or number == KILLS - 1:
            since = 0
            assert archive.is_mended_by_the_next_build(random.randrange(2)), f"after kill {number}"
    figure(f"kills: {KILLS}, of these met {dict(met)} (none: the build had just ended)")
    assert {FOREIGN} == archive.litter()
    assert "của người khác" == (archive.root / FOREIGN).read_text("utf-8")

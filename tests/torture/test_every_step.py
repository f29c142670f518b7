"""A build that is killed before any single change that it makes on the disk leaves one whole site."""

import multiprocessing
import os
import signal
import sys
from ctypes import c_int
from multiprocessing.sharedctypes import RawValue
from random import Random

import pytest
from amount import amount, figure
from test_kills import FORKS
from victims import Archive, whole

from site_builder import api

# As the interpreter tells of them before they are done; ctypes finds the call that exchanges two folders.
CHANGES = {f"os.{name}" for name in ("chmod", "link", "mkdir", "remove", "rename", "rmdir", "truncate", "utime")}
CHANGES |= {"ctypes.dlsym"}
WRITING = os.O_WRONLY | os.O_RDWR
REST = 10  # kills between two undisturbed builds, at most


def work(archive: Archive, last: int, steps: c_int) -> None:
    """Build, and end without a word before the `last` change of the disk; `steps`: how many there were."""

    def count(event: str, given: tuple[object, ...]) -> None:
        if event in CHANGES or (event == "open" and isinstance(given[2], int) and given[2] & WRITING):
            steps.value += 1
            if steps.value == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    api.build(archive.root, jobs=1, frozen=True)
    os._exit(0)


def killed(archive: Archive, last: int) -> tuple[int, int | None]:
    """Change the archive and build it; return how many steps the build took and how it ended."""
    archive.put(1 - archive.sites.index(archive.site()))
    steps = RawValue(c_int)
    process = multiprocessing.get_context("fork").Process(target=work, args=(archive, last, steps))
    process.start()
    process.join()
    return steps.value, process.exitcode


@pytest.mark.skipif(not FORKS, reason="forks builds")
def test_a_build_killed_at_any_step_leaves_one_whole_site_and_the_next_needs_no_help(archive: Archive) -> None:
    killed(archive, 0)  # the first build upon a copy reads everything again
    every, ended = killed(archive, 0)
    assert 0 == ended
    random = Random("steps")
    steps = random.sample(range(1, every + 1), min(every, amount(4, every)))
    met = 0
    for step in sorted(steps):
        _, ended = killed(archive, step)
        met += ended == -signal.SIGKILL

        assert whole(archive.site(), archive), f"killed before step {step}"
        if random.randrange(REST) == 0:
            assert archive.is_mended_by_the_next_build(random.randrange(2)), f"killed before step {step}"
    figure(f"kills at steps: {len(steps)} of {every}, of which {met} met a build")
    assert archive.is_mended_by_the_next_build(1)
    assert set() == archive.litter()
    assert 0 < met

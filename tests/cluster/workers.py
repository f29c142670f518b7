"""A real Dask cluster on this machine: a scheduler and workers, each a process of its own, as `dask` starts them."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent.parent
SOON = 60  # seconds after which a process that does not come up is a failure


class Workers:
    """A scheduler at `address`, and the workers started so far.  A context manager: all end with it."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder, self._number = folder, number
        self._processes: list[subprocess.Popen[bytes]] = []
        self.running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        where = self._folder / "scheduler.json"
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(where))
        for _ in range(self._number):
            self.start(str(where))
        self.address: str = _awaited(where)["address"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()

    def start(self, where: str | None = None, program: Path = ROOT) -> subprocess.Popen[bytes]:
        """Start a worker with the site_builder that lies in `program`."""
        to = ("--scheduler-file", where) if where else (self.address,)
        worker = self._start(
            "dask_worker", *to, "--nthreads", "1", "--no-nanny", "--death-timeout", "60", program=program
        )
        self.running.append(worker)
        return worker

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """End a worker without a word."""
        worker.kill()
        worker.wait()
        self.running.remove(worker)

    def stop(self) -> None:
        """End the scheduler without a word."""
        self._processes[0].kill()
        self._processes[0].wait()

    def _start(self, command: str, *arguments: str, program: Path = ROOT) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{command}", *arguments, "--no-dashboard"],
                cwd=self._folder,
                env={**os.environ, "PYTHONPATH": f"{program}{os.pathsep}{Path(__file__).parent}"},
                stdout=log,
                stderr=log,
            )
        self._processes.append(process)
        return process


def _awaited(file: Path) -> dict[str, str]:
    for _ in range(SOON * 20):
        try:
            found: dict[str, str] = json.loads(file.read_text("utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
        else:
            return found
    message = f"no scheduler after {SOON} s"
    raise TimeoutError(message)

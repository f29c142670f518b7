"""The built site on this machine, rebuilt and reloaded whenever a file of the archive changes."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

from watchfiles import watch

from site_builder import config
from site_builder.errors import SiteBuilderError
from site_builder.tools.server import Server
from site_builder.tools.workshop import Order, Workshop

_FEW = 20  # changed files that one process reads sooner than more of them start
_IDLE = 200  # milliseconds between looks at whether it is time to stop
_NOT_WATCHED = {"public", ".git", ".site-builder", "node_modules", "__pycache__", ".venv"}


def serve(root: Path, host: str, port: int, say: Callable[[str], None]) -> None:
    """Build the archive in `root`, serve it and rebuild it on every change, until interrupted.

    A change is first built as a draft, the pages that it concerns, and open pages are reloaded; downloads and the
    search index follow, unless the next change comes before.  `say` is told, for people, where to look and what became
    of each rebuild.  A build that fails after the first one leaves the site as it was.  Raises SiteBuilderError when
    the first build fails.
    """
    base_url = config.load(root).site.base_url
    root = root.resolve()
    changes = _changes(root)
    next(changes)  # watching begins before the build, so that no change falls between the two
    with Workshop() as workshop, Server(root / "public", base_url, host, port) as server:
        first = workshop.build(Order(str(root)))
        if not first.built:
            raise SiteBuilderError(first.said)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say("\n".join(filter(None, (first.said, f"{server.url} shows the site; stop with Ctrl-C"))))
        with _Rest(root, say) as rest:
            for paths in changes:
                if paths:
                    rest.put_off()
                    if _redrawn(workshop, root, paths, say):
                        server.bell.ring()
                        rest.begin()
                rest.look()


def _redrawn(workshop: Workshop, root: Path, paths: Sequence[str], say: Callable[[str], None]) -> bool:
    """Build the pages that a change concerns; tell whether that worked."""
    say(f"{_names(root, paths)} changed")
    done = workshop.build(Order(str(root), draft=True, jobs=1 if len(paths) <= _FEW else None))
    what = f"rebuilt in {done.seconds:.1f} seconds" if done.built else "the site is as it was"
    say("\n".join(filter(None, (done.said, what))))
    return done.built


class _Rest:
    """The rest of a rebuild, in a process that may be ended at any time: downloads and the search index."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root, self._say = root, say
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Return the rest itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.put_off()

    def begin(self) -> None:
        """Build the rest."""
        command = [sys.executable, "-m", "site_builder", "build", "--frozen", "--quiet", str(self._root)]
        self._process = subprocess.Popen(  # noqa: S603  # this very program
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
        )

    def put_off(self) -> None:
        """End the process; the next rebuild makes up for it."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def look(self) -> None:
        """Say so when the rest is done."""
        if self._process and self._process.poll() is not None:
            _, said = self._process.communicate()
            ended, self._process = self._process.returncode, None
            self._say("search and downloads are up to date" if ended == 0 else said.strip())


def _changes(root: Path) -> Iterator[list[str]]:
    """Yield the files that changed, again and again; no files when there were none for a while."""
    watched = watch(
        *_watched(root), watch_filter=lambda _, path: _counts(root, path), rust_timeout=_IDLE, yield_on_timeout=True
    )
    return ([path for _, path in changes] for changes in watched)


def _watched(root: Path) -> list[Path]:
    """Return what to watch: the archive, and the built-in templates and files of a checkout."""
    program = Path(__file__).resolve().parents[2]
    built_in = (program / "templates", program / "static", program / "locale")
    return [root, *(path for path in built_in if path.is_dir() and not path.is_relative_to(root))]


def _counts(root: Path, path: str) -> bool:
    """Tell whether a change of this file can change the site."""
    try:
        first = Path(path).relative_to(root).parts[0]
    except (ValueError, IndexError):
        return True
    return first not in _NOT_WATCHED and not first.endswith(".site-builder")


def _names(root: Path, paths: Iterable[str]) -> str:
    names = sorted(str(Path(path).relative_to(root)) if Path(path).is_relative_to(root) else path for path in paths)
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"

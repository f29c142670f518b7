"""A real Chromium for the tests: Playwright's own where it can be had, else the system's.

Run as a program, it makes sure that there is one that starts, and installs one where there is none.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import playwright as package
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",  # a container's root may not use it; the tests open nothing but the project's own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DOWNLOAD_SECONDS = 600
STALLED_MILLISECONDS = "20000"
HELP = (
    "No Chromium to test with. Install one that starts: `.venv/bin/python -m playwright install --with-deps chromium`, "
    "or the system's own (Debian: `apt-get install chromium`), then run again."
)


DRIVER = Path(package.__file__).parent / "driver" / "node"


def choose_node() -> None:
    """Let Playwright run with the Node on PATH where its own does not: that one needs libatomic."""
    try:
        subprocess.run([DRIVER, "--version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", shutil.which("node") or "node")


@contextmanager
def started() -> Iterator[Playwright]:
    """Start Playwright and stop it afterwards."""
    choose_node()
    with sync_playwright() as playwright:
        yield playwright


def launch(playwright: Playwright) -> Browser | None:
    """Return a running browser: Playwright's own, else the first of the system's that starts, else None."""
    paths = [None, *filter(None, map(shutil.which, SYSTEM))]
    for path in paths:
        try:
            return playwright.chromium.launch(executable_path=path, args=list(QUIET))
        except Error:
            continue
    return None


def starts() -> bool:
    """Tell whether a browser can be launched here."""
    with started() as playwright:
        browser = launch(playwright)
        if browser is None:
            return False
        print(f"Chromium {browser.version} for the browser tests", file=sys.stderr)
        browser.close()
        return True


def run(*command: str) -> bool:
    """Run a command with all it starts, for a limited time; tell whether it succeeded."""
    env = os.environ | {
        "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": STALLED_MILLISECONDS,
        "DEBIAN_FRONTEND": "noninteractive",
    }
    with subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.wait(DOWNLOAD_SECONDS) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False


def from_playwright() -> bool:
    """Download Playwright's own Chromium; tell whether a browser starts now."""
    choose_node()
    print("Looking for a browser: playwright install chromium", file=sys.stderr)
    run(sys.executable, "-m", "playwright", "install", "chromium")
    return starts()


def from_debian() -> bool:
    """Install Debian's Chromium, as root or by sudo where it asks nothing; tell whether a browser starts now."""
    if shutil.which("apt-get") is None:
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and shutil.which("sudo") is None:
        return False
    print("Looking for a browser: apt-get install chromium", file=sys.stderr)
    run(*root, "apt-get", "update")
    run(*root, "apt-get", "install", "-y", "--no-install-recommends", "chromium")
    return starts()


if __name__ == "__main__":
    sys.exit(None if from_playwright() or from_debian() else HELP)

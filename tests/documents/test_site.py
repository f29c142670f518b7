"""The documentation as a site, and the page that the commands write of themselves."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def pages(nav: Any) -> Iterator[str]:  # noqa: ANN401  # as TOML has it
    """Yield the pages of the menu."""
    for entry in nav:
        for inside in entry.values():
            if isinstance(inside, str):
                yield inside
            else:
                yield from pages(inside)


def test_the_site_builds_and_no_link_of_it_leads_nowhere(tmp_path: Path) -> None:
    configured = (ROOT / "zensical.toml").read_text("utf-8").replace("build/docs", "site")
    (tmp_path / "zensical.toml").write_text(configured, "utf-8")
    shutil.copytree(DOCS, tmp_path / "docs")

    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert "No issues found" in done.stderr
    assert (tmp_path / "site" / "tutorial" / "index.html").is_file()


def test_every_page_of_the_menu_is_there() -> None:
    menu = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]["nav"]

    assert [] == [page for page in pages(menu) if not (DOCS / page).is_file()]


def test_the_pages_of_commands_and_messages_are_what_the_program_says() -> None:
    script = ROOT / "scripts" / "make_reference.py"

    done = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)

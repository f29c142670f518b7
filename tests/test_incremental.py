"""After any sequence of edits the site is, byte for byte, what a clean build of the same archive makes.

SEQUENCES=200 makes this a long run.
"""

import os
import shutil
from pathlib import Path

import pytest
from editing import Editor

from site_builder import store
from site_builder.build import Options, build
from site_builder.errors import SiteBuilderError
from site_builder.progress import Silent

SEQUENCES = int(os.environ.get("SEQUENCES", "2"))
STEPS = 6


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, jobs: int = 1) -> dict[str, bytes] | str:
    """Return the site after a build, or what the build said instead."""
    try:
        build(root, Options(jobs=jobs, frozen=True), Silent())
    except SiteBuilderError as error:
        return str(error).replace(str(root), "")
    return tree(root / "public")


def clean(root: Path, beside: Path) -> dict[str, bytes] | str:
    """Return what a build of the same archive makes that knows nothing of earlier ones."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(root, beside, ignore=shutil.ignore_patterns("public", ".site-builder"))
    return built(beside)


def new_version(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the program be of another version from here on."""
    store.fingerprint.cache_clear()
    monkeypatch.setattr(store, "_packages", lambda: [f"version {number}"])


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_incremental_build_is_a_clean_build(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(tmp_path / "archive", seed)
    done: list[str] = []
    sites = 0
    for step in range(STEPS):
        if done:
            done[-1:] = [*done[-1:], *(editor.edit() for _ in range(editor.random.choice([0, 0, 1])))]
        if editor.random.random() < 0.05:
            new_version(monkeypatch, step)

        found = built(editor.root, editor.random.choice([1, 1, 2]))

        assert clean(editor.root, tmp_path / "clean") == found, done
        sites += not isinstance(found, str)
        if isinstance(found, str):  # a correction that changes nothing any more: people delete it
            (editor.root / "corrections" / "a.toml").unlink(missing_ok=True)
        (editor.root / "permalinks.jsonl").unlink(missing_ok=True)  # articles may go without a word
        done.append(editor.edit())
    store.fingerprint.cache_clear()
    assert sites > STEPS // 2, done

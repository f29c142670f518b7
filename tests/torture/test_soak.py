"""A long life: after hundreds of commits a site is what a clean build makes, and none of its addresses is dead."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from amount import amount, figure
from editing import Editor
from victims import Tree, tree

from site_builder import api
from site_builder.errors import SiteBuilderError
from site_builder.permalinks import NAME, load
from site_builder.progress import Silent
from site_builder.tools.links import Links

COMMITS = amount(5, 500)
CHECKS = amount(1, 20)  # points at which a clean build is made to compare with, besides the end
LARGER = 2.0  # times that the cache of a long life may be larger than a new one
MADE = shutil.ignore_patterns("public", ".site-builder", ".public.site-builder")
EDITS: tuple[Callable[[Editor], None], ...] = (
    *([Editor.add, Editor.change, Editor.remove, Editor.rename] * 4),
    *([Editor.copy, Editor.lines, Editor.correct, Editor.remove] * 2),
    *(Editor.spoil, Editor.template, Editor.static, Editor.word, Editor.configure, Editor.nothing),
)


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, what: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--allow-empty", "--quiet", "--message", what)


def built(root: Path) -> None:
    """Build; do what the program says must be done first, as a person would."""
    for _ in range(3):
        try:
            api.build(root, jobs=1)
        except SiteBuilderError as error:
            mend(root, str(error))
        else:
            return
    api.build(root, jobs=1)


def mend(root: Path, said: str) -> None:
    """Delete a correction that is needless now, or say what becomes of addresses that lost their page."""
    if "delete the correction" in said or "delete it" in said:
        (root / "corrections" / "a.toml").unlink()
        return
    links = Links(root, Silent())
    links.redirect_lost()
    links = Links(root, Silent())
    if links.settled.lost:
        links.remove_lost("không còn")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def clean(root: Path, beside: Path) -> tuple[Tree, int]:
    """Return the site that a clean build of the same commit makes, and the size of a new cache."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(root, beside, ignore=MADE, symlinks=True)
    api.build(beside, jobs=1)
    return tree(beside / "public"), size(beside / ".site-builder")


def test_after_many_commits_a_site_is_a_clean_build_with_every_address_it_ever_had(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "archive", 9)
    root = editor.root
    (root / NAME).touch()
    (root / ".gitignore").write_text("/public\n/.site-builder\n/.public.site-builder\n", "utf-8")
    git(root, "init", "--quiet")
    checks = {COMMITS, *editor.random.sample(range(1, COMMITS), CHECKS)}
    ever: set[str] = set()
    did, ratios = Counter[str](), []
    for number in range(1, COMMITS + 1):
        edit = editor.random.choice(EDITS)
        edit(editor)
        did[edit.__name__] += 1
        commit(root, edit.__name__)
        built(root)
        ever |= {path.relative_to(root / "public").as_posix() for path in (root / "public").rglob("*.html")}
        if number in checks:
            site, cache = clean(root, tmp_path / "clean")
            ratios.append(size(root / ".site-builder") / cache)

            assert site == tree(root / "public"), f"commit {number}: {edit.__name__}"

    figure(f"soak: {COMMITS} commits {dict(did)}; {len(ever)} addresses of pages ever, {len(load(root))} in the ledger")
    figure(f"soak: size of the cache by that of a new one at {len(ratios)} points: {[round(one, 2) for one in ratios]}")
    assert [] == [path for path in sorted(ever) if not (root / "public" / path).is_file()]
    assert max(ratios) < LARGER

"""A small archive in two states, and its site in each: what builds are disturbed upon."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from site_builder import api
from site_builder.publish import MANIFEST

COMMAND = (sys.executable, "-m", "site_builder", "build", "--frozen")
ARTICLE = (
    "Tin số {n}\n\n{day:02}/03/2024\nBắc Kạn - Sáng {day}/3, đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Bắc Kạn, "
    "dự hội nghị lần thứ {n} tại huyện Chợ Mới.\n\nCùng dự có ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh{more}.\n"
)
OWN = {".public.site-builder", ".site-builder", "archive.toml", "public", "seeds"}
Tree = Mapping[str, bytes]


def tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Archive(Struct, frozen=True):
    """An archive that is in one of two states; `sites`: what a clean build makes of each."""

    root: Path
    sites: tuple[Tree, Tree]

    @property
    def public(self) -> Path:
        return self.root / "public"

    def copied(self, root: Path) -> "Archive":
        """Return a copy of the archive, with all that its builds left."""
        shutil.copytree(self.root, root)
        return Archive(root, self.sites)

    def put(self, state: int) -> None:
        """Edit the archive: one article less and one more, two changed."""
        put(self.root, state)

    def site(self) -> Tree:
        return tree(self.public)

    def is_mended_by_the_next_build(self, state: int) -> bool:
        """Build once more, undisturbed, and tell whether the site is what the state makes."""
        self.put(state)
        api.build(self.root, jobs=1, frozen=True)
        return self.sites[state] == self.site()

    def litter(self) -> set[str]:
        """Return what lies in the archive and is neither its own nor a build's."""
        return {path.name for path in self.root.iterdir()} - OWN


def put(root: Path, state: int) -> None:
    seeds = root / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    for n in range(8):
        path = seeds / f"{n}.txt"
        if n == 6 + state:
            path.unlink(missing_ok=True)
        else:
            more = "; bà Ngô Thị Ví, Giám đốc Sở Y tế" if n == 3 + state else ""
            path.write_text(ARTICLE.format(n=n, day=n + 1, more=more), "utf-8")


def built(
    root: Path,
    *options: str | Path,
    before: Callable[[], None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build from the command line; `before`: done in the new process first."""
    command = [*COMMAND, "--quiet", *options, root]
    env = {**os.environ, **(environment or {})}
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", preexec_fn=before, env=env)


def heed_permissions() -> None:
    """Let the program that this process becomes heed the permissions of files, whoever runs it; for Linux."""
    drop = 24  # PR_CAPBSET_DROP
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what only root has
        ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


def unlike_its_manifest(site: Path) -> list[str]:
    """Return each file of a site that is not as its manifest says, is not listed, or is missing."""
    listed = dict(line.split("  ", 1)[::-1] for line in (site / MANIFEST).read_text("utf-8").splitlines())
    found = {path: sha256(content).hexdigest() for path, content in tree(site).items() if path != MANIFEST}
    return sorted(path for path in listed | found if listed.get(path) != found.get(path))


def archive(root: Path) -> Archive:
    """Make an archive in `root`, published in its first state."""
    sites = []
    for state in (1, 0):
        put(root, state)
        api.build(root, jobs=1, frozen=True, clean=True)
        sites.insert(0, tree(root / "public"))
    assert sites[0] != sites[1]
    return Archive(root, (sites[0], sites[1]))


def whole(site: Tree, of: Archive) -> bool:
    """Tell whether a site is one of the two, to the last byte."""
    return site in of.sites


def without(path: Path) -> None:
    """Remove a file or folder, whatever it is."""
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

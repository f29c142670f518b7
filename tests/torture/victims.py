"""A small archive in two states, and its site in each: what builds are disturbed upon."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

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

    def put(self, state: int) -> None:
        """Edit the archive: another title, one article less and one more, one changed."""
        put(self.root, state)

    def site(self) -> Tree:
        return tree(self.public)

    def is_mended_by_the_next_build(self, state: int) -> bool:
        """Build once more, undisturbed, and tell whether the site is what the state makes."""
        self.put(state)
        done = built(self.root)
        return (0, "") == (done.returncode, done.stderr) and self.sites[state] == self.site()

    def litter(self) -> set[str]:
        """Return what lies in the archive and is neither its own nor a build's."""
        return {path.name for path in self.root.iterdir()} - OWN


def put(root: Path, state: int) -> None:
    seeds = root / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    (root / "archive.toml").write_text(f'[site]\ntitle = "Kho {state}"\nbase_url = "https://example.org/"\n', "utf-8")
    for n in range(8):
        path = seeds / f"{n}.txt"
        if n == 6 + state:
            path.unlink(missing_ok=True)
        else:
            more = "; bà Ngô Thị Ví, Giám đốc Sở Y tế" if n == 3 + state else ""
            path.write_text(ARTICLE.format(n=n, day=n + 1, more=more), "utf-8")


def built(root: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "--quiet", *options, root]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def archive(root: Path) -> Archive:
    """Make an archive in `root`, published in its first state."""
    sites = []
    for state in (1, 0):
        put(root, state)
        done = built(root, "--clean")
        assert 0 == done.returncode, done.stderr
        sites.insert(0, tree(root / "public"))
    assert sites[0] != sites[1]
    return Archive(root, (sites[0], sites[1]))


def whole(site: Tree, of: Archive) -> bool:
    """Tell whether a site is one of the two, to the last byte."""
    return site in of.sites


def without(path: Path) -> None:
    """Remove a file or folder, whatever it is."""
    shutil.rmtree(path) if path.is_dir() else path.unlink()

"""What people do to an archive between two builds, and how to take it back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from archives import ROOT

MORE = "\n\nSáng 12/3, tại tỉnh Bắc Kạn, đồng chí Trần Văn Mẫu, Chủ tịch UBND tỉnh, dự hội nghị tổng kết.\n"


@contextmanager
def nothing(_archive: Path) -> Iterator[None]:
    """Change nothing."""
    yield


@contextmanager
def added(archive: Path) -> Iterator[None]:
    """Add an article: one from the middle, told a little differently."""
    path = archive / "seeds" / "added.txt"
    path.write_text(_middle(archive).read_text("utf-8") + MORE, "utf-8")
    yield
    path.unlink()


@contextmanager
def changed(archive: Path) -> Iterator[None]:
    """Add a sentence to an article."""
    path = _middle(archive)
    before = path.read_text("utf-8")
    path.write_text(before + MORE, "utf-8")
    yield
    path.write_text(before, "utf-8")


@contextmanager
def removed(archive: Path) -> Iterator[None]:
    """Take an article away."""
    path = _middle(archive)
    before = path.read_text("utf-8")
    path.unlink()
    yield
    path.write_text(before, "utf-8")


@contextmanager
def template(archive: Path) -> Iterator[None]:
    """Change the template of offices."""
    path = archive / "templates" / "office.html"
    path.parent.mkdir()
    source = (ROOT / "templates" / "office.html").read_text("utf-8")
    path.write_text(source.replace("{% block main %}", "{% block main %}<!-- changed -->"), "utf-8")
    yield
    path.unlink()
    path.parent.rmdir()


@contextmanager
def correction(archive: Path) -> Iterator[None]:
    """Correct a fact of one article."""
    path = archive / "corrections" / "a.toml"
    path.parent.mkdir()
    fact = 'property = "tag", value = "hội nghị tổng kết"'
    reason = 'reason = "the tag was missing"\ndate = 2025-01-01'
    path.write_text(f'[[article]]\nid = "{_middle(archive).stem}"\nadd = {{ {fact} }}\n{reason}\n', "utf-8")
    yield
    path.unlink()
    path.parent.rmdir()


def _middle(archive: Path) -> Path:
    files = sorted((archive / "seeds").glob("[0-9]*.txt"))
    return files[len(files) // 2]


EDITS: Mapping[str, Callable[[Path], AbstractContextManager[None]]] = {
    "nothing changed": nothing,
    "one article added": added,
    "one article changed": changed,
    "one article removed": removed,
    "one template changed": template,
    "one correction made": correction,
}

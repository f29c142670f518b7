"""The files that pages need beside them: copies of static/, its style sheets joined into one, its scripts into few."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder import urls
from site_builder.built_in import built_in
from site_builder.model import File
from site_builder.pages.scripts import joined

_STYLES, _SCRIPTS = "css/", "search/"


def statics(dirs: Sequence[Path]) -> Iterator[File]:
    """Yield the static files of a site: those of `dirs` and the built-in ones.

    A file hides those of the same path in later folders.  All style sheets below css/, in the order of their paths,
    become one; the scripts in search/, unless one of them is hidden, become few.
    """
    own, found = _found(dirs)
    styles = [found[path] for path in sorted(found) if path.startswith(_STYLES) and path.endswith(".css")]
    if styles:
        yield File(urls.STYLE, b"".join(map(_unindented, styles)))
    scripts = {path for path in own if path.startswith(_SCRIPTS) and path.endswith(".js")}
    if all(found[path] == own[path] for path in scripts):
        sources = {Path(path).stem: found[path].read_text("utf-8") for path in scripts}
        yield from (File(f"{_SCRIPTS}{name}.js", script.encode()) for name, script in joined(sources))
    else:
        scripts = set()
    for path in sorted(found.keys() - scripts):
        if found[path] not in styles:
            yield File(path, found[path].read_bytes())


def made_of(dirs: Sequence[Path]) -> list[tuple[str, bool, bytes]]:
    """Return what they are made of, which takes less time: path, whether it is built in, and content of each file."""
    own, found = _found(dirs)
    return [(path, own.get(path) == found[path], found[path].read_bytes()) for path in sorted(found)]


def _found(dirs: Sequence[Path]) -> tuple[dict[str, Path], dict[str, Path]]:
    """Return the built-in files by path, and all files."""
    own = dict(_files(built_in("static")))
    return own, own | {path: file for folder in reversed(dirs) for path, file in _files(folder)}


def _unindented(file: Path) -> bytes:
    lines = (line.strip() for line in file.read_bytes().splitlines())
    return b"".join(line + b"\n" for line in lines if line)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix(), path

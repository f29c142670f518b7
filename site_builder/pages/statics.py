"""The files that pages need beside them: copies of static/, its style sheets joined into one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder import urls
from site_builder.model import File
from site_builder.pages.built_in import built_in

_STYLES = "css/"


def statics(dirs: Sequence[Path]) -> Iterator[File]:
    """Yield the static files of a site: those of `dirs` and the built-in ones.

    A file hides those of the same path in later folders.  All style sheets in css/, in the order of their names, become
    one.
    """
    found = {path: file for folder in reversed((*dirs, built_in("static"))) for path, file in _files(folder)}
    styles = [found[path] for path in sorted(found) if path.startswith(_STYLES) and path.endswith(".css")]
    if styles:
        yield File(urls.STYLE, b"\n".join(file.read_bytes().strip() for file in styles) + b"\n")
    for path in sorted(found):
        if found[path] not in styles:
            yield File(path, found[path].read_bytes())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix(), path

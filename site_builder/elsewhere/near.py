"""A build's archive and its output as local folders, wherever they lie."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from site_builder import permalinks
from site_builder.elsewhere.mirror import mirrored, sources
from site_builder.elsewhere.outbox import Outbox
from site_builder.elsewhere.place import Place, is_elsewhere
from site_builder.errors import SiteBuilderError
from site_builder.progress import Progress


@contextmanager
def near(archive: str, output: str | None, progress: Progress) -> Iterator[tuple[Path, Path | None]]:
    """Give the local folders of an archive and of its output; what was built there is sent off at the end.

    An archive elsewhere is copied here first, and its site goes to public/ beside it unless `output` says otherwise;
    its ledger of addresses is written back at the very end.
    """
    with ExitStack() as stack:
        root = stack.enter_context(_copied(archive, progress)) if is_elsewhere(archive) else Path(archive)
        if output is None and is_elsewhere(archive):
            output = f"{archive.rstrip('/')}/public"
        if output is None or not is_elsewhere(output):
            yield root, None if output is None else Path(output)
            return
        _refuse_sources(archive, output, root)
        outbox = Outbox(Place(output), root)
        yield root, outbox.folder
        outbox.send(progress)


@contextmanager
def _copied(archive: str, progress: Progress) -> Iterator[Path]:
    place = Place(archive)
    with mirrored(place, progress) as root:
        before = _ledger(root)
        yield root
        after = _ledger(root)
        if after != before:
            place.write(permalinks.NAME, after)


def _ledger(root: Path) -> bytes:
    file = root / permalinks.NAME
    return file.read_bytes() if file.exists() else b""


def _refuse_sources(archive: str, output: str, root: Path) -> None:
    """Raise for a site that would lie among the articles."""
    if not is_elsewhere(archive):
        return
    for path in sources((root / "archive.toml").read_bytes()):
        if f"{output.rstrip('/')}/".startswith(f"{archive.rstrip('/')}/{'' if path == '.' else f'{path}/'}"):
            message = f"{output}: lies in {path}, where articles are; choose another --output"
            raise SiteBuilderError(message)

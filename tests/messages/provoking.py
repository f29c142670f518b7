"""What brings each message about: functions of an archive's folder and a row of the table -> the text that is said.

Every example has its archive in `my-archive`, in a folder of its own in which the test stands.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from message_rows import ARCHIVE, Row

from site_builder import config, corrections
from site_builder.corrections.facts import corrected
from site_builder.errors import SiteBuilderError
from site_builder.extract import article
from site_builder.looking import looked
from site_builder.progress import Silent
from site_builder.sources import document, inputs, read

ROOT = Path(ARCHIVE)
TOML = '[site]\ntitle = "Kho tin"\nbase_url = "https://example.org/a/"\n'


def said(row: Row) -> str:
    """Bring a message about and return it, as a person would see it."""
    write(ROOT, {"archive.toml": TOML, "seeds/a.txt": _SEED} | row.given.get("files", {}))
    try:
        return WAYS[row.how or ""](row.given)
    except SiteBuilderError as error:
        return str(error)


def write(root: Path, files: Mapping[str, str | list[int]]) -> None:
    """Write files; a list is bytes, "" no file at all."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content != "":  # [] is a file without a byte
            path.write_bytes(content.encode() if isinstance(content, str) else bytes(content))


_SEED = """Họp hội đồng nhân dân tỉnh Nghệ An

Ngày 20/5/2024, ông Nguyễn Văn A, Chủ tịch UBND tỉnh Nghệ An, phát biểu tại hội nghị.
"""


def _configuration(given: Mapping[str, Any]) -> str:
    return str(config.load(ROOT, given.get("base_url")))


def _corrections(_: Mapping[str, Any]) -> str:
    return str(corrections.load(ROOT))


def _corrected(_: Mapping[str, Any]) -> str:
    """Correct the one article of the archive."""
    (one,), _aside = inputs(ROOT, ["seeds"])
    fixes = corrections.load(ROOT).articles["a"]
    return "\n".join(corrected(article(document(one, read(ROOT, one))), fixes)[1])


def _looked(_: Mapping[str, Any]) -> str:
    """Read the archive and relate its articles, as a build does."""
    with looked(ROOT, Silent()) as look:
        return str(look)


WAYS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "configuration": _configuration,
    "corrections": _corrections,
    "corrected": _corrected,
    "looked": _looked,
}

"""Where every example stands: an archive in `my-archive`, in a folder of its own that the test is in."""

from collections.abc import Mapping
from pathlib import Path

from message_rows import ARCHIVE

from site_builder.model import Site

ROOT = Path(ARCHIVE)
SITE = Site("Kho tin", "https://example.org/a/")
SEED = """Họp hội đồng nhân dân tỉnh Nghệ An

Ngày 20/5/2024, ông Nguyễn Văn A, Chủ tịch UBND tỉnh Nghệ An, phát biểu tại hội nghị.
"""
USUAL = {
    "archive.toml": f'[site]\ntitle = "{SITE.title}"\nbase_url = "{SITE.base_url}"\n',
    "seeds/a.txt": SEED,
}


def write(files: Mapping[str, str | list[int]]) -> None:
    """Write the files of an archive, the usual ones too; a list is bytes, "" no file at all."""
    for name, content in (USUAL | dict(files)).items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content != "":  # [] is a file without a byte
            path.write_bytes(content.encode() if isinstance(content, str) else bytes(content))

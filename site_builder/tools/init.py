"""A new archive that builds: archive.toml, one invented article, a workflow, and a page that says what to do next."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

import msgspec
from msgspec import Struct

from site_builder import origin
from site_builder.errors import SiteBuilderError

WORKFLOW = ".github/workflows/pages.yml"
_DESCRIPTIONS = {
    "vi": "Ai giữ chức vụ gì, ở đâu, khi nào, kèm câu văn làm chứng.",
    "en": "Who held which post, where and when, with the sentence that says so.",
}
_UNKNOWN = "OWNER/site-builder@v0.1.0"  # what a person has to replace

# Each file of a new archive, by the name that its draft has in the package's drafts/.
_DRAFTS: Mapping[str, str] = {
    "archive.toml": "archive.toml",
    "seeds/bai-mau.md": "article.md",
    ".gitignore": "gitignore",
    "README.md": "readme.md",
    "permalinks.jsonl": "permalinks.jsonl",
    WORKFLOW: "pages.yml",
}


class Wishes(Struct, frozen=True):
    """What a new archive is to be."""

    title: str = "Kho tin của tôi"
    base_url: str = "https://example.org/archive/"
    language: str = "vi"
    action: str | None = None  # "owner/name@ref"; default: where this program was installed from


def init(folder: Path, wishes: Wishes | None = None) -> tuple[Path, ...]:
    """Make a new archive in `folder` and return the files made.

    Raises SiteBuilderError when one of them is there already; then nothing is written at all.
    """
    refuse_what_is_there(folder)
    texts = {name: _text(draft, wishes or Wishes()) for name, draft in _DRAFTS.items()}
    made = []
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        made.append(path)
    return tuple(made)


def refuse_what_is_there(folder: Path) -> None:
    """Raise SiteBuilderError when a file of a new archive would overwrite one."""
    there = [name for name in _DRAFTS if (folder / name).exists()]
    if there:
        message = f"{folder}: {', '.join(there)} already there; nothing was written. Choose a new folder."
        raise SiteBuilderError(message)


def warnings(folder: Path) -> list[str]:
    """Return what a person has to do before the workflow of a new archive runs."""
    if _UNKNOWN in (folder / WORKFLOW).read_text("utf-8"):
        return [f"{folder / WORKFLOW}: write in place of {_UNKNOWN} which repository on GitHub holds this program"]
    return []


def _text(draft: str, wishes: Wishes) -> str:
    template = Template((files("site_builder") / "drafts" / draft).read_text("utf-8"))
    return template.safe_substitute(
        title=_quoted(wishes.title),
        base_url=_quoted(wishes.base_url),
        language=wishes.language,
        description=_quoted(_DESCRIPTIONS[wishes.language]),
        action=wishes.action or origin.action() or _UNKNOWN,
    )


def _quoted(text: str) -> str:
    """Return a text as TOML writes it; JSON's escapes are among those of TOML."""
    return msgspec.json.encode(text.replace("\x7f", "")).decode()

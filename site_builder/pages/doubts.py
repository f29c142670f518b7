"""What whoever knows better writes into corrections/: ready to paste, and where to say it."""

import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from msgspec import Struct

from site_builder.model import Official
from site_builder.pages.parts import Face, face
from site_builder.pages.view import View

_LISTED = 20  # articles named; whoever moves more of them copies the lines
_REASON = '"…"'
_DATE = "YYYY-MM-DD"  # no date on purpose: a build refuses it until somebody writes one


class Doubts(Struct, frozen=True):
    """Corrections of one official as TOML, and the officials of the same name."""

    split: str | None  # None of whom one article speaks alone
    merge: str | None  # None when nobody else has the name
    rename: str
    namesakes: tuple[Face, ...]
    report: str | None  # where the archive's repository takes reports, if it names one


def doubts(view: View, official: Official, url: str) -> Doubts:
    """Return what can be said against an official's page at `url`."""
    namesakes = view.namesakes(official.key)
    rename = _table([("rename", _text(official.key)), ("name", _text(official.name))])
    split = _split(official) if len(official.appearances) > 1 else None
    return Doubts(
        split=split,
        merge=_table([("merge", _list([official.key, *namesakes]))]) if namesakes else None,
        rename=rename,
        namesakes=tuple(face(view.officials[key]) for key in namesakes),
        report=_report(view.site.repository, official, f"{view.site.base_url}{url}", split or rename),
    )


def _split(official: Official) -> str:
    listed = official.appearances[:_LISTED]
    lines = "".join(f"  {_text(one.article)},{f'  # {one.date}' if one.date else ''}\n" for one in listed)
    return _table([("split", _text(official.key)), ("articles", f"[\n{lines}]")])


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    lines = [f"{key} = {value}" for key, value in (*pairs, ("reason", _REASON), ("date", _DATE))]
    return "\n".join(("[[official]]", *lines, ""))


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """Return a basic string of TOML; JSON writes the same but for the one control character that TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _report(repository: str, official: Official, address: str, snippet: str) -> str | None:
    """Return the address of a new report on GitHub, or what works like it, begun with what it is about."""
    if not repository:
        return None
    title = quote(f"{official.name} ({official.key})", safe="")
    body = quote(f"{address}\n\n```toml\n{snippet}```\n", safe="")
    return f"{repository.rstrip('/')}/issues/new?title={title}&body={body}"

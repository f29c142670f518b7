"""corrections.jsonl -> corrections/imported.toml: what the archivists knew better, to be made again."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from site_builder.corrections.files import FOLDER, Fact
from site_builder.corrections.lines import Line
from site_builder.errors import SiteBuilderError
from site_builder.imports.places import Place
from site_builder.imports.toml import value

NAME = "corrections.jsonl"

_FORMS = ("set", "drop", "add")
_OF_OFFICIALS = ("merge", "split", "articles", "rename", "name", "identify", "wikidata")


def write(data: Place, folder: Path) -> int:
    """Write the corrections of published data into a new archive; return how many there are."""
    tables = [_table(number, line) for number, line in enumerate(data.lines(NAME, optional=True), 1)]
    if tables:
        (folder / FOLDER).mkdir()
        (folder / FOLDER / "imported.toml").write_text("\n".join(tables), "utf-8")
    return len(tables)


def _table(number: int, line: bytes) -> str:
    try:
        item = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"{NAME}:{number}: not a correction ({error}); take the file anew from the site"
        raise SiteBuilderError(message) from error
    head = "[[article]]" if item.article is not None else "[[official]]"
    return "".join(f"{said}\n" for said in (head, *_said(item)))


def _said(item: Line) -> Iterator[str]:
    if item.article is not None:
        yield f"id = {value(item.article)}"
        facts = {form: fact for form in _FORMS if (fact := getattr(item, form))}
        yield from (f"{form} = {value(_plain(fact))}" for form, fact in facts.items())
    else:
        yield from (f"{name} = {value(said)}" for name in _OF_OFFICIALS if (said := getattr(item, name)))
    yield f"reason = {value(item.reason)}"
    yield f"date = {item.date.isoformat()}"


def _plain(fact: Fact) -> dict[str, object]:
    """Return what a fact says beyond what holds when it is left out."""
    said: dict[str, object] = msgspec.to_builtins(fact)
    usual = msgspec.to_builtins(Fact(fact.property, fact.value))
    return {key: one for key, one in said.items() if key in {"property", "value"} or one != usual[key]}

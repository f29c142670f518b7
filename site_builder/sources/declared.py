"""What an input declares about its article under keys: JSON keys and front matter alike."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from site_builder.cleaning.head import bad_date
from site_builder.cleaning.stamps import declared as declared_date
from site_builder.model import Remark, Statement
from site_builder.text.normalise import nfc
from site_builder.words import remark

_WEB = ("http://", "https://")
_CERTAIN = 1.0
_PLAIN = ("id", "title", "date", "source", "url", "text")


class Declared(Struct, frozen=True):
    """The known keys, None where they are missing or null; everything else as JSON text in `extra`."""

    id: str | None
    title: str | None
    text: str | None
    outlet: str | None
    url: str | None
    statements: tuple[Statement, ...]
    extra: dict[str, str]
    notes: tuple[Remark, ...]

    @property
    def dated(self) -> bool:
        """Tell whether the date of publication is declared."""
        return any(one.property == "published" for one in self.statements)


def declared(values: Mapping[str, object]) -> Declared:
    """Read the keys that docs/archivist.md names; values of the wrong kind become notes."""
    left = dict(values)
    notes: list[Remark] = []
    plain = {key: _plain(key, left, notes) for key in (*_PLAIN, "crawled")}
    statements: list[Statement] = []
    if plain["date"]:
        moment = declared_date(plain["date"])
        if moment:
            statements.append(_statement("published", moment))
        else:
            notes.append(bad_date(plain["date"][:80]))
    if plain["crawled"]:
        moment = declared_date(plain["crawled"])
        if moment:
            statements.append(_statement("crawled", moment))
        else:
            left["crawled"] = plain["crawled"]
    url = plain["url"]
    if url and not (url.lower().startswith(_WEB) and url.isprintable() and " " not in url):
        notes.append(remark('url: "%(url)s" is no http(s) address and was left out; write https://...', url=url[:80]))
        url = None
    if plain["source"]:
        statements.append(_statement("outlet", plain["source"]))
    statements += [_statement("byline", name) for name in _several("author", left, notes)]
    statements += [_statement("tag", name) for name in _several("tags", left, notes)]
    extra = {clean(str(key)): nfc(msgspec.json.encode(_stringly(value)).decode()) for key, value in left.items()}
    return Declared(
        plain["id"], plain["title"], plain["text"], plain["source"], url, tuple(statements), extra, tuple(notes)
    )


def clean(text: str) -> str:
    """Return a value on one line, in NFC, without blanks at its ends."""
    return " ".join(nfc(text).split())


def _statement(name: str, value: str) -> Statement:
    return Statement(name, value, None, f"{name}.declared", _CERTAIN, "declared")


def _plain(key: str, left: dict[str, object], notes: list[Remark]) -> str | None:
    """Take a key's value as text; a list or table stays among the unknown keys, with a note."""
    value = left.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        notes.append(remark("%(key)s: the value is no text and was not used; write it as a string", key=key))
        return None
    left.pop(key, None)
    if value is None:
        return None
    return (nfc(str(value)) if key == "text" else clean(str(value))) or None


def _several(key: str, left: dict[str, object], notes: list[Remark]) -> list[str]:
    """Take a text with commas or a list of texts."""
    value = left.get(key)
    if value is None or isinstance(value, str):
        left.pop(key, None)
        parts = (value or "").replace(";", ",").split(",")
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        left.pop(key)
        parts = [str(one) for one in value]
    else:
        notes.append(remark("%(key)s: the value is neither a text nor a list of texts and was not used", key=key))
        return []
    return list(dict.fromkeys(filter(None, map(clean, parts))))


def _stringly(value: object) -> object:
    """Return the value with keys that JSON allows."""
    if isinstance(value, Mapping):
        return {str(key): _stringly(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_stringly(one) for one in value]
    return value

"""Texts, numbers, lists and small tables as TOML."""

import json
from collections.abc import Mapping, Sequence


def quoted(text: str) -> str:
    """Return a text in quotes: JSON's escapes are TOML's, but for one character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def value(of: object) -> str:
    """Return a value as it stands behind `key = `."""
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, str):
        return quoted(of)
    if isinstance(of, Mapping):
        return f"{{ {', '.join(f'{key} = {value(one)}' for key, one in of.items())} }}"
    return f"[{', '.join(map(value, of))}]" if isinstance(of, Sequence) else str(of)

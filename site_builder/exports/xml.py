"""Text inside XML: escaped, and without the control characters that XML 1.0 cannot hold."""

import html
import re

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Looked for first, since nearly no text holds any.
_SPECIAL = re.compile(_IMPOSSIBLE.pattern[:-1] + "&<>\"']")

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def text(value: str) -> str:
    """Return a text for use between tags or inside quotes."""
    return html.escape(_IMPOSSIBLE.sub("", value)) if _SPECIAL.search(value) else value


def plain(value: str) -> bool:
    """Tell whether text() returns a text as it is."""
    return _SPECIAL.search(value) is None


def element(name: str, value: str, **attributes: str) -> str:
    """Return a whole element on a line of its own; an empty value makes it self-closing."""
    words = "".join(f' {key}="{text(said)}"' for key, said in attributes.items())
    return f"<{name}{words}>{text(value)}</{name}>\n" if value else f"<{name}{words}/>\n"

"""archive.toml as it is written: its lines, for messages that name them."""

import re
import tomllib
from pathlib import Path
from typing import NoReturn

from site_builder.errors import SiteBuilderError

_SYNTAX_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_HEADER = re.compile(r"\s*\[\[?\s*([\w-]+)\s*(?:\.[^\]]*)?\]\]?")


class File:
    """archive.toml as it was read: knows on which line a key stands, for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, key: str, message: str, nth: int = 1) -> NoReturn:
        """Raise the error that names file, line and key ("site.title"); `nth`: in which of several tables of a name."""
        said = f"{self.path}:{self._line(key, nth)}: {key}: {message}"
        raise SiteBuilderError(said)

    def _line(self, key: str, nth: int) -> int:
        """Return the line of "table.key", else of its table, else 1; counted from 1."""
        table, _, name = key.partition(".")
        here, found = "", 1
        for number, line in enumerate(self.lines, 1):
            if header := _HEADER.match(line):
                here = header[1]
                nth -= here == table
                found = number if here == table and nth == 0 else found
            elif here == table and nth == 0 and name and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
                return number
        return found


def read(path: Path) -> tuple[File, dict[str, object]]:
    """Return the file at `path` and its tables.  Raises SiteBuilderError when it is missing or is not TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = (
            f"{path}: not found, so this folder is not an archive; go to one, name it (site-builder build DIR), "
            f"or make a new one: site-builder init DIR"
        )
        raise SiteBuilderError(message) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"{path}:{line}: is not UTF-8; save the file with the encoding UTF-8"
        raise SiteBuilderError(message) from None
    file = File(path, text)
    try:
        return file, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteBuilderError(_syntax(file, str(error))) from None


def _syntax(file: File, message: str) -> str:
    """Return a message with the line where TOML ended, and that line as written."""
    at = _SYNTAX_AT.search(message)
    line = int(at[1]) if at and at[1] else max(len(file.lines), 1)
    said = _SYNTAX_AT.sub("", message)
    shown = file.lines[line - 1].strip()[:120] if line <= len(file.lines) else ""
    advice = 'Put texts into quotes (title = "...") and names of tables into brackets ([site]).'
    return f"{file.path}:{line}: {said}: {shown}\n{advice}"

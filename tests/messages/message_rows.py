"""The table of messages, as data: rooms/*.toml, and what is known of each row by its text alone."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOMS = Path(__file__).parent / "rooms"
ARCHIVE = "my-archive"  # what the archive of every example is called

# What tells a person what to do begins with one of these, at the start of a sentence or behind ";", "," or ":".
VERBS = frozenset(
    """add ask allow begin bring build change check choose close convert copy correct create cut delete drop end fetch
    find give go install keep let look make mend merge move name open pack pip publish put raise read reload remove
    rename replace report restart run save say start stop take try turn unpack use wait weigh write""".split()
)
_CLAUSE = re.compile(r"(?:^|[;:.?] |[.;:)]\n|\n)")
_PLACES = (
    r"^(?:error: |set aside: )?(?:\S*[\w/*.]:\d*|--[\w-]+|https?://\S+:|\S+/:) ",  # at the start: a file, an option
    r"\n  \S",  # on lines of their own
    r"\w+://\S+|archive\.toml|permalinks\.jsonl|\"[^\"]*\"|--\w+|`\w+`",  # the value, or what is to be changed
)
_PLACE = re.compile("|".join(_PLACES))


class Row(NamedTuple):
    """A message as a person sees it, and an example of what causes it.

    says: the whole text.  cause: in words.  how: which function of provoking.py brings it about; None: no test can,
    and `reason` says why not.  given: what that function needs, such as files by their path.
    kind: "error"; "page", what a page says of itself; "note", what was done, which needs no remedy.
    """

    room: str
    number: int
    says: str
    cause: str
    how: str | None
    given: Mapping[str, Any]
    kind: str
    reason: str

    @property
    def name(self) -> str:
        """Return what a test calls the row."""
        return f"{self.room}-{self.number}"

    @property
    def remedy(self) -> str:
        """Return the part of the text that says what to do, "" where none does."""
        starts = (found.end() for found in _CLAUSE.finditer(self.says))
        for start in starts:
            first = re.match(r"(?:or |then |and |please |if [^,]*, )?([A-Za-z]+)\b", self.says[start:])
            if first and first[1].lower() in VERBS:
                return self.says[start:]
        return ""

    @property
    def place(self) -> bool:
        """Tell whether the text names a file, an address, an option or the value that is wrong."""
        return bool(_PLACE.search(self.says))


class Room(NamedTuple):
    """The messages of one part of the program."""

    title: str
    about: str
    rows: tuple[Row, ...]


def rooms() -> Iterator[Room]:
    """Yield all rooms, in the order of their files' names."""
    for path in sorted(ROOMS.glob("*.toml")):
        said = tomllib.loads(path.read_text("utf-8"))
        rows = (_row(path.stem.partition("-")[2], number, said, one) for number, one in enumerate(said["message"], 1))
        yield Room(said["title"], said["about"], tuple(rows))


def rows() -> list[Row]:
    """Return the rows of all rooms."""
    return [row for room in rooms() for row in room.rows]


def _row(room: str, number: int, said: Mapping[str, Any], one: Mapping[str, Any]) -> Row:
    reason = one.get("reason", "")
    how = None if reason else one.get("how", said.get("how"))
    kind = one.get("kind", said.get("kind", "error"))
    return Row(room, number, one["says"].removesuffix("\n"), one["cause"], how, one, kind, reason)

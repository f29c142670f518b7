"""permalinks.jsonl <-> Ledger: every address ever published, a line each, with errors that name file and line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NoReturn

import msgspec
from msgspec import Struct

from site_builder.errors import SiteBuilderError

NAME = "permalinks.jsonl"

Kind = Literal[
    "article", "official", "office", "province", "district",
    "year", "month", "day", "undated", "letter", "family", "coverage_year",
]  # fmt: skip

_MARKER = re.compile(rb"(<{7}|={7}|>{7}|\|{7})( |$)")
_IN_ADDRESSES = b"abcdefghijklmnopqrstuvwxyz0123456789-/\n"  # as urls.py makes them


class Link(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A line of the ledger: an address and what stood or stands there.

    `to` and `gone` say what is at an address whose page is no more.
    """

    address: str  # relative to the base URL, with a slash at the end
    kind: Kind
    key: str  # an article's id, the key of any other page
    parts: int = 1  # the most pages that the list at this address ever filled
    name: str = ""  # of an official, as `articles` spell it
    articles: tuple[str, ...] = ()  # ids of a few articles that name the official: they tell who it is
    to: str | None = None  # the address that took its place
    gone: str | None = None  # why there is none
    was: str = ""  # of an article, marks of what it said when it was first published


Ledger = dict[str, Link]  # by address


def load(root: Path) -> Ledger:
    """Read the ledger of the archive in `root`; empty when there is none.

    Raises SiteBuilderError for a line that is none, and for an address with two lines.
    """
    try:
        data = (root / NAME).read_bytes()
    except FileNotFoundError:
        return {}
    try:
        links = msgspec.json.Decoder(Link).decode_lines(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        links = list(_one_by_one(data))
    ledger = {link.address: link for link in links}
    if len(ledger) < len(links) or not _sound(links):
        list(_one_by_one(data))
    return ledger


def begun(root: Path) -> bool:
    """Tell whether the archive in `root` keeps a ledger: it has the file, if only an empty one."""
    return (root / NAME).exists()


def begin(root: Path) -> bool:
    """Make an empty ledger, which the next build fills; return whether there was none."""
    new = not begun(root)
    (root / NAME).touch()
    return new


def save(root: Path, links: Iterable[Link]) -> None:
    """Write the ledger in one step."""
    with published_with(root, links):
        pass


@contextmanager
def published_with(root: Path, links: Iterable[Link]) -> Iterator[None]:
    """Publish, inside, the site that a ledger tells of: written before, where there may be no room; in force after."""
    proposed = _proposed(root)
    try:
        proposed.write_bytes(written(links))
        yield
    except BaseException:
        proposed.unlink(missing_ok=True)
        raise
    proposed.replace(root / NAME)


def recover(root: Path, published: Path) -> None:
    """Put in force what a killed build wrote if it published that ledger, else forget it.

    `published`: the copy that the site has.
    """
    proposed = _proposed(root)
    if not proposed.exists():
        return
    if published.is_file() and published.read_bytes() == proposed.read_bytes():
        proposed.replace(root / NAME)
    else:
        proposed.unlink()


def _proposed(root: Path) -> Path:
    return root / f".{NAME}.new"


def written(links: Iterable[Link]) -> bytes:
    """Return the ledger as it is written: sorted by address, so that two branches of it merge line by line."""
    return msgspec.json.Encoder().encode_lines(sorted(links, key=lambda link: link.address))


def _sound(links: Sequence[Link]) -> bool:
    """Tell whether lines say what can be; as one text, since a ledger may have 100,000 lines."""
    special = [link for link in links if link.parts != 1 or link.to is not None or link.gone is not None]
    addresses = [link.address for link in links] + [link.to for link in special if link.to is not None]
    lines = "\n".join(["", *addresses, ""])
    plain = lines.isascii() and not lines.encode().translate(None, _IN_ADDRESSES)
    whole = lines.count("/\n") == len(addresses) and "//" not in lines and "\n/" not in lines
    return plain and whole and all(map(_says_what_can_be, special))


def _says_what_can_be(link: Link) -> bool:
    return link.parts > 0 and (link.gone is None or (link.to is None and bool(link.gone.strip())))


def _one_by_one(data: bytes) -> Iterator[Link]:
    """Yield every line; raise SiteBuilderError for the first that cannot be."""
    seen: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        link = _decoded(number, line)
        if link.address in seen:
            _fail(number, line, f"line {seen[link.address]} has this address already; keep the one that is right")
        seen[link.address] = number
        yield link


def _decoded(number: int, line: bytes) -> Link:
    if _MARKER.match(line):
        _fail(number, line, "is a mark of a merge; keep the lines of both sides, each once, and delete the marks")
    try:
        link = msgspec.json.decode(line, type=Link)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        _fail(number, line, f"is not a line of the ledger ({error}); mend it, or take it from an older version")
    if not _sound((link,)):
        _fail(
            number,
            line,
            "says what cannot be; write plain addresses (officials/a-b-x4k2q/), parts from 1, and to or gone, not both",
        )
    return link


def _fail(number: int, line: bytes, problem: str) -> NoReturn:
    shown = line[:120].decode("utf-8", "replace")
    message = f"{NAME}:{number}: {problem}: {shown}\nNothing was built, and the ledger is as it was."
    raise SiteBuilderError(message)

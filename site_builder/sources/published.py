"""Articles as an archive published them: already cleaned, so that the same facts are found in them again.

`site-builder import-data` writes such files.  A line is trusted no more than any other input: whatever could not have
come from reading an article sets it aside.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO

import msgspec
from msgspec import Raw, Struct, field

from site_builder.errors import SetAsideError
from site_builder.model import Caption, Document, Evidence, Input, Remark, Removed, SetAside, Source, Statement
from site_builder.sources.jsonl import JsonLines
from site_builder.sources.page import Page
from site_builder.text.normalise import nfc
from site_builder.words import remark

SUFFIX = ".published.jsonl"

_MOMENT = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\+07:00)?"
_FORMS = {"published": re.compile(_MOMENT, re.ASCII), "crawled": re.compile(_MOMENT, re.ASCII)}
_ANY = re.compile(r"(?s).+")
_PLAIN = frozenset({"published", "crawled", "outlet", "byline", "photographer", "tag"})  # properties read off the page
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_VALUE = re.compile(r"%\((\w{1,40})\)s", re.ASCII)
_FIELD = re.compile(r"(text|title|captions|removed)(?:\[(\d{1,6})\])?", re.ASCII)


class Read(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A fact that the page itself declares or prints; where it is printed, if anywhere."""

    property: str
    value: str | int
    rule: str
    confidence: float
    origin: str
    in_: str | None = field(name="in", default=None)
    start: int | None = None
    end: int | None = None


class Line(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A line of such a file."""

    id: str
    title: str
    text: str
    seal: str = ""  # of all the rest: whether it is as it was published
    sha256: str = ""  # of the source from which the article was first read
    outlet: str | None = None
    url: str | None = None
    captions: tuple[Caption, ...] = ()
    removed: tuple[Removed, ...] = ()
    statements: tuple[Read, ...] = ()
    notes: tuple[Remark, ...] = ()
    extra: dict[str, Raw] = {}


def sealed(line: Line) -> Line:
    """Return a line with the seal that tells whether somebody edited it since."""
    return msgspec.structs.replace(line, seal=_seal(line))


def _seal(line: Line) -> str:
    return sha256(msgspec.json.encode(msgspec.structs.replace(line, seal=""))).hexdigest()[:16]


class Published:
    """A .published.jsonl file holds in each line what was read of an article."""

    suffix = SUFFIX
    many = True

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterable[Input | SetAside]:
        """Return where each line begins and how long it is."""
        return JsonLines().inputs(whole, stream)

    def page(self, item: Input, data: bytes) -> Document:
        """Return the article of one line as it was read; raise SetAsideError for what cannot have been."""
        try:
            line = msgspec.json.decode(data, type=Line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            message = remark(
                "not a line of published data (%(why)s); take the file anew with site-builder import-data", why=error
            )
            raise SetAsideError(message, item.line) from None
        if problem := _problem(line):
            message = remark(
                "this article cannot have been read like that (%(why)s); correct articles in corrections/, or write "
                "them into a .jsonl file, which is read anew",
                why=problem,
            )
            raise SetAsideError(message, item.line)
        return _document(item, data, line)

    def skim(self, item: Input, data: bytes) -> Page:  # noqa: ARG002  # other formats look into both
        """Return no lines: of what is cleaned already there is no furniture to learn."""
        return Page([])


def _document(item: Input, data: bytes, line: Line) -> Document:
    kept = line.sha256 if line.seal == _seal(line) and re.fullmatch(r"[0-9a-f]{64}", line.sha256) else ""
    source = Source(item.path, kept or sha256(data).hexdigest(), item.line, line.outlet, line.url)
    return Document(
        id=line.id,
        source=source,
        title=line.title,
        text=line.text,
        captions=line.captions,
        removed=line.removed,
        statements=tuple(_statement(line, read) for read in line.statements),
        extra={key: bytes(value).decode() for key, value in line.extra.items()},
        notes=line.notes,
    )


def _statement(line: Line, read: Read) -> Statement:
    at = None
    if read.in_ is not None and read.start is not None and read.end is not None:
        at = Evidence(read.in_, read.start, read.end, (_field(line, read.in_) or "")[read.start : read.end])
    origin = "extracted" if at else "declared"
    return Statement(read.property, read.value, at, read.rule, read.confidence, origin)  # type: ignore[arg-type]  # literals


def _problem(line: Line) -> str | None:
    """Return what keeps a line from being something that was read."""
    texts = (line.id, line.title, line.text, line.outlet or "", *line.extra)
    texts += tuple(text for note in line.notes for text in (note.message, note.place, *sum(note.values, ())))
    texts += tuple(caption.text for caption in line.captions) + tuple(one.text for one in line.removed)
    texts += tuple(text for read in line.statements for text in (read.rule, read.in_ or "", str(read.value)))
    checks = (
        (not line.id.strip() or not line.title.strip(), "has no id or title"),
        (not line.text.strip() and not line.captions, "has no text"),
        (any(_CONTROL.search(text) for text in texts), "holds control characters"),
        (any(text != nfc(text) for text in texts), "is not in the composed form of Unicode (NFC)"),
        (bool(line.url) and not _URL.fullmatch(line.url or ""), f'has "{line.url}" for an address'),
        (not all(map(_sayable, line.notes)), "has notes that cannot be said"),
        (any(caption.after < 0 for caption in line.captions), "has a caption in no place"),
    )
    found = next((message for wrong, message in checks if wrong), None)
    return found or next((said for read in line.statements if (said := _misread(line, read))), None)


def _sayable(note: Remark) -> bool:
    """Tell whether a note names no more values than it has, and nothing else that a formatter would take."""
    named = set(_VALUE.findall(note.message))
    return named <= {name for name, _ in note.values} and "%" not in _VALUE.sub("", note.message)


def _misread(line: Line, read: Read) -> str | None:
    """Return what keeps a statement from being read off this page."""
    plain = _FORMS.get(read.property, _ANY) if read.property in _PLAIN else None
    told = read.property == "views" if isinstance(read.value, int) else plain and plain.fullmatch(read.value)
    checks = (
        (not told, "which no page declares or prints"),
        (not 0 <= read.confidence <= 1, f"with a confidence of {read.confidence}"),
        (not _stands(line, read), "by words that are not there"),
    )
    return next((f'says "{read.property}": "{read.value}", {said}' for wrong, said in checks if wrong), None)


def _stands(line: Line, read: Read) -> bool:
    """Tell whether a statement's words are on the page, or it names none."""
    if read.in_ is None or read.start is None or read.end is None:
        return (read.in_, read.start, read.end) == (None, None, None)
    text = _field(line, read.in_)
    return text is not None and 0 <= read.start < read.end <= len(text)


def _field(line: Line, name: str) -> str | None:
    """Return the text of a field as evidence names it."""
    match = _FIELD.fullmatch(name)
    if not match:
        return None
    if match[2] is None:
        return {"text": line.text, "title": line.title}.get(match[1])
    listed: tuple[Caption | Removed, ...] = line.captions if match[1] == "captions" else line.removed
    place = int(match[2])
    return listed[place].text if match[1] in {"captions", "removed"} and place < len(listed) else None

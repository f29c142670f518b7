"""What is read: one input, what its lines are, and every fact found in it, each with its evidence."""

from typing import Literal

from msgspec import Struct

Reason = Literal["chrome", "title", "published", "byline", "credit", "caption", "repeat"]
Origin = Literal["declared", "extracted", "corrected"]
Status = Literal["current", "former", "acting", "appointed", "candidate"]
Level = Literal["province", "district", "commune"]


class Given(Struct, frozen=True):
    """What archive.toml says of all articles of one source folder, for those that do not say it themselves."""

    outlet: str | None = None
    province: str | None = None  # key in the gazetteer: the home of its newspaper
    author: str | None = None
    tags: tuple[str, ...] = ()
    columns: dict[str, str] = {}  # {our key: name of the column or JSON key that holds it}


class Header(Struct, frozen=True):
    """The first row of a .csv file."""

    names: tuple[str, ...]
    delimiter: str


class Input(Struct, frozen=True, gc=False):
    """One article still unread: a file, a member of a .zip, one line of a .jsonl or .csv file, one record of a WARC."""

    path: str  # relative to the archive, with "/"; of a member, its path in the .zip below that of the .zip
    line: int | None = None  # counted from 1: of a .jsonl or .csv file; the number of a WARC's record
    offset: int = 0  # first byte of it in the file
    size: int | None = None  # bytes; None: up to the end
    folder: str = ""  # the source folder that holds it, as archive.toml names it: the id is the path below
    file: str = ""  # the file that holds it, where that is not at `path`
    deflated: tuple[int, int] | None = None  # offset and size, in `file`, of a deflated member: the rest counts in it
    sha256: str = ""  # of its bytes, where they have been looked through already
    header: Header | None = None
    given: Given | None = None
    beside: tuple["Input", ...] = ()  # the pictures and files that may belong to it
    pictures: tuple[str, ...] = ()  # addresses of pictures that it may show, until it is known which files they are
    learned: tuple[int, ...] = ()  # marks of its lines that the archive has learned to be its source's furniture


class Source(Struct, frozen=True, gc=False):
    """Where an article came from."""

    path: str
    sha256: str  # of the bytes of the file, member, line or record
    line: int | None = None  # as in Input
    outlet: str | None = None  # the newspaper or site, as far as the input itself says
    url: str | None = None  # http(s) only
    home: str | None = None  # key of the province that archive.toml names as the outlet's


class Removed(Struct, frozen=True, gc=False):
    """A line of the source that is not part of the cleaned text."""

    line: int  # counted from 1
    text: str
    reason: Reason


class Evidence(Struct, frozen=True, gc=False, array_like=True):
    """The words that say so: `quote` is the slice [start:end] of `field`."""

    field: str
    start: int
    end: int
    quote: str


class PersonNamed(Struct, frozen=True, gc=False, tag="person"):
    """A person is mentioned.  `name`: the fullest form in the article; the quote is the form at hand."""

    name: str


class PostHeld(Struct, frozen=True, gc=False, tag="post"):
    """A person holds, held or is about to hold a post."""

    person: str  # the name, as in PersonNamed
    post: str  # canonical label without the place: "Bí thư Tỉnh ủy"
    place: str | None  # bare name of the unit the post belongs to; None: national or unknown
    place_key: str | None  # the unit's key in the gazetteer, when known
    status: Status
    official: bool  # a public post in Viet Nam; False for firms, clubs and other countries


class PlaceNamed(Struct, frozen=True, gc=False, tag="place"):
    """A unit is named.  `key` is None while several units of that name remain possible."""

    name: str  # bare, in the form in force on the article's date: "Hồ Chí Minh", "Bình Sơn"
    level: Level
    key: str | None
    province: str | None  # bare name of its province, when known; None for a province itself
    how: str  # which evidence decided: named, unique, context, outlet, office-holder, ...


Value = str | int | PersonNamed | PostHeld | PlaceNamed


class Statement(Struct, frozen=True, gc=False):
    """A fact with what says so.

    Properties with a plain value: published, crawled, views, outlet, byline, photographer, tag, event_date (ISO day).
    With a typed value: person, post, place (each naming a unit), province (the primary one; at most one an article).
    """

    property: str
    value: Value
    evidence: Evidence | None  # None only when the input declares the value outside any text
    rule: str  # name of the rule that found it: "byline.labelled"
    confidence: float  # 0..1
    origin: Origin = "extracted"


class Caption(Struct, frozen=True, gc=False):
    """A caption and the number of paragraphs of the text that stood before it."""

    text: str
    after: int


class Remark(Struct, frozen=True, array_like=True, gc=False):
    """What was repaired, doubted or not understood: a message of the interface, in English, with its values.

    `place`: the file, and the line if known, where that is not said beside it.
    """

    message: str
    values: tuple[tuple[str, str], ...] = ()
    place: str = ""

    def __str__(self) -> str:
        """Say it in English, as programs and terminals show it."""
        said = self.message % dict(self.values) if self.values else self.message
        return f"{self.place}: {said}" if self.place else said


class Attachment(Struct, frozen=True, gc=False):
    """A picture or file that is published beside its article."""

    path: str  # in the archive
    name: str  # of the published file, in the article's folder
    kind: str  # media type, as its bytes say
    size: int  # bytes
    sha256: str
    width: int = 0  # pixels; 0 for what is no picture
    height: int = 0
    alt: str = ""
    inside: Input | None = None  # where its bytes are, when they are not a file at `path`


class Document(Struct, frozen=True, gc=False):
    """One input, cleaned: nothing inferred beyond what its lines are."""

    id: str
    source: Source
    title: str
    text: str  # paragraphs separated by a blank line
    captions: tuple[Caption, ...]
    removed: tuple[Removed, ...]
    statements: tuple[Statement, ...]  # declared or printed metadata: published, byline, views, ...
    extra: dict[str, str]  # unknown keys of the input, kept as JSON text
    notes: tuple[Remark, ...] = ()  # what was repaired or doubted while reading, for the article's page
    attachments: tuple[Attachment, ...] = ()


class Article(Struct, frozen=True, gc=False):
    """A document with every statement found in it, in the order of their evidence."""

    document: Document
    statements: tuple[Statement, ...]


class SetAside(Struct, frozen=True, gc=False):
    """An input that could not be read, named with its reason."""

    path: str
    line: int | None
    reason: Remark

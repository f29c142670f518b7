"""The shapes that flow through a build, in the order in which they are made.

    bytes -> Document -> Article -> Record -> Archive -> Page -> File

All are immutable.  Text is NFC; every offset counts characters (code points) of the named field and is half-open.
A field is named "text", "title", "captions[2]" or "removed[0]" (the text of that removed line); "declared" stands for a
value that the input states outside any text, such as a JSON key or front matter, and has no offsets.
"""

from site_builder.model.archives import (
    Appearance,
    Archive,
    Aspect,
    Change,
    Commit,
    Companion,
    Holder,
    Office,
    Official,
    Site,
    Term,
)
from site_builder.model.documents import (
    Article,
    Attachment,
    Caption,
    Document,
    Evidence,
    Given,
    Header,
    Input,
    Level,
    Origin,
    PersonNamed,
    PlaceNamed,
    PostHeld,
    Reason,
    Remark,
    Removed,
    SetAside,
    Source,
    Statement,
    Status,
    Value,
)
from site_builder.model.pages import File, Page, PageRef
from site_builder.model.records import Correction, EventDate, How, Person, Place, Post, Primary, Record, Role

__all__ = [
    "Appearance",
    "Archive",
    "Article",
    "Aspect",
    "Attachment",
    "Caption",
    "Change",
    "Commit",
    "Companion",
    "Correction",
    "Document",
    "EventDate",
    "Evidence",
    "File",
    "Given",
    "Header",
    "Holder",
    "How",
    "Input",
    "Level",
    "Office",
    "Official",
    "Origin",
    "Page",
    "PageRef",
    "Person",
    "PersonNamed",
    "Place",
    "PlaceNamed",
    "Post",
    "PostHeld",
    "Primary",
    "Reason",
    "Record",
    "Remark",
    "Removed",
    "Role",
    "SetAside",
    "Site",
    "Source",
    "Statement",
    "Status",
    "Term",
    "Value",
]

"""Photo credits inside texts and captions."""

import re
from collections.abc import Iterator

from site_builder.cleaning.credits import MEDIA_WORD, Name, once
from site_builder.cleaning.names import NAME, is_name, is_vietnamese
from site_builder.text.letters import LOWER, UPPER

_LABEL = re.compile(r"[Ảả](?:nh|NH)(?: minh họa| minh hoạ| tư liệu)? ?: ?|(?<=\()[Ảả]nh (?=[^()]{2,40}\))")
_KINDS = (" minh họa", " minh hoạ", " tư liệu")  # of pictures
_ENDS = ("nh", "nh ", "NH", "NH ", *_KINDS)  # what a label has before its colon
_WORD = 3  # letters of "Ảnh"
_IN_BRACKETS = ("(Ảnh ", "(ảnh ")
_CLOSED = r" ?(?:[)\].;\n]|$)"
_AGENCY = r" ?[-–/] ?(?:PV |CTV|TTXVN|VOV|VNA|Báo |[A-Z][\w+]*\.vn)"
_MARKED = re.compile(rf"(?P<name>{NAME})(?={_CLOSED}|{_AGENCY}| ?[-–/] ?{NAME}{_CLOSED})")
_CAPITALS = re.compile(rf"(?P<name>[{UPPER}.]{{2,}}(?: [{UPPER}.]{{2,}}){{0,3}})(?= [{UPPER}“\"][{LOWER}]|{_AGENCY})")
# Two syllables and a sentence that begins at once: "Ảnh: Văn Tám Chiều nay ..."; of three nobody can tell.
_GLUED = re.compile(rf"(?P<name>[{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)(?= [{UPPER}][{LOWER}]* [{LOWER}])")
_CREDIT = 60  # characters of a photographer's name with the medium
_TWO_SENTENCES = 320  # characters of a caption of two sentences
_NEXT_SENTENCE = re.compile(rf"[.!?…”)] ?[{UPPER}“]\w* \w")
_SOURCE = re.compile(r"(?: \((?:[Ảả]nh[^():]{0,20}\. )?|(?<=[.”\")]) )[Nn]guồn(?: ảnh)? ?: ?[^().:]{2,60}\)?\.?$")
_WRITTEN_TOO = re.compile(r"(?:tin|bài)(?: ?[,&–-]| và)? ?$", re.IGNORECASE)  # "Tin, ảnh: ..." credits the article
_TELLS = re.compile(r"(?<!\w)(?:đã|sẽ|cho biết|cho rằng|cho hay)(?!\w)")


def photographers(text: str) -> list[Name]:
    """Return the photographers that a text or caption names: "... ký biên bản. Ảnh: THÁI CƯƠNG".

    Agencies and foreign media, which nothing tells from other words here, are left out.
    """
    found = [name for label in _labels(text) if (name := _photographer(text, label.end()))]
    return once(text, found) if found else []


def ends_with_photo_credit(line: str) -> bool:
    """Tell whether a line is one or two sentences closed by a photo credit, of whomever, as only captions are.

    In texts that lost their line breaks whole paragraphs end so; they tell more, and stay.
    """
    labels = _labels(line)
    if len(labels) != 1 or labels[0].start() == 0:
        return False
    words, credit = line[: labels[0].start()], line[labels[0].end() :]
    breaks = len(_NEXT_SENTENCE.findall(words.rstrip(" (-–.")))
    if len(credit) > _CREDIT or _NEXT_SENTENCE.search(credit) or _WRITTEN_TOO.search(words):
        return False
    return breaks == 0 or (breaks == 1 and len(line) <= _TWO_SENTENCES and not _TELLS.search(words))


def ends_with_source(line: str) -> bool:
    """Tell whether a line is one sentence closed by where it is from, as pictures are: "... ở Đức. (Nguồn: AFP)"."""
    found = _SOURCE.search(line)
    words = line[: found.start()].rstrip(" (.") if found else ""
    return bool(" " in words and words[:1].isupper() and not _NEXT_SENTENCE.search(words) and not is_name(words))


def _labels(text: str) -> list[re.Match[str]]:
    """Return the labels in the order of print.  A lone mark is many times as quick to look for as the whole."""
    found: dict[int, re.Match[str] | None] = {}
    for at in _places(text, ":"):
        if text.endswith(_ENDS, 0, at):
            kind = next((kind for kind in _KINDS if text.endswith(kind, 0, at)), "")
            start = at - len(kind) - (_WORD if text[at - 1] != " " else _WORD + 1)
            found[start] = _LABEL.match(text, start) if start >= 0 else None
    for at in _places(text, "("):
        if text.startswith(_IN_BRACKETS, at):
            found[at + 1] = _LABEL.match(text, at + 1)
    return [label for _, label in sorted(found.items()) if label]


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _photographer(text: str, start: int) -> Name | None:
    """Read the name behind "Ảnh:", which a mark, a medium or, where line breaks were lost, a change of case ends."""
    match = _MARKED.match(text, start) or _CAPITALS.match(text, start) or _GLUED.match(text, start)
    if not match or not is_name(match["name"]) or MEDIA_WORD.match(match["name"]) or not is_vietnamese(match["name"]):
        return None
    return Name("photographer", match.start("name"), match.end("name"), labelled=True)

"""The newspaper's home as evidence for a province."""

import re
from collections.abc import Collection, Iterator

from site_builder.extract.province_votes import View, Vote
from site_builder.gazetteer.outlets import outlet_province
from site_builder.model import Document, Evidence

_OUTLET = 1.5
_OUTLET_LOCAL = 2.5  # of an article that speaks of "the province"
_OUTLET_AGREES = 1.5  # more, when the article names a unit of that province

# Words about "the province" that leave its name out.
_BODIES = (
    *("UBND", "HĐND", "Công an", "toàn", "trong", "của", "địa bàn", "lãnh đạo", "Quân sự", "MTTQ", "Quốc hội"),
    *("Lao động", "LĐLĐ", "Phụ nữ", "Nông dân", "chiến binh", "Biên phòng", "Đoàn", "CHQS"),
)
_BEFORE = tuple(f"{body} t" for body in _BODIES)  # up to the "ỉnh" that all have in common
_PHRASES = ("Tỉnh ủy", "Tỉnh uỷ", "tỉnh nhà", "tỉnh ta")
_PROVINCE = "ỉnh"

_EDGE = 250  # characters at either end of a text where an outlet's name is a dateline or a credit
_HOST = re.compile(r"(?<![\w@.-])(?:[A-Za-z0-9-]{1,40}\.){1,4}vn(?!\w)")
_NAME = re.compile(
    r"(?:Báo|Web|Đài PT-?TH|Cổng TTĐT tỉnh|Cổng thông tin điện tử tỉnh)[ \u00a0]"
    r"(?:[^\W\d_a-z]\w*[ \u00a0]?(?:[-–][ ])?){1,4}"
)
_PRINTED = (((".vn",), _HOST), (("Báo ", "Web ", "Đài P", "Cổng "), _NAME))
_ANY_CUE = tuple(cue for cues, _ in _PRINTED for cue in cues)


def is_nameless(text: str) -> bool:
    """Tell whether a text speaks of "the province" without saying which."""
    start = text.find(_PROVINCE)
    while start >= 0:
        if text.endswith(_BEFORE, 0, start) and _without_name(text, start + len(_PROVINCE)):
            return True
        if start and text.startswith(_PHRASES, start - 1):
            phrase = next(phrase for phrase in _PHRASES if text.startswith(phrase, start - 1))
            if _without_name(text, start - 1 + len(phrase)):
                return True
        start = text.find(_PROVINCE, start + 1)
    return False


def _without_name(text: str, end: int) -> bool:
    """Tell whether no name follows the words that end there."""
    return not text[end + 1 : end + 2].isupper() and not text[end : end + 1].isalnum()


def of_outlet(view: View, named: Collection[str]) -> Iterator[Vote]:
    """Yield a vote for the home of the newspaper; `named` are the provinces whose units the article names."""
    document = view.document
    for home, evidence in _homes(document):
        if home:
            key = view.key(home)
            local = view.nameless or is_nameless(document.title)
            weight = (_OUTLET_LOCAL if local else _OUTLET) + (_OUTLET_AGREES if key in named else 0.0)
            yield Vote(key, weight, "outlet", evidence)
            return


def _homes(document: Document) -> Iterator[tuple[str | None, Evidence | None]]:
    """Yield the province of what may name the outlet; what archive.toml says of it comes first."""
    yield document.source.home, None
    for name, evidence in _outlets(document):
        yield outlet_province(name), evidence


def _outlets(document: Document) -> Iterator[tuple[str, Evidence | None]]:
    """Yield what may name the outlet, the most certain first."""
    for declared in (document.source.outlet, document.source.url):
        if declared:
            yield declared, None
    text = document.text
    yield from _printed("text", text, 0, min(_EDGE, len(text)))
    yield from _printed("text", text, max(_EDGE, len(text) - _EDGE), len(text))
    for number, removed in enumerate(document.removed):
        if any(map(removed.text.__contains__, _ANY_CUE)):  # few lines have one
            yield from _printed(f"removed[{number}]", removed.text, 0, min(_EDGE, len(removed.text)))


def _printed(field: str, text: str, start: int, end: int) -> Iterator[tuple[str, Evidence]]:
    for cues, pattern in _PRINTED:
        if any(text.find(cue, start, end) >= 0 for cue in cues):
            for match in pattern.finditer(text, start, end):
                yield match[0], Evidence(field, match.start(), match.end(), match[0])

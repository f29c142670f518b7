"""An article's text cut into paragraphs, sentences and runs, with its names and places linked."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from site_builder.model import Document
from site_builder.pages.anchors import in_text
from site_builder.text.sentences import sentences

Span = tuple[int, int]


class Mention(NamedTuple):
    """Words that name something with a page."""

    start: int
    end: int
    url: str
    person: bool  # a person's name wins over a place inside it: "Nguyễn Thái Bình"


class Run(NamedTuple):
    """Words, linked or not."""

    text: str
    url: str | None


class Piece(NamedTuple):
    """Part of a paragraph: a sentence that facts lead to, by its anchors, or what stands between two such."""

    anchors: Sequence[str]
    runs: Sequence[Run]


class Block(NamedTuple):
    """A paragraph of the text, or a caption with its id ("c0")."""

    id: str | None
    pieces: Sequence[Piece]


class Evidence(NamedTuple):
    """Offsets in the text that facts lead to; to the `cited` ones other pages do too, so each keeps its own anchor."""

    cited: Collection[int]
    others: Collection[int]


class _Field:
    """A text with its mentions in order, without overlaps: the first of each page."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = _firsts(_apart(mentions))
        self.starts = [mention.start for mention in self.mentions]

    def runs(self, start: int, end: int) -> list[Run]:
        """Return the words from `start` to `end`."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first == last:
            return [Run(self.text[start:end], None)]
        here, made = start, []
        for mention in self.mentions[first:last]:
            if mention.end <= end:
                if here < mention.start:
                    made.append(Run(self.text[here : mention.start], None))
                made.append(Run(self.text[mention.start : mention.end], mention.url))
                here = mention.end
        if here < end:
            made.append(Run(self.text[here:end], None))
        return made


def blocks(
    document: Document, linked: Mapping[str, Sequence[Mention]], evidence: Evidence
) -> tuple[list[Block], Mapping[int, str]]:
    """Return the paragraphs and captions in reading order, and the anchor that stands for each offset of evidence.

    `linked` gives the mentions by field.
    """
    text, captions = _Field(document.text, linked.get("text", ())), _captions(document, linked)
    offsets, anchors = sorted({*evidence.cited, *evidence.others}), dict[int, str]()
    made: list[Block] = []
    for number, (start, end) in enumerate(_paragraphs(document.text)):
        made += captions.pop(number, ())
        inside = offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]
        if inside:
            marked = _marked(document.text, (start, end), inside)
            anchors.update(_anchors(marked.values(), evidence.cited))
            made.append(Block(None, list(_pieces(text, (start, end), marked, anchors))))
        else:
            made.append(Block(None, [Piece((), text.runs(start, end))]))
    for after in sorted(captions):
        made += captions[after]
    return made, anchors


def _apart(items: Sequence[Mention]) -> list[Mention]:
    """Keep the first and longest of mentions that overlap, a person before a place."""
    kept: list[Mention] = []
    for item in sorted(items, key=lambda m: (m.start, not m.person, -m.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.person and not kept[-1].person:
            kept[-1] = item
    return kept


def _firsts(items: Sequence[Mention]) -> list[Mention]:
    first: dict[str, Mention] = {}
    for item in items:
        first.setdefault(item.url, item)
    return list(first.values())


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield start, start + len(paragraph)
        start += len(paragraph) + 2


def _captions(document: Document, linked: Mapping[str, Sequence[Mention]]) -> dict[int, list[Block]]:
    """Return the captions by the number of paragraphs before them."""
    made: defaultdict[int, list[Block]] = defaultdict(list)
    for index, caption in enumerate(document.captions):
        field = _Field(caption.text, linked.get(f"captions[{index}]", ()))
        made[caption.after].append(Block(f"c{index}", [Piece((), field.runs(0, len(caption.text)))]))
    return made


def _marked(text: str, span: Span, offsets: Sequence[int]) -> Mapping[Span, list[int]]:
    """Return the sentences of a paragraph that facts lead to, in order, each with the offsets of its evidence."""
    first, end = span
    spans = [(first + a, first + b) for a, b in sentences(text[first:end])] or [span]
    starts = [start for start, _ in spans]
    found: defaultdict[Span, list[int]] = defaultdict(list)
    for offset in offsets:
        found[spans[max(0, bisect_right(starts, offset) - 1)]].append(offset)
    return found


def _anchors(sentences_: Collection[Sequence[int]], cited: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the anchor for each offset of evidence: its own if it is cited, else that of another in the sentence."""
    for offsets in sentences_:
        one = in_text(next((offset for offset in offsets if offset in cited), offsets[0]))
        yield from ((offset, in_text(offset) if offset in cited else one) for offset in offsets)


def _pieces(
    field: _Field, span: Span, marked: Mapping[Span, Sequence[int]], anchors: Mapping[int, str]
) -> Iterator[Piece]:
    """Cut a paragraph into its marked sentences and what stands between them."""
    here, end = span
    for (start, stop), offsets in marked.items():
        if start > here:
            yield Piece((), field.runs(here, start))
        yield Piece(tuple(dict.fromkeys(anchors[offset] for offset in offsets)), field.runs(start, stop))
        here = stop
    if here < end:
        yield Piece((), field.runs(here, end))

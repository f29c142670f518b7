"""An article's text cut into paragraphs, sentences and runs, with its names and places linked."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from site_builder.model import Document, PersonNamed, Statement
from site_builder.text.sentences import sentences

Span = tuple[int, int]
T = TypeVar("T")


class Mention(NamedTuple):
    """Words that name something with a page."""

    start: int
    end: int
    url: str
    person: bool  # a person's name wins over a place inside it: "Nguyễn Thái Bình"


class Marked(NamedTuple):
    """A sentence that facts lead to."""

    start: int
    end: int
    anchors: tuple[str, ...]


class Run(NamedTuple):
    """Words, linked or not."""

    text: str
    url: str | None


class Piece(NamedTuple):
    """Part of a paragraph: a sentence that facts lead to, by its anchors, or what stands between two such."""

    anchors: tuple[str, ...]
    runs: tuple[Run, ...]


class Block(NamedTuple):
    """A paragraph of the text ("p1") or a caption ("c0")."""

    id: str
    caption: bool
    pieces: tuple[Piece, ...]


def mentions(
    statements: Iterable[Statement], page_of: Callable[[Statement], str | None]
) -> Mapping[str, Sequence[Mention]]:
    """Return, by field, the mentions to link, in order and without overlaps."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for statement in statements:
        evidence = statement.evidence
        if evidence and (url := page_of(statement)):
            found[evidence.field].append(
                Mention(evidence.start, evidence.end, url, isinstance(statement.value, PersonNamed))
            )
    return {field: _apart(items) for field, items in found.items()}


def _apart(items: list[Mention]) -> list[Mention]:
    """Keep the first and longest of mentions that overlap, a person before a place."""
    kept: list[Mention] = []
    for item in sorted(items, key=lambda m: (m.start, not m.person, -m.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.person and not kept[-1].person:
            kept[-1] = item
    return kept


def blocks(document: Document, linked: Mapping[str, Sequence[Mention]], evidence: Iterable[int]) -> tuple[Block, ...]:
    """Return the paragraphs and captions in reading order; `evidence`: offsets in the text that facts lead to."""
    text, in_text, offsets = document.text, linked.get("text", ()), sorted(set(evidence))
    captions = _captions(document, linked)
    made: list[Block] = []
    for number, span in enumerate(_paragraphs(text)):
        made += captions.pop(number, ())
        marked = _marked(text, span, _within(offsets, span, int))
        pieces = tuple(_pieces(text, span, marked, _within(in_text, span, _start)))
        made.append(Block(f"p{number + 1}", caption=False, pieces=pieces))
    for after in sorted(captions):
        made += captions[after]
    return tuple(made)


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
        runs = tuple(_runs(caption.text, (0, len(caption.text)), linked.get(f"captions[{index}]", ()), set()))
        made[caption.after].append(Block(f"c{index}", caption=True, pieces=(Piece((), runs),)))
    return made


def _marked(text: str, span: Span, offsets: Sequence[int]) -> list[Marked]:
    """Return the sentences of a paragraph that facts lead to, each with the anchors of its evidence."""
    if not offsets:
        return []
    first, end = span
    spans = [(first + a, first + b) for a, b in sentences(text[first:end])] or [span]
    starts = [start for start, _ in spans]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for offset in offsets:
        found[max(0, bisect_right(starts, offset) - 1)].append(f"t{offset}")
    return [Marked(*spans[place], tuple(anchors)) for place, anchors in found.items()]


def _within(items: Sequence[T], span: Span, start: Callable[[T], int]) -> Sequence[T]:
    """Return the items, which come in order, that begin inside a paragraph."""
    return items[bisect_left(items, span[0], key=start) : bisect_left(items, span[1], key=start)]


def _start(mention: Mention) -> int:
    return mention.start


def _pieces(text: str, span: Span, marked: Iterable[Marked], linked: Sequence[Mention]) -> Iterator[Piece]:
    """Cut a paragraph into its marked sentences and what stands between them; link each page once."""
    (here, end), seen = span, set[str]()
    for sentence in marked:
        if sentence.start > here:
            yield Piece((), tuple(_runs(text, (here, sentence.start), linked, seen)))
        yield Piece(sentence.anchors, tuple(_runs(text, (sentence.start, sentence.end), linked, seen)))
        here = sentence.end
    if here < end:
        yield Piece((), tuple(_runs(text, (here, end), linked, seen)))


def _runs(text: str, span: Span, linked: Iterable[Mention], seen: set[str]) -> Iterator[Run]:
    here, end = span
    for mention in linked:
        if here <= mention.start and mention.end <= end and mention.url not in seen:
            seen.add(mention.url)
            if here < mention.start:
                yield Run(text[here : mention.start], None)
            yield Run(text[mention.start : mention.end], mention.url)
            here = mention.end
    if here < end:
        yield Run(text[here:end], None)

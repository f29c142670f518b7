"""The words of one sentence, as the grammar reads them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import add, itemgetter
from sys import intern

from site_builder.text.normalise import tone

LOWER, TITLE, UPPER, NUMBER, MARK = range(5)

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_TOKEN = re.compile(r"\w+(?:['’ʼ‘´]\w+)*|[^\w\s]")
_WIDE = re.compile(r"[^ ]+(?: +(?= ))?")  # words with the blanks behind them, but for the last one
_GLUED = re.compile(f"(?<=[a-z{_LETTERS}])(?=[A-Z{_LETTERS.upper()}])")  # a lost blank: "đồng chíNguyễn"
_SAME_MARK = str.maketrans("–—−‒―’ʼ‘´“”«»", "-----''''\"\"\"\"")
_CHUNKS = 1 << 15  # distinct pieces kept, about 16 MB; the common ones are soon back when all are dropped

# What stands between two blanks: its tokens in lower case, their kinds, how far it is from the start of each to the
# start of the next (behind the last: to the next piece).
_Chunk = tuple[tuple[str, ...], bytes, tuple[int, ...]]
_LOWS, _KINDS, _STEPS = itemgetter(0), itemgetter(1), itemgetter(2)


class _Chunks(dict[str, _Chunk]):
    """The pieces met so far: nearly every word of an article was in another, so that it is taken apart only once."""

    def __missing__(self, piece: str) -> _Chunk:
        if len(self) >= _CHUNKS:
            self.clear()
        spans = [span for match in _TOKEN.finditer(piece) for span in _parts(piece, *match.span())]
        read = [lexeme(piece[start:end]) for start, end in spans]
        starts = [*(start for start, _ in spans), len(piece) + 1]
        chunk = self[piece] = (
            tuple(low for low, _ in read),
            bytes(kind for _, kind in read),
            tuple(after - start for start, after in pairwise(starts)),
        )
        return chunk


@cache
def _chunks() -> _Chunks:
    """Return the one store of a process."""
    return _Chunks()


class Tokens:
    """Parallel sequences, one entry a token: offsets in the field, the word in lower case, and what kind it is."""

    __slots__ = ("ends", "kinds", "low", "size", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Read text[start:end], which blanks do not surround; offsets stay those of the whole text."""
        self.text = text
        piece = text[start:end]
        words = piece.split(" ")
        if "" in words:
            words = _WIDE.findall(piece)
        if not piece.isprintable() or "İ" in piece:  # blanks of other kinds; a letter that is two in lower case
            self._odd(piece, start)
            return
        # All words at once, so that no step of the interpreter is spent on a single one.
        chunks = list(map(_chunks().__getitem__, words))
        self.low: list[str] = list(chain.from_iterable(map(_LOWS, chunks)))
        self.kinds: bytes = b"".join(map(_KINDS, chunks))
        self.size = len(self.low)
        self.starts: list[int] = list(accumulate(chain.from_iterable(map(_STEPS, chunks)), initial=start))
        self.ends: list[int] = list(map(add, self.starts, map(len, self.low)))

    def _odd(self, piece: str, start: int) -> None:
        """Read a piece with characters of any kind."""
        spans = [span for match in _TOKEN.finditer(piece) for span in _parts(piece, *match.span())]
        read = [lexeme(piece[begin:end]) for begin, end in spans]
        self.low = [low for low, _ in read]
        self.kinds = bytes(kind for _, kind in read)
        self.size = len(read)
        self.starts = [start + begin for begin, _ in spans]
        self.ends = [start + end for _, end in spans]

    def words(self, start: int, end: int) -> str:
        """Return tokens start..end as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def joined(self, at: int) -> bool:
        """Tell whether token `at` follows its predecessor without a blank."""
        return at > 0 and self.ends[at - 1] == self.starts[at]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span of the word at text[start:end], or those of the words that stand glued there."""
    word = text[start:end]
    named = word[0].isupper() and (word.isupper() or "'" in word.translate(_SAME_MARK))  # "D'Ran"
    if word.islower() or named or not word[0].isalpha():
        yield start, end
        return
    cuts = [start + match.start() for match in _GLUED.finditer(word)]
    yield from zip([start, *cuts], [*cuts, end], strict=True)


def lexeme(word: str) -> tuple[str, int]:
    """Return the word in lower case with today's tone placement, and its kind."""
    first = word[0]
    if not first.isalpha():
        return intern(word.translate(_SAME_MARK)), NUMBER if first.isdigit() else MARK
    low = intern(tone(word).lower().translate(_SAME_MARK))
    if word.islower() or not first.isupper():
        return low, LOWER
    return low, UPPER if len(word) > 1 and word.isupper() else TITLE


def spelled(form: str) -> list[str]:
    """Return the tokens of a form written in a data file."""
    return [lexeme(word)[0] for word in _TOKEN.findall(form)]

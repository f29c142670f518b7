"""The words of one sentence, as the grammar reads them."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from sys import intern

from site_builder.text.normalise import TONED, tone

LOWER, TITLE, UPPER, NUMBER, MARK = range(5)

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_TOKEN = re.compile(r"\w+(?:['’ʼ‘´]\w+)*|[^\w\s]")
_WIDE = re.compile(r"[^ ]+(?: +(?= ))?")  # words with the blanks behind them, but for the last one
_GLUED = re.compile(f"(?<=[a-z{_LETTERS}])(?=[A-Z{_LETTERS.upper()}])")  # a lost blank: "đồng chíNguyễn"
_BODIES = ("UBND", "HĐND", "TAND", "VKSND", "MTTQ", "LĐLĐ")
_UNIT_GLUED = re.compile(rf"({'|'.join(_BODIES)})(TP|TX)(?:HCM)?")  # "UBNDTP"
_SAME_MARK = str.maketrans("–—−‒―’ʼ‘´“”«»", "-----''''\"\"\"\"")
_CHUNKS = 1 << 15  # distinct pieces kept, about 16 MB; the common ones are soon back when all are dropped
_LONGEST = 64  # characters of a piece worth keeping

CAPITALS = (TITLE, UPPER)

# A token in lower case, its kind, how far it is from its start to the start of the next token or piece, and whether a
# name or a phrase of the grammar may begin with it.
_Word = tuple[str, int, int, bool]


class Pieces(dict[str, tuple[_Word, ...]]):
    """What stands between two blanks: nearly every piece was met before, so that each is taken apart only once."""

    def __init__(self, openings: Container[str]) -> None:
        """Take the words with which phrases of the grammar begin."""
        self._openings = openings

    def __missing__(self, piece: str) -> tuple[_Word, ...]:
        if len(piece) > _LONGEST:
            return tuple(self.taken_apart(piece))
        if len(self) >= _CHUNKS:
            self.clear()
        if piece.isalpha() and piece[1:].islower():
            word = self.word(piece, len(piece) + 1)
            return self.setdefault(piece, (word,))
        parts = _TOKEN.findall(piece)
        if len(parts) == 1:
            words = [self.word(word, len(word)) for word in _unglued(parts[0])]
        else:  # mostly a word with a mark beside it, both of them known
            words = [word for part in parts for word in self._alone(part)]
        low, kind, step, begins = words[-1]
        blanks = 1 + len(piece) - len(piece.rstrip())
        return self.setdefault(piece, (*words[:-1], (low, kind, step + blanks, begins)))

    def _alone(self, part: str) -> Iterator[_Word]:
        """Yield the words of a part that another follows at once."""
        *words, (low, kind, step, begins) = self[part]
        yield from words
        yield low, kind, step - 1, begins

    def word(self, word: str, step: int) -> _Word:
        """Return what is known of a word."""
        low, kind = lexeme(word)
        return low, kind, step, kind in CAPITALS or low in self._openings

    def taken_apart(self, text: str) -> Iterator[_Word]:
        """Yield the words of a text with blanks of any kind."""
        spans = [span for match in _TOKEN.finditer(text) for span in _parts(text, *match.span())]
        starts = [*(start for start, _ in spans), len(text) + 1]
        for (start, end), (here, after) in zip(spans, pairwise(starts), strict=True):
            yield self.word(text[start:end], after - here)


class Tokens:
    """Parallel sequences, one entry a token: the word in lower case, its kind, and where it starts in the field."""

    __slots__ = ("_starts", "_steps", "begin", "begins", "kinds", "low", "size", "text")

    def __init__(self, text: str, start: int, end: int, pieces: Pieces) -> None:
        """Read text[start:end], which blanks do not surround; offsets stay those of the whole text."""
        self.text, self.begin = text, start
        self._starts: list[int] | None = None
        piece = text[start:end]
        # All words at once, so that few steps of the interpreter are spent on a single one.
        if piece.isprintable():
            parted = _WIDE.findall(piece) if "  " in piece else piece.split(" ")
            words = [*chain.from_iterable(map(pieces.__getitem__, parted))]
        else:  # blanks of other kinds
            words = [*pieces.taken_apart(piece)]
        self.size = len(words)
        columns = [*zip(*words, strict=True)] if words else [()] * 4
        self.low: list[str] = [*columns[0]]
        self.kinds: tuple[int, ...] = columns[1]
        self._steps: tuple[int, ...] = columns[2]
        self.begins: tuple[bool, ...] = columns[3]

    @property
    def starts(self) -> list[int]:
        """The offset of each token in the field: counted when it is asked for, since few sentences name anyone."""
        if self._starts is None:
            self._starts = list(accumulate(self._steps, initial=self.begin))
        return self._starts

    def end(self, at: int) -> int:
        """Return the offset behind token `at`."""
        return self.starts[at] + len(self.low[at])

    def words(self, start: int, end: int) -> str:
        """Return tokens start..end as printed."""
        starts = self._starts or self.starts
        return self.text[starts[start] : starts[end - 1] + len(self.low[end - 1])]

    def joined(self, at: int) -> bool:
        """Tell whether token `at` follows its predecessor without a blank."""
        return at > 0 and self.end(at - 1) == self.starts[at]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span of the word at text[start:end], or those of the words that stand glued there."""
    for word in _unglued(text[start:end]):
        yield start, start + len(word)
        start += len(word)


def _unglued(word: str) -> Sequence[str]:
    """Return the words that a lost blank left glued together."""
    if word.islower() or word[1:].islower() or not word[0].isalpha():
        return (word,)
    if word.startswith(_BODIES) and (unit := _UNIT_GLUED.fullmatch(word)) is not None:
        return word[: unit.end(1)], word[unit.end(1) :]
    if word[0].isupper() and (word.isupper() or "'" in word.translate(_SAME_MARK)):  # "D'Ran"
        return (word,)
    return _GLUED.split(word)


def lexeme(word: str) -> tuple[str, int]:
    """Return the word in lower case with today's tone placement, and its kind."""
    if not word[0].isalpha():
        return intern(word.translate(_SAME_MARK)), NUMBER if word[0].isdigit() else MARK
    low = word.lower()
    if len(low) != len(word):  # a letter that is two in lower case
        low = "".join(letter.lower()[:1] for letter in word)
    if not low.isalpha():
        low = tone(low).translate(_SAME_MARK)
    elif low[-1] in TONED:
        low = tone(low)
    if word == low or not word[0].isupper():
        return intern(low), LOWER
    return intern(low), UPPER if len(word) > 1 and word.isupper() else TITLE


def same_marks(text: str) -> str:
    """Return the text with one apostrophe for those that look alike: "H’Vi" is "H'Vi"."""
    return text.replace("’", "'").replace("‘", "'")


def spelled(form: str) -> list[str]:
    """Return the tokens of a form written in a data file."""
    return [lexeme(word)[0] for word in _TOKEN.findall(form)]

"""The words of one sentence, as the grammar reads them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.text.normalise import tone

LOWER, TITLE, UPPER, NUMBER, MARK = range(5)

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_TOKEN = re.compile(r"\w+(?:['’ʼ‘´]\w+)*|[^\w\s]")
_GLUED = re.compile(f"(?<=[a-z{_LETTERS}])(?=[A-Z{_LETTERS.upper()}])")  # a lost blank: "đồng chíNguyễn"
_SAME_MARK = str.maketrans("–—−‒―’ʼ‘´“”«»", "-----''''\"\"\"\"")
_LEXEMES = 1 << 16  # distinct words kept; an archive has about ten thousand


class Tokens:
    """Parallel lists, one entry a token: offsets in the field, the word in lower case, and what kind it is."""

    __slots__ = ("ends", "kinds", "low", "size", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Read text[start:end]; offsets stay those of the whole text."""
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        lexemes = [lexeme(text[begin:stop]) for begin, stop in spans]
        if any(glued for _, _, glued in lexemes):
            spans = [
                piece
                for (begin, stop), (_, _, glued) in zip(spans, lexemes, strict=True)
                for piece in _pieces(text, begin, stop, split=glued)
            ]
            lexemes = [lexeme(text[begin:stop]) for begin, stop in spans]
        self.starts = [begin for begin, _ in spans]
        self.ends = [stop for _, stop in spans]
        self.low = [low for low, _, _ in lexemes]
        self.kinds = [kind for _, kind, _ in lexemes]
        self.size = len(spans)

    def words(self, start: int, end: int) -> str:
        """Return tokens start..end as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def joined(self, at: int) -> bool:
        """Tell whether token `at` follows its predecessor without a blank."""
        return at > 0 and self.ends[at - 1] == self.starts[at]


def _pieces(text: str, start: int, end: int, *, split: bool) -> Iterator[tuple[int, int]]:
    """Return the spans of the words that stand glued in text[start:end]."""
    cuts = [match.start() for match in _GLUED.finditer(text, start, end)] if split else []
    return zip([start, *cuts], [*cuts, end], strict=True)


@lru_cache(_LEXEMES)
def lexeme(word: str) -> tuple[str, int, bool]:
    """Return the word in lower case with today's tone placement, its kind, and whether two words are glued in it."""
    first = word[0]
    if not first.isalpha():
        return word.translate(_SAME_MARK), NUMBER if first.isdigit() else MARK, False
    low = tone(word).lower().translate(_SAME_MARK)
    if word.islower() or not first.isupper():
        return low, LOWER, _GLUED.search(word) is not None
    if len(word) > 1 and word.isupper():
        return low, UPPER, False
    return low, TITLE, "'" not in low and _GLUED.search(word) is not None


def spelled(form: str) -> list[str]:
    """Return the tokens of a form written in a data file."""
    return [lexeme(word)[0] for word in _TOKEN.findall(form)]

"""The words of one sentence, as the grammar reads them."""

import re
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
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.kinds: list[int] = []
        starts, ends, lows, kinds = self.starts, self.ends, self.low, self.kinds
        for chunk in text[start:end].split(" "):  # most words stand between blanks: no expression has to find them
            after = start + len(chunk)
            if chunk.isalpha():
                low, kind, glued = lexeme(chunk)
                if glued:
                    self._split(start, after)
                else:
                    starts.append(start)
                    ends.append(after)
                    lows.append(low)
                    kinds.append(kind)
            elif chunk:
                for match in _TOKEN.finditer(text, start, after):
                    self._split(*match.span())
            start = after + 1
        self.size = len(lows)

    def _split(self, start: int, end: int) -> None:
        """Add the word at text[start:end], or the words that stand glued there."""
        word = self.text[start:end]
        low, kind, glued = lexeme(word)
        cuts = [start + match.start() for match in _GLUED.finditer(word)] if glued else []
        if cuts:
            for begin, stop in zip([start, *cuts], [*cuts, end], strict=True):
                self._split(begin, stop)
            return
        self.starts.append(start)
        self.ends.append(end)
        self.low.append(low)
        self.kinds.append(kind)

    def words(self, start: int, end: int) -> str:
        """Return tokens start..end as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def joined(self, at: int) -> bool:
        """Tell whether token `at` follows its predecessor without a blank."""
        return at > 0 and self.ends[at - 1] == self.starts[at]


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

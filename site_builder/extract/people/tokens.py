"""The words of one sentence, as the grammar reads them."""

import re
from functools import lru_cache

from site_builder.text.normalise import tone

LOWER, TITLE, UPPER, NUMBER, MARK = range(5)

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‘´][^\W\d_]+)*|\d+(?:[.,/]\d+)*|[^\w\s]|_")
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
        for match in _TOKEN.finditer(text, start, end):
            word = match[0]
            low, kind, glued = lexeme(word)
            if glued:
                self._split(word, match.start())
            else:
                self.starts.append(match.start())
                self.ends.append(match.end())
                self.low.append(low)
                self.kinds.append(kind)
        self.size = len(self.low)

    def _split(self, word: str, start: int) -> None:
        for piece in _GLUED.split(word):
            low, kind, _ = lexeme(piece)
            self.starts.append(start)
            self.ends.append(start + len(piece))
            self.low.append(low)
            self.kinds.append(kind)
            start += len(piece)

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

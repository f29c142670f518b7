"""Many phrases looked for in one pass over a text."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

from site_builder.text.letters import LOWER
from site_builder.text.narrow import case_blind, narrow

Found = tuple[str, int, int]  # a phrase, as it was given, its start and its end


class Phrases:
    """Finds the leftmost and longest phrases; blind to case where they are in small letters and `lower` says so."""

    def __init__(self, phrases: Iterable[str], *, lower: bool = False) -> None:
        """Take the phrases."""
        self._phrases = dict.fromkeys(phrases)
        self._longest = max(map(len, self._phrases))
        self._lower = lower
        self._table = case_blind(LOWER) if lower else None
        # A DFA takes longer to make and reads nearly twice as fast.
        codes = [narrow(phrase).translate(self._table) for phrase in self._phrases]
        self._finder = BytesAhoCorasick(codes, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def find(self, s: str, code: bytes) -> list[Found]:
        """Return the phrases in a text; `code` is the text narrowed, which is several times as fast to read."""
        behind, phrases, lower = 0, self._phrases, self._lower
        found: list[Found] = []
        for _, start, end in self._finder.find_matches_as_indexes(code.translate(self._table) if lower else code):
            said = s[start:end].lower() if lower else s[start:end]
            if start >= behind and said in phrases:
                found.append((said, start, end))
            else:  # other characters with the same bytes, or a phrase that began in such: look again at what they hid
                found += self._hidden(s, max(start, behind), end)
            behind = found[-1][2] if found else 0
        return found

    def _hidden(self, s: str, first: int, stop: int) -> Iterator[Found]:
        """Yield the phrases that begin in s[first:stop], found letter by letter."""
        said = s[first : stop + self._longest]
        if self._lower:
            lower = said.lower()  # some letters are two in lower case
            said = lower if len(lower) == len(said) else "".join(letter.lower()[:1] for letter in said)
        for _, start, end in self._exact.find_matches_as_indexes(said):
            if first + start >= stop:
                return
            yield said[start:end], first + start, first + end

    @cached_property
    def _exact(self) -> AhoCorasick:
        return AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)

"""One pass over a sentence: its people and posts in the order of print, before anyone knows whose post is whose."""

from itertools import compress

from site_builder.extract.people.items import Address, Item, Pronoun
from site_builder.extract.people.judge import (
    before_post,
    calls,
    counted,
    introduced,
    is_body,
    is_unit,
    later_surname,
    unasked,
)
from site_builder.extract.people.lexicon import Lexicon, Opening
from site_builder.extract.people.names import is_surname, name_end
from site_builder.extract.people.phrase import read
from site_builder.extract.people.tokens import CAPITALS, LOWER, MARK, NUMBER, TITLE, UPPER, Tokens
from site_builder.extract.people.units import levels_of

_LONG = 6  # words at most in the name of a place or an institution
_FULL = 2  # syllables at least of a name that stands alone
_SHORT = 2  # syllables at most in "ông Chinh", "bà Quỳnh Vân"
# What stands in front of an entry in a list of people.
_BEFORE_ENTRY = frozenset((":", ";", ",", "và", "-", ".", '"', "có", "gồm", "cùng", "với", "là", "do", "("))
_LONG_BRACKET = 12  # tokens
_KIN = frozenset(("con", "vợ", "chồng", "em", "chị", "anh"))


class Scanner:
    """Reads a sentence from left to right."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        """Scan nothing yet."""
        self.tokens, self.lexicon = tokens, lexicon
        self.items: list[Item] = []
        self.pronouns: list[Pronoun] = []
        self.address = Address()
        self.waits = -1  # past the last of all that a name may belong to
        self.thing_end = -1  # past the last place or institution, so that a list of streets stays one

    def scan(self) -> None:
        """Fill `items` and `pronouns`."""
        at, size = 0, self.tokens.size
        low, kinds, openings = self.tokens.low, self.tokens.kinds, self.lexicon.openings
        for start in compress(range(size), self.tokens.begins):
            if start < at:
                continue
            opening = openings.get(low[start])
            follows = opening is not None and start + 1 < size and low[start + 1] in opening.after
            if opening is not None and (follows or (opening.alone and self._alone(start))):
                at = self._begun(start, opening)
            elif kinds[start] != LOWER and (self.waits >= start - 1 or self._may_name(start)):
                at = self._name(start)

    def _alone(self, at: int) -> bool:
        """Tell whether the word at token `at` may stand for itself: small letters go on with what is known."""
        kinds = self.tokens.kinds
        return kinds[at] != LOWER or at + 1 >= self.tokens.size or kinds[at + 1] != LOWER

    def _may_name(self, at: int) -> bool:
        """Tell whether a name may begin where nothing announces one; most capitalised words begin none."""
        low = self.tokens.low
        word, before = low[at], low[at - 1] if at else ":"
        return word in self.lexicon.surnames or "'" in word or before == ")" or before in _BEFORE_ENTRY

    def _begun(self, at: int, opening: Opening) -> int:
        """Take what begins at token `at`; return the token behind it, 0 for nothing."""
        return (
            (opening.post and self._post(at))
            or (opening.address and self._address(at))
            or (opening.thing and self._thing(at))
            or self._name(at)
        )

    def _post(self, at: int) -> int:
        lexicon = self.lexicon
        if self.address.end == at and self._single_name(at):
            return 0
        phrase = read(self.tokens, at, lexicon)
        if phrase is None:
            return 0
        waiting = self.address
        near = waiting.end == at or (waiting.end == at - 1 and self.tokens.low[at - 1] in (",", ":", "là", "-"))
        plural = at > 0 and (self.tokens.low[at - 1] in lexicon.plural or counted(self.tokens, at))
        kin = near and waiting.noun and self.tokens.low[waiting.lead] in _KIN  # "em trai Bí thư Tỉnh ủy"
        lead = waiting.lead if near and waiting.end == at and not kin else at - 1 if plural else at
        self.items.append(
            Item(
                at,
                phrase.end,
                lead,
                phrase,
                near and waiting.addressed,
                plural or (near and waiting.plural),
                near and waiting.titled,
            )
        )
        waiting.clear()
        self.waits = phrase.end
        return phrase.end

    def _single_name(self, at: int) -> bool:
        """Tell whether a given name only looks like a post: "ông Tổng", "bà Thư"."""
        return self.tokens.kinds[at] == TITLE and self.lexicon.heads.longest(self.tokens.low, at) is None

    def _address(self, at: int) -> int:
        tokens, lexicon = self.tokens, self.lexicon
        found = lexicon.address.longest(tokens.low, at)
        if found is None or not self._is_address(at, found[1], found[0]):
            return 0
        kind, end = found
        if kind == "honorific" and tokens.low[end - 1] == "chí" and end < tokens.size and tokens.kinds[end] == LOWER:
            self.pronouns.append(Pronoun(at, end))
        plural = tokens.low[at] in ("các", "hai", "vợ") or (at > 0 and tokens.low[at - 1] in lexicon.plural)
        self.address.add(kind, at, end, plural=plural)
        while (
            end < tokens.size
            and tokens.low[end] == "."
            and tokens.joined(end)
            and tokens.kinds[end - 1] != LOWER
            and kind == "title"
        ):
            end += 1
            self.address.end = end
        if (
            kind == "title"
            and end + 1 < tokens.size
            and tokens.low[end] == ","
            and tokens.low[end + 1] in lexicon.address.root
            and lexicon.address.longest(tokens.low, end + 1)
        ):
            end += 1  # "Phó Giáo sư, Tiến sĩ"
            self.address.end = end
        self.waits = end
        return end

    def _is_address(self, at: int, end: int, kind: str) -> bool:
        """In the middle of a name or a heading the same words are something else: "tiếng Anh", "ấp Ông Lẹt"."""
        tokens = self.tokens
        if end - at > 1:
            return True
        if (
            tokens.kinds[at] == UPPER
            and kind != "title"
            and len(tokens.low[at]) > 1
            and tokens.low[at] not in ("ông", "bà")
        ):
            return False
        if tokens.kinds[at] == TITLE and kind != "title":
            begins = at == 0 or tokens.kinds[at - 1] == MARK or self.address.end == at
            names = end < tokens.size and tokens.kinds[end] in CAPITALS
            return begins or (
                names
                and tokens.low[at] in ("ông", "bà")
                and (tokens.low[at - 1] not in self.lexicon.things.root or introduced(tokens, end, self.lexicon))
            )
        return True

    def _thing(self, at: int) -> int:
        """Go over a place or an institution named after someone."""
        tokens, lexicon = self.tokens, self.lexicon
        if self.address.end == at:
            return 0
        found = lexicon.things.longest(tokens.low, at)
        if found is None:
            return 0
        end = found[1]
        if end < tokens.size and tokens.low[end] == "." and tokens.joined(end):
            end += 1
        if (
            tokens.kinds[at] == TITLE
            and end - at == 1
            and tokens.low[at] in lexicon.surnames
            and end < tokens.size
            and tokens.kinds[end] == TITLE
        ):
            return 0
        return self._over(end)

    def _over(self, at: int) -> int:
        """Go over the capitalised words of a thing's name; 0 when there are none."""
        tokens, stop = self.tokens, at
        while (
            stop < tokens.size
            and stop - at < _LONG
            and tokens.kinds[stop] in CAPITALS
            and (
                tokens.low[stop] not in self.lexicon.heads.root or self.lexicon.heads.longest(tokens.low, stop) is None
            )
            and not (tokens.low[stop] in ("ông", "bà") and calls(tokens, stop, at, self.lexicon))
        ):
            stop += 1
        if stop == at:
            return 0
        self.thing_end = self.waits = stop
        return stop

    def _name(self, at: int) -> int:
        tokens, lexicon, waiting = self.tokens, self.lexicon, self.address
        if tokens.kinds[at] not in CAPITALS:
            return 0
        low, before = tokens.low[at], tokens.low[at - 1] if at else ""
        called = waiting.end == at or (waiting.end == at - 1 and before == ":")
        last = self.items[-1] if self.items and self.items[-1].phrase is not None else None
        adjacent = last is not None and (last.end == at or self._bracketed(last.end, at))
        if called or adjacent or (last is not None and last.end == at - 1 and before in (":", "-")):
            return self._announced(at, called=called, adjacent=adjacent)
        named = low in lexicon.surnames or "'" in low  # nothing else begins a name unasked
        end = name_end(tokens, at, lexicon, expected=False) if named else None
        in_list = self.thing_end == at - 1 and before in (",", "-", "và")
        if in_list and not before_post(tokens, end or at, lexicon):
            return self._over(at)
        if end is None:
            return 0 if at and before not in _BEFORE_ENTRY else self._listed(at)
        person = unasked(tokens, at, end, lexicon, listed=self._behind_name(at))
        return self._take(at, end, believed=True) if person else 0

    def _bracketed(self, start: int, end: int) -> bool:
        """Tell whether only words in brackets stand between: "Cục trưởng Cục Tám (Bộ Chín) Lê Văn Mười"."""
        low = self.tokens.low
        closed = low[end - 1] == ")" and end - start <= _LONG_BRACKET
        return closed and low[start] == "(" and ")" not in low[start : end - 1]

    def _announced(self, at: int, *, called: bool, adjacent: bool) -> int:
        """Take the name that a form of address or a post announces."""
        tokens, lexicon, addressed = self.tokens, self.lexicon, called and self.address.addressed
        if adjacent and not is_surname(tokens, at, lexicon):
            at = later_surname(tokens, at, lexicon)
        if called and not (addressed and is_surname(tokens, at, lexicon)) and is_body(tokens, at, lexicon):
            return 0
        end = name_end(tokens, at, lexicon, expected=called or adjacent)
        if end is not None:
            place = not addressed and is_unit(tokens, at, end) and (called or not self._placed())
            return 0 if place else self._take(at, end, believed=True)
        return self._short(at) if adjacent or (addressed and tokens.low[at - 1] != ":") else 0

    def _behind_name(self, at: int) -> bool:
        return bool(self.items) and self.items[-1].phrase is None and self.items[-1].end == at - 1

    def _placed(self) -> bool:
        """Tell whether the post before has its unit, so that "Kim Sơn" of "UBND tỉnh Hà Nam Kim Sơn" is a person."""
        phrase = self.items[-1].phrase
        return phrase is not None and phrase.place is not None

    def _take(self, at: int, end: int, *, believed: bool) -> int:
        waiting = self.address
        near = waiting.end == at or (waiting.end == at - 1 and waiting.end > 0 and self.tokens.low[at - 1] == ":")
        self.items.append(
            Item(
                at,
                end,
                waiting.lead if near else at,
                None,
                near and waiting.addressed,
                near and waiting.plural,
                near and waiting.titled,
                near and waiting.noun,
                believed,
            )
        )
        waiting.clear()
        self.waits = end
        return end

    def _listed(self, at: int) -> int:
        """Take capitalised words without a known family name where a list puts a person: before a post."""
        tokens = self.tokens
        if at + 1 >= tokens.size or tokens.kinds[at + 1] in (LOWER, NUMBER):
            return 0
        if at and tokens.low[at - 1] == "." and tokens.joined(at):
            return 0  # an abbreviation goes on: "Ban Chấp hành T.Ư Đảng, Chủ tịch nước"
        before = tokens.low[at - 1] if at else ""
        end = name_end(tokens, at, self.lexicon, expected=True)
        if (
            end is None
            or end - at < _FULL
            or not before_post(tokens, end, self.lexicon)
            or tokens.low[end] not in (",", "-", "(")
        ):
            return 0
        name = " ".join(tokens.words(at, end).split())
        if (
            levels_of(name)
            or self.lexicon.bodies.longest(tokens.low, at)
            or ((at == 0 or before == ",") and not self.items and before != ":")
        ):
            return 0
        return self._take(at, end, believed=True)

    def _short(self, at: int) -> int:
        """Take "Chinh" of "ông Chinh", to be believed where such a person is known."""
        tokens = self.tokens
        end = at
        while end < tokens.size and end - at < _SHORT and tokens.kinds[end] in CAPITALS:
            end += 1
        if end == at or (
            tokens.kinds[at] == UPPER and len(tokens.low[at]) > 1 and not is_surname(tokens, at, self.lexicon)
        ):
            return 0
        return self._take(at, end, believed=False)

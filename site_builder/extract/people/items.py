"""The people and posts of one sentence in the order of print, before anyone knows whose post is whose."""

from msgspec import Struct

from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.names import is_surname, name_end
from site_builder.extract.people.phrase import Phrase, read
from site_builder.extract.people.tokens import LOWER, MARK, TITLE, UPPER, Tokens
from site_builder.extract.people.units import levels_of

_CAPITALS = (TITLE, UPPER)
_LONG = 6  # words at most in the name of a place or an institution
_SHORT = 2  # syllables at most in "ông Chinh", "bà Quỳnh Vân"


class Item(Struct, frozen=True):
    """A name (`phrase` is None) or a post; `lead` is the first token of the forms of address before it."""

    start: int
    end: int
    lead: int
    phrase: Phrase | None = None
    addressed: bool = False  # "đồng chí", "ông", ...
    plural: bool = False  # "các đồng chí", "các Phó Chủ tịch"
    titled: bool = False
    noun: bool = False  # "hội viên", "bị cáo"
    believed: bool = True  # False: a short or doubtful form, believed only where the name is known from elsewhere


class Pronoun(Struct, frozen=True):
    """A form of address that stands for a person: "đồng chí nhấn mạnh"."""

    start: int
    end: int


class Address:
    """The forms of address that have been read and wait for a name or a post."""

    __slots__ = ("addressed", "end", "lead", "noun", "plural", "titled")

    def __init__(self) -> None:
        """Begin with none."""
        self.clear()

    def clear(self) -> None:
        """Forget them: something else came between."""
        self.lead = self.end = -1
        self.addressed = self.plural = self.titled = self.noun = False

    def add(self, kind: str, start: int, end: int, *, plural: bool) -> None:
        """Note one more."""
        if self.end != start:
            self.clear()
            self.lead = start
        self.end = end
        self.addressed = self.addressed or kind == "honorific"
        self.titled = self.titled or kind == "title"
        self.noun = self.noun or kind == "noun"
        self.plural = self.plural or plural


class Scanner:
    """Reads a sentence from left to right."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        """Scan nothing yet."""
        self.tokens, self.lexicon = tokens, lexicon
        self.items: list[Item] = []
        self.pronouns: list[Pronoun] = []
        self.address = Address()
        self.thing_end = -1  # past the last place or institution, so that a list of streets stays one

    def scan(self) -> None:
        """Fill `items` and `pronouns`."""
        at, size = 0, self.tokens.size
        low, kinds, openings = self.tokens.low, self.tokens.kinds, self.lexicon.openings
        while at < size:
            after = openings.get(low[at])
            if after is None:
                at = (self._name(at) if kinds[at] in _CAPITALS else 0) or at + 1
            elif kinds[at] == LOWER and at + 1 < size and kinds[at + 1] == LOWER and low[at + 1] not in after:
                at += 1
            else:
                at = self._post(at) or self._address(at) or self._thing(at) or self._name(at) or at + 1

    def _post(self, at: int) -> int:
        low, lexicon = self.tokens.low[at], self.lexicon
        if low not in lexicon.heads.root and low not in lexicon.prefixes.root:
            return 0
        if self.address.end == at and self._single_name(at):
            return 0
        phrase = read(self.tokens, at, lexicon)
        if phrase is None:
            return 0
        waiting = self.address
        near = waiting.end == at or (waiting.end == at - 1 and self.tokens.low[at - 1] in (",", ":", "là", "-"))
        plural = at > 0 and self.tokens.low[at - 1] in lexicon.plural
        lead = waiting.lead if near and waiting.end == at else at - 1 if plural else at
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
        return phrase.end

    def _single_name(self, at: int) -> bool:
        """A given name may look like a post: "ông Tổng", "bà Thư"."""
        return self.tokens.kinds[at] == TITLE and self.lexicon.heads.longest(self.tokens.low, at) is None

    def _address(self, at: int) -> int:
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low[at] not in lexicon.address.root:
            return 0
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
            names = end < tokens.size and tokens.kinds[end] in _CAPITALS
            return begins or (
                names and tokens.low[at] in ("ông", "bà") and tokens.low[at - 1] not in self.lexicon.things.root
            )
        return True

    def _thing(self, at: int) -> int:
        """Go over a place or an institution named after someone."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low[at] not in lexicon.things.root or self.address.end == at:
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
            and tokens.kinds[stop] in _CAPITALS
            and self.lexicon.heads.longest(tokens.low, stop) is None
        ):
            stop += 1
        if stop == at:
            return 0
        self.thing_end = stop
        return stop

    def _name(self, at: int) -> int:
        tokens = self.tokens
        if tokens.kinds[at] not in _CAPITALS:
            return 0
        waiting = self.address
        called = waiting.end == at or (waiting.end == at - 1 and tokens.low[at - 1] == ":")
        last = self.items[-1] if self.items and self.items[-1].phrase is not None else None
        adjacent = last is not None and last.end == at
        if adjacent and not is_surname(tokens, at, self.lexicon):
            at = self._later_surname(at)
        after_post = adjacent or (last is not None and last.end == at - 1 and tokens.low[at - 1] == ":")
        end = name_end(tokens, at, self.lexicon, expected=called or adjacent)
        if (
            not called
            and not after_post
            and self.thing_end == at - 1
            and tokens.low[at - 1] in (",", "-", "và")
            and not self._before_post(end or at)
        ):
            return self._over(at)
        if called and not (waiting.addressed and is_surname(tokens, at, self.lexicon)) and self._is_body(at):
            return 0
        if end is not None and (called or after_post or self._unasked(at, end)):
            if not (called and waiting.addressed) and self._is_unit(at, end) and not (after_post and self._placed()):
                return 0
            return self._take(at, end, believed=True)
        if end is None and not called and not after_post:
            return self._listed(at)
        if (called and waiting.addressed and tokens.low[at - 1] != ":") or adjacent:
            return self._short(at)
        return 0

    def _later_surname(self, at: int) -> int:
        """Return where the person begins behind words that still belong to the post: "Tổng Giám đốc Gamma Nguyễn Công Thành"."""
        tokens, lexicon = self.tokens, self.lexicon
        for start in range(at + 1, min(at + 4, tokens.size - 1)):
            if tokens.kinds[start] != TITLE or tokens.kinds[start - 1] not in _CAPITALS:
                break
            low = tokens.low[start]
            if (
                low in lexicon.surnames
                and low not in lexicon.weak
                and tokens.words(at, start).isascii()
                and tokens.kinds[start + 1] == TITLE
            ):
                return start
        return at

    def _placed(self) -> bool:
        """Tell whether the post before has its unit, so that another name is a person's: "UBND tỉnh Bắc Ninh Mai Sơn"."""
        phrase = self.items[-1].phrase
        return phrase is not None and (phrase.place is not None or phrase.reach == "nation")

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
        return end

    def _unasked(self, at: int, end: int) -> bool:
        """Tell whether a family name and what follows it is a person though nothing announces one."""
        tokens, lexicon = self.tokens, self.lexicon
        if self._is_unit(at, end) or (tokens.low[at] == "đoàn" and levels_of(tokens.words(at + 1, end))):
            return False
        if self._before_post(end):
            return True
        before = tokens.low[at - 1] if at else ""
        if before in lexicon.prepositions and before not in ("cho", "của", "với", "theo"):
            return False
        listed = (
            bool(self.items)
            and self.items[-1].phrase is None
            and self.items[-1].end == at - 1
            and before in (",", ";", "và")
        )
        count = end - at
        if listed:
            return count >= 2
        if at and tokens.kinds[at - 1] != MARK and tokens.kinds[at - 1] != LOWER:
            return False
        if count >= 3 and tokens.low[at] not in lexicon.weak:
            return before in (
                "",
                ":",
                "-",
                '"',
                "(",
                ",",
                ";",
                "gồm",
                "có",
                "là",
                "và",
                "do",
                "với",
                "cùng",
                "cho",
                "của",
                "theo",
            )
        return False

    def _is_body(self, at: int) -> bool:
        """Tell whether an institution begins here: "cán bộ Trạm Thú y", "giáo viên Trường ..."."""
        low = self.tokens.low
        return self.lexicon.bodies.longest(low, at) is not None and (
            low[at] not in self.lexicon.surnames or low[at] in self.lexicon.weak
        )

    def _is_unit(self, at: int, end: int) -> bool:
        return end - at <= 4 and bool(
            levels_of(" ".join(self.tokens.words(at, end).split())) & {"province", "district"}
        )

    def _before_post(self, end: int) -> bool:
        """Tell whether a post follows at once: "Giàng Seo Páo, Phó Bí thư Tỉnh ủy"."""
        tokens, lexicon = self.tokens, self.lexicon
        if end >= tokens.size:
            return False
        at = end + 1 if tokens.low[end] in (",", "-", "(", "là") else end
        if at >= tokens.size:
            return False
        prefix = lexicon.prefixes.longest(tokens.low, at)
        return lexicon.heads.longest(tokens.low, prefix[1] if prefix else at) is not None

    def _listed(self, at: int) -> int:
        """Take capitalised words without a known family name where a list puts a person: before a post."""
        tokens = self.tokens
        before = tokens.low[at - 1] if at else ""
        if at and before not in (":", ";", ",", "và", "-", ".", '"', "có", "gồm", "cùng", "với", "là", "do", "("):
            return 0
        end = name_end(tokens, at, self.lexicon, expected=True)
        if end is None or end - at < 2 or not self._before_post(end) or tokens.low[end] not in (",", "-", "("):
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
        while end < tokens.size and end - at < _SHORT and tokens.kinds[end] in _CAPITALS:
            end += 1
        if end == at or (
            tokens.kinds[at] == UPPER and len(tokens.low[at]) > 1 and not is_surname(tokens, at, self.lexicon)
        ):
            return 0
        return self._take(at, end, believed=False)

"""Which body a rank is of that stands alone: "Chủ tịch Tám", "bà Chín, Phó Giám đốc, dẫn đầu"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from site_builder.extract.people.found import OpenPost
from site_builder.extract.people.holder import Holding
from site_builder.extract.people.items import Item
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.offices import DEPUTY, in_assembly
from site_builder.extract.people.phrase import Phrase, of_body
from site_builder.extract.people.reads import Read
from site_builder.extract.people.tokens import CAPITALS, LOWER, Tokens, same_marks

# Ranks that no one outside party and state has.
_PUBLIC_ALONE = ("Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực", "Bộ trưởng", "Thứ trưởng", "Thứ trưởng Thường trực")
_NEVER_COMPLETED = ("Ủy viên", "Đại biểu", "Thư ký")
# Who is a minister by rank and leads no ministry.
_WITHOUT_MINISTRY = frozenset(("Chủ nhiệm Văn phòng Chính phủ", "Chủ nhiệm Ủy ban Dân tộc"))
# The bodies that a rank may be of, by how their names begin.
_BODIES_OF: dict[str, tuple[str, ...]] = {
    "Cục trưởng": ("Cục",),
    "Vụ trưởng": ("Vụ",),
    "Tổng cục trưởng": ("Tổng cục",),
    "Chi cục trưởng": ("Chi cục",),
    "Viện trưởng": ("Viện", "VKSND"),
    "Hiệu trưởng": ("Trường", "Đại học", "Học viện"),
    "Chánh án": ("TAND", "Tòa án"),
    "Đội trưởng": ("Đội",),
    "Đồn trưởng": ("Đồn",),
    "Giám đốc": ("Sở", "Công an", "Trung tâm", "Bệnh viện", "Bảo tàng", "Thư viện", "Ban Quản lý", "Học viện", "Công"),
    "Chủ tịch": (
        "UBND",
        "HĐND",
        "Ủy ban MTTQ",
        "Liên đoàn Lao động",
        "LĐLĐ",
        "Hội Nông",
        "Hội L",
        "Hội Cựu",
        "Hội Chữ",
    ),
}
_ONE_SOUND = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_LONE_Y = re.compile(r"(?:(?<=[bcdđghklmnprstvx])|(?<=qu))[yỳýỷỹỵ](?!\w)")
_DEPUTY = "Phó "
_BACK = 60  # tokens before a rank in which its body is named
_COUNCILLOR = "Đại biểu HĐND"

_Found = Iterator[tuple["Bare", Phrase, str]]  # a rank, the post that it is, and the rule that says so


def _short_i(letter: re.Match[str]) -> str:
    return letter[0].translate(_ONE_SOUND)


class Person:
    """One name in an article."""

    __slots__ = ("key", "name", "sound", "words")

    def __init__(self, name: str) -> None:
        """Take the name as it is to be shown."""
        self.name = name
        self.key = same_marks(name.casefold())
        self.sound = _LONE_Y.sub(_short_i, self.key)  # "Phạm Sĩ Tám" is Phạm Sỹ Tám, but Mai is not May
        self.words = tuple(self.key.split())


class Bare(Struct, frozen=True, gc=False):
    """A rank without a body, and whose it is."""

    person: Person
    phrase: Phrase
    read: Read
    holding: Holding
    item: Item  # the name


def completed(sentences: Sequence[Read], posts: Sequence[OpenPost], bare: Sequence[Bare], lexicon: Lexicon) -> _Found:
    """Yield the posts of ranks whose body the article names elsewhere, if only one fits, or before them."""
    fits: dict[str, dict[str, Phrase]] = {}
    for read in sentences:
        for item in read.nameless:
            if item.phrase and not item.phrase.bare:
                fits.setdefault(item.phrase.rank, {}).setdefault(item.phrase.label, item.phrase)
    held = {post.label for post in posts}
    shared = _named_by_rank(sentences) if any(one.holding.rule == "post.shared" for one in bare) else {}
    own = {(post.person, post.rank) for post in posts}
    public = {post.person for post in posts if post.official}
    by_rank = {post.person for post in posts if post.label in _WITHOUT_MINISTRY}
    for one in bare:
        rank, counted = one.phrase.rank, one.holding.rule == "post.shared"
        if (
            (one.person.name, rank) in own
            or rank in _NEVER_COMPLETED
            or (rank == "Bộ trưởng" and one.person.name in by_rank)
        ):
            continue
        labels = fits.get(rank, {}) | (shared.get(rank, {}) if counted else {})
        if len(labels) != 1 or (held & labels.keys() and not counted):
            before = _body_before(one, lexicon)
            if before is not None:
                yield one, before, "post.completed"
            continue
        full = next(iter(labels.values()))
        if full.official or one.person.name not in public:
            at = one.phrase
            yield one, replace(full, start=at.start, end=at.end, words_end=at.words_end), "post.completed"


def left_bare(sentences: Sequence[Read], posts: Sequence[OpenPost], bare: Sequence[Bare], _: Lexicon) -> _Found:
    """Yield ranks as they stand that alone are public posts, where nothing says more: "Bộ trưởng Tám"."""
    own = {(post.person, post.rank) for post in posts}
    deputies = {post.person for post in posts if post.label == DEPUTY}
    sitting = len(deputies) > 1 or in_assembly(sentences)
    council = None if sitting else _council(sentences)
    for one in bare:
        phrase, name = one.phrase, one.person.name
        if (name, phrase.rank) in own:
            continue
        if phrase.rank in _PUBLIC_ALONE and one.read.tokens.low[phrase.end : phrase.end + 1] == [one.person.words[0]]:
            yield one, replace(phrase, reach="nation" if "trưởng" in phrase.rank else "any"), "post.bare"
        elif phrase.rank == "Đại biểu" and sitting and name not in deputies:
            yield one, replace(phrase, label=DEPUTY, reach="nation"), "post.completed"
        elif phrase.rank == "Đại biểu" and council is not None and not deputies:
            at = one.phrase
            yield one, replace(council, start=at.start, end=at.end, words_end=at.words_end), "post.completed"


def _council(sentences: Sequence[Read]) -> Phrase | None:
    """Return the one kind of councillor that the article speaks of: "các đại biểu HĐND thành phố"."""
    said = [item.phrase for read in sentences for item in read.nameless if item.phrase is not None]
    councils = {phrase.label: phrase for phrase in said if phrase.label.startswith(_COUNCILLOR)}
    assembly = any(phrase.label.startswith(DEPUTY) for phrase in said)
    return next(iter(councils.values())) if len(councils) == 1 and not assembly else None


def _named_by_rank(sentences: Sequence[Read]) -> dict[str, dict[str, Phrase]]:
    """Return the posts that the article names in full, for those who share one: "6 Phó Chủ tịch gồm: ..."."""
    known: dict[str, dict[str, Phrase]] = {}
    for phrase in (h.phrase for read in sentences for holder in read.holders for h in holder.holdings):
        if not phrase.bare:
            known.setdefault(phrase.rank, {}).setdefault(phrase.label, phrase)
    return known


def _body_before(one: Bare, lexicon: Lexicon) -> Phrase | None:
    """Return the post with the body that the sentence names last before it: "Đoàn Sở Y tế do bà Chín, Phó Giám đốc"."""
    kinds = _BODIES_OF.get(one.phrase.rank.removeprefix(_DEPUTY).removesuffix(" Thường trực"))
    tokens = one.read.tokens
    if kinds is None or one.person.words[0] not in lexicon.surnames:
        return None
    last = min(one.item.lead, one.phrase.start)
    first = max(0, last - _BACK)
    items = one.read.items
    near = items[bisect_left(items, first, key=_start) : bisect_left(items, last, key=_start)]
    others = [item.phrase for item in near if item.phrase is not None]
    for at in range(last - 1, first - 1, -1):
        if _begins_body(tokens, at, kinds, lexicon) and not any(post.start <= at < post.end for post in others):
            return of_body(tokens, one.phrase, at, lexicon)
    return None


def _start(item: Item) -> int:
    return item.start


def _begins_body(tokens: Tokens, at: int, kinds: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether a body of one of the kinds begins at token `at`."""
    found = lexicon.bodies.longest(tokens.low, at) if tokens.low[at] in lexicon.bodies.root else None
    if found is None or not found[0].vi.startswith(kinds):
        return False
    named = found[1] < tokens.size and tokens.kinds[found[1]] in CAPITALS
    return tokens.kinds[at] != LOWER or named

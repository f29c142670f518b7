"""Whose post is whose: the order of names and posts in a sentence, and the words between them."""

from site_builder.extract.people.dismissals import mark_dismissed, was_then
from site_builder.extract.people.gaps import Gap, appoints, behind_bracket, between, dismisses, goes_on
from site_builder.extract.people.holder import Holder, Holding
from site_builder.extract.people.items import Item
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.others import (
    answered,
    clash,
    credited,
    met,
    new_sentence,
    quoted,
    signs,
    speaks,
    spoken_of,
    stood_in_for,
)
from site_builder.extract.people.tokens import LOWER, Tokens
from site_builder.model import Status

_SHORT_UNIT = 2  # syllables of a unit that is easily taken for a person
_ADDRESSEE = frozenset(("trước", "tới", "gửi", "đến", "lên", "của"))  # before a post: someone turns to its holder
_ANOTHERS = _ADDRESSEE | {"theo", "với", "cho", "từ"}  # the same, when a short name goes on with the sentence
# What goes on with a sentence whose subject the post is: "Theo ông Tám, Chủ tịch UBND tỉnh đã giao ...".
_GOES_ON = frozenset(
    (
        *("đã", "sẽ", "đang", "vừa", "mới", "cũng", "có", "không", "chưa", "phải", "từng", "được", "muốn"),
        *("yêu", "chỉ", "giao", "đề", "kiến", "cam", "ký", "quyết"),
    )
)
_CROWD = 30  # names before one verb: "Các ông A, B, ... tái đắc cử Phó Chủ tịch"


class Attacher:
    """Goes through the items of a sentence and gives each post to a name."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, *, title: bool = False) -> None:
        """Begin with no one.  `title`: a headline, where a colon stands between who speaks and what is said."""
        self.tokens, self.lexicon, self._title = tokens, lexicon, title
        self.holders: list[Holder] = []
        self.nameless: list[Item] = []
        self._group: list[Holder] = []
        self._pending: list[Item] = []
        self._tail: list[tuple[Item, Gap]] = []
        self._shared: list[Item] = []
        self._run = 0

    def attach(self, items: list[Item]) -> None:
        """Read all items."""
        previous: Item | None = None
        for item in items:
            gap = Gap("far") if previous is None else between(self.tokens, previous.end, item.lead, self.lexicon)
            if gap.joint == "far" and previous is not None and previous.phrase is not None and item.phrase is not None:
                gap = Gap("comma") if goes_on(self.tokens, previous.end, item.lead, self.lexicon) else gap
            if item.phrase is not None:
                self._post(item, gap, previous)
            else:
                self._name(item, gap, previous)
            previous = item
        self._flush()
        self._drop_pending()
        mark_dismissed(self.tokens, self.holders, self.lexicon)

    def _post(self, item: Item, gap: Gap, previous: Item | None) -> None:
        after_name = previous is not None and previous.phrase is None
        if gap.joint == "far" or previous is None or item.plural:
            self._flush()
            self._drop_pending()
            self._shared = []
            self._group = []
            self._pending = [item]
        elif after_name and self._belongs_behind(previous, item, gap):
            self._tail = [(item, gap)]
        elif after_name:
            self._flush()
            self._pending = [item]
        elif self._tail and not self._of_next(item, gap):
            self._tail.append((item, gap))
        elif self._tail:
            self._flush()
            self._pending = [item]
        elif gap.joint in ("comma", "dash", "next") and not self._of_two(item):
            self._pending.append(item)
        else:
            self._drop_pending()
            self._pending = [item]

    def _of_two(self, post: Item) -> bool:
        """Tell whether the post behind another is another's."""
        last = self._pending[-1] if self._pending else None
        return clash(last, post) or (last is not None and stood_in_for(self.tokens, last))

    def _of_next(self, post: Item, gap: Gap) -> bool:
        """Tell whether a clause about another begins: "... của ông A, Giám đốc Sở Y tế, Chủ tịch UBND tỉnh yêu cầu"."""
        if gap.joint != "comma" or post.end >= self.tokens.size or self.tokens.kinds[post.end] != LOWER:
            return False
        name = self._group[-1].item if self._group else None
        return clash(self._tail[-1][0], post) or (name is not None and answered(self.tokens, name, post))

    def _belongs_behind(self, name: Item, post: Item, gap: Gap) -> bool:
        if gap.joint == "comma":
            return not self._quoted(name, post)
        if gap.joint == "dash":
            return not quoted(self.tokens, name, post)
        return gap.joint == "verb" or (gap.joint == "next" and not credited(self.tokens, name))

    def _quoted(self, name: Item, post: Item) -> bool:
        """Tell whether the comma ends a clause ("Theo ông Tám, ..."), so that the post behind it begins the next."""
        if not name.believed:
            return True
        low, kinds = self.tokens.low, self.tokens.kinds
        end = behind_bracket(self.tokens, post.end)
        if end >= self.tokens.size or kinds[end] != LOWER:
            return False
        if self._group and self._group[-1].before:
            return True
        if quoted(self.tokens, name, post) or spoken_of(self.tokens, name) or answered(self.tokens, name, post):
            return True
        return bool(name.lead) and low[name.lead - 1] == "theo" and low[end] in _GOES_ON

    def _name(self, item: Item, gap: Gap, previous: Item | None) -> None:
        holder = Holder(item)
        if gap.joint == "next" and item.addressed and new_sentence(self.tokens, item):
            gap = Gap("far")
        listed = gap.joint in ("comma", "list", "and", "colon", "next")
        if previous is None or gap.joint == "far":
            self._flush()
            self._drop_pending()
            self._shared, self._group = [], [holder]
        elif previous.phrase is None:
            other = self.tokens.low[previous.lead - 1 : previous.lead] == ["của"]  # "đề nghị của ông A, ông B được bầu"
            alike = listed and self._group and not (other or self._group[-1].holdings or self._shared)
            self._group = [*self._group[-_CROWD:], holder] if alike and gap.joint in ("comma", "and") else [holder]
        elif self._tail:
            moved = self._moved(item) if gap.joint in ("next", "colon") or self._heads_next(item, gap) else []
            self._flush()
            self._group = [holder]
            self._give(holder, moved)
        else:
            self._group = [holder]
            if gap.joint == "comma" and (item.addressed or item.titled) and self._of_other(item):
                self._drop_pending()
            self._take_pending(holder, gap)
        self.holders.append(holder)
        alone = previous is not None and previous.phrase is None  # without a post of its own
        if not listed or (gap.joint == "list" and alone and item.addressed and self._has_own_post(item)):
            self._shared = []
        elif self._shared and not holder.before:
            self._run += 1
            for post in self._shared:
                self._hold(holder, post, "post.shared")

    def _heads_next(self, name: Item, gap: Gap) -> bool:
        """Tell whether the post before a comma is the next one's: "Bí thư A, Giám đốc Sở Y tế, TS. B đã tặng"."""
        if gap.joint != "comma" or not name.titled or not self._group or not self._group[-1].before:
            return False
        clause = self.tokens.kinds[name.end : name.end + 1] == (LOWER,)
        return clause and all(joint.joint == "comma" for _, joint in self._tail)

    def _has_own_post(self, name: Item) -> bool:
        """Tell whether a post follows the name: the one before is another's then: "với Bộ trưởng, ông X, Giám đốc"."""
        low, at = self.tokens.low, name.end + 1
        if at >= self.tokens.size or low[name.end] not in (",", "-", "("):
            return False
        prefix = self.lexicon.prefixes.longest(low, at)
        return self.lexicon.heads.longest(low, prefix[1] if prefix else at) is not None

    def _of_other(self, name: Item) -> bool:
        """Tell whether the post before the comma is another's.

        The name has one of its own, or a clause ends at the comma: "Phát biểu trước Thủ tướng, ông Tám ...".
        """
        if self._has_own_post(name):
            return True
        if self._pending and stood_in_for(self.tokens, self._pending[-1]):
            return True
        low, first = self.tokens.low, self._pending[0].lead if self._pending else 0
        if not first or self.tokens.kinds[name.end : name.end + 1] != (LOWER,):
            return False
        reports = low[max(0, first - 2) : first] == ["cáo", "với"]
        return reports or low[first - 1] in (_ADDRESSEE if name.believed else _ANOTHERS)

    def _take_pending(self, holder: Holder, gap: Gap) -> None:
        posts, self._pending = self._pending, []
        if gap.joint == "toward":
            self._toward(holder, posts)
            return
        colon = gap.joint == "colon" and bool(posts)
        if (
            (colon and (self._title or speaks(self.tokens, posts[0], holder.item)))
            or gap.joint in ("list", "and", "far")
            or (gap.joint == "verb" and gap.verb == "leave")
        ):
            self.nameless += posts
            return
        if posts and posts[-1].plural and gap.joint in ("next", "colon"):
            self._shared = [post for post in posts if post.plural]
            self.nameless += [post for post in posts if not post.plural]
            return
        if posts and met(self.tokens, posts):
            self.nameless += posts[:-1]
            posts = posts[-1:]
        self._give(holder, posts)

    def _give(self, holder: Holder, posts: list[Item]) -> None:
        if posts:
            self._run += 1
            self._shared = []  # a post before a name ends what those before it share
            holder.before = True
            for post in posts:
                self._hold(holder, post, "post.before-name")

    def _toward(self, holder: Holder, posts: list[Item]) -> None:
        """Give the post of "bổ nhiệm chức vụ Giám đốc đối với ông Tám"; "cách chức Giám đốc đối với ..." ends one."""
        ended = any(p.phrase and p.phrase.rank != "Ủy viên" for p in posts[:1]) and dismisses(
            self.tokens.low, posts[0].start
        )
        if posts and not ended and not appoints(self.tokens.low, posts[0].start):
            self.nameless += posts
            return
        self._run += 1
        for post in posts:
            self._hold(holder, post, "post.verb", "former" if ended else "appointed")

    def _hold(self, holder: Holder, post: Item, rule: str, status: Status | None = None) -> None:
        if post.phrase is not None:
            holder.holdings.append(Holding(post.phrase, rule, status or post.phrase.status, self._run))

    def _moved(self, name: Item) -> list[Item]:
        """Return the posts at the end of the tail that belong to the name right behind them, and take them off it."""
        tail = self._tail
        cut = len(tail) - 1
        if signs(self.tokens, name):
            return []
        if self._group and self._group[-1].before:
            first = next((n + 1 for n in range(cut, -1, -1) if tail[n][1].joint == "verb"), 0)
            cut = next((n for n in range(cut, first, -1) if tail[n][1].joint == "list"), min(first, cut))
        else:
            for place in range(len(tail) - 1, -1, -1):
                if tail[place][1].joint in ("list", "and"):
                    cut = place
                    break
        if self._swallows(tail[-1][0], name):
            return []
        moved = [post for post, _ in tail[cut:]]
        self._tail = tail[:cut]
        return moved

    def _swallows(self, post: Item, name: Item) -> bool:
        """Tell whether what looks like a name is the unknown unit of the post before it."""
        phrase = post.phrase
        return (
            phrase is not None
            and phrase.place is None
            and phrase.reach in ("district", "commune")
            and name.end - name.start <= _SHORT_UNIT
            and len(self._tail) == 1
        )

    def _flush(self) -> None:
        """Give the posts behind a name to it, or to all names of the list before a verb."""
        tail = self._tail
        if not tail:  # mostly
            return
        self._tail = []
        if not self._group:
            self.nameless += [post for post, _ in tail]
            return
        self._run += 1
        verb: Gap | None = None
        for post, gap in tail:
            if gap.joint == "verb":
                self._run += 1
                verb = gap
                if gap.verb == "next":
                    for holder in self._group:
                        holder.end_terms()
            holders = self._group if verb else self._group[-1:]
            for holder in holders:
                self._hold(
                    holder,
                    post,
                    "post.verb" if verb else "post.after-name",
                    self._after_verb(post, verb) if verb else None,
                )

    def _after_verb(self, post: Item, gap: Gap) -> Status | None:
        """Return the status that the verb gives, None for the post's own."""
        if gap.verb == "leave" or was_then(self.tokens.low, post.start):
            return "former"
        if (
            gap.verb != "hold"
            and post.phrase
            and post.phrase.status == "current"
            and appoints(self.tokens.low, post.start)
        ):
            return "appointed"
        return None

    def _drop_pending(self) -> None:
        self.nameless += self._pending
        self._pending = []

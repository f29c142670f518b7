"""From sentences to people: short forms joined to full names, bare ranks completed, posts that stand for people."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from site_builder.extract.people.attach import Attacher
from site_builder.extract.people.completing import Bare, Person, completed, left_bare
from site_builder.extract.people.found import Found, Mention, OpenPost
from site_builder.extract.people.holder import Holder, Holding
from site_builder.extract.people.items import Item
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.names import spelled_name
from site_builder.extract.people.offices import (
    DEPUTY,
    ERRAND,
    RANKS_OF_A_LIST,
    bracketed,
    career,
    delegation,
    directors,
    follows,
    heads_abroad,
    is_of_today,
    next_with_body,
    one_label,
    runs_event,
    with_body,
)
from site_builder.extract.people.phrase import Phrase
from site_builder.extract.people.reads import CONFIDENCE, Read, mention
from site_builder.extract.people.references import with_references
from site_builder.extract.people.tokens import LOWER, NUMBER, same_marks

VIETNAMESE = frozenset("abcdeghiklmnopqrstuvxy -'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
_FULL = 3  # syllables of a name to which a heading's first word may be glued
_NAMESAKES = 100  # people of one given name in an article, beyond which short forms say nothing


def gather(sentences: Sequence[Read], lexicon: Lexicon) -> Found:
    """Join what all sentences of an article say."""
    return _Gatherer(sentences, lexicon).gather()


class _Gatherer:
    def __init__(self, sentences: Sequence[Read], lexicon: Lexicon) -> None:
        self.sentences, self.lexicon = list(sentences), lexicon
        self.people: dict[str, Person] = {}
        self.alike: dict[str, Person] = {}  # by sound
        self.respelled: set[str] = set()  # sounds that are spelled in several ways
        self.times: Counter[str] = Counter()  # of each spelling
        self.by_given: dict[str, list[Person]] = {}
        self.mentions: list[Mention] = []
        self.posts: list[OpenPost] = []
        self.bare: list[Bare] = []
        self.last: Person | None = None
        self.when: dict[str, int] = {}  # when each name was last mentioned

    def gather(self) -> Found:
        for read in self.sentences:
            self._learn(read)
        self._spell()
        self._shorten()
        self._unglue()
        self.sentences = [self._without_nobody(read) for read in self.sentences]
        for read in self.sentences:
            self._sentence(read)
        self._complete()
        names = {person.name for person in self.people.values()}
        mentions = with_references(self.sentences, self.posts, self.mentions, names, self.lexicon)
        posts = one_label(heads_abroad(directors(self.posts), self.lexicon))
        return Found(tuple(mentions), tuple(posts))

    def _learn(self, read: Read) -> None:
        for holder in read.holders:
            item = holder.item
            if item.believed:
                name = spelled_name(read.tokens, item.start, item.end)
                known = self.people.get(same_marks(name.casefold())) or self._met(Person(name))
                self.times[name] += 1
                if known.name.casefold() != known.key:
                    known.name = name  # with the plain apostrophe, where both are printed

    def _met(self, person: Person) -> Person:
        """Return the one who is named for the first time, or who was named before in another spelling."""
        known = self.people[person.key] = self.alike.setdefault(person.sound, person)
        if known is person:
            self.by_given.setdefault(person.words[-1], []).append(person)
        else:
            self.respelled.add(known.sound)
        return known

    def _spell(self) -> None:
        """Show each name as it is spelled most often: "Phạm Sỹ Tám" where "Phạm Sĩ Tám" stands once."""
        for name, times in self.times.items() if self.respelled else ():
            person = self.people[same_marks(name.casefold())]
            if person.sound in self.respelled and times > self.times[person.name]:
                person.name = name

    def _shorten(self) -> None:
        """Forget names that are only the end of a longer one: "Quỳnh Vân" beside "Bùi Thị Quỳnh Vân"."""
        order = {key: n for n, key in enumerate(self.people)}
        for person in [person for key, person in self.people.items() if person.key == key]:
            longer = [o for o in self._ending(person.words) if len(o.words) > len(person.words)]
            if any(order[o.key] < order[person.key] or person.words[0] not in self.lexicon.surnames for o in longer):
                del self.people[person.key]
                self.by_given[person.words[-1]].remove(person)
        if self.respelled:
            kept = {id(person) for key, person in self.people.items() if person.key == key}
            self.people = {key: person for key, person in self.people.items() if id(person) in kept}

    def _unglue(self) -> None:
        """Read "Lê Văn Tám Liên tiếp ..." as Lê Văn Tám where he is known: a heading or a byline lost its line."""
        glued = {p.key: known for p in self.people.values() if len(p.words) > _FULL and (known := self._inside(p))}
        if not glued:  # mostly
            return
        said = [(read, holder, self._spelled(read, holder)) for read in self.sentences for holder in read.holders]
        times = Counter(name for _, _, name in said)
        for read, holder, name in said:
            known = glued.get(name)
            if known is None or times[name] > 1 or name not in self.people:
                continue
            end, two = holder.item.end, len(self.people[name].words) > len(known.words) + 1
            if two or (end < read.tokens.size and read.tokens.kinds[end] in (LOWER, NUMBER)):
                self.by_given[self.people[name].words[-1]].remove(self.people[name])
                self.people[name] = known

    def _inside(self, person: Person) -> Person | None:
        """Return the one whose name is all of a longer one but its last word or two."""
        words = person.words
        ends = range(len(words) - 1, max(len(words) - 3, _FULL - 1), -1)
        return next((known for end in ends if (known := self.people.get(" ".join(words[:end])))), None)

    @staticmethod
    def _spelled(read: Read, holder: Holder) -> str:
        return same_marks(spelled_name(read.tokens, holder.item.start, holder.item.end).casefold())

    def _without_nobody(self, read: Read) -> Read:
        """Attach a sentence's posts anew when a word between them is nobody: "Ủy viên Ban Thư ký ..., Trưởng ban"."""
        nobody = {
            holder.item.start
            for holder in read.holders
            if not holder.item.believed and not holder.item.addressed and self._who(read, holder.item) is None
        }
        if not nobody or not read.items:
            return read
        attacher = Attacher(read.tokens, self.lexicon)
        attacher.attach([item for item in read.items if item.start not in nobody])
        return replace(read, holders=attacher.holders, nameless=attacher.nameless)

    def _ending(self, words: tuple[str, ...]) -> list[Person]:
        """Return the people whose names end with these words; none where too many share a given name to tell."""
        alike = self.by_given.get(words[-1], [])
        return [p for p in alike if p.words[-len(words) :] == words] if len(alike) <= _NAMESAKES else []

    def _who(self, read: Read, item: Item) -> tuple[Person, str] | None:
        words = same_marks(spelled_name(read.tokens, item.start, item.end).casefold())
        after = read.tokens.low[item.end] if item.end < read.tokens.size else ""
        person = self.people.get(f"{words} {after}") or self.people.get(words)  # "Lê Văn tám", once misprinted
        if person is not None:
            return person, "person.full"
        alike = self._ending(tuple(words.split()))
        if not alike:
            return None
        if self.last in alike:
            return self.last, "person.short"
        return max(alike, key=lambda p: self.when.get(p.name, -1)), "person.short"

    def _sentence(self, read: Read) -> None:
        for holder in read.holders:
            found = self._who(read, holder.item)
            if found is None:
                continue
            person, rule = found
            self.last = person
            self._mention(person, read, holder.item.start, holder.item.end, rule)
            self._hold(person, read, holder)
        self._biography(read)

    def _biography(self, read: Read) -> None:
        """Give the posts of "Ông từng là Bí thư Huyện ủy ..." to the one who was named last."""
        before = self.last
        if before is None or not read.nameless or (read.holders and self._who(read, read.holders[0].item) is None):
            return
        for place, item in enumerate(read.nameless):
            status = career(read.tokens, item.start, self.lexicon) if item.phrase and not item.plural else None
            if status is None:
                continue
            for n, post in enumerate(read.nameless[place:]):
                joined = n == 0 or follows(read.tokens, read.nameless[place + n - 1].end, post.start)
                if not joined or post.phrase is None or post.phrase.bare:
                    break
                self._post(before, post.phrase, read, Holding(post.phrase, "post.pronoun", status, 0), "post.pronoun")
            return

    def _mention(self, person: Person, read: Read, start: int, end: int, rule: str) -> None:
        self.when[person.name] = len(self.mentions)
        self.mentions.append(mention(person.name, read, start, end, rule))

    def _hold(self, person: Person, read: Read, holder: Holder) -> None:
        holdings = holder.holdings
        bodied = next_with_body(holdings)
        side = delegation(read.tokens, holder.item.end)
        past = -1  # the list in which "nguyên" stands before a post that shares the body of the next one
        for place, said in enumerate(holdings):
            phrase = said.phrase
            ended = past == said.run and said.status == "current"
            holding = replace(said, status="former") if ended else said
            past = holding.run if phrase.unit_open and holding.status == "former" else -1
            if phrase.bare and phrase.rank == "Đại biểu":
                side = side or bracketed(read.tokens, holder.item.end)
                if side:
                    phrase = replace(phrase, label=DEPUTY, bare=False, reach="nation")
            if phrase.bare:
                after = bodied[place]
                full = with_body(phrase, after) if after is not None else None
                if full is not None:
                    phrase = full
                elif after is not None and phrase.rank.startswith(RANKS_OF_A_LIST):
                    phrase = replace(phrase, bare=False, unit_open=True, official=after.official, foreign=after.foreign)
                else:
                    self.bare.append(Bare(person, phrase, read, holding, holder.item))
                    continue
            if read.abroad and phrase.place is None:
                phrase = replace(
                    phrase, foreign=True, official=False, place=None if phrase.reach == "nation" else read.abroad
                )
            if phrase.label.startswith(DEPUTY) and side and phrase.place is None:
                phrase = replace(phrase, place=side)
            self._post(person, phrase, read, holding, holding.rule)

    def _post(self, person: Person, phrase: Phrase, read: Read, holding: Holding, rule: str) -> None:
        if ERRAND.search(phrase.label):
            return
        if person.key in self.lexicon.historical and not is_of_today(phrase, rule):
            return
        tokens = read.tokens
        abroad = phrase.foreign or self._stranger(person)
        self.posts.append(
            OpenPost(
                person=person.name,
                label=phrase.label,
                rank=phrase.rank,
                reach=phrase.reach,
                place=phrase.place,
                hints=phrase.hints,
                status=holding.status,
                official=phrase.official and not abroad and not runs_event(phrase),
                foreign=abroad,
                unit_open=phrase.unit_open,
                run=(read.field, read.start, holding.run),
                sentence=read.start,
                field=read.field,
                start=tokens.starts[phrase.start],
                end=tokens.end(max(phrase.words_end, phrase.start + 1) - 1),
                rule=rule,
                confidence=CONFIDENCE[rule],
            )
        )

    def _stranger(self, person: Person) -> bool:
        """Tell whether a name has neither a Vietnamese letter nor a family name of the country."""
        if person.words[0] in self.lexicon.surnames or "'" in person.words[0]:
            return False
        return person.name.isascii() or not VIETNAMESE.issuperset(person.key)

    def _complete(self) -> None:
        """Complete "Chủ tịch Tám" from what the article says elsewhere; keep "Bộ trưởng Tám" as it stands."""
        for find in (completed, left_bare):
            for bare, phrase, rule in [*find(self.sentences, self.posts, self.bare, self.lexicon)]:
                self._post(bare.person, phrase, bare.read, bare.holding, rule)

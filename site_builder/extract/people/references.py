"""Mentions of people by their post alone, or by "đồng chí" before a verb."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from site_builder.extract.people.found import Mention, OpenPost
from site_builder.extract.people.items import Pronoun
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.reads import Read, field_order, mention
from site_builder.extract.people.tokens import Tokens


def with_references(
    sentences: Sequence[Read],
    posts: Sequence[OpenPost],
    mentions: Sequence[Mention],
    names: set[str],
    lexicon: Lexicon,
) -> list[Mention]:
    """Return the mentions with those by post and by pronoun added, in the order of print."""
    known = [*mentions, *_by_post(sentences, posts, mentions, names)]
    known += _by_pronoun(sentences, {post.person for post in posts} & names, known, lexicon)
    return sorted(known, key=lambda m: (field_order(m.field), m.start))


def _by_post(
    sentences: Sequence[Read], posts: Sequence[OpenPost], mentions: Sequence[Mention], names: set[str]
) -> Iterator[Mention]:
    """Count a post without a name as a mention of the only one who holds it, once named."""
    holders: dict[str, dict[str, None]] = {}
    for post in posts:
        if not post.foreign:
            holders.setdefault(post.label, {})[post.person] = None
    first: dict[str, tuple[tuple[int, int], int]] = {}
    for one in mentions:
        here = (field_order(one.field), one.start)
        first[one.name] = min(first.get(one.name, here), here)
    for read in sentences:
        for item in read.nameless:
            phrase = item.phrase
            if phrase is None or item.plural or phrase.status != "current":
                continue
            who = holders.get(phrase.label, {})
            here = (field_order(read.field), read.tokens.starts[item.start])
            if len(who) == 1 and (name := next(iter(who))) in names and first[name] < here:
                yield mention(name, read, item.start, max(phrase.words_end, item.start + 1), "person.post")


def _by_pronoun(
    sentences: Sequence[Read], officials: set[str], mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Mention]:
    """Count "đồng chí" before a verb as a mention of the official who was named last."""
    said = sorted((field_order(m.field), m.end, m.name) for m in mentions)
    for read in sentences:
        for pronoun in read.pronouns:
            here = (field_order(read.field), read.tokens.starts[pronoun.start] + 1, "")
            place = bisect_left(said, here) - 1
            if place < 0 or said[place][0] != here[0] or not _speaks(read.tokens, pronoun, lexicon):
                continue
            if said[place][2] in officials:
                yield mention(said[place][2], read, pronoun.start, pronoun.end, "person.pronoun")


def _speaks(tokens: Tokens, pronoun: Pronoun, lexicon: Lexicon) -> bool:
    """Tell whether the verb behind says that one person is meant: not "các đồng chí", "mỗi đồng chí cán bộ"."""
    before = tokens.low[pronoun.start - 1] if pronoun.start else ""
    return (
        tokens.low[pronoun.start] == "đồng"
        and tokens.low[pronoun.end] in lexicon.speech
        and before not in ("các", "mỗi", "từng", "những", "hai", "một", "nhiều", "số")
    )

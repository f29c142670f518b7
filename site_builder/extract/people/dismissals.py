"""Who lost the post that a sentence gives: "cách chức ông Tám, Trưởng phòng ...", "khi ông Tám còn làm ..."."""

from collections.abc import Sequence

from site_builder.extract.people.holder import Holder
from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.tokens import Tokens

_NEAR = 5  # tokens between the posts and the act
_THEN = 20  # tokens before a post in which the time is said
_BY = 3  # tokens between "bị" and the act: "bị kỷ luật cách chức"
_LISTED = ([";"], ["và"], [";", "và"])
_TOWARD: tuple[list[str], ...] = ([], ["đối", "với"], ["vụ", "đối", "với"], ["vụ", "của"])
_ALL = ("hết", "các", "mọi")  # "cách hết các chức vụ"
_ACT = 4  # tokens of it before "chức"


def was_then(low: list[str], start: int) -> bool:
    """Tell whether the post that begins at token `start` is told of a time gone by: "khi ông Tám còn làm ..."."""
    before = low[max(0, start - _THEN) : start]
    return "còn" in before and "khi" in before and before.index("khi") < before.index("còn")


def mark_dismissed(tokens: Tokens, holders: Sequence[Holder], lexicon: Lexicon) -> None:
    """Make the posts former ones where the sentence says that their holders were dismissed from them."""
    low = tokens.low
    if "chức" not in low:
        return
    for at in range(1, tokens.size):
        taken = low[at - 1] == "cách" or (low[at - 1] in _ALL and "cách" in low[max(0, at - _ACT) : at])
        if low[at] == "chức" and taken and lexicon.heads.longest(low, at + 1) is None:
            for holder in _dismissed(low, at - 1, holders):
                holder.end_terms()


def _dismissed(low: list[str], act: int, holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return those whom "cách chức" at token `act` means: the ones behind it, or before it where they suffer it."""
    behind = [holder for holder in holders if holder.item.lead >= act + 2]
    if behind and low[act + 2 : behind[0].item.lead] in _TOWARD:
        return behind if behind[0].item.plural else behind[:1]
    before = [holder for holder in holders if holder.ends <= act]
    if not before or "bị" not in low[max(0, act - _BY) : act] or act - before[-1].ends > _NEAR:
        return ()
    first = next((n for n, holder in enumerate(before) if holder.item.plural), len(before) - 1)
    while first and low[before[first - 1].ends : before[first].item.lead] in _LISTED:
        first -= 1
    return before[first:]

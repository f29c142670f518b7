"""One status for all statements of one post of one person: an article tells one story."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from site_builder.extract.people.context import FieldText
from site_builder.extract.people.found import OpenPost, Placed
from site_builder.model import Status

_ORDER: tuple[Status, ...] = ("former", "acting", "appointed", "candidate", "current")
_TITLES = ("post.after-name", "post.before-name", "post.shared")  # the post stands beside the name
_ACT = 90  # characters before a post in which the act stands that ends it
_ENDED = re.compile(r"\b(?:thôi|cách chức|miễn nhiệm|bãi nhiệm|bãi miễn)\b[^.;]*$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:sẽ|đề nghị|xem xét|kiến nghị|xin|trước khi|chưa|không)\b[^.;]*$")


def one_status(placed: Sequence[Placed], text_of: FieldText) -> list[Placed]:
    """Give all statements of one post of one person one status.

    What someone "once was" he still is where another sentence names him with the post, unless he was taken from it.
    """
    best: dict[tuple[str, str, str | None], Status] = {}
    named = {_key(p) for p in placed if p.post.rule in _TITLES}
    for p in placed:
        key, post = _key(p), p.post
        if post.status == "former" and post.rule not in _TITLES and key in named and not _ended(post, text_of):
            continue
        best[key] = min((post.status, best.get(key, "current")), key=_ORDER.index)
    return [_with_status(p, best[_key(p)]) for p in placed]


def _key(p: Placed) -> tuple[str, str, str | None]:
    return p.post.person, p.post.label, p.place


def _ended(post: OpenPost, text_of: FieldText) -> bool:
    """Tell whether an act that is done ended the post: "thôi giữ chức", "cách chức"."""
    before = text_of(post.field)[max(post.sentence, post.start - _ACT) : post.start]
    act = _ENDED.search(before)
    return act is not None and _NOT_YET.search(before[: act.start()]) is None


def _with_status(p: Placed, status: Status) -> Placed:
    return p if p.post.status == status else replace(p, post=replace(p.post, status=status))

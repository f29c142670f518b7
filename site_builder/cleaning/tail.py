"""The end of a page: writers, photographers, sources and dates below the last paragraph."""

from site_builder.cleaning.credits import credits_of, verdict
from site_builder.cleaning.furniture import is_paragraph
from site_builder.cleaning.lines import Fact, Line, Verdict
from site_builder.cleaning.stamps import BadStampError, stamp


def tail(lines: list[Line], taken: dict[int, Verdict], *, dated: bool) -> dict[int, Verdict]:
    """Return the verdicts on the lines below the text, read from the end up; `dated`: the date is known already."""
    found: dict[int, Verdict] = {}
    for place in range(len(lines) - 1, -1, -1):
        if place in taken:
            continue
        one = _closing(lines[place].text, dated=dated)
        if one is None:
            break
        found[place] = one
    return found if len(found) + len(taken) < len(lines) else {}


def _closing(text: str, *, dated: bool) -> Verdict | None:
    try:
        moment = stamp(text)
    except BadStampError:
        return Verdict("published")
    if moment and not moment.by:
        facts = () if dated else (Fact("published", moment.value, moment.start, moment.end, "published.footer", 0.9),)
        return Verdict("published", facts)
    names = None if is_paragraph(text) and ":" not in text else credits_of(text)
    return verdict(names, text) if names is not None else None

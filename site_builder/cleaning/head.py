"""The top of a page: page clock, title, date line."""

from msgspec import Struct

from site_builder.cleaning.credits import credits_of, verdict
from site_builder.cleaning.lines import Fact, Line, Note, Verdict
from site_builder.cleaning.photos import ends_with_photo_credit
from site_builder.cleaning.stamps import BadStampError, Stamp, stamp
from site_builder.model import Remark
from site_builder.text.fold import same
from site_builder.words import remark

_FAR = 12  # lines among which a page says when it was published
_FIRST, _LETTERS = 12, 4  # characters that hold as many first letters, whatever follows
_ENDS = (".", ":", ";", "…", ",")
_DOUBTFUL = 0.6  # a date above the title, when there is none below it, may be the moment of reading


class Head(Struct, frozen=True):
    """The title's place in the lines (None: there is none) and the verdicts on the lines around it."""

    title: int | None
    verdicts: dict[int, Verdict]
    notes: tuple[Note, ...] = ()


def head(lines: list[Line], taken: dict[int, Verdict], *, titled: bool) -> Head:
    """Read the top of a page; `titled`: the title is known from elsewhere, so that no line is taken for it."""
    free = [place for place in range(len(lines)) if place not in taken][:_FAR]
    stamps, verdicts = dict[int, Stamp](), dict[int, Verdict]()
    notes, title = list[Note](), None
    for place in free:
        text = lines[place].text
        try:
            found = stamp(text)
        except BadStampError as error:
            verdicts[place] = Verdict("published")
            notes.append(Note(lines[place].number, bad_date(str(error))))
            continue
        if found:
            stamps[place] = found
        elif title is None and not titled:
            if not _is_title(lines, place):
                break
            title = place
            verdicts[place] = Verdict("title")
        elif title is not None and _alike(text, lines[title].text):
            verdicts[place] = Verdict("repeat")
        elif stamps and (names := credits_of(text)):
            verdicts[place] = verdict(names, text)
        else:
            break
    return Head(title, verdicts | _dated(lines, stamps, title), tuple(notes))


def bad_date(value: str) -> Remark:
    """Return the note on a date that is none."""
    return remark('"%(value)s" is no day of publication; write dd/mm/yyyy or correct it in corrections/', value=value)


def _alike(one: str, other: str) -> bool:
    """Tell whether two lines say the same; most differ in their first letters."""
    return same(one[:_FIRST])[:_LETTERS] == same(other[:_FIRST])[:_LETTERS] and same(one) == same(other)


def _is_title(lines: list[Line], place: int) -> bool:
    """Tell whether the first line of the page is a title: not the only line, and none that reads as a paragraph."""
    text, after = lines[place].text, lines[place + 1 : place + 2]
    if not after:
        return False
    try:
        if stamp(after[0].text):
            return True
    except BadStampError:
        return True
    return not text.endswith(_ENDS) and not ends_with_photo_credit(text)


def _dated(lines: list[Line], stamps: dict[int, Stamp], title: int | None) -> dict[int, Verdict]:
    """Tell the date of publication from the page's clock above the title, which shows the moment of reading."""
    above = [place for place in stamps if title is not None and place < title]
    below = [place for place in stamps if place not in above]
    if above and not below and (above[0] > 0 or not stamps[above[0]].page_clock):
        above, below = [], above
    sure = 1.0 if not below or title is None or below[0] > title else _DOUBTFUL
    found = {
        place: Verdict("chrome", (_fact("crawled", stamps[place], "crawled.page-clock", 1.0),)) for place in above[:1]
    }
    found |= {place: Verdict("chrome") for place in above[1:]}
    for order, place in enumerate(below):
        facts = list(_by(lines[place].text, stamps[place]))
        if order == 0:
            facts.append(_fact("published", stamps[place], "published.date-line", sure))
        found[place] = Verdict("published", tuple(facts))
    return found


def _fact(name: str, at: Stamp, rule: str, confidence: float) -> Fact:
    return Fact(name, at.value, at.start, at.end, rule, confidence)


def _by(text: str, at: Stamp) -> tuple[Fact, ...]:
    """Return the writer whom a date line names in front of the date."""
    names = credits_of(text[: at.start].rstrip(" -–|,•·")) if at.by else None
    return verdict(names, text).facts if names else ()

"""Lines of the site's furniture, as the rules of data/chrome.toml name them."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct, convert

from site_builder.text.fold import same

LONGEST = 320  # characters; no line of furniture is longer
_SHORT, _REMEMBERED = 60, 1024  # characters of lines that are remembered, and how many: a site's furniture comes again
_AROUND = " \t\u00a0.:;…>»«›*-–—|[]()<►▶+•·"


class Rule(Struct, frozen=True):
    """One rule of the data file, which says what each key means."""

    name: str
    layouts: tuple[str, ...]
    kind: str = "plain"
    lines: tuple[str, ...] = ()
    pattern: str = ""
    sample: str = ""


class Hit(Struct, frozen=True):
    """The rule that a line falls under, and the span of what it says: a number of views, tags."""

    rule: Rule
    start: int = 0
    end: int = 0


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of the data file."""
    data = files(__package__).joinpath("data", "chrome.toml").read_text("utf-8")
    return tuple(convert(tomllib.loads(data)["rule"], list[Rule]))


@cache
def _whole_lines() -> dict[str, Rule]:
    return {same(line.strip(_AROUND)): rule for rule in rules() for line in rule.lines}


@cache
def _longest_whole() -> int:
    return max(map(len, _whole_lines()))


@cache
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in rules() if rule.pattern)


@cache
def _any_pattern() -> re.Pattern[str]:
    """Return all patterns as one, which most lines do not match: a single search rules them out."""
    alike = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule, _ in _patterns())
    return re.compile("|".join(f"(?:{pattern})" for pattern in alike), re.IGNORECASE)


def match(line: str) -> Hit | None:
    """Return the rule of furniture that the line, without blanks around it, falls under."""
    if len(line) > LONGEST:
        return None
    return _match(line) if len(line) > _SHORT else _remembered(line)


@lru_cache(_REMEMBERED)
def _remembered(line: str) -> Hit | None:
    return _match(line)


def _match(line: str) -> Hit | None:
    words = line.strip(_AROUND)
    whole = _whole_lines().get(same(words)) if len(words) <= _longest_whole() else None
    if whole is not None:
        return Hit(whole)
    if not _any_pattern().fullmatch(line):
        return None
    for rule, pattern in _patterns():
        found = pattern.fullmatch(line)
        if found:
            return Hit(rule, *(found.span(found.lastgroup) if found.lastgroup else (0, 0)))
    return None

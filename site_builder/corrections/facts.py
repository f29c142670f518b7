"""Corrections of the facts of one article: Article -> Article."""

from collections.abc import Sequence
from contextlib import suppress

from msgspec.structs import replace

from site_builder.corrections.files import ArticleCorrection, Fact
from site_builder.errors import SiteBuilderError
from site_builder.gazetteer.units import Unit, district, province, units_named
from site_builder.model import (
    Article,
    Evidence,
    PersonNamed,
    PlaceNamed,
    PostHeld,
    Statement,
    Value,
)

RULE = "correction"


def corrected(article: Article, corrections: Sequence[ArticleCorrection]) -> tuple[Article, list[str]]:
    """Return the article with its corrections made, and a message for each that changes nothing any more."""
    problems: list[str] = []
    for correction in corrections:
        statements = _applied(article, correction)
        if statements == article.statements:
            problems.append(f"{correction.where}: changes nothing in article {correction.id} any more; delete it")
        article = replace(article, statements=statements)
    return article, problems


def _applied(article: Article, correction: ArticleCorrection) -> tuple[Statement, ...]:
    said = article.statements
    if correction.drop:
        return tuple(s for s in said if not _says(s, correction.drop))
    if correction.set:
        kept = tuple(s for s in said if s.property != correction.set.property)
        same = any(_says(s, correction.set) for s in said)
        return said if same else (*kept, _statement(article, correction.set, correction.where))
    if correction.add and not any(_says(s, correction.add) for s in said):
        return (*said, _statement(article, correction.add, correction.where))
    return said


def _says(statement: Statement, fact: Fact) -> bool:
    """Tell whether a statement says what the fact says; dropping a person drops their posts too."""
    value = statement.value
    if isinstance(value, PostHeld):
        if fact.property == "person":
            return value.person == fact.value
        same = (value.person, value.post) == (fact.person, fact.value)
        return fact.property == "post" and same and fact.place in {None, value.place}
    if statement.property != fact.property:
        return False
    return (value.name if isinstance(value, PersonNamed | PlaceNamed) else value) == fact.value


def _statement(article: Article, fact: Fact, where: str) -> Statement:
    return Statement(
        fact.property, _value(article, fact, where), _evidence(article, fact.quote), RULE, 1.0, "corrected"
    )


def _value(article: Article, fact: Fact, where: str) -> Value:
    name = str(fact.value)
    if fact.property == "person":
        return PersonNamed(name)
    if fact.property == "post":
        units = _units(article, fact.place, None) if fact.place else []
        key = units[0].key if len(units) == 1 or (units and units[0].level == "province") else None
        return PostHeld(str(fact.person), name, fact.place, key, fact.status, fact.official)
    if fact.property in {"place", "province"}:
        unit = _unit(article, name, fact.level, where)
        return PlaceNamed(unit.name, fact.level, unit.key, _province_of(unit), "correction")
    return fact.value


def _province_of(unit: Unit) -> str | None:
    return None if unit.level == "province" else province(unit.key.split("/")[0]).name


def _unit(article: Article, name: str, level: str, where: str) -> Unit:
    """Return the unit of that name or key; raise SiteBuilderError when there is none, or more than one."""
    units = _units(article, name, level)
    if len(units) == 1:
        return units[0]
    known = ", ".join(sorted(unit.key for unit in units)) or "none"
    message = f'{where}: "{name}" should be one {level} of the article\'s day and is {known}; write its name or key'
    raise SiteBuilderError(message)


def _units(article: Article, name: str, level: str | None) -> list[Unit]:
    """Return the district of that key, or the units of that name in force on the article's day, provinces first."""
    if "/" in name:
        with suppress(KeyError):
            return [district(name)]
    published = next((s.value for s in article.statements if s.property == "published"), None)
    day = published[:10] if isinstance(published, str) else None
    return [unit for unit in units_named(name, day) if level in {None, unit.level}]


def _evidence(article: Article, quote: str | None) -> Evidence | None:
    if not quote:
        return None
    document = article.document
    fields = {"text": document.text, "title": document.title}
    fields |= {f"captions[{i}]": caption.text for i, caption in enumerate(document.captions)}
    for field, text in fields.items():
        if (start := text.find(quote)) >= 0:
            return Evidence(field, start, start + len(quote), quote)
    return None

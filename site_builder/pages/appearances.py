"""The articles in which an official appears: by year, with the ways to each year and to each province."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Appearance, Official, Post
from site_builder.pages.parts import PER_PAGE, Card, Link, card
from site_builder.pages.view import View
from site_builder.pages.wordings import UNDATED

_YEAR = 4  # characters of an ISO date
_FEW = 10  # articles, fewer need no filter


class Seen(NamedTuple):
    """An article in which the official appears, and the posts it gives them, where there are several to tell apart."""

    card: Card
    province: str  # key of the one it is about, or ""
    posts: tuple[Post, ...]


class Year(Struct, frozen=True):
    """The articles of one year; `name` is UNDATED for those without a day."""

    name: str
    articles: tuple[Seen, ...]


class Filter(Struct, frozen=True):
    """Years with the places where their articles stand, and provinces by key, each with its number of articles."""

    years: tuple[Link, ...]
    provinces: tuple[tuple[str, Link], ...]

    @property
    def several(self) -> bool:
        """Tell whether the articles are of more years than one."""
        return len(self.years) > 1


def by_year(view: View, official: Official, shown: Iterable[Appearance]) -> Iterator[Year]:
    """Yield some of an official's articles, newest first, by year."""
    several = len(official.terms) > 1
    for year, group in groupby(shown, key=_year):
        yield Year(year, tuple(_seen(view, one, several=several) for one in group))


def _seen(view: View, appearance: Appearance, *, several: bool) -> Seen:
    record = view.record(appearance.article)
    return Seen(card(record), record.province.key if record.province else "", appearance.posts if several else ())


def _year(appearance: Appearance) -> str:
    return (appearance.date or UNDATED)[:_YEAR]


def filters(view: View, official: Official, url: str, *, whole: bool) -> Filter | None:
    """Return the ways into a list at `url`; None for a list that is short, or all of one year and province.

    `whole`: with the provinces, which only the first page of the list offers.
    """
    years = list(map(_year, official.appearances))
    counts = Counter(years)
    provinces = _provinces(view, official) if whole else []
    if len(years) < _FEW or len(counts) + len(provinces) <= len(("one year", "one province")):
        return None
    places = {year: years.index(year) // PER_PAGE + 1 for year in counts}
    links = (Link(year, f"{urls.paged(url, places[year])}#y{year}", count) for year, count in counts.items())
    return Filter(tuple(links), tuple(provinces))


def _provinces(view: View, official: Official) -> list[tuple[str, Link]]:
    """Return the provinces that an official's articles are about, by key, most articles first."""
    records = (view.record(seen.article) for seen in official.appearances)
    counts = Counter(record.province.key for record in records if record.province)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(key, Link(province(key).name, urls.province(key), count)) for key, count in ordered]

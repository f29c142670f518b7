"""An archive that people edit between builds, and a site that remembers every address it ever had."""

from collections.abc import Iterable

from msgspec import Struct

from site_builder import pages, permalinks, relate, urls
from site_builder.corrections import OfficialCorrection
from site_builder.model import Archive, Person, Post, Primary, Record, Site, Source
from site_builder.permalinks import Ledger, Planned, Settled

SITE = Site("Kho", "https://example.org/archive/")


class Held(Struct, frozen=True):
    """A person with a post in a province, as an article names them."""

    name: str
    post: str
    province: str


class Draft(Struct, frozen=True):
    """An article as its writer sees it."""

    id: str
    title: str
    day: str | None
    people: tuple[Held, ...] = ()


class Build(Struct, frozen=True):
    """What one build came to."""

    archive: Archive
    plan: Planned
    settled: Settled
    ledger: Ledger  # after it

    def at(self, address: str) -> str:
        """Return what a reader finds: "page", "gone", or the address that the page there leads to."""
        if address in self.settled.moved:
            return self.settled.moved[address]
        return "gone" if address in self.settled.gone else "page" if self.stands(address) else "nothing"

    def stands(self, address: str) -> bool:
        first, part, number = address.partition("page/")
        parts = self.plan.parts.get(first, 1)
        return first in self.plan.pages and (not part or int(number.strip("/")) <= parts)

    def addresses(self) -> set[str]:
        """Return every address that has a page, the further parts of lists among them."""
        parts = {urls.paged(a, n) for a, last in self.plan.parts.items() for n in range(2, last + 1)}
        return {*self.plan.pages, *parts}

    def official(self, name: str) -> list[str]:
        return sorted(urls.official(one.key) for one in self.archive.officials if one.name == name)


def record(draft: Draft) -> Record:
    names = dict.fromkeys(held.name for held in draft.people)
    people = tuple(
        Person(name, None, True, 1, tuple(_post(held) for held in draft.people if held.name == name)) for name in names
    )
    return Record(
        id=draft.id,
        url=urls.article(draft.id, draft.title, draft.day),
        title=draft.title,
        source=Source(f"seeds/{draft.id}.txt", "0" * 64),
        published=draft.day,
        date=draft.day,
        province=Primary("Bắc Kạn", "bac-kan", "named", 1.0, None),
        people=people,
    )


def _post(held: Held) -> Post:
    return Post(held.post, held.post, held.province, held.province, "current", "text", 0, 1, "", 1.0, "test")


def build(drafts: Iterable[Draft], ledger: Ledger, corrections: Iterable[OfficialCorrection] = ()) -> Build:
    """Build as the program does, up to the pages."""
    known = permalinks.published(ledger)
    archive = relate.archive(SITE, map(record, drafts), (), tuple(corrections), known)
    plan = permalinks.planned(archive, pages.plan(archive))
    settled = permalinks.settled(ledger, archive, plan)
    return Build(archive, plan, settled, permalinks.recorded(ledger, archive, plan, settled))

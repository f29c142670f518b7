"""The command that shows and edits the ledger of published addresses."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from site_builder import config, pages, permalinks
from site_builder.errors import SiteBuilderError
from site_builder.permalinks import Ledger, Link, Planned, Settled
from site_builder.progress import Progress
from site_builder.tools.looking import looked


def begin(root: Path) -> str:
    """Begin the ledger of the archive in `root`; return what to do next.  Raises SiteBuilderError for no archive."""
    config.load(root)
    if permalinks.begin(root):
        return f"{permalinks.NAME} begun: build again, and commit it with the articles"
    return f"{permalinks.NAME} is there already"


class Links:
    """The ledger of the archive in `root` beside the pages that the archive has now.  Raises as a build does."""

    def __init__(self, root: Path, progress: Progress) -> None:
        with looked(root, progress) as look:
            self._root, self.archive, self.ledger = root, look.archive, look.ledger
        self._base_url = self.archive.site.base_url
        self.plan: Planned = permalinks.planned(self.archive, pages.plan(self.archive))
        self.settled: Settled = permalinks.settled(self.ledger, self.archive, self.plan)

    def check(self) -> str:
        """Return the ledger in figures; raise SiteBuilderError when an address is lost."""
        if self.settled.lost:
            message = permalinks.refusal(self.settled.lost, self.plan, str(self._root), self.archive.set_aside)
            raise SiteBuilderError(message)
        new = len(self.plan.pages.keys() - self.ledger.keys())
        led, gone = len(self.settled.moved.keys() & self.ledger.keys()), len(self.settled.gone)
        return f"{len(self.ledger)} addresses: {led} lead elsewhere, {gone} are gone, none is lost; {new} are new"

    def redirect(self, old: str, new: str) -> list[str]:
        """Let an address lead to another; return what was done, a line each."""
        return self._turn([(self._plain(old), self._plain(new))])

    def redirect_lost(self) -> list[str]:
        """Let each lost address lead to the only page of the same name and day, where there is one."""
        return self._turn(sorted(permalinks.successors(self.settled.lost, self.plan).items()))

    def remove(self, addresses: Sequence[str], reason: str) -> list[str]:
        """Let addresses say why there is nothing; return what was done, a line each."""
        plain = list(map(self._plain, addresses))
        self._save(permalinks.remove(self.ledger, plain, reason, self.plan))
        return [f"gone: {address}" for address in plain]

    def remove_lost(self, reason: str) -> list[str]:
        """Let each lost address say why there is nothing."""
        return self.remove(sorted(self.settled.lost), reason)

    def forget(self, addresses: Sequence[str]) -> list[str]:
        """Drop addresses that nobody ever saw; return what was done, a line each."""
        plain = list(map(self._plain, addresses))
        self._save(permalinks.forget(self.ledger, plain))
        return [f"forgotten: {address}" for address in plain]

    def forget_lost(self) -> list[str]:
        """Drop each lost address, which nobody ever saw."""
        return self.forget(sorted(self.settled.lost))

    def _turn(self, pairs: Iterable[tuple[str, str]]) -> list[str]:
        done = []
        for old, new in pairs:
            self.ledger = permalinks.redirect(self.ledger, old, new, self.plan)
            done.append(f"{old} -> {new}")
        self._save(self.ledger)
        return done

    def _plain(self, address: str) -> str:
        return permalinks.plain(address, self._base_url)

    def _save(self, ledger: Ledger) -> None:
        permalinks.save(self._root, ledger.values())


def found(root: Path, words: str) -> Iterator[Link]:
    """Yield each address that has these words in it, in its key or its name, as the ledger alone knows it."""
    for link in sorted(permalinks.load(root).values(), key=lambda link: link.address):
        if words in link.address or words in link.key or words in link.name:
            yield link


def line(link: Link) -> str:
    """Return an address and what became of it, for people."""
    return f"{link.address}  {link.kind}{_became(link)}"


def _became(link: Link) -> str:
    return f" -> {link.to}" if link.to else f", gone: {link.gone}" if link.gone else ""

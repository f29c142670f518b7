"""The archive of the five seed articles, and what renders it."""

from collections.abc import Callable

import pytest
from made import seed_articles

from site_builder import pages, relate
from site_builder.model import Archive, Article, PageRef, SetAside, Site
from site_builder.relate import record
from site_builder.render import Renderer

SITE = Site(title="Tư liệu địa phương", base_url="https://example.org/archive/")


class Built:
    """An archive with all that is needed to look at its pages."""

    def __init__(self, articles: list[Article], site: Site = SITE, set_aside: tuple[SetAside, ...] = ()) -> None:
        self.archive: Archive = relate.archive(site, [record.of(article) for article in articles], set_aside)
        self.articles = {article.document.id: article for article in articles}
        self.maker = pages.Maker(self.archive)
        self.renderer = Renderer([], site)

    def refs(self, kind: str) -> list[PageRef]:
        return [ref for ref in pages.plan(self.archive) if ref.kind == kind]

    def html(self, kind: str, key: str = "", number: int = 1) -> str:
        page = self.maker.page(PageRef(kind, key, number), self.articles.__getitem__)
        return self.renderer.html(page).decode()

    def urls(self) -> list[str]:
        return [self.maker.page(ref, self.articles.__getitem__).url for ref in pages.plan(self.archive)]


@pytest.fixture(scope="session")
def build() -> Callable[..., Built]:
    return Built


@pytest.fixture(scope="session")
def seeds() -> Built:
    return Built(seed_articles())

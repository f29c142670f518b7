"""An archive with all that is needed to look at its pages."""

from collections.abc import Sequence
from functools import cached_property

from looking import Seen

from site_builder import pages, relate
from site_builder.model import Archive, Article, PageRef, SetAside, Site
from site_builder.relate import record
from site_builder.render import Renderer

SITE = Site(title="Tư liệu địa phương", base_url="https://example.org/archive/")


class Built:
    """An archive and its site."""

    def __init__(self, articles: Sequence[Article], site: Site = SITE, set_aside: Sequence[SetAside] = ()) -> None:
        self.archive: Archive = relate.archive(site, [record.of(article) for article in articles], set_aside)
        self.articles = {article.document.id: article for article in articles}
        self.maker = pages.Maker(self.archive)
        self.renderer = Renderer([], site)

    @cached_property
    def site(self) -> dict[str, str]:
        """Return every page by its address."""
        made = [self.maker.page(ref, self.articles.__getitem__) for ref in pages.plan(self.archive)]
        assert len({page.url for page in made}) == len(made)
        return {page.url: self.renderer.html(page).decode() for page in made}

    @cached_property
    def seen(self) -> dict[str, Seen]:
        """Return every page, read."""
        return {url: Seen(html) for url, html in self.site.items()}

    def page(self, kind: str, key: str = "", number: int = 1) -> str:
        """Return one page's HTML."""
        return self.renderer.html(self.maker.page(PageRef(kind, key, number), self.articles.__getitem__)).decode()

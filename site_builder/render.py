"""Pages -> bytes: the one module that knows Jinja2."""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from site_builder import urls
from site_builder.errors import SiteBuilderError
from site_builder.model import Page, Site
from site_builder.pages import formats
from site_builder.pages.built_in import built_in

# Formatting is all that a template may ask for.
_FILTERS = MappingProxyType(
    {
        "number": formats.number,
        "day": formats.day,
        "moment": formats.moment,
        "weekday": formats.weekday,
        "percent": formats.percent,
        "shortened": formats.shortened,
    }
)
_ADDRESSES = MappingProxyType({n.lower(): url for n, url in vars(urls).items() if n.isupper() and isinstance(url, str)})


def _where(error: TemplateError) -> str | None:
    """Return the template file and line that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, template_dirs: Sequence[Path], site: Site) -> None:
        """Take templates from the first folder that has them, at last from the built-in ones."""
        self._made_of = (tuple(template_dirs), site)
        self._base_path = urlsplit(site.base_url).path or "/"
        self._environment = Environment(
            loader=FileSystemLoader([*template_dirs, built_in("templates")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # compiled templates stay in memory
            cache_size=-1,
        )
        self._environment.filters.update(_FILTERS)
        self._environment.globals.update(site=site, urls=_ADDRESSES)

    def html(self, page: Page) -> bytes:
        """Return a page's bytes; raise SiteBuilderError for a template that is broken or asks for what is not there."""
        canonical = f"{self._made_of[1].base_url}{page.url}"
        try:
            template = self._environment.get_template(page.template)
            return template.render(page.context, link=self._links(page.url), canonical=canonical).encode()
        except TemplateError as error:
            where = _where(error) or page.template
            message = f"{where}: {error.message}; correct the template, or delete it to have the built-in one"
            raise SiteBuilderError(message) from error

    def _links(self, url: str) -> Callable[[str], str]:
        """Return what turns an address on the site into a link from the page at `url`.

        Links are relative, so that a site also works after a move or from a folder; only the page for addresses where
        nothing is stands at any depth, so its links begin with the base path.
        """
        root = self._base_path if url == urls.NOT_FOUND else "../" * url.count("/") or "./"
        return root.__add__

    def __reduce__(self) -> tuple[type["Renderer"], tuple[tuple[Path, ...], Site]]:
        """Let other processes make their own: compiled templates do not travel."""
        return Renderer, self._made_of

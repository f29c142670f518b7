"""Pages of one site -> bytes.

Templates write an address on the site as href="@/provinces/"; here it becomes a link from the page that holds it.  No
text can do that, since what is escaped has no quotation marks.
"""

import re
import traceback
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec
from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.environment import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined] # not exported, yet in every version

from site_builder import urls
from site_builder.built_in import built_in
from site_builder.errors import SiteBuilderError
from site_builder.model import Page, Site
from site_builder.pages import formats, linked_data, wordings
from site_builder.render.compiled import kept_in
from site_builder.render.worded import Folded, worded
from site_builder.words import Words, load

_DAYS = 4096  # kept as they are written: a page names few days, many times
_LINK = 'href="@/'
_CONTROLS = bytes({*range(9), 0x0B, *range(0x0E, 0x20), 0x7F})  # which HTML cannot hold
_OTHER_LINKS = ('action="@/', 'src="@/')

# Tags that name other templates: what follows their first word, and its form when that is one name written out.
_NAMES = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b\s*(.*?)[-+]?%}", re.DOTALL)
_PLAIN = re.compile(
    r"""(?P<quote>["'])(?P<name>[^"'\\]+)(?P=quote)\s*"""
    r"(?:ignore\s+missing\s*)?(?:import\s[\w\s,]*|as\s+\w+\s*)?(?:with(?:out)?\s+context\s*)?"
)


def _where(error: TemplateError) -> str | None:
    """Return the template file and line that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


def _escape(value: object) -> str:
    """Return what templates print, escaped; as plain text, since joining the pieces needs no Markup."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


class _Context(Context):
    """Calls macros as they are: Jinja asks each time whether a function wants the context, and here none does."""

    def call(self, function: Callable[..., object], *args: object, **kwargs: object) -> object:
        """Call a macro."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


class _Template(Template):
    """A template whose code escapes by `_escape`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 -- Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return the template of some compiled code."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escape
        return made


class _Environment(Environment):
    """Jinja without what a page would pay for and not use, and with the words of the site's language."""

    context_class = _Context
    template_class = _Template
    words: Words

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows: a plain dict, which is quick to copy for each page."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return a template with words in place of their messages."""
        parsed = super()._parse(source, name, filename)
        return cast("nodes.Template", Folded(self.words, name, filename).visit(parsed))


class _Sandbox(_Environment, ImmutableSandboxedEnvironment):
    """For templates that came with an archive: they see what pages give them, and reach nothing behind it."""


class Renderer:
    """Renders the pages of one site."""

    def __init__(
        self,
        template_dirs: Sequence[Path],
        site: Site,
        words: Words | None = None,
        carried: "_Carried | None" = None,
        compiled: Path | None = None,
    ) -> None:
        """Take templates from the first folder that has them, at last from the built-in ones.

        `words`: those of the site's language; the program's own if none are given.  `carried`: templates that came from
        elsewhere, in place of all folders.  `compiled`: a folder that keeps them compiled for the next build; it has to
        be another one for each version of the program and of the words.
        """
        self._site = site
        self._words = words or load(site.language)
        self._base_path = urlsplit(site.base_url).path or "/"
        self._loader: BaseLoader = carried or FileSystemLoader([*template_dirs, built_in("templates")])
        self._sandboxed = carried.sandboxed if carried else any(map(_has_templates, template_dirs))
        environment = _Sandbox if self._sandboxed else _Environment
        self._environment = environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # compiled templates stay in memory
            cache_size=-1,
            bytecode_cache=kept_in(compiled, "-sandboxed" if self._sandboxed else "") if compiled else None,
            extensions=[worded(self._words)],
        )
        self._environment.words = self._words
        self._environment.filters.update(_filters(self._words))
        self._environment.globals = {"site": site, "weekdays": _weekdays(self._words)}

    def html(self, page: Page) -> bytes:
        """Return a page's bytes; raise SiteBuilderError for a template that is broken or asks for what is not there."""
        canonical = f"{self._site.base_url}{page.url}"
        try:
            template = self._environment.get_template(page.template)
            html = self._linked(template.render(page.context, canonical=canonical), page.url)
            return html.encode().translate(None, _CONTROLS)
        except TemplateError as error:
            where = _where(error) or page.template
            said = (error.message or "").rstrip(".")
            message = f"{where}: {said}; correct the template, or delete it to have the built-in one"
            raise SiteBuilderError(message) from error

    def sources(self, template: str) -> dict[str, str | None]:
        """Return the sources of a template and of all that it extends, includes or imports; None for one not there."""
        found: dict[str, str | None] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = source = self._source(name)
                waiting += self._named(source or "")
        return found

    def _source(self, name: str) -> str | None:
        try:
            return self._loader.get_source(self._environment, name)[0]
        except TemplateNotFound:
            return None

    def _named(self, source: str) -> list[str]:
        """Return the templates that a template names; all that there are if it computes a name."""
        named = [_PLAIN.fullmatch(rest) for rest in _NAMES.findall(source)]
        return [one["name"] for one in named if one] if all(named) else self._loader.list_templates()

    def _linked(self, html: str, url: str) -> str:
        """Return the page at `url` with its addresses on the site as links.

        Links are relative, so that a site also works after a move or from a folder; only the page for addresses where
        nothing is stands at any depth, so its links begin with the base path.
        """
        lost, folders = url == urls.NOT_FOUND, url.split("/")[:-1]
        root = self._base_path if lost else "../" * len(folders) or "./"
        if folders:
            near = f"{_LINK}{folders[0]}/"
            head, *rest = html.split(near)
            html = "".join((head, *(_relative(f"{near}{after}", folders) for after in rest)))
        for start in (_LINK, *_OTHER_LINKS):
            html = html.replace(start, f"{start[:-2]}{root}")
        return html

    def __reduce__(self) -> tuple[type["Renderer"], tuple[tuple[()], Site, Words, "_Carried"]]:
        """Let other processes, on whatever machine, make their own: sources travel, compiled templates do not."""
        load_, names = self._loader.get_source, self._loader.list_templates()
        carried = _Carried({name: load_(self._environment, name)[:2] for name in names}, sandboxed=self._sandboxed)
        return Renderer, ((), self._site, self._words, carried)


class _Carried(BaseLoader):
    """Templates as {name: (source, file)}; `sandboxed` if some of them are an archive's own."""

    def __init__(self, templates: Mapping[str, tuple[str, str | None]], *, sandboxed: bool) -> None:
        self._templates = templates
        self.sandboxed = sandboxed

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool]]:  # noqa: ARG002 -- Jinja's signature
        """Return a template's source and its file."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        return *self._templates[template], lambda: True

    def list_templates(self) -> list[str]:
        """Return all names."""
        return sorted(self._templates)


def _has_templates(folder: Path) -> bool:
    return any(folder.rglob("*.html"))


def _filters(words: Words) -> dict[str, Callable[..., object]]:
    """Return what a template may ask for: formatting, and nothing else."""
    return {
        "number": words.number,
        "day": lru_cache(maxsize=_DAYS)(words.day),
        "long_day": words.long_day,
        "moment": words.moment,
        "month": words.month,
        "percent": words.percent,
        "shortened": formats.shortened,
        "before": formats.before,
        "said": wordings.said(words),
        "span": words.span,
        "graph": linked_data.graph,
        "embedded": _embedded,
    }


def _embedded(value: object) -> Markup:
    """Return plain data as JSON that a page may hold in a <script>."""
    text = msgspec.json.encode(value).decode()
    return Markup(text.replace("<", r"\u003c"))  # noqa: S704 -- nothing in it can end the block that holds it


def _weekdays(words: Words) -> list[tuple[str, str]]:
    """Return the days of the week from Monday, each short and in full."""
    return list(zip(words.formats.short_weekdays, words.formats.weekdays, strict=True))


def _relative(link: str, folders: Sequence[str]) -> str:
    """Return the link that a text begins with, and what follows it, as it stands on a page inside `folders`."""
    at, shared = len(_LINK), 0
    for folder in folders:
        if not link.startswith(f"{folder}/", at):
            break
        at += len(folder) + 1
        shared += 1
    up = "../" * (len(folders) - shared)
    rest = link[at:]
    return f"{_LINK[:-2]}{up or './'}{rest}" if rest.startswith('"') else f"{_LINK[:-2]}{up}{rest}"

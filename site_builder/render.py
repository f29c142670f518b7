"""Pages -> bytes: the one module that knows Jinja2.

Templates write an address on the site as href="@/provinces/"; here it becomes a link from the page that holds it.  No
text can do that, since what is escaped has no quotation marks.
"""

import contextlib
import hashlib
import os
import re
import shutil
import traceback
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from types import CodeType, MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.environment import Template
from jinja2.runtime import Context
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined] # not exported, yet in every version

from site_builder import urls
from site_builder.errors import SiteBuilderError
from site_builder.model import Page, Site
from site_builder.pages import formats, linked_data
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
        "graph": linked_data.graph,
    }
)
_SEAL = 16  # bytes in front of a compiled template that tell whether it is whole
_LINK = 'href="@/'
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
    """Jinja without what a page would pay for and not use."""

    context_class = _Context
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows: a plain dict, which is quick to copy for each page."""
        return {**self.globals, **(d or {})}


class _Compiled(BytecodeCache):
    """Compiled templates in a folder.  It is a cache: whatever is wrong with a file, the template is compiled again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if it is there and just as it was written."""
        with contextlib.suppress(OSError):
            data = (self._folder / bucket.key).read_bytes()
            if data[:_SEAL] == _seal(data[_SEAL:]):
                bucket.bytecode_from_string(data[_SEAL:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if there is room; several processes may do so at once."""
        code = bucket.bytecode_to_string()
        new = self._folder / f"{bucket.key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            new.write_bytes(_seal(code) + code)
            new.replace(self._folder / bucket.key)


def _seal(code: bytes) -> bytes:
    return hashlib.blake2b(code, digest_size=_SEAL).digest()


class Renderer:
    """Renders the pages of one site."""

    def __init__(
        self,
        template_dirs: Sequence[Path],
        site: Site,
        carried: "_Carried | None" = None,
        compiled: Path | None = None,
    ) -> None:
        """Take templates from the first folder that has them, at last from the built-in ones.

        `carried`: templates that came from elsewhere, in place of all folders.  `compiled`: a folder that keeps them
        compiled for the next build; it has to be another one for each version of the program.
        """
        self._site = site
        self._base_path = urlsplit(site.base_url).path or "/"
        self._loader: BaseLoader = carried or FileSystemLoader([*template_dirs, built_in("templates")])
        self._environment = _Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # compiled templates stay in memory
            cache_size=-1,
            bytecode_cache=_kept_in(compiled) if compiled else None,
        )
        self._environment.filters.update(_FILTERS)
        self._environment.globals = {"site": site}

    def html(self, page: Page) -> bytes:
        """Return a page's bytes; raise SiteBuilderError for a template that is broken or asks for what is not there."""
        canonical = f"{self._site.base_url}{page.url}"
        try:
            template = self._environment.get_template(page.template)
            return self._linked(template.render(page.context, canonical=canonical), page.url).encode()
        except TemplateError as error:
            where = _where(error) or page.template
            message = f"{where}: {error.message}; correct the template, or delete it to have the built-in one"
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

    def __reduce__(self) -> tuple[type["Renderer"], tuple[tuple[()], Site, "_Carried"]]:
        """Let other processes, on whatever machine, make their own: sources travel, compiled templates do not."""
        load, names = self._loader.get_source, self._loader.list_templates()
        return Renderer, ((), self._site, _Carried({name: load(self._environment, name)[:2] for name in names}))


class _Carried(BaseLoader):
    """Templates as {name: (source, file)}."""

    def __init__(self, templates: Mapping[str, tuple[str, str | None]]) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool]]:  # noqa: ARG002 -- Jinja's signature
        """Return a template's source and its file."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        return *self._templates[template], lambda: True

    def list_templates(self) -> list[str]:
        """Return all names."""
        return sorted(self._templates)


def _kept_in(folder: Path) -> _Compiled | None:
    """Return the cache in a folder, made if need be, without those of other versions; None where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return None
    return _Compiled(folder)


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

"""site-builder init."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import Answer, answering, as_json, example, quiet, shown
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from site_builder import config
    from site_builder.tools import init
else:
    config, init = lazily("site_builder.config"), lazily("site_builder.tools.init")

_LANGUAGES = ("vi", "en")
_TITLES = {"vi": "Kho tin của tôi", "en": "My archive"}
_BASE_URL = "https://example.org/archive/"


@click.command("init", epilog=example("init my-archive", 'init my-archive --title "Kho tin Nghệ An" --language vi'))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="TEXT", help="What the archive is called.")
@click.option("--base-url", metavar="URL", help="Where its site will be published.")
@click.option("--language", type=click.Choice(_LANGUAGES), help="Language of the site.")
@click.option("--action", metavar="OWNER/NAME@REF", help="Where GitHub finds this program, for the workflow.")
@answering
def command(folder: Path, title: str | None, base_url: str | None, language: str | None, action: str | None) -> Answer:
    """Make a new archive in DIR that builds, with one invented article and a workflow for GitHub Pages.

    On a terminal it asks for what no option says: title, address and language.  No file is ever overwritten.
    """
    init.refuse_what_is_there(folder)
    language = language or _asked("Language of the site (vi, en)", "vi", click.Choice(_LANGUAGES))
    title = title or _asked("Title of the archive", _TITLES[language])
    base_url = base_url or _asked("Address where the site will be published", _BASE_URL, _Address())
    if problem := config.url_refusal(base_url):
        raise click.BadParameter(problem, param_hint="--base-url")
    made = init.init(folder, init.Wishes(title, base_url, language, action))
    lines = [*(f"made {path}" for path in made), *_next(folder, base_url)]
    return Answer(lines, {"made": made}, init.warnings(folder))


def _asked(question: str, otherwise: str, kind: click.ParamType[str] | None = None) -> str:
    """Return the answer of whoever sits before a terminal; without one, what holds otherwise."""
    if quiet() or as_json() or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return otherwise
    return str(click.prompt(question, default=otherwise, type=kind, err=True))


class _Address(click.ParamType[str]):
    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if problem := config.url_refusal(value):
            self.fail(problem, param, ctx)
        return value


def _next(folder: Path, base_url: str) -> list[str]:
    lines = [f"Next: site-builder serve {shown(folder)}"]
    if base_url == _BASE_URL:
        lines.append(f"Before you publish: write the site's address into {shown(folder / config.NAME)}")
    return lines

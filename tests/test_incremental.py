"""After any sequence of edits the site is, byte for byte, what a clean build of the same archive makes.

SEQUENCES=200 makes this a long run.
"""

import os
import shutil
from pathlib import Path

import pytest
from editing import Editor

from site_builder import store
from site_builder.building.story import Options, build
from site_builder.built_in import built_in
from site_builder.errors import SiteBuilderError
from site_builder.model import Page
from site_builder.progress import Silent
from site_builder.render import Renderer

SEQUENCES = int(os.environ.get("SEQUENCES", "2"))
STEPS = 6


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, jobs: int = 1) -> dict[str, bytes] | str:
    """Return the site after a build, or what the build said instead."""
    try:
        build(root, Options(jobs=jobs, frozen=True), Silent())
    except SiteBuilderError as error:
        return str(error).replace(str(root), "")
    return tree(root / "public")


def clean(root: Path, beside: Path) -> dict[str, bytes] | str:
    """Return what a build of the same archive makes that knows nothing of earlier ones."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(root, beside, ignore=shutil.ignore_patterns("public", ".site-builder"))
    return built(beside)


def new_version(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the program be of another version from here on."""
    store.fingerprint.cache_clear()
    monkeypatch.setattr(store, "_packages", lambda: [f"version {number}"])


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_incremental_build_is_a_clean_build(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(tmp_path / "archive", seed)
    done: list[str] = []
    sites = 0
    for step in range(STEPS):
        if done:
            done[-1:] = [*done[-1:], *(editor.edit() for _ in range(editor.random.choice([0, 0, 1])))]
        if editor.random.random() < 0.05:
            new_version(monkeypatch, step)

        found = built(editor.root, editor.random.choice([1, 1, 2]))

        assert clean(editor.root, tmp_path / "clean") == found, done
        sites += not isinstance(found, str)
        if isinstance(found, str):  # a correction that changes nothing any more: people delete it
            (editor.root / "corrections" / "a.toml").unlink(missing_ok=True)
        (editor.root / "permalinks.jsonl").unlink(missing_ok=True)  # articles may go without a word
        done.append(editor.edit())
    store.fingerprint.cache_clear()
    assert sites > STEPS // 2, done


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """Return the list to which every page is added that is rendered from here on, in this process."""
    pages: list[Page] = []
    html = Renderer.html

    def noted(renderer: Renderer, page: Page) -> bytes:
        pages.append(page)
        return html(renderer, page)

    monkeypatch.setattr(Renderer, "html", noted)
    return pages


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    made = Editor(tmp_path / "archive", 1)
    built(made.root)
    built(made.root)  # the addresses of the first are known now
    return made


def test_nothing_is_rendered_when_nothing_changed(editor: Editor, rendered: list[Page]) -> None:
    built(editor.root)

    assert [] == rendered


def test_a_changed_template_renders_the_pages_that_are_made_with_it(editor: Editor, rendered: list[Page]) -> None:
    path = editor.root / "templates" / "office.html"
    path.parent.mkdir()
    path.write_text((built_in("templates") / "office.html").read_text("utf-8") + "<!-- changed -->", "utf-8")

    built(editor.root)

    assert {"office.html"} == {page.template for page in rendered}


def test_an_undated_article_about_nobody_renders_no_other_articles_but_its_neighbours(
    editor: Editor, rendered: list[Page]
) -> None:
    (editor.root / "seeds" / "lone.txt").write_text("Một bài không nói về ai\n\nTrời nắng, gió nhẹ.\n", "utf-8")

    built(editor.root)

    articles = [page for page in rendered if page.template == "article.html"]
    assert 1 <= len(articles) <= 3
    assert not [page for page in rendered if page.template in {"official.html", "office.html", "day.html"}]


def test_a_correction_renders_the_pages_that_show_what_it_corrects(editor: Editor, rendered: list[Page]) -> None:
    id_ = editor.files()[0].stem
    path = editor.root / "corrections" / "a.toml"
    path.parent.mkdir()
    fact = 'add = { property = "tag", value = "hội nghị" }\nreason = "thiếu"\ndate = 2024-06-01\n'
    path.write_text(f'[[article]]\nid = "{id_}"\n{fact}', "utf-8")

    built(editor.root)

    own = [page for page in rendered if page.template == "article.html" and "hội nghị" in str(page.context["record"])]
    assert own
    assert len(rendered) < len(list((editor.root / "public").rglob("*.html"))) / 2

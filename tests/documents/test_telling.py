"""What the documents tell their readers to type works, and shows what they say."""

import tomllib
from pathlib import Path

import pytest
from telling import pattern, told, typed

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    *("tutorial.md", "facts.md", "corrections.md", "theming.md"),
    *("guides/articles.md", "guides/publish.md", "guides/programs.md"),
)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_what_it_says(page: str, tmp_path: Path) -> None:
    commands = told((ROOT / "docs" / page).read_text("utf-8"))

    seen = typed(commands, tmp_path)

    assert len(commands) == len(seen)
    for one, (status, text) in zip(commands, seen, strict=True):
        assert 0 == status, f"{page}: {one.command}\n{text}"
        assert pattern(one.shown).fullmatch(text), f"{page}: {one.command}\n{text}"


def test_every_page_with_a_console_is_run() -> None:
    holding = {path for path in (ROOT / "docs").rglob("*.md") if "```console\n" in path.read_text("utf-8")}

    assert {ROOT / "docs" / page for page in PAGES} == holding


def test_every_how_to_has_commands_that_are_run() -> None:
    menu = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]["nav"]
    (how_to,) = (entry["How to"] for entry in menu if "How to" in entry)

    assert {page for entry in how_to for page in entry.values()} - {"scale.md"} <= {*PAGES}


def test_a_command_that_shows_something_else_is_noticed(tmp_path: Path) -> None:
    [one] = told("```console\n$ echo two\none\n```\n")

    assert [(0, "two\n")] == typed([one], tmp_path)
    assert not pattern(one.shown).fullmatch("two\n")
    assert pattern(["a", "...", "b...d"]).fullmatch("a\nx\ny\nbcd\n")

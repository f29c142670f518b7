"""A new archive is made whole or not at all, and overwrites nothing."""

import re
from pathlib import Path

import pytest

from site_builder import config, origin
from site_builder.errors import SiteBuilderError
from site_builder.tools.init import WORKFLOW, Wishes, init, warnings


def test_a_new_archive_has_a_valid_configuration_and_an_article(tmp_path: Path) -> None:
    made = init(tmp_path / "new" / "archive")

    names = ["archive.toml", "bai-mau.md", ".gitignore", "README.md", "permalinks.jsonl", "pages.yml"]
    assert names == [path.name for path in made]
    assert ("seeds",) == config.load(tmp_path / "new" / "archive").sources


def test_an_existing_folder_keeps_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")

    init(tmp_path)

    assert "mine" == (tmp_path / "notes.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["archive.toml", "seeds/bai-mau.md", ".gitignore", "README.md", "permalinks.jsonl", WORKFLOW]
)
def test_a_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine", "utf-8")

    with pytest.raises(SiteBuilderError, match=rf"{re.escape(name)} already there; nothing was written"):
        init(tmp_path)

    assert [name] == [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]


def test_what_was_asked_for_is_in_the_new_archive_whatever_it_holds(tmp_path: Path) -> None:
    title, address = 'Kho "tin"\\ của\tta $title', "https://example.org/kho/"

    init(tmp_path, Wishes(title, address, "en"))

    site = config.load(tmp_path).site
    assert (title, address, "en") == (site.title, site.base_url, site.language)
    assert site.description.startswith("Who held which post")


def test_the_workflow_names_the_action_that_was_asked_for_and_says_when_it_knows_none(tmp_path: Path) -> None:
    init(tmp_path / "known", Wishes(action="somebody/site-builder@0123abc"))
    init(tmp_path / "unknown", Wishes(action="OWNER/site-builder@v0.1.0"))

    assert "{uses: somebody/site-builder@0123abc}" in (tmp_path / "known" / WORKFLOW).read_text("utf-8")
    assert [] == warnings(tmp_path / "known")
    assert "which repository on GitHub holds this program" in warnings(tmp_path / "unknown")[0]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://github.com/somebody/site-builder", "somebody/site-builder@0123abc"),
        ("git+https://github.com/somebody/site-builder.git", "somebody/site-builder@0123abc"),
        ("git@github.com:somebody/site-builder.git", "somebody/site-builder@0123abc"),
        ("ssh://git@github.com/somebody/site-builder", "somebody/site-builder@0123abc"),
        ("https://example.org/somebody/site-builder", None),
        ("https://github.com.example.org/somebody/site-builder", None),
        ("", None),
    ],
)
def test_the_address_that_a_program_was_installed_from_gives_its_action(url: str, found: str | None) -> None:
    assert found == origin.of(url, "0123abc")

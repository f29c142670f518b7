"""A new archive is made whole or not at all, and overwrites nothing."""

from pathlib import Path

import pytest

from site_builder import config
from site_builder.errors import SiteBuilderError
from site_builder.init import init


def test_a_new_archive_has_a_valid_configuration_and_an_article(tmp_path: Path) -> None:
    made = init(tmp_path / "new" / "archive")

    assert ["archive.toml", "bai-mau.md", ".gitignore", "README.md"] == [path.name for path in made]
    assert ("seeds",) == config.load(tmp_path / "new" / "archive").sources


def test_an_existing_folder_keeps_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")

    init(tmp_path)

    assert "mine" == (tmp_path / "notes.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["archive.toml", "seeds/bai-mau.md", ".gitignore", "README.md"])
def test_a_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine", "utf-8")

    with pytest.raises(SiteBuilderError, match=rf"{name} already there; nothing was written"):
        init(tmp_path)

    assert [name] == [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]

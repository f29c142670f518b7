"""The files beside the pages: copied as they are, style sheets as one."""

from pathlib import Path

from site_builder.pages import statics
from site_builder.pages.built_in import built_in

LIMIT = 15 * 1024  # bytes of all style sheets, not compressed


def made(*dirs: Path) -> dict[str, bytes]:
    return {file.path: file.content for file in statics(dirs)}


def test_an_archive_without_static_files_has_the_built_in_ones(tmp_path: Path) -> None:
    assert made() == made(tmp_path / "missing")
    assert (built_in("static") / "icon.svg").read_bytes() == made()["icon.svg"]
    assert ["css/site.css"] == [path for path in made() if path.startswith("css/")]


def test_a_file_of_the_archive_takes_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "icon.svg").write_bytes(b"own")

    assert b"own" == made(tmp_path)["icon.svg"]


def test_an_archives_tokens_and_further_styles_become_part_of_the_one_style_sheet(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "1-tokens.css").write_bytes(b":root { --ink: navy; }")
    (tmp_path / "css" / "9-own.css").write_bytes(b"h1 { color: red; }")
    styles = made(tmp_path)["css/site.css"]

    assert styles.startswith(b":root { --ink: navy; }\n")
    assert styles.endswith(b"\nh1 { color: red; }\n")


def test_all_style_sheets_together_stay_small() -> None:
    assert len(made()["css/site.css"]) <= LIMIT

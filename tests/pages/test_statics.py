"""The files beside the pages: copied as they are, style sheets as one."""

from pathlib import Path

from site_builder.pages import statics
from site_builder.render import built_in


def test_a_file_of_the_archive_takes_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    own, built = tmp_path / "own", tmp_path / "built"
    for folder, content in ((own, b"own"), (built, b"built")):
        (folder / "css").mkdir(parents=True)
        (folder / "icon.svg").write_bytes(content)
        (folder / "css" / "1-tokens.css").write_bytes(content)
    (built / "css" / "2-base.css").write_bytes(b"base")

    assert {"icon.svg": b"own", "css/site.css": b"own\nbase\n"} == {f.path: f.content for f in statics([own, built])}


def test_an_archive_without_static_files_has_the_built_in_ones(tmp_path: Path) -> None:
    paths = [file.path for file in statics([tmp_path / "missing", built_in("static")])]

    assert "css/site.css" in paths
    assert "icon.svg" in paths
    assert not [path for path in paths if path.startswith("css/") and path != "css/site.css"]


def test_all_style_sheets_together_stay_small() -> None:
    (styles,) = (file.content for file in statics([built_in("static")]) if file.path == "css/site.css")

    assert len(styles) < 15_000

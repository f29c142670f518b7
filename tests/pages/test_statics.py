"""The files beside the pages: copied as they are, style sheets as one, scripts as few."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from building import SITE, Built
from msgspec.structs import replace

from site_builder.built_in import built_in
from site_builder.pages import statics
from site_builder.pages.scripts import BUNDLES, without_comments

LIMIT = 8 * 1024  # bytes of all style sheets, compressed
SCRIPT_LIMIT = 19 * 1024  # bytes of the search page's script, compressed
ROOT = Path(__file__).resolve().parent.parent.parent
PRINTED = """
import ts from "typescript";
import { readFileSync } from "node:fs";
const options = { compilerOptions: { target: "ESNext", module: "ESNext", removeComments: true } };
const print = (source) => ts.transpileModule(source, options).outputText;
const pairs = JSON.parse(readFileSync(0, "utf8"));
const changed = pairs.filter(([, source, bare]) => print(source) !== print(bare));
process.stdout.write(JSON.stringify(changed.map(([name]) => name)));
"""


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


def test_the_styles_of_a_kind_of_page_have_the_name_of_its_template() -> None:
    styles = {path.stem for path in (built_in("static") / "css" / "4-pages").iterdir()}

    assert (
        {"article", "official", "day", "search"}
        <= styles
        <= {path.stem for path in built_in("templates").glob("*.html")}
    )


def test_all_style_sheets_together_stay_small() -> None:
    assert len(gzip.compress(made()["css/site.css"])) <= LIMIT


def test_the_search_page_loads_one_script_that_imports_nothing_and_stays_small() -> None:
    scripts = {path: content for path, content in made().items() if path.startswith("search/") and path.endswith(".js")}

    assert {f"search/{name}.js" for name in BUNDLES} == scripts.keys()
    assert not [path for path, content in scripts.items() if b"import " in content]
    assert len(gzip.compress(scripts["search/ui.js"])) <= SCRIPT_LIMIT


@pytest.mark.parametrize("name", BUNDLES[:2])
def test_a_joined_script_starts(tmp_path: Path, name: str) -> None:
    script = tmp_path / f"{name}.mjs"
    script.write_bytes(
        b"globalThis.document = { getElementById: () => null, querySelector: () => null };"
        + made()[f"search/{name}.js"]
    )
    done = subprocess.run(["node", script], capture_output=True, encoding="utf-8", check=False)

    assert "" == done.stderr


@pytest.mark.skipif(not (ROOT / "node_modules" / "typescript").is_dir(), reason="TypeScript is not installed: make js")
def test_a_script_without_its_comments_is_the_same_program() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in sorted((built_in("static") / "search").glob("*.js"))}
    pairs = [(name, source, without_comments(source)) for name, source in sources.items()]
    command = ["node", "--input-type=module", "-e", PRINTED]
    done = subprocess.run(command, input=json.dumps(pairs), capture_output=True, encoding="utf-8", cwd=ROOT, check=True)

    assert len(sources) > 20
    assert [] == json.loads(done.stdout)
    assert all(len(bare) < len(source) for _, source, bare in pairs)


def test_a_script_of_the_archive_takes_the_place_of_a_built_in_one_and_leaves_the_others_as_they_are(
    tmp_path: Path,
) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "texts.js").write_bytes(b"export const texts = 1;")
    files = made(tmp_path)

    assert b"export const texts = 1;" == files["search/texts.js"]
    assert (built_in("static") / "search" / "ui.js").read_bytes() == files["search/ui.js"]


@pytest.mark.parametrize("offline", [True, False])
def test_the_search_page_says_whether_it_is_to_work_offline(offline: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert offline == ("data-offline" in Built([], replace(SITE, offline=offline)).page("search"))

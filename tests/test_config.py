"""archive.toml is read as it is meant, and every mistake in it is named with its place and its remedy."""

from pathlib import Path

import pytest

from site_builder import config
from site_builder.errors import SiteBuilderError
from site_builder.model import Given, Site

MINIMAL = '[site]\ntitle = "Archive"\nbase_url = "https://example.org/archive/"\n'


def written(folder: Path, text: str | bytes) -> Path:
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "archive.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def problem(folder: Path, text: str | bytes, base_url: str | None = None) -> str:
    with pytest.raises(SiteBuilderError) as caught:
        config.load(written(folder, text), base_url)
    return str(caught.value).removeprefix(f"{folder}/")


def test_a_minimal_file_means_vietnamese_and_the_folder_seeds(tmp_path: Path) -> None:
    found = config.load(written(tmp_path, MINIMAL))

    assert config.Config(Site("Archive", "https://example.org/archive/"), ("seeds",)) == found


def test_every_key_that_is_written_counts(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    text = (
        f'{MINIMAL}language = "en"\ndescription = "d"\nlicence = "l"\nattribution = "a"\noffline = true\n'
        '[sources]\npaths = ["more/"]\n'
        "[publish]\nspare = false\n[budgets]\nbytes = 1\nfiles = 2\npage_bytes = 3\nbuild_seconds = 4\n"
    )
    site = Site("Archive", "https://example.org/archive/", "en", "d", "l", "a", offline=True)

    others = config.Publish(spare=False), config.Budgets(1, 2, 3, 4)

    assert config.Config(site, ("more",), *others) == config.load(written(tmp_path, text))


def test_a_base_url_without_its_last_slash_gets_one(tmp_path: Path) -> None:
    found = config.load(written(tmp_path, '[site]\ntitle = "A"\nbase_url = "https://example.org/a"\n'))

    assert "https://example.org/a/" == found.site.base_url


def test_the_command_line_overrides_the_base_url_even_a_missing_one(tmp_path: Path) -> None:
    found = config.load(written(tmp_path, '[site]\ntitle = "A"\n'), "http://localhost:8000")

    assert "http://localhost:8000/" == found.site.base_url


def test_a_byte_order_mark_from_a_windows_editor_is_no_mistake(tmp_path: Path) -> None:
    assert "Archive" == config.load(written(tmp_path, b"\xef\xbb\xbf" + MINIMAL.encode())).site.title


def test_a_folder_without_archive_toml_is_told_how_to_become_an_archive(tmp_path: Path) -> None:
    with pytest.raises(SiteBuilderError, match=r"archive.toml: not found.* site-builder init DIR"):
        config.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[site]\ntitle = "A', "archive.toml:2: "),
        ("[site]\ntitle = Archive\n", "archive.toml:2: Invalid value: title = Archive"),
        ('[site]\ntitle = "A"\ntitle = "B"\n', "archive.toml:3: Cannot overwrite a value"),
        (MINIMAL.replace("title", "titel"), 'archive.toml:2: site.titel: unknown key: did you mean "title"?'),
        (f"{MINIMAL}[source]\n", 'archive.toml:4: source: unknown key: did you mean "sources"?'),
        (f"flavour = 1\n{MINIMAL}", "archive.toml:1: flavour: unknown key: known here: site, sources"),
        (f'title = "A"\n{MINIMAL}', 'archive.toml:1: title: unknown key: did you mean "site.title"?'),
        ("site = 3\n", "archive.toml:1: site: is 3, which is no table"),
        (MINIMAL.replace('"Archive"', "3"), 'archive.toml:2: site.title: is 3; write a text in quotes: "..."'),
        (MINIMAL.replace('"Archive"', '" "'), "archive.toml:2: site.title: is empty"),
        ('[site]\nbase_url = "https://a.org/"\n', 'archive.toml:1: site.title: is missing; write title = "..."'),
        (f'{MINIMAL}offline = "yes"\n', "archive.toml:4: site.offline: is 'yes'; write true or false"),
        (f'{MINIMAL}language = "fr"\n', """archive.toml:4: site.language: is 'fr'; write "vi" or "en\""""),
        (f"{MINIMAL}[publish]\nspare = 1\n", "archive.toml:5: publish.spare: is 1; write true or false"),
        (f"{MINIMAL}[budgets]\nbytes = 0\n", "archive.toml:5: budgets.bytes: is 0; write a whole number above 0"),
        (
            f'{MINIMAL}[budgets]\nfiles = "9"\n',
            "archive.toml:5: budgets.files: is '9'; write a whole number above",
        ),
        (f'{MINIMAL}[sources]\npaths = "seeds"\n', "archive.toml:5: sources.paths: is 'seeds'; write a list"),
        (f"{MINIMAL}[sources]\npaths = []\n", "archive.toml:5: sources.paths: is empty"),
        (
            f'{MINIMAL}[sources]\npaths = ["../x"]\n',
            'archive.toml:5: sources.paths: "../x" leads to no folder inside',
        ),
        (
            f'{MINIMAL}[sources]\npaths = ["/etc"]\n',
            'archive.toml:5: sources.paths: "/etc" leads to no folder inside',
        ),
        (f'{MINIMAL}[sources]\npaths = ["none"]\n', 'archive.toml:5: sources.paths: "none" is not there'),
        (f'{MINIMAL}[[sources]]\npath = "none"\n', 'archive.toml:5: sources.path: "none" is not there'),
        (f'{MINIMAL}[[sources]]\npath = "{"a" * 300}"\n', f'archive.toml:5: sources.path: "{"a" * 300}" is not there'),
        (f'{MINIMAL}[[sources]]\npath = "."\n[[sources]]\n', "archive.toml:6: sources.path: is missing"),
        (
            f'{MINIMAL}[[sources]]\npath = "."\noutlets = "x"\n',
            'archive.toml:6: sources.outlets: unknown key: did you mean "outlet"?',
        ),
        (f"{MINIMAL}[sources]\noutlet = 3\n", "archive.toml:5: sources.outlet: is 3; write a text in quotes"),
        (
            f'{MINIMAL}[[sources]]\npath = "."\n[[sources]]\npath = "."\nprovince = "Quảng Chị"\n',
            'archive.toml:8: sources.province: "Quảng Chị" is not a province',
        ),
        (
            f'{MINIMAL}[sources]\ncolumns = {{ titel = "Tựa" }}\n',
            'archive.toml:5: sources.columns: "titel" is not a key of articles; write one of these: id, title',
        ),
        (b'[site]\ntitle = "\xff"\n', "archive.toml:2: is not UTF-8; save the file with the encoding UTF-8"),
    ],
)
def test_a_mistake_is_named_with_line_key_and_value(tmp_path: Path, text: str | bytes, message: str) -> None:
    said = problem(tmp_path, text)

    assert said.startswith(message)


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "/archive/",
        "ftp://example.org/",
        "https:///archive/",
        "https://example.org:port/",
        "https://example.org/a?b=c",
        "https://example.org/#a",
        "https://user:word@example.org/",
        "https://example.org/a//b/",
        "https://example.org/../",
        "https://example.org/kho lưu trữ/",
        'https://example.org/"><script>/',
        "https://[::1/",
        "javascript:alert(1)",
        "",
    ],
)
def test_a_base_url_that_cannot_be_is_named_with_an_example(tmp_path: Path, url: str) -> None:
    text = MINIMAL.replace("https://example.org/archive/", url.replace('"', '\\"'))

    said = problem(tmp_path, text)

    assert said.startswith(f'archive.toml:3: site.base_url: "{url}" ')
    assert 'such as "https://example.org/archive/"' in said


def test_a_bad_base_url_of_the_command_line_is_blamed_on_the_command_line(tmp_path: Path) -> None:
    assert problem(tmp_path, MINIMAL, "example.org").startswith('--base-url: "example.org" does not begin with http://')


def test_each_source_may_have_its_outlet_province_and_columns(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    text = (
        f'{MINIMAL}[[sources]]\npath = "a"\noutlet = "Báo A"\nprovince = "Quảng Trị"\nauthor = "PV"\ntags = ["x"]\n'
        '[[sources]]\npath = "b/"\n[sources.columns]\ntitle = "Tựa"\n'
    )
    found = config.load(written(tmp_path, text))

    given = {"a": Given("Báo A", "quang-tri", "PV", ("x",)), "b": Given(columns={"title": "Tựa"})}
    assert (("a", "b"), given) == (found.sources, found.given)

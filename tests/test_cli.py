"""The program as people and scripts call it: what it prints where, and with which status it ends."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.__main__ import main

COMMANDS = ("init", "add", "build", "serve", "check", "explain", "stats", "links", "completion")


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "site_builder", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd)


def call(*arguments: str | Path) -> Result:
    """Run the program inside this process, which is faster; for what needs no process of its own."""
    return CliRunner().invoke(main, list(map(str, arguments)), prog_name="site-builder")


def archive(folder: Path, seeds: Mapping[str, str | bytes]) -> Path:
    assert 0 == run("init", folder).returncode
    for name, content in seeds.items():
        (folder / "seeds" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = archive(tmp_path_factory.mktemp("built") / "archive", {})
    assert 0 == run("build", "--quiet", folder).returncode
    return folder


def test_every_command_explains_itself_with_an_example() -> None:
    for command in COMMANDS:
        found = call(command, "--help")

        assert (0, "") == (found.exit_code, found.stderr)
        assert re.search(rf"Example:\n +site-builder {command}\b", found.stdout)


def test_all_commands_and_options_of_the_contract_are_there() -> None:
    assert [] == [
        command for command in COMMANDS if not re.search(rf"^  {command} ", call("--help").stdout, re.MULTILINE)
    ]
    said = call("build", "--help").stdout
    options = ("--output", "--base-url", "--jobs", "--scheduler", "--clean", "--strict", "--quiet")

    assert [] == [option for option in options if option not in said]


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--colour"),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:8786"),
        ("build", "--base-url", "example.org"),
        ("build", "a", "b"),
        ("serve", "--host", "0.0.0.0"),  # noqa: S104  # refused, which is the point
        ("explain",),
        ("init",),
    ],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    found = call(*arguments)

    assert (2, "") == (found.exit_code, found.stdout)
    assert "Usage: site-builder" in found.stderr


def test_a_build_ends_with_one_line_of_figures_and_tells_its_progress_beside_them(tmp_path: Path) -> None:
    found = run("build", "--jobs", "1", archive(tmp_path / "archive", {}))

    assert 0 == found.returncode
    assert re.fullmatch(r"1 articles, \d+ pages, 0 reused, 0 removed, 0 set aside, \d+\.\d seconds\n", found.stdout)
    assert found.stderr.startswith("articles: 1 in ")
    assert not re.search(r"[\r\x1b]", found.stderr)


def test_a_quiet_build_says_its_figures_only(built: Path) -> None:
    found = run("build", "--quiet", "--jobs", "1", built)

    assert (0, "") == (found.returncode, found.stderr)
    assert ", 0 removed, 0 set aside, " in found.stdout


def test_the_archive_is_the_folder_that_one_is_in_unless_another_is_named(built: Path, tmp_path: Path) -> None:
    output, url = tmp_path / "elsewhere", "https://user.github.io/other"

    found = run("build", "--quiet", "--jobs", "1", "--clean", "--output", output, "--base-url", url, cwd=built)

    assert 0 == found.returncode
    assert f' href="{url}/">' in (output / "index.html").read_text("utf-8")


def test_an_article_that_cannot_be_read_is_set_aside_and_named(tmp_path: Path) -> None:
    folder = archive(
        tmp_path / "archive", {"bad.txt": b"\x00\x01\x02\xff" * 100, "cut.txt": "Tựa\n\nChữ".encode()[:-1]}
    )

    found = run("build", "--quiet", "--jobs", "1", folder)
    listed = (folder / "public" / "data" / "set-aside.jsonl").read_text("utf-8")

    assert 0 == found.returncode
    assert "1 articles" in found.stdout
    assert "2 set aside" in found.stdout
    for path in ("seeds/bad.txt", "seeds/cut.txt"):
        assert f"set aside: {path}:" in found.stderr
        assert f'"path":"{path}"' in listed


def test_strict_makes_an_unreadable_article_an_error_and_publishes_nothing(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", {"bad.txt": b"\x00\x01\x02\xff" * 100})

    found = run("build", "--strict", "--quiet", "--jobs", "1", folder)

    assert (1, "") == (found.returncode, found.stdout)
    assert found.stderr.startswith("error: seeds/bad.txt")
    assert not (folder / "public").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "none"), "error: none/archive.toml: not found"),
        (("check", "none"), "error: none: has no index.html"),
        (("explain", "x", "none"), "error: none/archive.toml: not found"),
        (("serve", "none"), "error: none/archive.toml: not found"),
        (("build", "--output", "."), "is the archive itself"),
        (("build", "--output", "archive.toml"), "archive.toml: is not a folder"),
        (("build", "--output", ".."), "above the archive itself"),
        (("build", "--output", "seeds/public"), "the archive's own"),
        (("build", "--output", "templates"), "the archive's own"),
        (("build", "--output", "corrections/new"), "the archive's own"),
        (("build", "--output", ".git/site"), "is git's"),
        (
            ("explain", "bai-ma", "."),
            '"bai-ma" is not the id of an article; name one of the 1 that there are, such as:\n  bai-mau',
        ),
        (
            ("init", "."),
            "archive.toml, seeds/bai-mau.md, .gitignore, README.md, permalinks.jsonl, .github/workflows/",
        ),
    ],
)
def test_a_mistake_ends_with_one_and_a_message(
    built: Path, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    before = sorted(built.iterdir())

    found = call(*arguments)

    assert (1, "") == (found.exit_code, found.stdout)
    assert message in found.stderr
    assert before == sorted(built.iterdir())


def test_nobody_sees_a_traceback_for_a_mistake_of_theirs(tmp_path: Path) -> None:
    found = run("build", tmp_path)

    assert (1, "") == (found.returncode, found.stdout)
    assert f"error: {tmp_path}/archive.toml: not found" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_built_archive_passes_its_check(built: Path) -> None:
    for folder in (built, built / "public"):
        found = call("check", folder)

        assert (0, False) == (found.exit_code, "error" in found.stderr)
        assert re.match(r"\d+ pages, \d+ internal links, \d+ files, \d+ bytes\n", found.stdout)


def test_a_broken_link_fails_the_check(built: Path, tmp_path: Path) -> None:
    page = (built / "public" / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page.replace("</body>", '<a href="none/">x</a></body>'), "utf-8")

    found = call("check", tmp_path)

    assert 1 == found.exit_code
    assert 'index.html: nothing is at "none/index.html"' in found.stderr


def test_the_check_says_how_long_the_build_took(built: Path) -> None:
    assert re.search(r"^built in \d+\.\d seconds$", call("check", built).stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        ("bytes = 1000", r"the site holds \d+ bytes, more than budgets\.bytes = 1000 of archive\.toml"),
        ("files = 3", r"the site holds \d+ files, more than budgets\.files = 3 "),
        ("page_bytes = 100", r"[\w/-]+\.html: holds \d+ bytes, more than budgets\.page_bytes = 100 "),
    ],
)
def test_a_site_past_a_budget_fails_the_check(built: Path, budget: str, said: str) -> None:
    configured = (built / "archive.toml").read_text("utf-8")
    (built / "archive.toml").write_text(f"{configured}\n[budgets]\n{budget}\n", "utf-8")

    found = call("check", built)

    (built / "archive.toml").write_text(configured, "utf-8")
    assert 1 == found.exit_code
    assert re.search(said, found.stderr)


def test_a_build_of_an_unchanged_archive_says_so_without_making_anything(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", {"bad.txt": b"\x00\x01\x02\xff" * 100})
    first = run("build", "--jobs", "1", folder)
    before = (folder / "public").stat()

    again = run("build", "--jobs", "1", folder)

    assert (0, 0) == (first.returncode, again.returncode)
    assert re.match(r"1 articles, \d+ pages, [1-9]\d* reused, 0 removed, 1 set aside", again.stdout)
    assert again.stderr.startswith("set aside: seeds/bad.txt")
    assert (before.st_ino, before.st_mtime_ns) == ((folder / "public").stat().st_ino, before.st_mtime_ns)


def test_ctrl_c_stops_a_build_at_once_and_leaves_no_process_and_no_half_site(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", {f"{n}.txt": f"Tin số {n}\n\nMột câu dài.\n" for n in range(300)})
    command = [sys.executable, "-m", "site_builder", "build", "--jobs", "2", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr
        process.stderr.readline()  # the articles are read, pages are being made
        os.killpg(process.pid, signal.SIGINT)
        said = process.stderr.read()
        process.wait(10)

    assert 130 == process.returncode
    assert "stopped; the published site is as it was" in said
    assert "Traceback" not in said
    assert not (folder / "public").exists()
    assert gone(process.pid)


def gone(group: int) -> bool:
    """Tell whether no process of a group is left; the system may take a moment to bury the last."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_explain_gives_each_fact_with_its_words_and_rule(built: Path) -> None:
    found = call("explain", "bai-mau", built)

    assert (0, False) == (found.exit_code, "error" in found.stderr)
    assert "published: 2024-05-20" in found.stdout
    assert "declared by the file itself" in found.stdout
    assert re.search(r"rule [\w.-]+, \d+% sure, (declared|extracted)", found.stdout)


def test_an_archive_without_articles_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('[site]\ntitle = "A"\nbase_url = "https://example.org/"\n', "utf-8")

    found = call("build", str(tmp_path))

    assert found.exit_code == 0
    assert "seeds: no articles yet; put files there, such as .txt, .md, .html or .csv, and build again" in found.stderr


@pytest.mark.parametrize("template", ["{% bad", "\n{{ nope.x }}"])
def test_a_broken_template_of_an_archive_is_named_with_its_line(tmp_path: Path, template: str) -> None:
    call("init", str(tmp_path))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text(template, "utf-8")

    found = call("build", str(tmp_path))

    assert found.exit_code == 1
    assert f"templates/home.html:{template.count(chr(10)) + 1}: " in found.stderr
    assert "correct the template, or delete it" in found.stderr

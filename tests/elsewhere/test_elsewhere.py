"""Archives and sites in an object store."""

import subprocess
import sys
from hashlib import md5
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from s3fs import S3FileSystem

from site_builder.__main__ import main
from site_builder.building import story
from site_builder.elsewhere import near
from site_builder.errors import SiteBuilderError
from site_builder.permalinks import NAME as LEDGER
from site_builder.tools import init

NOTHING = (0, 0)


class Told:
    """A progress that keeps the numbers it is told, and may break off where a piece of work is."""

    def __init__(self, stop: str = "") -> None:
        self.totals: dict[str, int | None] = {}
        self._stop, self._label = stop, ""

    def start(self, label: str, total: int | None) -> None:
        self.totals[label] = total
        self._label = label

    def advance(self, n: int = 1) -> None:  # noqa: ARG002  # as Progress has it
        if self._label == self._stop:
            raise KeyboardInterrupt

    def done(self) -> None:
        pass

    def copied(self) -> tuple[int, int]:
        return self.totals.get("fetched") or 0, self.totals.get("sent") or 0


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", "--quiet", "--jobs", "1", *arguments], prog_name="site-builder")


def built(archive: str, output: str | None = None, progress: Told | None = None) -> Told:
    told = progress or Told()
    with near(archive, output, told) as (root, site):
        story.build(root, story.Options(output=site, jobs=1, frozen=True), told)
    return told


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small archive on this machine."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "archive"
    init.init(folder)
    (folder / LEDGER).unlink()  # so that articles may come and go
    (folder / "seeds" / "bản tin [1].txt").write_text("Tin thứ nhất\n\nSáng 24/5/2024, Bí thư Tỉnh ủy nói.\n", "utf-8")
    return folder


@pytest.fixture
def uploaded(archive: Path, s3: S3FileSystem, bucket: str) -> str:
    """Return the address of the same archive in an S3 store."""
    for path in archive.rglob("*"):
        if path.is_file():
            s3.pipe_file(f"{bucket}/kho/{path.relative_to(archive).as_posix()}", path.read_bytes())
    return f"s3://{bucket}/kho"


def tree(folder: Path) -> dict[str, str]:
    """Return {path: MD5} of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): md5(path.read_bytes()).hexdigest() for path in files}  # noqa: S324  # S3's own


def stored(s3: S3FileSystem, url: str) -> dict[str, str]:
    """Return {path: MD5} of what is in a store, as the store itself gives it."""
    below = url.removeprefix("s3://")
    return {name[len(below) + 1 :]: info["ETag"].strip('"') for name, info in s3.find(below, detail=True).items()}


def test_an_archive_and_a_site_in_a_store_give_the_bytes_of_a_build_on_this_machine(
    archive: Path, uploaded: str, s3: S3FileSystem
) -> None:
    (archive / LEDGER).touch()
    s3.pipe_file(f"{uploaded}/{LEDGER}", b"")
    story.build(archive, story.Options(jobs=1), Told())

    found = call(uploaded)
    again = built(uploaded)

    assert (0, "") == (found.exit_code, found.stderr)
    assert tree(archive / "public") == stored(s3, f"{uploaded}/public")
    assert (archive / LEDGER).read_bytes() == s3.cat_file(f"{uploaded}/{LEDGER}")
    assert (1, 0) == again.copied()  # the ledger, which the build itself wrote


def test_only_what_changed_is_fetched_and_sent(archive: Path, tmp_path: Path) -> None:
    url, copy, new = f"file://{archive}", archive / "public", archive / "seeds" / "b.txt"
    first = built(url)
    before = tree(copy)
    again = built(url)
    new.write_text("Tin thứ hai\n\nBà Trần Thị B nói.\n", "utf-8")
    added = built(url)
    new.unlink()
    removed = built(url)
    (tmp_path / "cache" / "site-builder").rename(tmp_path / "away")
    without_cache = built(url)

    assert (3, len(before) - 1) == first.copied()
    assert NOTHING == again.copied()
    assert (1, 0) == (added.copied()[0], removed.copied()[0])
    assert (3, 0) == without_cache.copied()
    assert before == tree(copy)


def test_a_site_that_was_sent_in_part_is_finished_by_the_next_build(archive: Path, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/site"
    built(str(archive), url)
    (archive / "seeds" / "b.txt").write_text("Tin thứ hai\n\nBà Trần Thị B nói.\n", "utf-8")
    with pytest.raises(KeyboardInterrupt, match=f"^stopped; {url} is new in part; build again to finish it$"):
        built(str(archive), url, Told(stop="sent"))
    (archive / "seeds" / "b.txt").write_text("Tin thứ hai\n\nBà Trần Thị B không nói.\n", "utf-8")
    (archive / "seeds" / "c.txt").write_text("Tin thứ ba\n\nÔng Lê Văn C nói.\n", "utf-8")
    built(str(archive), url)
    story.build(archive, story.Options(jobs=1), Told())

    assert tree(archive / "public") == tree(tmp_path / "site")


def test_what_is_missing_or_cut_short_there_is_sent_again(archive: Path, tmp_path: Path) -> None:
    built(str(archive), f"file://{tmp_path}/site")
    before = tree(tmp_path / "site")
    (tmp_path / "site" / "index.html").unlink()
    (tmp_path / "site" / "404.html").write_bytes(b"cut")

    assert (0, 2) == built(str(archive), f"file://{tmp_path}/site").copied()
    assert before == tree(tmp_path / "site")


def test_files_that_no_build_put_there_are_refused_before_anything_is_built(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.doc").write_bytes(b"mine")

    found = call(str(archive), "--output", f"file://{tmp_path}/site")

    assert (1, "") == (found.exit_code, found.stdout)
    assert "holds 1 file(s) that no build put there; nothing was changed:\n  thesis.doc\n" in found.stderr
    assert ["thesis.doc"] == list(tree(tmp_path / "site"))
    assert not (archive / ".site-builder").exists()


def test_a_site_among_the_articles_is_refused(archive: Path) -> None:
    found = call(f"file://{archive}", "--output", f"file://{archive}/seeds/site")

    assert f"file://{archive}/seeds/site: lies in seeds, where articles are; choose another --output\n" in found.stderr


def test_a_name_that_no_file_can_have_is_named(uploaded: str, s3: S3FileSystem) -> None:
    s3.pipe_file(f"{uploaded}/seeds//a.txt", b"x")

    found = call(uploaded)

    assert f'error: {uploaded}: "seeds//a.txt" cannot be the path of a file; rename that object' in found.stderr


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("s3://no-such-bucket/kho", "there is no archive.toml; check the address"),
        ("nowhere://bucket/kho", "cannot open: Protocol not known: nowhere"),
    ],
)
def test_a_wrong_address_is_named(s3: S3FileSystem, address: str, message: str) -> None:
    found = call(address)

    assert s3
    assert (1, "") == (found.exit_code, found.stdout)
    assert f"error: {address.rstrip('/')}: {message}" in found.stderr


def test_absent_credentials_are_named_with_what_to_set(uploaded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")

    found = call(uploaded)

    assert (1, "") == (found.exit_code, found.stdout)
    assert f"error: {uploaded}: cannot read archive.toml: Unable to locate credentials; check the cred" in found.stderr


def test_a_store_that_does_not_answer_is_named(uploaded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")

    found = call(uploaded)

    assert f"error: {uploaded}: cannot read archive.toml: Could not connect to the endpoint" in found.stderr


def test_two_builds_of_one_archive_elsewhere_do_not_share_their_copy(archive: Path) -> None:
    message = "another build of this archive runs on this machine"
    with near(f"file://{archive}", None, Told()), pytest.raises(SiteBuilderError, match=message):
        built(f"file://{archive}")


def program(lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", lines], check=False, capture_output=True, encoding="utf-8")


def test_without_the_extra_a_message_says_what_to_install() -> None:
    without = (
        "import sys; sys.modules['fsspec'] = None; from site_builder.__main__ import main; main(['build', 's3://a/b'])"
    )

    found = program(without)

    assert (1, "") == (found.returncode, found.stdout)
    assert (
        "error: s3://a/b: needs fsspec, which is not installed; pip install 'site-builder[cluster]'\n" == found.stderr
    )


def test_a_build_on_this_machine_loads_nothing_of_the_extra(archive: Path) -> None:
    arguments = ["build", "--quiet", str(archive)]
    lines = f"""
import sys
from site_builder.__main__ import main
main({arguments}, standalone_mode=False)
print(sorted({{"dask", "distributed", "fsspec", "s3fs"}} & set(sys.modules)))
"""

    assert "[]" == program(lines).stdout.splitlines()[-1]

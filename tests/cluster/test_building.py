"""An archive built by the processes of a cluster."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from distributed import Client
from workers import Workers

from site_builder.building import story
from site_builder.cluster import Cluster
from site_builder.progress import Silent
from site_builder.tools import init

ARTICLE = """{title}

Sáng 24/5/2024, ông Nguyễn Văn {name}, Bí thư Tỉnh ủy Nghệ An, làm việc với Huyện ủy Nam Đàn. Cùng dự có bà Trần Thị \
{name}, Chủ tịch Ủy ban nhân dân huyện Thanh Chương. {words}
"""
LAST = 150
LONG = 120  # seconds after which a build that does not end is a failure


class KillsOne(Silent):
    """A progress that kills a worker when some pages are made, or some articles are read."""

    def __init__(self, workers: Workers, label: str, at: int) -> None:
        self._workers, self._wanted, self._at, self._label = workers, label, at, ""

    def start(self, label: str, total: int | None) -> None:  # noqa: ARG002  # as Progress has it
        self._label = label

    def advance(self, n: int = 1) -> None:
        if self._label == self._wanted and self._at >= 0:
            self._at -= n
            if self._at < 0:
                self._workers.kill(self._workers.running[0])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of several chunks, with a template of its own and its site in public/."""
    folder = tmp_path_factory.mktemp("archive") / "archive"
    init.init(folder)
    for n in range(LAST):
        text = ARTICLE.format(
            title=f"Tin số {n}", name=f"{chr(65 + n % 26)}n", words=" ".join(f"từ{n * i}" for i in range(9))
        )
        (folder / "seeds" / f"{n}.txt").write_text(text, "utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "not_found.html").write_text(
        "<html lang=vi><title>{{ site.title }}</title></html>\n", "utf-8"
    )
    story.build(folder, story.Options(jobs=1), Silent())
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_cluster_makes_the_bytes_that_one_process_makes(archive: Path, workers: Workers, tmp_path: Path) -> None:
    with Cluster(workers.address) as cluster:
        report = story.build(archive, story.Options(output=tmp_path / "site", clean=True), Silent(), cluster)

    assert LAST + 1 == report.articles
    assert tree(archive / "public") == tree(tmp_path / "site")


@pytest.mark.parametrize("label", ["articles", "pages"])
def test_a_worker_killed_half_way_changes_no_byte(archive: Path, workers: Workers, label: str, tmp_path: Path) -> None:
    with Cluster(workers.address) as cluster:
        progress = KillsOne(workers, label, 60)
        story.build(archive, story.Options(output=tmp_path / "site", clean=True), progress, cluster)

    assert 1 == len(workers.running)
    assert tree(archive / "public") == tree(tmp_path / "site")


def test_an_interrupted_build_leaves_the_cluster_idle_and_no_process(
    archive: Path, workers: Workers, tmp_path: Path
) -> None:
    options = ["--scheduler", workers.address, "--output", str(tmp_path / "site"), "--clean"]
    command = [sys.executable, "-m", "site_builder", "build", str(archive), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as started:
        assert started.stderr
        first = started.stderr.readline()
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=LONG)
        status = started.returncode
    with Client(workers.address) as client:
        busy = [work for work in client.processing().values() if work]

    assert first.startswith("articles: ")
    assert (130, "stopped; the published site is as it was\n") == (status, said)
    assert [] == busy
    assert not (tmp_path / "site").exists()
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)

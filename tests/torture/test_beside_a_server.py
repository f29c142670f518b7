"""Builds in other processes beside a running `serve`: both go on, and the cache gives its room back."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import victims
from amount import SHARE

from site_builder import api

LONG = "Đoạn văn này chỉ để cho bài dài thêm. " * 400
PROGRAM = (sys.executable, "-m", "site_builder")


def add(root: Path, n: int) -> None:
    text = victims.ARTICLE.format(n=n, day=n % 28 + 1, more="")
    (root / "seeds" / f"{n}.txt").write_text(f"{text}\n{LONG}{n}.\n", "utf-8")


def until(lines: Iterator[str], words: str) -> str:
    """Return the first line that holds the words."""
    return next(line for line in lines if words in line)


@pytest.mark.skipif(not SHARE, reason="half a minute: `make torture` runs it")
def test_a_preview_goes_on_while_other_processes_build_and_the_cache_shrinks_below_it(tmp_path: Path) -> None:
    root, cache = tmp_path / "archive", tmp_path / "archive" / ".site-builder" / "cache.sqlite"
    victims.put(root, 0)
    for n in range(10, 30):
        add(root, n)
    build = (*PROGRAM, "build", "--frozen", "--quiet", str(root))
    with subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", str(root)], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as serving:
        assert serving.stderr
        try:
            until(serving.stderr, "shows the site")
            large = cache.stat().st_size
            others = [subprocess.Popen(build, stderr=subprocess.PIPE, text=True, encoding="utf-8")]
            for n in range(11, 30):
                (root / "seeds" / f"{n}.txt").unlink()
            until(serving.stderr, "rebuilt in ")
            others.append(subprocess.Popen(build, stderr=subprocess.PIPE, text=True, encoding="utf-8"))
            add(root, 40)
            until(serving.stderr, "rebuilt in ")
            said = [other.communicate()[1] for other in others]
            shown = victims.tree(root / "public")
        finally:
            os.kill(serving.pid, signal.SIGINT)
            serving.wait(30)
    ended = subprocess.run(build, check=False).returncode
    small = cache.stat().st_size
    site = victims.tree(root / "public")
    api.build(root, jobs=1, frozen=True, clean=True)

    assert [] == [one for one in said if one and not re.search("another build is writing there", one)]
    assert any("Tin số 40".encode() in content for content in shown.values())
    assert 0 == ended
    assert victims.tree(root / "public") == site
    assert small < large / 2

"""The stock index of a small archive, loaded by npm's lunr as the documentation says."""

import json
import subprocess
from pathlib import Path

import pytest
from asking import ROOT, Story, index, write

from site_builder.search import lunr_index

STORIES = [Story("hue", "Huế đón khách", "Lượng khách tăng."), Story("hoa", "Hướng Hoá", "Huyện Hướng Hóa họp về Huế.")]


@pytest.mark.skipif(not (ROOT / "node_modules" / "lunr").is_dir(), reason="npm's lunr is not installed: make js")
def test_npms_lunr_loads_the_prebuilt_index_and_finds_words_with_or_without_diacritics(tmp_path: Path) -> None:
    site = write(index(STORIES), tmp_path)
    asked = ["+Hướng +Hoá", "+huong +hoa", "Huế", "title:hue", "đà nẵng"]
    done = subprocess.run(
        ["node", ROOT / "tests" / "search" / "lunr.mjs", site / "data" / "lunr-index.json"],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert [["hoa"], ["hoa"], ["hue", "hoa"], ["hue"], []] == json.loads(done.stdout)


def test_a_larger_archive_publishes_no_stock_index() -> None:
    stories = [Story(f"{n:04}", "Tin", "Họp.") for n in range(lunr_index.MOST + 1)]

    assert "data/lunr-index.json" not in {file.path for file in index(stories)}
    assert "data/lunr-index.json" in {file.path for file in index(stories[1:])}

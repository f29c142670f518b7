"""A disk that takes no more: the build says so, the site stays as it was, and the next build recovers."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

COMMAND = [sys.executable, "-m", "site_builder", "build", "--frozen", "--jobs", "1"]
KIB = 1024
ARTICLE = "Tin số {n}\n\nBắc Kạn - Ngày 12/3/2024, đồng chí Trần Văn Mẫu, Bí thư Tỉnh ủy Bắc Kạn, dự hội nghị {n}.\n"


def largest(kib: int) -> Callable[[], None]:
    """Return what lets no file of a process grow beyond a size, which fails as a full disk does: half-way."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kib * KIB, kib * KIB))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_leaves_the_site_as_it_was_and_the_next_build_recovers(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    for n in range(6):
        (tmp_path / "seeds" / f"{n}.txt").write_text(ARTICLE.format(n=n), "utf-8")
    subprocess.run([*COMMAND, tmp_path], check=True, capture_output=True)
    before = tree(tmp_path / "public")
    (tmp_path / "seeds" / "21.txt").write_text(ARTICLE.format(n=21), "utf-8")

    for kib in (4, 100):
        full = subprocess.run(
            [*COMMAND, tmp_path], check=False, capture_output=True, encoding="utf-8", preexec_fn=largest(kib)
        )

        assert 1 == full.returncode
        assert "the published site is as it was" in full.stderr
        assert "Traceback" not in full.stderr
        assert before == tree(tmp_path / "public")

    subprocess.run([*COMMAND, tmp_path], check=True, capture_output=True)
    clean = [*COMMAND, "--output", tmp_path / "beside", tmp_path]
    subprocess.run([*clean, "--clean"], check=True, capture_output=True)

    assert tree(tmp_path / "beside") == tree(tmp_path / "public")
    assert before != tree(tmp_path / "public")

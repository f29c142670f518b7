"""Archives to measure with: N realistic articles, and the same content for Hugo."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAKER = ROOT.parent / "shared" / "bench" / "make_archive.py"


def made(articles: int, folder: Path, maker: Path = MAKER) -> Path:
    """Return a folder with archive/ (raw articles) and hugo/ (the same as Hugo content), made once."""
    place = folder / str(articles)
    if not place.is_dir():
        if not maker.is_file():
            sys.exit(f"{maker} is not there: name a script that makes archives with --maker (see bench/README.md)")
        unfinished = place.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        subprocess.run([sys.executable, str(maker), str(articles), str(unfinished)], check=True, stdout=sys.stderr)
        unfinished.rename(place)
    return place

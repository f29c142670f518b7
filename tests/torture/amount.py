"""How much torture: a little in the suite, all with TORTURE=1 (`make torture`), a tenth with TORTURE=0.1."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARE = float(os.environ.get("TORTURE", "0"))
KEPT = ROOT / "build" / "torture"  # where a case that failed waits to be run again


def figure(text: str) -> None:
    """Keep a figure of a long run, which `make torture` shows at its end."""
    if SHARE:
        KEPT.mkdir(parents=True, exist_ok=True)
        with (KEPT / "figures.txt").open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")


def amount(quick: int, full: int) -> int:
    """Return how many of something a run takes."""
    return max(quick, round(full * SHARE))

"""How much torture: a small share in the suite, all of it with TORTURE=full (`make torture`)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FULL = os.environ.get("TORTURE") == "full"
KEPT = ROOT / "build" / "torture"  # where a case that failed waits to be run again


def figure(text: str) -> None:
    """Keep a figure of a full run, which `make torture` shows at its end."""
    if FULL:
        KEPT.mkdir(parents=True, exist_ok=True)
        with (KEPT / "figures.txt").open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")


def amount(quick: int, full: int) -> int:
    """Return how many of something a run takes."""
    return full if FULL else quick

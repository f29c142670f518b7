"""Attack one target with whatever reaches new code in it: `make fuzz`, or python fuzzing.py TARGET SECONDS.

Needs atheris (requirements/fuzz.txt).  What it learns stays in build/fuzz/TARGET for the next run; an input that breaks
something is written to build/fuzz/TARGET.broken/, and `python fuzzing.py TARGET FILE` runs it again.
"""

import sys
from pathlib import Path

import atheris
from amount import ROOT

with atheris.instrument_imports(include=["site_builder"]):
    from targets import TARGETS, healthy

SLOW = 60  # seconds for one input from which it is a hang
LARGE = 20_000  # bytes
MEMORY = 4000  # megabytes


def main(target: str, last: str) -> None:
    """Run a target for some seconds, or on one file."""
    run = TARGETS[target]
    corpus, broken = (ROOT / "build" / "fuzz" / name for name in (target, f"{target}.broken"))
    for place in (corpus, broken):
        place.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(healthy(target)):
        (corpus / f"healthy-{number}").write_bytes(data)
        run(data)  # loads what is loaded when it is first used
    bounds = [f"-timeout={SLOW}", f"-max_len={LARGE}", f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={broken}/"]
    how = [f"-max_total_time={last}", str(corpus)] if last.isdecimal() else [str(Path(last))]
    atheris.Setup([sys.argv[0], *bounds, "-len_control=10", "-verbosity=0", "-print_final_stats=1", *how], run)
    atheris.Fuzz()


main(*sys.argv[1:])

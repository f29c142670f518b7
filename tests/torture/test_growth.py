"""The work on a file grows with its size and no faster, whatever it holds."""

import json
from collections.abc import Callable, Iterator
from random import Random
from statistics import median

import pytest
from amount import amount, figure
from mutating import INJECTED
from specimens import HTML, REPORT
from targets import TARGETS
from work import work

SMALL, TIMES = 12_000, 4  # bytes of the smaller file, and how much larger the other is
MORE = 2  # times TIMES that the larger may cost: its square would be 4
WRAPPED: dict[str, Callable[[bytes], bytes]] = {
    "txt": lambda data: f"Tin\n\n{REPORT}".encode() + data,
    "md": lambda data: b"---\ntitle: Tin\n---\n" + REPORT.encode() + data,
    "html": lambda data: HTML.encode() + b"<p>" + data,
    "jsonl": lambda data: json.dumps({"text": REPORT + data.decode("utf-8", "replace")}).encode(),
    "csv": lambda data: b'title,text\nTin,"' + REPORT.encode() + data.replace(b'"', b'""') + b'"\n',
    "warc": lambda data: data,
    "corrections": lambda data: b'[[article]]\nid = "a"\nreason = """' + data,
    "settings": lambda data: b'[site]\ntitle = """' + data,
    "ledger": lambda data: b'{"address":"a/","kind":"article","key":"' + data,
}
# What once took the square of its size, in the suite too.
KNOWN = (("txt", REPORT.split("\n\n")[2]), ("jsonl", "<div><p>"), ("md", "---\n"), ("html", REPORT.split("\n\n")[1]))
PIECES = (*INJECTED, *(one.encode() for one in REPORT.split("\n\n")), b"<div><p>", b"[](", b"*_", b"> ", b"a, b; ")


def cases() -> list[tuple[str, bytes]]:
    every = [(target, piece) for target in WRAPPED for piece in PIECES]
    return [(target, piece.encode()) for target, piece in KNOWN] + Random("growth").sample(every, amount(8, len(every)))


@pytest.fixture(scope="module")
def ratios() -> Iterator[list[float]]:
    """Yield where each case leaves by how many times more work the larger file was."""
    found: list[float] = []
    yield found
    figure(f"growth: {len(found)} pairs, {TIMES} times the size: median {median(found):.1f}, most {max(found):.1f}")


@pytest.mark.parametrize(("target", "piece"), cases(), ids=repr)
def test_the_work_on_a_file_grows_with_its_size_only(target: str, piece: bytes, ratios: list[float]) -> None:
    def of(size: int) -> int:
        data = WRAPPED[target](piece * (size // len(piece)))
        return work(lambda: TARGETS[target](data))

    of(SMALL // 10)  # what is loaded at the first time
    empty = of(len(piece))
    small, large = of(SMALL), of(SMALL * TIMES)
    ratios.append((large - empty) / max(small - empty, empty))

    assert large - empty <= MORE * TIMES * max(small - empty, empty)

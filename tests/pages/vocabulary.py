"""Holds blocks of linked data against the vocabulary of schema.org, as npm's schema-dts carries it for TypeScript.

Its types know every type, every property that a type has, and of what type its values may be, roles included.
"""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
FIRST = 2  # line of the first block
TSC = "node_modules/.bin/tsc --noEmit --strict --skipLibCheck --module nodenext --target es2022 --pretty false".split()


def refused(blocks: Iterable[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Return the blocks that the vocabulary has something against; of blocks of one shape, one is asked about."""
    shapes = list({shape(block): block for block in blocks}.values())
    lines = (f"export const block{at}: Graph = {written(block)};" for at, block in enumerate(shapes))
    (folder / "node_modules").symlink_to(MODULES)
    (folder / "blocks.ts").write_text("\n".join(['import type { Graph } from "schema-dts";', *lines]), "utf-8")
    said = subprocess.run([*TSC, "blocks.ts"], cwd=folder, capture_output=True, text=True, check=False).stdout
    numbers = {int(line) - FIRST for line in re.findall(r"^blocks\.ts\((\d+),", said, re.MULTILINE)}
    assert bool(said) == bool(numbers), said
    return [shapes[number] for number in sorted(numbers)]


def shape(value: object) -> str:
    """Return what a block says without what it says it with: its types and properties."""
    if isinstance(value, dict):
        said = (f"{key}:{value[key] if key == '@type' else shape(value[key])}" for key in sorted(value))
        return f"{{{','.join(said)}}}"
    if isinstance(value, list):
        return f"[{','.join(sorted(set(map(shape, value))))}]"
    return type(value).__name__


def written(value: object) -> str:
    """Return a value as TypeScript; "query-input", what is asked of a property before acting, as that property."""
    return json.dumps(value, ensure_ascii=False).replace('"query-input":', '"query":')


def things(value: object) -> Iterator[dict[str, Any]]:
    """Yield every thing in a block, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)

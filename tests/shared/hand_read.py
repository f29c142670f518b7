"""The hand-read articles beside the project, and the script that scores against them."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from site_builder import extract, sources
from site_builder.model import Article

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
NEEDED = pytest.mark.skipif(not SHARED.is_dir(), reason="the hand-read articles in ../shared are not here")
INPUT = {"seeds": (SHARED, "seeds"), "dev": (SHARED / "gold", "dev/articles.jsonl")}


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def articles(name: str) -> tuple[Article, ...]:
    root, path = INPUT[name]
    found, aside = sources.inputs(root, [path])
    assert [] == aside
    return tuple(extract.article(sources.document(one, sources.read(root, one))) for one in found)


def gold(name: str) -> list[dict[str, Any]]:
    wanted: list[dict[str, Any]] = json.loads((SHARED / "gold" / name / "gold.json").read_text("utf-8"))
    return wanted

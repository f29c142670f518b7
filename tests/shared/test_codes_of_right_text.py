"""Nothing is repaired that was right: real news texts, which lie beside the project and are not part of it."""

import json
import lzma
from collections import Counter
from itertools import islice

import pytest
from hand_read import NEEDED, SHARED

from site_builder.text import entities
from site_builder.text.decode import decode

pytestmark = NEEDED

_MOST = 2_500  # texts of each file; all 12,372 are as they should be, which takes some ten seconds to see


@pytest.mark.parametrize("name", ["dated-2k", "news-10k"])
def test_right_texts_are_left_alone(name: str) -> None:
    notes: Counter[str] = Counter()
    with lzma.open(SHARED / "corpus" / f"{name}.jsonl.xz") as lines:
        for line in islice(lines, _MOST):
            found = decode(json.loads(line)["text"].encode())
            notes.update(found.notes)
            notes.update(entities.note(entities.plain(found.text)[1]))

    assert {} == notes

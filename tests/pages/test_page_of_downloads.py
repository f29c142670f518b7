"""The page of downloads: what there is, however an archive wants its tables."""

from typing import get_args, get_type_hints

import msgspec
import pytest
from building import SITE, Built
from looking import Seen
from made import article

from site_builder.model import Site

WISHES = get_args(get_type_hints(Site)["tables"])
FLAT, NONE = frozenset({"posts.csv"}), frozenset[str]()
POSTS = {"full": FLAT, "facts": FLAT, "auto": FLAT, "packed": frozenset({"posts.csv.gz"}), "none": NONE}


@pytest.mark.parametrize("tables", WISHES)
def test_it_leads_to_the_files_that_there_are(tables: str) -> None:
    site = msgspec.convert(msgspec.to_builtins(SITE) | {"tables": tables}, Site)
    links = set(Seen(Built([article("a", text="Lê An nói.")], site).site["data/"]).links)

    assert ("articles.jsonl.gz" if tables == "packed" else "articles.jsonl") in links
    assert POSTS[tables] == {link for link in links if link.startswith("posts.csv")}
    assert (tables in {"full", "facts", "auto"}) == ("archive.sqlite" in links)

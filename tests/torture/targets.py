"""What is attacked with any bytes: each reader, the grammar of posts, and the files that people write.

A target takes bytes and returns what became of them.  It lets through only what the program says to a user; whatever
else it raises is a bug.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from specimens import specimens

from site_builder import config, corrections, extract, permalinks, sources
from site_builder.errors import SetAsideError, SiteBuilderError
from site_builder.model import Article, Input
from site_builder.relate import record
from site_builder.relate.record import field_text
from site_builder.search import counts

TITLE = "Tin trong tỉnh\n\n"
WORDS = (
    "Bí thư|Phó|Chủ tịch|Tỉnh ủy|UBND|HĐND|tỉnh|huyện|xã|thành phố|Giám đốc|Sở Y tế|"
    "Bắc Kạn|Nghệ An|Chợ Mới|Hồ Chí Minh|Tân Thành|ông|bà|đồng chí|Trần Văn Mẫu|Lê Thị Ví|"
    "nguyên|quyền|Thường trực|kiêm|và|,|;|.|(|)|-|:|\n\n|“|”|/|được bầu|giữ chức|thay|miễn nhiệm|"
    "Ngày 3/8/2024|sáng 3/8|Theo|Ảnh:|Đại tá|PGS.TS|Bộ trưởng|Bộ Y tế|Ban Thường vụ|Ủy viên|"
    "Đoàn đại biểu|Quốc hội|nước CHDCND Lào|K|TP.|Q.1|1|ơ"
).split("|")


@contextmanager
def folder() -> Iterator[Path]:
    """Yield an empty folder, in memory where the system has such."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # a folder of its own in there
    path = Path(tempfile.mkdtemp(dir=memory))
    try:
        yield path
    finally:
        shutil.rmtree(path)


def reader(name: str) -> Callable[[bytes], int]:
    """Return what reads all articles of a file of a format; what it returns is how many there were."""

    def read(data: bytes) -> int:
        with folder() as root:
            (root / "seeds").mkdir()
            (root / "seeds" / name).write_bytes(data)
            found, aside = sources.inputs(root, ["seeds"])
            assert found or aside, "nothing came of it, and nobody says why"
            return sum(_read(root, one) for one in found)

    return read


def _read(root: Path, one: Input) -> int:
    with suppress(SetAsideError):
        _whole(extract.article(sources.document(one, sources.read(root, one))))
        return 1
    return 0


def _whole(article: Article) -> None:
    """Make all that a build makes of one article, and look whether its facts quote it."""
    for statement in article.statements:
        if evidence := statement.evidence:
            assert evidence.quote == field_text(article, evidence.field)[evidence.start : evidence.end]
    record.of(article)
    counts(article)


def grammar(data: bytes) -> int:
    """Read a text made of the words of posts, one for each byte."""
    text = " ".join(WORDS[byte % len(WORDS)] for byte in data)
    with suppress(SetAsideError):
        _whole(extract.article(sources.document(Input("a.txt"), f"{TITLE}{text}".encode())))
        return 1
    return 0


def correct(data: bytes) -> int:
    """Read a file of corrections, and make them on an article."""
    with folder() as root, suppress(SiteBuilderError):
        (root / "corrections").mkdir()
        (root / "corrections" / "a.toml").write_bytes(data)
        read = corrections.load(root)
        article = extract.article(sources.document(Input("a.txt"), specimens()["utf-16.txt"]))
        for some in read.articles.values():
            with suppress(SiteBuilderError):
                _whole(corrections.corrected(article, some)[0])
        return len(read.articles)
    return 0


def ledger(data: bytes) -> int:
    """Read a ledger of addresses; what is read must be written as it is read."""
    with folder() as root, suppress(SiteBuilderError):
        (root / permalinks.NAME).write_bytes(data)
        read = permalinks.load(root)
        permalinks.save(root, read.values())
        assert read == permalinks.load(root)
        return len(read)
    return 0


def settings(data: bytes) -> int:
    """Read an archive.toml."""
    with folder() as root, suppress(SiteBuilderError):
        (root / "seeds").mkdir()
        (root / config.NAME).write_bytes(data)
        return len(config.load(root).sources)
    return 0


FORMATS = ("txt", "md", "html", "jsonl", "published.jsonl", "csv", "warc", "warc.gz", "zip")
TARGETS: Mapping[str, Callable[[bytes], int]] = MappingProxyType(
    {kind: reader(f"a.{kind}") for kind in FORMATS}
    | {"grammar": grammar, "corrections": correct, "ledger": ledger, "settings": settings}
)
WRITTEN = {
    "corrections": """
[[article]]
id = "a"
add = { property = "post", value = "Giám đốc Sở Y tế", person = "Lê Văn Thử" }
reason = "thiếu"
date = 2024-06-01

[[article]]
id = "a"
set = { property = "province", value = "Nghệ An" }
reason = "sai"
date = 2024-06-01

[[official]]
merge = ["a-b", "c-d"]
reason = "một người"
date = 2024-06-01
""",
    "ledger": """{"address":"articles/2024/08/03/tinh-hop/","kind":"article","key":"a","was":"aaaaa.bbbbb"}
{"address":"officials/tran-van-mau/","kind":"official","key":"tran-van-mau","parts":2,"gone":"sai"}
""",
    "settings": """
[site]
title = "Kho"
base_url = "https://example.org/kho/"
language = "vi"

[[sources]]
path = "seeds"
outlet = "Báo Bắc Kạn"
province = "Bắc Kạn"
tags = ["a"]
columns = { title = "t" }

[budgets]
files = 9
""",
}
ENDS = {"html": (".html", ".htm"), "zip": (".zip", ".wacz")}


def healthy(target: str) -> list[bytes]:
    """Return what a target reads without complaint, to begin with."""
    if target in WRITTEN:
        return [WRITTEN[target].encode()]
    if target == "grammar":
        return [bytes(range(start, start + 20)) for start in range(0, 60, 7)]
    ends = ENDS.get(target, f".{target}")
    return [data for name, data in specimens().items() if name.endswith(ends)]

"""A file of more than two gigabytes, given to each reader by the real command: said by name, in little memory."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from site_builder.tools.init import init

SIZE = (2 << 30) + 1  # more than a signed number of 32 bits can count; of zeros, which take no room on a disk
MEMORY = 250_000  # kilobytes; a build of this archive without them takes some 75,000
# Runs a command and prints its status and its most memory.  A small process of its own does: the memory of a child is
# counted from that of its parent, and a process that has run other tests is large.
MEASURE = """import os, subprocess, sys
running = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
_, status, used = os.wait4(running.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""
TEXT = "Đồng chí Nguyễn Văn An, Bí thư Huyện ủy Hướng Hóa, phát biểu tại hội nghị ở tỉnh Quảng Trị."
PAGE = """<!doctype html><html><head><title>Từ trang</title></head><body><article><h1>Từ trang</h1>
<p>Sáng 3/8, lãnh đạo tỉnh họp bàn về kế hoạch phát triển kinh tế xã hội của tỉnh trong năm tới.</p>
<p>Hội nghị thống nhất nhiều giải pháp để tăng thu ngân sách và giảm nghèo bền vững cho đồng bào.</p>
</article></body></html>"""
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
WARC = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "WARC-Target-URI: https://example.vn/tin.html\r\nWARC-Date: 2024-05-26T00:00:00Z\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(HTTP)}\r\n\r\n"
).encode() + HTTP + b"\r\n\r\n"  # fmt: skip
FRONT = "---\ntitle: {title}\n---\n{text}\n"
# What each file begins with.  An article of a file of many is read, and the rest of it set aside (of a capture also the
# last record before the damage: where it ends is not known).  A .csv goes through the reader of lines that .jsonl has.
BEGINS = {
    "t.txt": b"", "m.md": FRONT.format(title="Không đọc", text=TEXT).encode(), "h.html": PAGE.encode(),
    "j.jsonl": json.dumps({"title": "Từ jsonl", "text": TEXT}).encode() + b"\n",
    "w.warc": WARC * 2, "g.warc.gz": b"", "z.zip": b"", "c.wacz": b"", "d.docx": b"",
    "lon.jpg": b"\xff\xd8\xff", "lon.pdf": b"%PDF-1.7\n",
}  # fmt: skip


class Built(NamedTuple):
    """What a build said, its most memory in kilobytes, and the folder of the site."""

    status: int
    said: str
    memory: int
    public: Path

    def table(self, name: str) -> list[dict[str, str]]:
        return [json.loads(line) for line in (self.public / "data" / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("large") / "archive"
    init(root)
    seeds = root / "seeds"
    for name, begin in BEGINS.items():
        (seeds / name).write_bytes(begin)
        os.truncate(seeds / name, SIZE)
    with zipfile.ZipFile(seeds / "b.zip", "w") as file:
        file.writestr("trong.md", FRONT.format(title="Từ zip", text=TEXT))
    pushed(seeds / "b.zip")
    (seeds / "anh.md").write_text(
        FRONT.format(title="Có ảnh", text="![Ảnh](lon.jpg)\n\n[Tệp](lon.pdf)\n\nChữ."), "utf-8"
    )
    command = [sys.executable, "-m", "site_builder", "build", "--jobs", "1", str(root)]
    ran = subprocess.run([sys.executable, "-c", MEASURE, *command], check=True, capture_output=True, encoding="utf-8")
    status, memory = map(int, ran.stdout.split())
    return Built(status, ran.stderr, memory, root / "public")


def pushed(path: Path) -> None:
    """Put two gigabytes before what a file holds."""
    data = path.read_bytes()
    path.write_bytes(b"")
    with path.open("r+b") as file:
        file.seek(SIZE)
        file.write(data)


def test_the_build_ends_well_in_little_memory(built: Built) -> None:
    assert 0 == built.status, built.said
    assert built.memory < MEMORY


@pytest.mark.parametrize("name", [name for name in BEGINS if not name.startswith("lon.")])
def test_each_is_set_aside_by_name_with_a_reason(built: Built, name: str) -> None:
    [reason] = [one["reason"] for one in built.table("set-aside.jsonl") if one["path"] == f"seeds/{name}"]

    assert f"set aside: seeds/{name}" in built.said
    assert "; " in reason  # and what to do


def test_articles_before_and_behind_two_gigabytes_of_nothing_are_read(built: Built) -> None:
    titles = {one["title"] for one in built.table("articles.jsonl")}

    assert {"Từ jsonl", "Từ trang", "Từ zip", "Có ảnh"} <= titles
    assert "Không đọc" not in titles


def test_a_picture_and_a_file_of_two_gigabytes_are_not_published_and_the_article_says_so(built: Built) -> None:
    [page] = [one["url"] for one in built.table("articles.jsonl") if one["title"] == "Có ảnh"]
    shown = (built.public / page / "index.html").read_text("utf-8")

    assert "larger than 10 MB" in built.said + shown or "10 MB" in shown
    assert [] == [path for path in built.public.rglob("lon*") if path.is_file()]

"""An archive of forty short articles, for searching: who inspected what, in which of four provinces, in three years."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from browsing import BASE_PATH, Handler

ARTICLES = 40
SETTINGS = """
[site]
title = "Kho thử"
base_url = "https://example.org/kho/tin/"
"""
PLACES = (
    ("Bắc Kạn", "Nông Đức Kiên"),
    ("Quảng Trị", "Trần Thị Hoài Phương"),
    ("Thanh Hóa", "Lê Hữu Khang"),
    ("Đắk Lắk", "Nông Văn Kiệm"),
)
WORKS = ("trồng rừng phòng hộ", "xây cầu treo", "chăm sóc y tế", "phòng chống thiên tai", "đào tạo nghề")
FESTIVAL = {
    "id": "cau-ngu",
    "title": "Lễ hội cầu ngư",
    "date": "2024-12-24",
    "text": "Bà con ngư dân mở lễ hội cầu ngư bên bờ biển.\n\nBan tổ chức mời bạn bè các nơi về thăm, có đua thuyền.",
}


class Town(NamedTuple):
    """The archive's folder, and its table of articles."""

    root: Path
    articles: list[dict[str, str]]

    @property
    def public(self) -> Path:
        """Return the folder of the site."""
        return self.root / "public"

    def titles(self, *words: str) -> set[str]:
        """Return the titles of the articles that have all of some strings as they stand."""
        return {
            one["title"] for one in self.articles if all(word in one["title"] + "\n" + one["text"] for word in words)
        }


def articles() -> Iterator[dict[str, str]]:
    """Yield what the archive is made from."""
    for n in range(ARTICLES):
        place, chair = PLACES[n % len(PLACES)]
        work = WORKS[n % len(WORKS)]
        council = "UBND" if n % 2 else "Ủy ban nhân dân"
        yield {
            "id": f"tin-{n:02}",
            "title": f"{place} {work}, đợt {n + 1}",
            "date": f"{2022 + n % 3}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "text": f"Chủ tịch {council} tỉnh {place} {chair} kiểm tra việc {work} trên địa bàn.\n\n"
            f"{'Đoàn nghe báo cáo về tiến độ, kinh phí và những việc còn lại. ' * 8}\n\n"
            f"Kết luận buổi làm việc, đồng chí {chair} giao các sở hoàn thành {work} trước mùa mưa.",
        }
    yield FESTIVAL


def built(root: Path) -> Town:
    """Build the archive in a folder."""
    (root / "seeds").mkdir()
    (root / "archive.toml").write_text(SETTINGS, "utf-8")
    told = [*articles()]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
    (root / "seeds" / "tin.jsonl").write_text(lines, "utf-8")
    build(root, root / "public")
    return Town(root, told)


def for_offline_use(town: Town, public: Path) -> None:
    """Build the same archive once more, elsewhere, with what lets it be searched without a connection."""
    (town.root / "archive.toml").write_text(f"{SETTINGS}offline = true\n", "utf-8")
    build(town.root, public)


def build(root: Path, public: Path) -> None:
    """Run the command."""
    subprocess.run([sys.executable, "-m", "site_builder", "build", str(root), "--output", str(public)], check=True)


@contextmanager
def served(public: Path, handler: Callable[..., Handler] = Handler) -> Iterator[str]:
    """Serve a folder; yield its address.  Afterwards nothing answers there."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(public))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE_PATH}"
        server.shutdown()

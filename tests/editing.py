"""A small archive and the many ways in which people, programs and accidents change one between two builds."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from site_builder.built_in import built_in

CACHE = ".site-builder/cache.sqlite"

PEOPLE = (
    *("Trần Văn Mẫu", "Lê Thị Thử", "Nguyễn Văn Thí", "Phạm Minh Dụ", "Hoàng Thị Ví", "Đỗ Quang Giả"),
    *("Vũ Đình Định", "Bùi Thanh Đặt", "Trần Văn Mẫu"),
)
POSTS = (
    *("Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", "Giám đốc Sở Y tế"),
    *("Bí thư Huyện ủy", "Chủ tịch UBND huyện", "Bộ trưởng Bộ Y tế", "Phó Bí thư Thường trực Tỉnh ủy"),
)
PLACES = (("Bắc Kạn", "Chợ Mới"), ("Nghệ An", "Nghi Lộc"), ("Quảng Trị", "Hải Lăng"), ("Lào Cai", "Bát Xát"))
DEEDS = (
    "thăm và tặng quà các gia đình chính sách trên địa bàn",
    "kiểm tra tiến độ các công trình giao thông trọng điểm",
    "làm việc với lãnh đạo các sở về kế hoạch năm tới",
    "dự hội nghị tổng kết phong trào thi đua của địa phương",
    "chủ trì phiên họp về chuyển đổi số và cải cách hành chính",
    "nghe báo cáo về tình hình sản xuất và đời sống nhân dân",
)
TEMPLATES = ("base.html", "article.html", "home.html", "province.html", "parts/lists.html", "official.html")


class Editor:
    """Edits the archive in `root`, at random but the same for the same seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)
        self.made = 0
        self.titles = 0
        (root / "seeds").mkdir(parents=True)
        self.configure()
        for _ in range(6):
            self.add()
        self.lines()

    def edit(self) -> str:
        """Make one edit and return what it was."""
        one = self.random.choice(EDITS)
        one(self)
        return one.__name__

    def files(self) -> list[Path]:
        return sorted((self.root / "seeds").rglob("*.txt"))

    def configure(self) -> None:
        self.titles += 1
        path = self.random.choice(["archive", "kho"])
        tables = self.random.choice(["auto", "packed", "packed", "none"])
        text = f'[site]\ntitle = "Kho {self.titles}"\nbase_url = "https://example.org/{path}/"\ntables = "{tables}"\n'
        (self.root / "archive.toml").write_text(text, "utf-8")

    def article(self) -> tuple[str, str, str]:
        """Return the title, day and text of a made-up article."""
        pick = self.random.choice
        province, district = pick(PLACES)
        day = f"{self.random.randint(1, 28):02}/{self.random.randint(1, 3):02}/{self.random.randint(2022, 2024)}"
        told = []
        for _ in range(self.random.randint(2, 5)):
            where = pick([f"tại huyện {district}, tỉnh {province}", f"tỉnh {province}", "tại hội trường"])
            told.append(
                f"Sáng {day[:5]}, {where}, đồng chí {pick(PEOPLE)}, {pick(POSTS)} {pick([province, ''])}".strip()
                + f", {pick(DEEDS)}, {pick(DEEDS)}; sau đó {pick(DEEDS)}."
            )
        return f"{pick(DEEDS).capitalize()} {province} {self.made}", day, "\n\n".join(told)

    def add(self) -> None:
        self.made += 1
        title, day, text = self.article()
        dated = f"{day}\n" if self.random.random() < 0.8 else ""
        (self.root / "seeds" / f"{self.random.randint(0, 999):03}-{self.made}.txt").write_text(
            f"{title}\n\n{dated}{text}\n", "utf-8"
        )

    def change(self) -> None:
        if files := self.files():
            path = self.random.choice(files)
            path.write_text(f"{path.read_text('utf-8', 'replace')}\n{self.article()[2]}\n", "utf-8")

    def spoil(self) -> None:
        if files := self.files():
            self.random.choice(files).write_bytes(b"\x00\xff\xfe\x00" * 9)

    def copy(self) -> None:
        if files := self.files():
            path = self.random.choice(files)
            self.made += 1
            shutil.copy(path, path.with_name(f"copy-{self.made}.txt"))

    def rename(self) -> None:
        if files := self.files():
            path = self.random.choice(files)
            self.made += 1
            path.rename(path.with_name(f"moved-{self.made}.txt"))

    def remove(self) -> None:
        if files := self.files():
            self.random.choice(files).unlink()

    def lines(self) -> None:
        rows = []
        for number in range(self.random.randint(0, 3)):
            title, day, text = self.article()
            iso = "-".join(reversed(day.split("/")))
            rows.append(json.dumps({"id": f"line-{number}", "title": title, "date": iso, "text": text}))
        (self.root / "seeds" / "more.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")

    def template(self) -> None:
        name = self.random.choice(TEMPLATES)
        path = self.root / "templates" / name
        if path.exists() and self.random.random() < 0.5:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        self.titles += 1
        source = (built_in("templates") / name).read_text("utf-8")
        path.write_text(source.replace("</", f"<!-- {self.titles} --></", 1), "utf-8")

    def static(self) -> None:
        path = self.root / "static" / "css" / "own.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.titles += 1
        path.write_text(f"p {{ margin: {self.titles}px }}\n", "utf-8")

    def word(self) -> None:
        path = self.root / "locale" / "vi.po"
        if path.exists() and self.random.random() < 0.3:
            path.unlink()
            return
        path.parent.mkdir(exist_ok=True)
        self.titles += 1
        path.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Facts"\nmsgstr "Dữ kiện {self.titles}"\n', "utf-8")

    def correct(self) -> None:
        path = self.root / "corrections" / "a.toml"
        path.parent.mkdir(exist_ok=True)
        if path.exists() and self.random.random() < 0.3:
            path.unlink()
        elif files := self.files():
            id_ = self.random.choice(files).stem
            status = self.random.choice(["current", "former"])
            fact = f'property = "post", value = "Giám đốc Sở Xây dựng", person = "Ngô Thị Sửa", status = "{status}"'
            path.write_text(
                f'[[article]]\nid = "{id_}"\nadd = {{ {fact} }}\nreason = "thiếu"\ndate = 2024-06-01\n', "utf-8"
            )

    def lose_cache(self) -> None:
        shutil.rmtree(self.root / ".site-builder", ignore_errors=True)

    def damage_cache(self) -> None:
        path = self.root / CACHE
        if path.exists():
            content = bytearray(path.read_bytes())
            at = self.random.randrange(len(content))
            content[at : at + 5000] = self.random.randbytes(len(content[at : at + 5000]))
            path.write_bytes(content)

    def swap_cache(self) -> None:
        path = self.root / CACHE
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self.random.choice([b"", b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 4096]))

    def newer_cache(self) -> None:
        path = self.root / CACHE
        if path.exists():
            self.lose_cache()
        path.parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 999")
        connection.close()

    def deface(self) -> None:
        if pages := sorted((self.root / "public").rglob("*.html")):
            self.random.choice(pages).write_text("changed by hand", "utf-8")

    def lose_page(self) -> None:
        if pages := sorted((self.root / "public").rglob("*.html")):
            self.random.choice(pages).unlink()

    def unpublish(self) -> None:
        shutil.rmtree(self.root / "public", ignore_errors=True)

    def nothing(self) -> None:
        """Change nothing."""


# What happens more often stands here more often.
EDITS: tuple[Callable[[Editor], None], ...] = (
    *([Editor.add, Editor.change, Editor.remove] * 4),
    *([Editor.rename, Editor.copy, Editor.lines, Editor.template, Editor.correct] * 2),
    Editor.word,
    *(Editor.spoil, Editor.static, Editor.configure, Editor.nothing, Editor.deface, Editor.lose_page, Editor.unpublish),
    *(Editor.lose_cache, Editor.damage_cache, Editor.swap_cache, Editor.newer_cache),
)
